//! The words of mails, a file per language, and the two layouts they are put into.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, context};
use porta_contract::{ItemState, Noun, ReviewStep};
use serde::Serialize;

mod own;

pub use own::{OwnWords, WordFault, check_own, usual_words};

const TEXT: &str = include_str!("templates/review.txt");
const HTML: &str = include_str!("templates/review.html");

/// The languages there are words in; the first one stands in for others.
const WORDS: &[(&str, &str)] = &[
    ("de", include_str!("templates/de/review.toml")),
    ("de-simple", include_str!("templates/de-simple/review.toml")),
    ("en", include_str!("templates/en/review.toml")),
    ("fr", include_str!("templates/fr/review.toml")),
    ("ar", include_str!("templates/ar/review.toml")),
    ("uk", include_str!("templates/uk/review.toml")),
    ("fa", include_str!("templates/fa/review.toml")),
    ("tr", include_str!("templates/tr/review.toml")),
    ("ru", include_str!("templates/ru/review.toml")),
];

/// A mail to render.
#[derive(Clone, Debug)]
pub struct Mail<'a> {
    /// What it is about.
    pub step: ReviewStep,
    /// True when dates have raised the question, no campaign for all.
    pub ending: bool,
    /// Language (BCP 47); one of [`language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// Last day of the links, as it is written.
    pub until: &'a str,
    /// What the city says instead of the usual words.
    pub own: &'a OwnWords,
    /// A section for each provider.
    pub sections: &'a [Section],
}

/// The part of a mail that is about one provider.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its name.
    pub provider: String,
    /// Where its entries are answered; none in receipts.
    pub link: Option<String>,
    /// Its entries.
    #[serde(skip)]
    pub entries: Vec<Entry>,
}

/// An entry in a mail.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Kind of record.
    pub noun: Noun,
    /// Its title.
    pub title: String,
    /// When it was last confirmed, as it is written; none if never.
    pub confirmed: Option<String>,
    /// What was answered, in a receipt.
    pub answer: Option<Answer>,
}

/// What a receipt says of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was answered.
    pub state: ItemState,
    /// True when it waits for an editor.
    pub pending: bool,
    /// Names of the fields that were changed, with the new value where it is short.
    pub changed: Vec<(&'static str, Option<String>)>,
}

/// A rendered mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Subject line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// A template that does not fit its values; a defect.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A file of words that cannot be read.
    #[error("the words of {0} cannot be read: {1}")]
    Words(String, toml::de::Error),
    /// A word that is not there.
    #[error("there is no word `{0}`")]
    Missing(String),
    /// A template that cannot be filled in.
    #[error("a template cannot be filled in: {0}")]
    Template(#[from] minijinja::Error),
}

/// The language that there are words in for a wish: itself, its main part, or the first.
#[must_use]
pub fn language(wish: &str) -> &'static str {
    let find = |tag: &str| WORDS.iter().map(|(lang, _)| *lang).find(|lang| *lang == tag);
    let main = wish.split('-').next().unwrap_or_default();
    find(wish).or_else(|| find(main)).unwrap_or("de")
}

/// True for languages that are written from right to left.
pub(super) fn is_rtl(lang: &str) -> bool {
    matches!(lang, "ar" | "fa")
}

/// The words of a language.
pub(super) struct Words(Arc<ByKey>);

/// Words by their keys.
type ByKey = BTreeMap<String, String>;

/// Files of words that have been read, by their text: a campaign writes many thousand mails.
static READ: RwLock<BTreeMap<&'static str, Arc<ByKey>>> = RwLock::new(BTreeMap::new());

impl Words {
    pub fn of(files: &[(&str, &'static str)], lang: &str) -> Result<Self, TemplateError> {
        let text = files.iter().find(|(own, _)| *own == lang).map_or("", |(_, text)| *text);
        if let Some(known) = READ.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return Ok(Self(Arc::clone(known)));
        }
        let words: ByKey = toml::from_str(text).map_err(|error| TemplateError::Words(lang.to_owned(), error))?;
        let words = Arc::new(words);
        READ.write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(text, Arc::clone(&words));
        Ok(Self(words))
    }

    fn raw(&self, key: &str) -> Result<&str, TemplateError> {
        self.0
            .get(key)
            .map(String::as_str)
            .ok_or_else(|| TemplateError::Missing(key.to_owned()))
    }

    /// Puts a city's own words in place of the usual ones.
    fn put(&mut self, own: &OwnWords) {
        let own = own.iter().filter(|(word, _)| own::is_own(word));
        let own: Vec<(String, String)> = own.map(|(word, text)| (word.clone(), text.clone())).collect();
        if !own.is_empty() {
            Arc::make_mut(&mut self.0).extend(own);
        }
    }

    /// True when there is such a word.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    #[cfg(test)]
    pub fn keys(self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// A word with its gaps filled in, as plain text.
    pub fn say(&self, env: &Environment<'_>, key: &str, values: &Value) -> Result<String, TemplateError> {
        let word = self.raw(key)?;
        // Most words have no gap.
        if !word.contains('{') {
            return Ok(word.strip_suffix('\n').unwrap_or(word).to_owned());
        }
        Ok(env.render_named_str("word.txt", word, values)?)
    }
}

/// A day as it is written in a language, on the calendar of a time zone.
#[must_use]
pub fn short_date(lang: &str, at: DateTime<Utc>, zone: Tz) -> String {
    let words = Words::of(WORDS, language(lang)).ok();
    let pattern = words
        .as_ref()
        .and_then(|words| words.raw("date").ok())
        .unwrap_or("%Y-%m-%d");
    at.with_timezone(&zone).format(pattern).to_string()
}

/// A day with its time, as both are written in a language, on the clocks of a time zone.
#[must_use]
pub fn short_time(lang: &str, at: DateTime<Utc>, zone: Tz) -> String {
    format!(
        "{}, {}",
        short_date(lang, at, zone),
        at.with_timezone(&zone).format("%H:%M")
    )
}

const fn stem(step: ReviewStep, ending: bool) -> &'static str {
    match step {
        ReviewStep::Opening if ending => "ending",
        ReviewStep::FirstReminder | ReviewStep::SecondReminder => "reminder",
        ReviewStep::SecondContact => "second_contact",
        ReviewStep::Receipt => "receipt",
        ReviewStep::Link => "link",
        ReviewStep::Opening | ReviewStep::Phone | ReviewStep::Unrecognised => "opening",
    }
}

/// What templates are filled in by: HTML is escaped, text is not.
pub(super) fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_auto_escape_callback(|name| {
        if name.ends_with(".html") {
            AutoEscape::Html
        } else {
            AutoEscape::None
        }
    });
    env
}

/// Renders subject, text and HTML. Everything that people wrote is escaped in the HTML.
pub fn render(mail: &Mail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let mut words = Words::of(WORDS, mail.lang)?;
    words.put(mail.own);
    let values = context! { city => mail.city, date => mail.until };
    let stem = stem(mail.step, mail.ending);
    let say = |key: &str| words.say(&env, key, &values);
    let subject = say(&format!("subject_{stem}"))?;
    let mut spoken = BTreeMap::from([("intro", say(&format!("intro_{stem}"))?)]);
    for key in ["greeting", "how", "button", "valid", "wrong", "footer"] {
        spoken.insert(key, say(key)?);
    }
    let sections = sections(mail, &words, &env)?;
    let values = context! {
        w => spoken,
        subject => subject,
        lang => mail.lang,
        dir => if is_rtl(mail.lang) { "rtl" } else { "ltr" },
        receipt => mail.step == ReviewStep::Receipt,
        sections => sections,
    };
    let text = env.render_named_str("review.txt", TEXT, &values)?;
    let html = env.render_named_str("review.html", HTML, &values)?;
    Ok(Rendered { subject, text, html })
}

/// What was answered, and what that changed.
fn answered(answer: &Answer, words: &Words, env: &Environment<'_>) -> Result<String, TemplateError> {
    let stem = if answer.pending {
        "pending"
    } else {
        answer.state.as_str()
    };
    let said = words.say(env, &format!("{stem}_answer"), &Value::UNDEFINED)?;
    let mut changed = Vec::with_capacity(answer.changed.len());
    for (field, now) in &answer.changed {
        let name = words.say(env, &format!("field_{field}"), &Value::UNDEFINED)?;
        changed.push(now.as_ref().map_or_else(|| name.clone(), |now| format!("{name} {now}")));
    }
    if changed.is_empty() {
        return Ok(said);
    }
    Ok(format!("{said} ({})", changed.join("; ")))
}

fn sections(mail: &Mail<'_>, words: &Words, env: &Environment<'_>) -> Result<Vec<Value>, TemplateError> {
    let entry = |entry: &Entry| -> Result<Value, TemplateError> {
        let state = match (&entry.answer, &entry.confirmed) {
            (Some(answer), _) => answered(answer, words, env)?,
            (None, Some(date)) => words.say(env, "confirmed", &context! { date => date })?,
            (None, None) => words.say(env, "never", &Value::UNDEFINED)?,
        };
        let kind = words.say(env, &format!("kind_{}", entry.noun), &Value::UNDEFINED)?;
        Ok(context! { title => entry.title, kind => kind, state => state })
    };
    let section = |section: &Section| -> Result<Value, TemplateError> {
        let entries = section.entries.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        Ok(context! { provider => section.provider, link => section.link, entries => entries })
    };
    mail.sections.iter().map(section).collect()
}

#[cfg(test)]
mod tests;
