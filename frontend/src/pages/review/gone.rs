//! *It does not exist any more*, with where people should go now.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::{ItemState, Noun, ReviewItem, WithdrawItem};

use super::difference;
use super::entry::{EntryView, title};
use super::form::Form;
use super::visit::{Trouble, Visit, refusal};
use crate::http::CachePolicy;
use crate::pages::Page;
use crate::view::{Foreign, Shell};

#[derive(Template)]
#[template(path = "review_gone.html")]
struct GonePage {
    shell: Shell,
    status: StatusCode,
    action: String,
    back: String,
    heading: String,
    title: Foreign,
    version: i64,
    view: EntryView,
    /// Where a word goes, for what only staff can end.
    word: Option<String>,
    /// True where something can follow it.
    can_follow: bool,
    /// Own offers that could follow it: slug, title, chosen.
    own: Vec<(String, String, bool)>,
    other: String,
    error: Option<String>,
    /// Fields that have changed meanwhile.
    changed: Vec<String>,
}

impl Page for GonePage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

#[derive(Default)]
struct Aside {
    status: StatusCode,
    successor: String,
    error: Option<&'static str>,
    changed: Vec<String>,
}

/// The question.
pub fn show(visit: &Visit<'_>) -> Result<HttpResponse, Trouble> {
    page(visit, Aside::default())
}

/// Withdraws the entry.
pub async fn answer(visit: &Visit<'_>, form: &Form) -> Result<HttpResponse, Trouble> {
    let item = visit.item()?;
    let successor = form.filled("other").map(slug_of).or_else(|| form.filled("successor"));
    let withdrawal = WithdrawItem {
        version: form
            .get("version")
            .and_then(|text| text.parse().ok())
            .unwrap_or_default(),
        successor: successor.map(str::to_owned),
    };
    match visit.reviewing.withdraw(&item.id, &withdrawal).await {
        Ok(_) => Ok(visit.see(&format!("?did=saved#e-{}", item.id))),
        Err(error) => {
            let problem = refusal(error)?;
            let moved = problem.code == "moved";
            let fields = problem.errors.iter().filter_map(|error| error.pointer.as_deref());
            let aside = Aside {
                status: StatusCode::from_u16(problem.status).unwrap_or_default(),
                successor: successor.unwrap_or_default().to_owned(),
                error: (!moved).then_some("review-error-successor"),
                changed: fields
                    .filter(|_| moved)
                    .map(|pointer| difference::label(&visit.look, pointer))
                    .collect(),
            };
            page(visit, aside)
        }
    }
}

/// The slug in what somebody has copied from the address bar.
fn slug_of(text: &str) -> &str {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

fn page(visit: &Visit<'_>, aside: Aside) -> Result<HttpResponse, Trouble> {
    let item = visit.item()?;
    let look = &visit.look;
    let title = title(look, item);
    let heading = look.t.with("review-gone-title", &[("name", &title.text)]);
    let own = own_offers(visit, item, &aside.successor);
    let chosen = own.iter().any(|(_, _, chosen)| *chosen);
    let page = GonePage {
        shell: visit.shell(heading.clone()),
        status: aside.status,
        action: visit.href(&format!("/gone/{}", item.id)),
        back: visit.href(&format!("#e-{}", item.id)),
        heading,
        version: item.version,
        view: EntryView::new(look, item),
        word: (item.noun == Noun::Provider).then(|| visit.href("")),
        can_follow: item.noun == Noun::Offer,
        own,
        other: if chosen { String::new() } else { aside.successor },
        error: aside.error.map(|key| look.t.say(key).into_owned()),
        changed: aside.changed,
        title,
    };
    Ok(visit.ctx.render(&page))
}

/// The provider's other offers that still exist.
fn own_offers(visit: &Visit<'_>, item: &ReviewItem, successor: &str) -> Vec<(String, String, bool)> {
    visit
        .review
        .items
        .iter()
        .filter(|other| other.noun == Noun::Offer && other.id != item.id && other.public)
        .filter(|other| other.state != ItemState::Withdrawn)
        .map(|other| {
            let title = title(&visit.look, other).text;
            (other.slug.clone(), title, other.slug == successor)
        })
        .collect()
}
