//! How current an entry is, in words. It stands on every entry: currency is the product.

use askama::Template;
use porta_contract::{Confirmer, Freshness, FreshnessState};

use super::Look;

/// How current an entry is.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"<p class="fresh fresh-{{ tone }}">{{ crate::view::icon(icon_name)|safe }}<span>{{ text }}</span></p>"#,
    ext = "html"
)]
pub struct FreshnessNote {
    /// `good`, `due`, `late` or `never`; names the colours.
    pub tone: &'static str,
    /// Icon.
    pub icon_name: &'static str,
    /// The sentence.
    pub text: String,
    /// What a careful reader should do, if anything.
    pub advice: Option<String>,
    /// When it is to be checked again, if that lies ahead.
    pub next: Option<String>,
}

impl FreshnessNote {
    /// The state in words.
    #[must_use]
    pub fn new(look: &Look, freshness: &Freshness) -> Self {
        let next = freshness.due_at.filter(|at| *at > look.now);
        let next = next.map(|at| look.t.with("fresh-next", &[("date", &look.date(at))]));
        Self {
            next,
            ..Self::stated(look, freshness)
        }
    }

    fn stated(look: &Look, freshness: &Freshness) -> Self {
        let confirmed = confirmed(look, freshness);
        match (freshness.state, confirmed) {
            (FreshnessState::Fresh, Some(text)) => Self::plain("good", "check", text),
            (FreshnessState::Due, Some(text)) => {
                let text = look.t.with("fresh-due", &[("confirmed", &text)]);
                Self::plain("due", "check", text)
            }
            (FreshnessState::Overdue, _) => Self::overdue(look, freshness),
            (_, Some(text)) => Self::plain("due", "check", text),
            (_, None) => Self::warning(look, "never", look.t.say("fresh-never").into_owned()),
        }
    }

    fn overdue(look: &Look, freshness: &Freshness) -> Self {
        let due = freshness.due_at.map(|at| look.date(at));
        let last = freshness.confirmed_at.map(|at| look.date(at));
        let text = match (due, last) {
            (Some(due), Some(last)) => look.t.with("fresh-overdue-last", &[("due", &due), ("last", &last)]),
            (Some(due), None) => look.t.with("fresh-overdue", &[("due", &due)]),
            (None, Some(last)) => look.t.with("fresh-overdue-unknown", &[("last", &last)]),
            (None, None) => look.t.say("fresh-never").into_owned(),
        };
        Self::warning(look, "late", text)
    }

    fn plain(tone: &'static str, icon_name: &'static str, text: String) -> Self {
        Self {
            tone,
            icon_name,
            text,
            advice: None,
            next: None,
        }
    }

    fn warning(look: &Look, tone: &'static str, text: String) -> Self {
        Self {
            tone,
            icon_name: "warning",
            text,
            advice: Some(look.t.say("fresh-advice").into_owned()),
            next: None,
        }
    }
}

/// Who confirmed it and when.
fn confirmed(look: &Look, freshness: &Freshness) -> Option<String> {
    let date = look.date(freshness.confirmed_at?);
    let key = match freshness.confirmed_by {
        Some(Confirmer::Provider) => "fresh-by-provider",
        Some(Confirmer::Staff) => "fresh-by-staff",
        _ => "fresh-by-somebody",
    };
    Some(look.t.with(key, &[("date", &date)]))
}
