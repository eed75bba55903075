//! What the link of the mail leads to: how an offer stands, confirming it, taking it back. Looking changes nothing, and nobody gets a
//! cookie.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::client::ClientError;
use porta_contract::{PledgeStanding, PledgeState};

use crate::api::PageError;
use crate::http::CachePolicy;
use crate::pages::form::Form;
use crate::pages::{Ctx, Page};
use crate::view::{Frame, Shell};

/// Why there is not the page that was asked for.
pub(super) enum Trouble {
    /// There is a page that says so.
    Page(PageError),
    /// The link leads to nothing (any more).
    Gone,
}

impl From<PageError> for Trouble {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

impl From<ClientError> for Trouble {
    fn from(error: ClientError) -> Self {
        match &error {
            ClientError::Problem(problem) if problem.status == 422 => Self::Gone,
            _ => Self::Page(error.into()),
        }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "pledge_link.html")]
struct LinkPage {
    shell: Shell,
    status: StatusCode,
    heading: String,
    texts: Vec<String>,
    /// True where something has been done.
    done: bool,
    /// True while it can be confirmed.
    confirms: bool,
    /// True while it can be taken back.
    withdraws: bool,
    help: String,
}

impl Page for LinkPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// The page, or one that says why there is none.
pub(super) async fn answer(ctx: &Ctx, done: Result<HttpResponse, Trouble>) -> HttpResponse {
    match done {
        Ok(response) => response,
        Err(Trouble::Page(error)) => ctx.refuse(&error).await,
        Err(Trouble::Gone) => {
            let texts = vec![ctx.t.say("pledge-expired-text").into_owned()];
            let mut page = LinkPage::new(ctx, "pledge-expired-title", texts).await;
            page.status = StatusCode::NOT_FOUND;
            ctx.render(&page)
        }
    }
}

/// How it stands.
pub(super) async fn show(ctx: &Ctx) -> Result<HttpResponse, Trouble> {
    let standing = ctx.api().0.read_pledge(ctx.part("token")).await?;
    Ok(ctx.render(&LinkPage::of(ctx, &standing, false).await?))
}

/// Confirms it, or takes it back: the button says which.
pub(super) async fn act(ctx: &Ctx, form: &Form) -> Result<HttpResponse, Trouble> {
    let (client, token) = (ctx.api().0, ctx.part("token"));
    match form.get("do") {
        Some("confirm") => {
            let standing = client.confirm_pledge(token).await?;
            Ok(ctx.render(&LinkPage::of(ctx, &standing, true).await?))
        }
        Some("withdraw") => {
            client.withdraw_pledge(token).await?;
            let texts = vec![ctx.t.say("pledge-gone-text").into_owned()];
            let mut page = LinkPage::new(ctx, "pledge-gone-title", texts).await;
            page.done = true;
            Ok(ctx.render(&page))
        }
        _ => Err(PageError::Refused.into()),
    }
}

impl LinkPage {
    async fn of(ctx: &Ctx, standing: &PledgeStanding, done: bool) -> Result<Self, Trouble> {
        let city = ctx.city().await?;
        let look = ctx.look(&city)?;
        let t = ctx.t;
        let waits = standing.state == PledgeState::Unconfirmed;
        let heading = match standing.state {
            PledgeState::Unconfirmed => "pledge-check-title",
            PledgeState::New => "pledge-new-title",
            PledgeState::InContact => "pledge-in-contact-title",
            _ => "pledge-ended-title",
        };
        let kind = t.word("need-kind", standing.kind.as_str()).unwrap_or_default();
        let what = match &standing.need {
            Some(need) => t.with("pledge-what-need", &[("kind", &kind), ("need", &need.name)]),
            None => t.with("pledge-what", &[("kind", &kind)]),
        };
        let office = match (&standing.office, waits) {
            (Some(office), true) => t.with("pledge-check-office", &[("office", &office.name)]),
            (None, true) => t.say("pledge-check-editors").into_owned(),
            (Some(office), false) => t.with("pledge-new-office", &[("office", &office.name)]),
            (None, false) => t.say("pledge-new-editors").into_owned(),
        };
        let last = if waits {
            let until = t.dates().date(look.local(standing.confirm_until).date());
            t.with("pledge-check-until", &[("date", &until)])
        } else {
            t.with("pledge-deleted", &[("date", &t.dates().date(standing.deleted_on))])
        };
        let mut page = Self::new(ctx, heading, vec![what, office, last]).await;
        page.done = done;
        page.confirms = waits;
        page.withdraws = true;
        Ok(page)
    }

    async fn new(ctx: &Ctx, heading: &str, texts: Vec<String>) -> Self {
        let city = ctx.city().await.ok();
        let heading = ctx.t.say(heading).into_owned();
        let frame = Frame {
            title: heading.clone(),
            path: ctx.path().to_owned(),
            noindex: true,
            ..Frame::default()
        };
        Self {
            shell: ctx.shell(city.as_deref(), frame),
            status: StatusCode::OK,
            heading,
            texts,
            done: false,
            confirms: false,
            withdraws: false,
            help: format!("/{}/help", ctx.t.tag()),
        }
    }
}
