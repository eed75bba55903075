//! Days on which a provider is closed, in words.

use askama::Template;
use chrono::NaiveDate;
use porta_contract::{Closure, OfferItem};

use super::{CapacityBadge, Foreign, Look};

/// Days farther away are told with their year.
const SAME_YEAR_DAYS: i64 = 300;
/// Stands where the reason comes, until the text is written.
const REASON: &str = "\u{fffc}";

/// Days on which a provider is closed: now, or soon.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<p class="badge badge-{{ tone }}">{{ crate::view::icon(icon_name)|safe }}<span>{{ before }}{% if let Some(reason) = reason %}{{ reason|safe }}{{ after }}{% endif %}</span></p>"#,
    ext = "html"
)]
pub struct ClosureNote {
    /// `bad` while it holds, else `unsure`.
    pub tone: &'static str,
    /// Icon.
    pub icon_name: &'static str,
    /// The sentence up to the reason.
    pub before: String,
    /// The reason.
    pub reason: Option<Foreign>,
    /// The sentence after the reason.
    pub after: String,
}

impl ClosureNote {
    /// What an offer has to say of the closures of its provider. Nothing if it takes nobody in at all.
    #[must_use]
    pub fn of(look: &Look, offer: &OfferItem) -> Option<Self> {
        let closure = offer.open.closure.as_ref()?;
        (!CapacityBadge::hides_hours(&offer.capacity)).then(|| Self::new(look, closure, &offer.text.languages))
    }

    /// A closure; `languages` are those of the record, its own first.
    #[must_use]
    pub fn new(look: &Look, closure: &Closure, languages: &[String]) -> Self {
        let sentence = sentence(look, closure);
        let reason = reason(look, closure, languages);
        let (before, after) = match reason {
            Some(_) => around(
                &look
                    .t
                    .with("closure-why", &[("closure", &sentence), ("reason", REASON)]),
            ),
            None => (sentence, String::new()),
        };
        let (tone, icon_name) = if Self::holds(look, closure) {
            ("bad", "stop")
        } else {
            ("unsure", "calendar")
        };
        Self {
            tone,
            icon_name,
            before,
            reason,
            after,
        }
    }

    /// True on its days.
    #[must_use]
    pub fn holds(look: &Look, closure: &Closure) -> bool {
        (closure.from..=closure.until).contains(&look.today())
    }
}

/// “Closed up to and including 6 January”, “Closed from 21 December to 6 January”.
fn sentence(look: &Look, closure: &Closure) -> String {
    let day = |day| date(look, day);
    if closure.until == look.today() {
        look.t.say("closure-today").into_owned()
    } else if ClosureNote::holds(look, closure) {
        look.t.with("closure-until", &[("date", &day(closure.until))])
    } else if closure.from == closure.until {
        look.t.with("closure-coming-day", &[("date", &day(closure.from))])
    } else {
        let (from, until) = (day(closure.from), day(closure.until));
        look.t.with("closure-coming", &[("from", &from), ("until", &until)])
    }
}

fn date(look: &Look, day: NaiveDate) -> String {
    let dates = look.t.dates();
    if (day - look.today()).num_days().abs() < SAME_YEAR_DAYS {
        dates.short(day)
    } else {
        dates.date(day)
    }
}

/// The reason in the page's language, else in the one that most readers of the record know.
fn reason(look: &Look, closure: &Closure, languages: &[String]) -> Option<Foreign> {
    let own = look.t.tag();
    let plain = own.split('-').next().unwrap_or(own);
    let wanted = [own, plain].into_iter().chain(languages.iter().map(String::as_str));
    let written = wanted.chain(closure.reason.keys().map(String::as_str));
    let (lang, text) = written.filter_map(|lang| closure.reason.get_key_value(lang)).next()?;
    Some(Foreign::in_language(look, text, lang))
}

/// What stands before and after the reason, without the isolating characters around it: its element isolates it.
fn around(text: &str) -> (String, String) {
    let isolated = format!("\u{2068}{REASON}\u{2069}");
    let parts = text.split_once(&isolated).or_else(|| text.split_once(REASON));
    let (before, after) = parts.unwrap_or((text, ""));
    (before.to_owned(), after.to_owned())
}
