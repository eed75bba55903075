//! Needs in lists, and what their pages say of them at a glance.

use askama::Template;
use porta_contract::{NeedItem, NeedState};

use super::{Foreign, FreshnessNote, Link, Look, language_names, trust_note};
use crate::i18n::Texts;

/// Something to know of a need: icon and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedFact {
    /// Icon.
    pub icon: &'static str,
    /// Words.
    pub text: String,
}

/// Where a need stands, if that needs a badge: tone, icon, words.
#[must_use]
pub fn need_badge(look: &Look, need: &NeedItem) -> Option<(&'static str, &'static str, String)> {
    let (tone, icon, key) = match need.state {
        _ if need.ended => ("unsure", "clock", "need-ended"),
        NeedState::Paused => ("unsure", "clock", "need-state-paused"),
        NeedState::Fulfilled => ("good", "check", "need-state-fulfilled"),
        NeedState::NotNeeded => ("bad", "stop", "need-state-not-needed"),
        NeedState::Open | NeedState::Unrecognised => return None,
    };
    Some((tone, icon, look.t.say(key).into_owned()))
}

/// How many, how long, in which languages, where, until when.
#[must_use]
pub fn need_facts(look: &Look, need: &NeedItem) -> Vec<NeedFact> {
    let number = |number: Option<i32>| number.and_then(|number| u64::try_from(number).ok());
    let mut facts = Vec::new();
    let mut add = |icon, text: String| facts.push(NeedFact { icon, text });
    if let Some(count) = number(need.quantity) {
        add("dots", look.t.with("need-quantity", &[("n", &look.t.number(count))]));
    }
    if let Some(hours) = number(need.hours_per_week) {
        add("clock", look.t.count("need-hours", hours));
    }
    if !need.languages.is_empty() {
        let names = language_names(look, &need.languages).join(&look.t.say("list-comma"));
        add("translate", look.t.with("need-languages", &[("languages", &names)]));
    }
    if let Some(district) = &need.district {
        add("pin", district.name.clone());
    }
    let dates = look.t.dates();
    if let Some(from) = need.from.filter(|from| *from > look.today()) {
        add("calendar", look.t.with("need-from", &[("date", &dates.date(from))]));
    }
    if let Some(until) = need.until {
        add("calendar", look.t.with("need-until", &[("date", &dates.date(until))]));
    }
    facts
}

/// A need in a list.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/need_card.html")]
pub struct NeedCard {
    t: &'static Texts,
    href: String,
    title: Foreign,
    summary: Option<Foreign>,
    not_needed: Option<Foreign>,
    provider: Link,
    badge: Option<(&'static str, &'static str, String)>,
    facts: Vec<NeedFact>,
    /// How far to trust the text.
    note: Option<String>,
    freshness: FreshnessNote,
}

impl NeedCard {
    /// The card of a need.
    #[must_use]
    pub fn new(look: &Look, need: &NeedItem) -> Self {
        let text = |text: &str| (!text.is_empty()).then(|| Foreign::new(look, text, &need.text));
        Self {
            t: look.t,
            href: look.record("help", &need.slug),
            title: Foreign::new(look, &need.title, &need.text),
            summary: text(&need.summary),
            not_needed: text(&need.not_needed),
            provider: Link {
                href: look.record("providers", &need.provider.slug),
                text: need.provider.name.clone(),
            },
            badge: need_badge(look, need),
            facts: need_facts(look, need),
            note: trust_note(look, need.text.state, need.text.machine),
            freshness: FreshnessNote::new(look, &need.freshness),
        }
    }
}
