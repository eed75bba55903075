//! Correcting an entry: what the public sees beside a form with only what can be corrected.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::client::Answer;
use porta_contract::{
    Access, CapacityState, ConfirmRest, CorrectItem, FieldError, HoursPurpose, Noun, ReviewItem, ShownVersion,
};

use super::difference;
use super::draft::{Draft, Problem};
use super::entry::{EntryView, title};
use super::form::Form;
use super::hours::{MOST_SETS, SetDraft, name};
use super::visit::{Trouble, Visit, refusal};
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
    contacts: Vec<Input>,
    sets: Vec<Set>,
    capacity: Option<CapacityFields>,
    preview: Vec<Preview>,
    /// Where a word goes, for what only staff can change.
    word: String,
    /// True when nothing of it can be corrected here.
    elsewhere: bool,
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
}

/// What hours would look like.
struct Preview {
    legend: String,
    days: Vec<DayRow>,
}

/// What is shown beside the form.
#[derive(Default)]
struct Aside {
    status: StatusCode,
    problems: Vec<Problem>,
    changed: Vec<String>,
    preview: Vec<Preview>,
}

/// The form with what is there now.
pub fn show(visit: &Visit<'_>) -> Result<HttpResponse, Trouble> {
    let item = visit.item()?;
    let draft = Draft::of(item);
    Ok(page(visit, item, draft, Aside::default()))
}

/// Shows what hours would look like, or saves what has changed.
pub async fn answer(visit: &Visit<'_>, form: Form) -> Result<HttpResponse, Trouble> {
    let item = visit.item()?;
    let draft = Draft::read(&form, item);
    let preview = form.get("do") == Some("preview");
    let correction = match draft.correction() {
        Ok(correction) => correction,
        Err(problems) => {
            let aside = Aside {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                problems,
                ..Aside::default()
            };
            return Ok(page(visit, item, draft, aside));
        }
    };
    if preview {
        let aside = look_at_hours(visit, &draft).await?;
        return Ok(page(visit, item, draft, aside));
    }
    save(visit, item, draft, correction).await
}

async fn save(
    visit: &Visit<'_>,
    item: &ReviewItem,
    draft: Draft,
    correction: Option<CorrectItem>,
) -> Result<HttpResponse, Trouble> {
    let saved = || Ok(visit.see(&format!("?did=saved#e-{}", item.id)));
    let Some(correction) = correction else {
        // Nothing is different: it is still right.
        let shown = ShownVersion {
            item: item.id.clone(),
            version: draft.version,
        };
        let answered = visit
            .reviewing
            .confirm_rest(&ConfirmRest { items: vec![shown] })
            .await?;
        let Some(moved) = answered.moved.first() else {
            return saved();
        };
        let changed: Vec<String> = moved.changed.iter().map(|field| field.pointer.clone()).collect();
        return Ok(again(visit, item, draft, &changed));
    };
    match visit.reviewing.correct(&item.id, &correction).await {
        Ok(_) => saved(),
        Err(error) => {
            let problem = refusal(error)?;
            if problem.code == "moved" {
                let changed: Vec<String> = problem.errors.into_iter().filter_map(|error| error.pointer).collect();
                return Ok(again(visit, item, draft, &changed));
            }
            let aside = Aside {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                problems: problem.errors.iter().map(refused).collect(),
                ..Aside::default()
            };
            Ok(page(visit, item, draft, aside))
        }
    }
}

/// The form once more for an entry that has moved on: what somebody has typed is kept, the rest is as it is now.
fn again(visit: &Visit<'_>, item: &ReviewItem, mut draft: Draft, changed: &[String]) -> HttpResponse {
    draft.move_to(item);
    let aside = Aside {
        status: StatusCode::CONFLICT,
        changed: changed
            .iter()
            .map(|pointer| difference::label(&visit.look, pointer))
            .collect(),
        ..Aside::default()
    };
    page(visit, item, draft, aside)
}

/// What the API says is wrong, beside the field that it is about.
fn refused(error: &FieldError) -> Problem {
    let pointer = error.pointer.as_deref().unwrap_or_default();
    let path: Vec<&str> = pointer.trim_start_matches("#/").split('/').collect();
    let (field, key) = match path.as_slice() {
        ["texts", field, ..] => (*field, text_problem(&error.code)),
        ["hours", ..] => ("hours", "review-error-hours"),
        ["capacity", ..] => ("until", "review-error-date"),
        ["phone"] => ("phone", "review-error-phone"),
        ["email"] => ("email", "review-error-email"),
        ["website"] => ("website", "review-error-website"),
        _ => ("main", "review-error-other"),
    };
    Problem::said(field, key)
}

fn text_problem(code: &str) -> &'static str {
    match code {
        "too_long" => "review-error-too-long",
        "missing" => "review-error-required",
        _ => "review-error-other",
    }
}

async fn look_at_hours(visit: &Visit<'_>, draft: &Draft) -> Result<Aside, Trouble> {
    let mut aside = Aside::default();
    let (client, city) = visit.ctx.api();
    for (index, set) in draft.sets.iter().enumerate() {
        let Ok(Some(rule)) = set.text(index) else { continue };
        match client.hours(city, &rule).send().await {
            Ok(Answer::Fetched(seen)) => aside.preview.push(Preview {
                legend: legend(&visit.look, index, set),
                days: week(&visit.look, &seen.value.days),
            }),
            Err(error) if error.status() == Some(400) => {
                aside.status = StatusCode::UNPROCESSABLE_ENTITY;
                let field = if set.rule.is_empty() {
                    "hours".to_owned()
                } else {
                    name(index, "rule")
                };
                aside.problems.push(Problem::said(&field, "review-error-hours"));
            }
            Err(error) => return Err(error.into()),
            Ok(_) => {}
        }
    }
    Ok(aside)
}

fn page(visit: &Visit<'_>, item: &ReviewItem, mut draft: Draft, aside: Aside) -> HttpResponse {
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
        texts: if is_offer {
            texts(look, &draft, &wrong)
        } else {
            Vec::new()
        },
        contacts: if item.noun == Noun::Event {
            Vec::new()
        } else {
            contacts(look, &draft, &wrong)
        },
        sets: draft
            .sets
            .iter()
            .enumerate()
            .map(|(index, set)| set_fields(look, (index, index >= before), set, &wrong))
            .collect(),
        capacity: is_offer.then(|| capacity(look, &draft, &wrong)),
        preview: aside.preview,
        word: visit.href(""),
        elsewhere: item.noun == Noun::Event,
        partly: item.noun == Noun::Provider,
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

fn contacts(look: &Look, draft: &Draft, wrong: Wrong<'_>) -> Vec<Input> {
    [
        (
            "phone",
            "review-field-phone",
            &draft.phone,
            "tel",
            Some("review-phone-help"),
        ),
        ("email", "review-field-email", &draft.email, "email", None),
        (
            "website",
            "review-field-website",
            &draft.website,
            "url",
            Some("review-website-help"),
        ),
    ]
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
    }
}
