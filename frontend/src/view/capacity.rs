//! Whether somebody can be taken in, in words.

use askama::Template;
use porta_contract::{Capacity, CapacityState};

use super::Look;

/// Whether somebody can be taken in. Nothing is said while it is simply open.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"<p class="badge badge-{{ tone }}">{{ crate::view::icon(icon_name)|safe }}<span>{{ text }}</span></p>"#,
    ext = "html"
)]
pub struct CapacityBadge {
    /// `unsure` or `bad`.
    pub tone: &'static str,
    /// Icon.
    pub icon_name: &'static str,
    /// The sentence.
    pub text: String,
}

impl CapacityBadge {
    /// The state in words.
    #[must_use]
    pub fn new(look: &Look, capacity: &Capacity) -> Option<Self> {
        let day = |day| look.t.dates().date(day);
        let (tone, text) = match (capacity.state, capacity.since, capacity.until) {
            (CapacityState::Open | CapacityState::Unrecognised, _, _) => return None,
            (CapacityState::WaitingList, _, _) => ("unsure", look.t.say("capacity-waiting-list").into_owned()),
            (CapacityState::NoAdmission, _, Some(until)) => (
                "bad",
                look.t.with("capacity-no-admission-until", &[("date", &day(until))]),
            ),
            (CapacityState::NoAdmission, _, None) => ("bad", look.t.say("capacity-no-admission").into_owned()),
            (CapacityState::TemporarilyClosed, _, Some(until)) => (
                "bad",
                look.t
                    .with("capacity-temporarily-closed-until", &[("date", &day(until))]),
            ),
            (CapacityState::TemporarilyClosed, _, None) => {
                ("bad", look.t.say("capacity-temporarily-closed").into_owned())
            }
            (CapacityState::Closed, Some(since), _) => {
                ("bad", look.t.with("capacity-closed-since", &[("date", &day(since))]))
            }
            (CapacityState::Closed, None, _) => ("bad", look.t.say("capacity-closed").into_owned()),
        };
        let icon_name = if tone == "bad" { "stop" } else { "queue" };
        Some(Self { tone, icon_name, text })
    }

    /// True when opening hours say nothing any more.
    #[must_use]
    pub fn hides_hours(capacity: &Capacity) -> bool {
        matches!(capacity.state, CapacityState::Closed | CapacityState::TemporarilyClosed)
    }
}
