//! All entries of a review, with their answers.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::{
    Answered, ConfirmRest, ItemState, MovedItem, NewContact, Noun, ReviewItem, ReviewState, ShownVersion,
};

use super::difference::Difference;
use super::entry::{EntryView, public_page, title};
use super::form::Form;
use super::odd::odd;
use super::visit::{Trouble, Visit, refusal};
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::i18n::UiLang;
use crate::pages::Page;
use crate::view::{Foreign, Look, Shell};

#[derive(Template)]
#[template(path = "review.html")]
struct EntriesPage {
    shell: Shell,
    status: StatusCode,
    /// Whose entries.
    provider: String,
    action: String,
    /// What has just been done.
    message: Option<String>,
    /// What has to be looked at again.
    warning: Option<String>,
    open: bool,
    done: bool,
    progress: String,
    answered: usize,
    count: usize,
    /// When corrections become public.
    publishes: String,
    /// What *all the rest* stands for: entry and version.
    rest: Vec<String>,
    /// Words on its button.
    rest_label: String,
    cards: Vec<Card>,
    /// Where an offer is added that is not there yet.
    add: String,
    contact: Field,
    contact_note: String,
    langs: Vec<(&'static str, &'static str, bool)>,
    word: Field,
}

impl Page for EntriesPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// A field of a form at the end of the page.
#[derive(Default)]
struct Field {
    value: String,
    error: Option<String>,
}

/// An entry with what can be said about it.
struct Card {
    id: String,
    version: i64,
    noun: String,
    icon: &'static str,
    title: Foreign,
    view: EntryView,
    /// What a program finds odd about it.
    odd: Vec<String>,
    /// Tone, icon and words of its answer.
    badge: (&'static str, &'static str, String),
    unanswered: bool,
    public: Option<String>,
    pending: bool,
    correct: String,
    gone: String,
    moved: Option<Vec<Difference>>,
}

/// What is shown beside the entries as they are.
#[derive(Default)]
struct Aside {
    status: StatusCode,
    message: Option<&'static str>,
    warning: Option<String>,
    moved: Vec<MovedItem>,
    contact: Field,
    contact_note: String,
    contact_lang: Option<String>,
    word: Field,
}

/// The page, after whatever the address says has been done.
pub fn show(visit: &Visit<'_>) -> Result<HttpResponse, Trouble> {
    let did = visit.ctx.query().into_iter().find(|(name, _)| name == "did");
    let message = match did.as_ref().map(|(_, value)| value.as_str()) {
        Some("saved") => Some("review-saved"),
        Some("undone") => Some("review-undone"),
        Some("contact") => Some("review-contact-done"),
        Some("word") => Some("review-word-done"),
        Some("added") => Some("review-added"),
        _ => None,
    };
    Ok(page(
        visit,
        Aside {
            message,
            ..Aside::default()
        },
    ))
}

/// Carries out what a form of the page asks for.
pub async fn answer(visit: &Visit<'_>, form: &Form) -> Result<HttpResponse, Trouble> {
    match form.get("do") {
        Some("confirm") => {
            let shown = shown_version(form.get("shown").unwrap_or_default())?;
            let place = format!("#e-{}", shown.item);
            visit.item_of(&shown.item)?;
            confirm(visit, vec![shown], &place).await
        }
        Some("rest") => {
            let shown = form.all("shown").map(shown_version).collect::<Result<Vec<_>, _>>()?;
            confirm(visit, shown, "").await
        }
        Some("undo") => undo(visit, form).await,
        Some("contact") => new_contact(visit, form).await,
        Some("word") => word(visit, form).await,
        _ => Err(PageError::Refused.into()),
    }
}

/// `item:version`, as the page has written it.
fn shown_version(text: &str) -> Result<ShownVersion, Trouble> {
    let parts = text.split_once(':');
    let read = parts.and_then(|(item, version)| Some((item.to_owned(), version.parse().ok()?)));
    let (item, version) = read.ok_or(PageError::Refused)?;
    Ok(ShownVersion { item, version })
}

async fn confirm(visit: &Visit<'_>, items: Vec<ShownVersion>, place: &str) -> Result<HttpResponse, Trouble> {
    let answered: Answered = visit.reviewing.confirm_rest(&ConfirmRest { items }).await?;
    if answered.moved.is_empty() {
        return Ok(visit.see(&format!("?did=saved{place}")));
    }
    let count = u64::try_from(answered.moved.len()).unwrap_or(u64::MAX);
    // Some of them may have been confirmed: the entries are read again.
    let visit = Visit::begin(visit.ctx).await?;
    let aside = Aside {
        status: StatusCode::CONFLICT,
        warning: Some(visit.look.t.count("review-moved-many", count)),
        moved: answered.moved,
        ..Aside::default()
    };
    Ok(page(&visit, aside))
}

async fn undo(visit: &Visit<'_>, form: &Form) -> Result<HttpResponse, Trouble> {
    let item = visit.item_of(form.get("item").unwrap_or_default())?;
    match visit.reviewing.undo(&item.id).await {
        Ok(_) => Ok(visit.see(&format!("?did=undone#e-{}", item.id))),
        Err(error) => {
            refusal(error)?;
            let aside = Aside {
                status: StatusCode::CONFLICT,
                warning: Some(visit.look.t.say("review-moved-text").into_owned()),
                ..Aside::default()
            };
            Ok(page(visit, aside))
        }
    }
}

async fn new_contact(visit: &Visit<'_>, form: &Form) -> Result<HttpResponse, Trouble> {
    let text = |name| form.filled(name).map(str::to_owned);
    let contact = NewContact {
        email: text("email"),
        lang: text("lang"),
        note: text("note"),
    };
    match visit.reviewing.new_contact(&contact).await {
        Ok(_) => Ok(visit.see("?did=contact")),
        Err(error) => {
            let problem = refusal(error)?;
            let long = problem.errors.iter().any(|error| error.code == "too_long");
            let key = if long {
                "review-error-too-long"
            } else {
                "review-error-email"
            };
            let aside = Aside {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                contact: Field {
                    value: contact.email.unwrap_or_default(),
                    error: Some(visit.look.t.say(key).into_owned()),
                },
                contact_note: contact.note.unwrap_or_default(),
                contact_lang: contact.lang,
                ..Aside::default()
            };
            Ok(page(visit, aside))
        }
    }
}

async fn word(visit: &Visit<'_>, form: &Form) -> Result<HttpResponse, Trouble> {
    let text = form.get("text").unwrap_or_default();
    match visit.reviewing.word(text).await {
        Ok(_) => Ok(visit.see("?did=word")),
        Err(error) => {
            refusal(error)?;
            let key = if text.is_empty() {
                "review-error-required"
            } else {
                "review-error-too-long"
            };
            let aside = Aside {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                word: Field {
                    value: text.to_owned(),
                    error: Some(visit.look.t.say(key).into_owned()),
                },
                ..Aside::default()
            };
            Ok(page(visit, aside))
        }
    }
}

fn page(visit: &Visit<'_>, mut aside: Aside) -> HttpResponse {
    let (look, review) = (&visit.look, &visit.review);
    let t = look.t;
    let unanswered = || review.items.iter().filter(|item| item.state == ItemState::Unanswered);
    let answered = review.items.len() - unanswered().count();
    let count = u64::try_from(review.items.len()).unwrap_or(u64::MAX);
    let done_text = t.number(u64::try_from(answered).unwrap_or(u64::MAX));
    let progress = [
        ("answered", done_text.as_str()),
        ("n", &t.number(count)),
        ("cat", t.category(count)),
    ];
    let own = visit.reviewing.session().lang.clone();
    let lang = aside.contact_lang.take().unwrap_or(own);
    let page = EntriesPage {
        shell: visit.shell(t.say("review-title").into_owned()),
        status: aside.status,
        provider: review.title.clone(),
        action: visit.href(""),
        message: aside.message.map(|key| t.say(key).into_owned()),
        warning: aside.warning,
        open: review.open,
        done: review.state == ReviewState::Answered,
        progress: t.with("review-progress", &progress),
        answered,
        count: review.items.len(),
        publishes: t
            .say(if review.publishes {
                "review-at-once"
            } else {
                "review-looked-at"
            })
            .into_owned(),
        rest: unanswered()
            .map(|item| format!("{}:{}", item.id, item.version))
            .collect(),
        rest_label: t
            .say(if answered == 0 { "review-all" } else { "review-rest" })
            .into_owned(),
        cards: review
            .items
            .iter()
            .map(|item| card(visit, item, &aside.moved))
            .collect(),
        add: visit.href("/add"),
        contact: aside.contact,
        contact_note: aside.contact_note,
        langs: UiLang::ALL
            .iter()
            .map(|own| (own.tag(), own.name(), own.tag() == lang))
            .collect(),
        word: aside.word,
    };
    visit.ctx.render(&page)
}

fn card(visit: &Visit<'_>, item: &ReviewItem, moved: &[MovedItem]) -> Card {
    let look = &visit.look;
    let moved = moved.iter().find(|moved| moved.item.id == item.id);
    Card {
        id: item.id.clone(),
        version: item.version,
        noun: look.t.word("noun", item.noun.as_str()).unwrap_or_default(),
        icon: match item.noun {
            Noun::Provider => "house",
            Noun::Event => "calendar",
            Noun::Need => "family",
            _ => "hand",
        },
        title: title(look, item),
        view: EntryView::new(look, item),
        odd: odd(look, &item.oddities),
        badge: badge(look, item.state),
        unanswered: item.state == ItemState::Unanswered,
        public: public_page(look, item),
        pending: item.pending,
        correct: visit.href(&format!("/correct/{}", item.id)),
        gone: visit.href(&format!("/gone/{}", item.id)),
        moved: moved.map(|moved| Difference::all(look, moved)),
    }
}

fn badge(look: &Look, state: ItemState) -> (&'static str, &'static str, String) {
    let (tone, icon, key) = match state {
        ItemState::Confirmed => ("good", "check", "review-state-confirmed"),
        ItemState::Corrected => ("good", "check", "review-state-corrected"),
        ItemState::Withdrawn => ("bad", "stop", "review-state-withdrawn"),
        _ => ("plain", "question", "review-state-unanswered"),
    };
    (tone, icon, look.t.say(key).into_owned())
}
