//! Whether something is open: open, closed, or honestly unknown.

use askama::Template;
use chrono::{DateTime, Utc};
use porta_contract::{OfferItem, OpenNow, OpenState, UnknownReason};

use super::{CapacityBadge, ClosureNote, Look};

/// Whether something is open.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"<p class="badge badge-{{ tone }}">{{ crate::view::icon(icon_name)|safe }}<span>{{ text }}</span></p>"#,
    ext = "html"
)]
pub struct OpenBadge {
    /// `good`, `plain` or `unsure`.
    pub tone: &'static str,
    /// Icon.
    pub icon_name: &'static str,
    /// The sentence.
    pub text: String,
}

impl OpenBadge {
    /// The state of an offer. Nothing if there is something stronger to say: it takes nobody in, or its provider is closed.
    #[must_use]
    pub fn of(look: &Look, offer: &OfferItem) -> Option<Self> {
        let closure = offer.open.closure.as_ref();
        let silent = CapacityBadge::hides_hours(&offer.capacity)
            || closure.is_some_and(|closure| ClosureNote::holds(look, closure));
        (!silent).then(|| Self::new(look, &offer.open))
    }

    /// The state in words.
    #[must_use]
    pub fn new(look: &Look, open: &OpenNow) -> Self {
        match open.state {
            OpenState::Open => Self {
                tone: "good",
                icon_name: "clock",
                text: open_until(look, open.until),
            },
            OpenState::Closed => Self {
                tone: "plain",
                icon_name: "clock",
                text: closed(look, open.next_open),
            },
            _ => Self {
                tone: "unsure",
                icon_name: "question",
                text: unknown(look, open),
            },
        }
    }
}

/// “Open now until 19:00”; without the hour if that is not today.
fn open_until(look: &Look, until: Option<DateTime<Utc>>) -> String {
    match until.map(|at| look.local(at)).filter(|at| at.date() == look.today()) {
        Some(at) => look.t.with("open-until", &[("time", &look.t.dates().time(at.time()))]),
        None => look.t.say("open-now").into_owned(),
    }
}

/// “Closed, opens tomorrow at 9:00”.
fn closed(look: &Look, next: Option<DateTime<Utc>>) -> String {
    let Some(at) = next.map(|at| look.local(at)) else {
        return look.t.say("open-closed").into_owned();
    };
    let dates = look.t.dates();
    let time = dates.time(at.time());
    match (at.date() - look.today()).num_days() {
        0 => look.t.with("open-next-today", &[("time", &time)]),
        1 => look.t.with("open-next-tomorrow", &[("time", &time)]),
        2..=6 => look.t.with(
            "open-next-weekday",
            &[("day", &dates.weekday(at.date())), ("time", &time)],
        ),
        _ => look
            .t
            .with("open-next-date", &[("day", &dates.date(at.date())), ("time", &time)]),
    }
}

fn unknown(look: &Look, open: &OpenNow) -> String {
    let key = match open.reason {
        Some(UnknownReason::NoHours) => "open-unknown-no-hours",
        Some(UnknownReason::PublicHoliday) => "open-unknown-public-holiday",
        Some(UnknownReason::SchoolHolidayRule) => "open-unknown-school-holiday",
        Some(UnknownReason::Note) => "open-unknown-note",
        _ => "open-unknown",
    };
    look.t.say(key).into_owned()
}
