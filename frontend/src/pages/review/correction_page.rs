//! The page of a correction: what the public sees beside a form with only what can be corrected.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::{Access, CapacityState, HoursPreview, HoursPurpose, Noun, ReviewItem};

use super::draft::{Draft, Problem};
use super::entry::{EntryView, title};
use super::hours::{MOST_SETS, SetDraft, name};
use super::visit::Visit;
use super::week::DAYS;
use crate::http::CachePolicy;
use crate::pages::Page;
use crate::view::{DayRow, Foreign, Look, Shell, week, weekday};

#[derive(Template)]
#[template(path = "review_correct.html")]
struct CorrectionPage {
    shell: Shell,
    status: StatusCode,
    action: String,
    back: String,
    heading: String,
    view: EntryView,
    title: Foreign,
    version: i64,
    base: String,
    errors: Vec<(String, String)>,
    /// Fields that have changed meanwhile.
    changed: Vec<String>,
    texts: Vec<Input>,
    /// Start and length of an event.
    when: Vec<Input>,
    /// Where it is.
    place: Vec<Input>,
    contacts: Vec<Input>,
    sets: Vec<Set>,
    capacity: Option<CapacityFields>,
    preview: Vec<Preview>,
    /// Where a word goes, for what only staff can change.
    word: String,
    /// True when only some of it can be corrected here.
    partly: bool,
    text_lang: String,
    text_dir: &'static str,
}

impl Page for CorrectionPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// A field for text.
struct Input {
    name: String,
    label: String,
    value: String,
    kind: &'static str,
    /// Lines of a field for long text; 0 for one line.
    rows: u8,
    help: Option<String>,
    error: Option<String>,
    /// True for text in the entry's own language.
    own_text: bool,
    required: bool,
}

/// Fields of a set of hours.
struct Set {
    index: usize,
    legend: String,
    draft: SetDraft,
    purposes: Vec<(&'static str, String, bool)>,
    accesses: Vec<(&'static str, String, bool)>,
    days: Vec<Input>,
    error: Option<String>,
    /// True for the one that is to be filled.
    new: bool,
}

struct CapacityFields {
    choices: Vec<(&'static str, String, bool)>,
    until: String,
    error: Option<String>,
    /// The last day of the offer itself.
    ends: Input,
}

/// What hours would look like.
pub struct Preview {
    legend: String,
    days: Vec<DayRow>,
}

impl Preview {
    /// The coming days of a set of the form.
    pub fn new(look: &Look, (index, set): (usize, &SetDraft), seen: &HoursPreview) -> Self {
        Self {
            legend: legend(look, index, set),
            days: week(look, &seen.days),
        }
    }
}

/// What is shown beside the form.
#[derive(Default)]
pub struct Aside {
    pub status: StatusCode,
    pub problems: Vec<Problem>,
    /// Names of the fields that have changed meanwhile.
    pub changed: Vec<String>,
    pub preview: Vec<Preview>,
}

/// The page with what stands in the form.
pub fn page(visit: &Visit<'_>, item: &ReviewItem, mut draft: Draft, aside: Aside) -> HttpResponse {
    let look = &visit.look;
    let own = title(look, item);
    let heading = look.t.with("review-correct-title", &[("name", &own.text)]);
    let is_offer = item.noun == Noun::Offer;
    if is_offer && draft.sets.last().is_none_or(|set| !set.is_empty()) && draft.sets.len() < MOST_SETS {
        draft.sets.push(SetDraft::empty());
    }
    let before = item.shown.hours.len();
    let problems: Vec<(String, String)> = aside
        .problems
        .iter()
        .map(|problem| (problem.field.clone(), problem.text(look)))
        .collect();
    let wrong = |field: &str| {
        let found = problems.iter().find(|(own, _)| own == field);
        found.map(|(_, text)| text.clone())
    };
    let page = CorrectionPage {
        shell: visit.shell(heading.clone()),
        status: aside.status,
        action: visit.href(&format!("/correct/{}", item.id)),
        back: visit.href(&format!("#e-{}", item.id)),
        heading,
        view: EntryView::new(look, item),
        version: draft.version,
        base: draft.base_text(),
        changed: aside.changed,
        texts: texts(look, &draft, &wrong),
        when: if item.noun == Noun::Event {
            when(look, &draft, &wrong)
        } else {
            Vec::new()
        },
        place: place(look, item, &draft, &wrong),
        contacts: contacts(look, item.noun, &draft, &wrong),
        sets: draft
            .sets
            .iter()
            .enumerate()
            .map(|(index, set)| set_fields(look, (index, index >= before), set, &wrong))
            .collect(),
        capacity: is_offer.then(|| capacity(look, &draft, &wrong)),
        preview: aside.preview,
        word: visit.href(""),
        partly: !is_offer,
        text_lang: own.lang.clone(),
        text_dir: own.dir,
        title: own,
        errors: problems,
    };
    visit.ctx.render(&page)
}

type Wrong<'w> = &'w dyn Fn(&str) -> Option<String>;

fn texts(look: &Look, draft: &Draft, wrong: Wrong<'_>) -> Vec<Input> {
    let field = |name: &str, key: &str, value: &str, rows: u8| Input {
        name: name.to_owned(),
        label: look.t.say(key).into_owned(),
        value: value.to_owned(),
        kind: "text",
        rows,
        help: None,
        error: wrong(name),
        own_text: true,
        required: false,
    };
    let mut fields = vec![
        Input {
            required: true,
            ..field("title", "review-field-title", &draft.title, 0)
        },
        field("summary", "review-field-summary", &draft.summary, 3),
        Input {
            help: Some(look.t.say("review-description-help").into_owned()),
            ..field("description", "review-field-description", &draft.description, 8)
        },
    ];
    let notes = draft.notes.iter().map(|(name, value)| {
        let field = field(&format!("note-{name}"), "review-field-notes", value, 2);
        Input {
            label: note_label(look, name).unwrap_or_else(|| field.label.clone()),
            ..field
        }
    });
    fields.extend(notes);
    fields
}

/// What a note is about, for those that stand beside something.
fn note_label(look: &Look, name: &str) -> Option<String> {
    let key = match name {
        "access_note" => "offer-access",
        "registration_note" => "offer-register",
        "cost_note" => "offer-cost",
        "languages_note" => "offer-languages",
        "target_groups_note" => "offer-groups",
        "getting_there" => "offer-getting-there",
        "hours_note" => "review-hours-note",
        "capacity_note" => "review-field-capacity",
        _ => return None,
    };
    Some(look.t.say(key).into_owned())
}

/// A field that is not text in the entry's language.
fn plain(look: &Look, (name, key): (&str, &str), (value, kind): (&str, &'static str), wrong: Wrong<'_>) -> Input {
    Input {
        name: name.to_owned(),
        label: look.t.say(key).into_owned(),
        value: value.to_owned(),
        kind,
        rows: 0,
        help: None,
        error: wrong(name),
        own_text: false,
        required: false,
    }
}

fn when(look: &Look, draft: &Draft, wrong: Wrong<'_>) -> Vec<Input> {
    vec![
        plain(look, ("date", "review-field-date"), (&draft.date, "date"), wrong),
        plain(look, ("time", "review-field-time"), (&draft.time, "time"), wrong),
        plain(
            look,
            ("minutes", "review-field-minutes"),
            (&draft.minutes, "numeric"),
            wrong,
        ),
    ]
}

/// The address, where a public one is known, and an event's place in words and online.
fn place(look: &Look, item: &ReviewItem, draft: &Draft, wrong: Wrong<'_>) -> Vec<Input> {
    let mut fields = Vec::new();
    if item.shown.address.is_some() {
        fields.push(Input {
            help: Some(look.t.say("review-address-help").into_owned()),
            ..plain(look, ("street", "review-field-street"), (&draft.street, "text"), wrong)
        });
        let postal_code = (draft.postal_code.as_str(), "text");
        fields.push(plain(
            look,
            ("postal-code", "review-field-postal-code"),
            postal_code,
            wrong,
        ));
        fields.push(plain(look, ("town", "review-field-town"), (&draft.town, "text"), wrong));
    }
    if item.noun == Noun::Event {
        let words = plain(look, ("place", "review-field-place"), (&draft.place, "text"), wrong);
        fields.push(Input {
            own_text: true,
            ..words
        });
        fields.push(plain(look, ("online", "event-online"), (&draft.online, "url"), wrong));
    }
    fields
}

fn contacts(look: &Look, noun: Noun, draft: &Draft, wrong: Wrong<'_>) -> Vec<Input> {
    let website = if noun == Noun::Event {
        "event-register"
    } else {
        "review-field-website"
    };
    // What is looked for has no way to be reached of its own: only its last day.
    if noun == Noun::Need {
        let ends = (draft.valid_until.as_str(), "date");
        return vec![plain(look, ("valid-until", "review-field-valid-until"), ends, wrong)];
    }
    let mut fields = vec![
        (
            "phone",
            "review-field-phone",
            &draft.phone,
            "tel",
            Some("review-phone-help"),
        ),
        ("email", "review-field-email", &draft.email, "email", None),
        ("website", website, &draft.website, "url", Some("review-website-help")),
    ];
    if noun == Noun::Event {
        fields.drain(..2);
    }
    fields
        .into_iter()
        .map(|(name, key, value, kind, help)| Input {
            name: name.to_owned(),
            label: look.t.say(key).into_owned(),
            value: value.clone(),
            kind,
            rows: 0,
            help: help.map(|key| look.t.say(key).into_owned()),
            error: wrong(name),
            own_text: false,
            required: false,
        })
        .collect()
}

fn legend(look: &Look, index: usize, set: &SetDraft) -> String {
    let number = look.t.number(u64::try_from(index + 1).unwrap_or(u64::MAX));
    let legend = look.t.with("review-hours-set", &[("n", &number)]);
    match look.t.word("purpose", &set.purpose) {
        Some(purpose) => format!("{legend} · {purpose}"),
        None => legend,
    }
}

fn set_fields(look: &Look, (index, new): (usize, bool), set: &SetDraft, wrong: Wrong<'_>) -> Set {
    let choice = |prefix: &str, word: &'static str, chosen: &str| {
        let label = look.t.word(prefix, word).unwrap_or_else(|| word.to_owned());
        (word, label, word == chosen)
    };
    let unsaid = look.t.say("review-hours-access-open").into_owned();
    let accesses = Access::WORDS.iter().map(|word| choice("access", word, &set.access));
    Set {
        index,
        legend: if new && set.is_empty() {
            look.t.say("review-hours-new").into_owned()
        } else {
            legend(look, index, set)
        },
        purposes: HoursPurpose::WORDS
            .iter()
            .map(|word| choice("purpose", word, &set.purpose))
            .collect(),
        accesses: [("", unsaid, set.access.is_empty())]
            .into_iter()
            .chain(accesses)
            .collect(),
        days: DAYS
            .iter()
            .zip(&set.days)
            .map(|((day, short), value)| Input {
                name: name(index, short),
                label: weekday(look, *day),
                value: value.clone(),
                kind: "text",
                rows: 0,
                help: None,
                error: wrong(&name(index, short)),
                own_text: false,
                required: false,
            })
            .collect(),
        error: wrong(&name(index, "rule")),
        new,
        draft: set.clone(),
    }
}

fn capacity(look: &Look, draft: &Draft, wrong: Wrong<'_>) -> CapacityFields {
    // *Closed* is said with “no longer exists”, which also asks for what follows.
    let states = CapacityState::WORDS
        .iter()
        .filter(|word| **word != "closed" || draft.capacity == "closed");
    CapacityFields {
        choices: states
            .map(|word| {
                let label = look.t.word("capacity", word).unwrap_or_else(|| (*word).to_owned());
                (*word, label, *word == draft.capacity)
            })
            .collect(),
        until: draft.until.clone(),
        error: wrong("until"),
        ends: plain(
            look,
            ("valid-until", "review-field-valid-until"),
            (&draft.valid_until, "date"),
            wrong,
        ),
    }
}
