//! The texts of a record: one object per language, each made against a version of the source.

use porta_contract::{Origin, Texts};
use serde_json::{Map, Value};

use super::words::vocabulary;
use super::{Cell, Fields};
use crate::catalog::check::{is_key, limits};
use crate::catalog::source_text::{TextSet, find};
use crate::catalog::text::Text;
use crate::imports::problem::quote;

/// Fields of a text.
const KNOWN: [&str; 6] = ["title", "summary", "description", "notes", "origin", "outdated"];

/// The texts of a record that is being read.
#[derive(Debug)]
pub struct TextsOf<'r> {
    /// Language of the source.
    pub source_lang: &'r mut String,
    /// Version of the source.
    pub version: &'r mut i64,
    /// The texts, sorted by language.
    pub all: &'r mut Vec<Text>,
    /// True when the source must have a title.
    pub titled: bool,
}

impl<'a> Fields<'a> {
    /// Reads `lang` and `texts`. A changed source moves the version on: translations that did not change are outdated then.
    pub fn texts(&mut self, of: TextsOf<'_>) {
        let TextsOf {
            source_lang,
            version,
            all,
            titled,
        } = of;
        let stored = all.clone();
        let stored_lang = source_lang.clone();
        if source_lang.is_empty() {
            *source_lang = self.context.city.languages.first().cloned().unwrap_or_default();
        }
        if let Cell::Value(Value::String(lang)) = self.cell("lang")
            && let Some(lang) = self.city_language("lang", lang)
        {
            *source_lang = lang;
        }
        let claims = self.read_texts(source_lang, all);
        all.sort_by(|a, b| a.lang.cmp(&b.lang));
        let mut set = TextSet {
            source_lang,
            version,
            all,
        };
        set.count_up((&stored_lang, find(&stored, source_lang)), false);
        let version = *set.version;
        for text in all.iter_mut().filter(|text| text.lang != *source_lang) {
            let before = find(&stored, &text.lang);
            let same_words = before.is_some_and(|before| before.to_wire() == text.to_wire());
            if before.is_some_and(|before| !same_words || before.origin != text.origin) {
                text.forget_people();
            }
            let claim = claims.iter().find(|(lang, _)| *lang == text.lang);
            text.source_version = match claim.and_then(|(_, outdated)| *outdated) {
                Some(true) => text.source_version.min(version - 1),
                None if same_words => text.source_version,
                Some(false) | None => version,
            };
        }
        if titled && find(all, source_lang).is_none_or(|text| text.title.is_empty()) {
            let field = format!("texts.{source_lang}.title");
            self.error(
                &field,
                "missing",
                format!("the title in `{source_lang}`, the language of the record, must be given"),
            );
        }
    }

    /// Reads the texts; says of each language whether the file calls it outdated.
    fn read_texts(&mut self, source_lang: &str, all: &mut Vec<Text>) -> Vec<(String, Option<bool>)> {
        let mut claims = Vec::new();
        let map = match self.cell("texts") {
            Cell::Absent => return claims,
            Cell::Value(Value::Object(map)) => map,
            _ => {
                self.error(
                    "texts",
                    "wrong_type",
                    "`texts` must be an object by language: {\"de\": {\"title\": \"…\"}}",
                );
                return claims;
            }
        };
        // In one order, whatever order the file and the JSON reader have.
        let sorted: std::collections::BTreeMap<_, _> = map.iter().collect();
        for (written, value) in sorted {
            // A column without a language is in the row's own.
            let lang = if written.is_empty() { source_lang } else { written };
            let Value::Object(fields) = value else {
                self.not_an_object(lang, value, all);
                continue;
            };
            if fields.values().all(Value::is_null) && find(all, lang).is_none() {
                continue;
            }
            let Some(lang) = self.city_language(&format!("texts.{lang}"), lang) else {
                continue;
            };
            claims.push(self.one_text(&lang, lang == source_lang, fields, all));
        }
        claims
    }

    fn not_an_object(&mut self, lang: &str, value: &Value, all: &mut Vec<Text>) {
        if value.is_null() {
            all.retain(|text| text.lang != lang);
        } else {
            self.error(
                &format!("texts.{lang}"),
                "wrong_type",
                "a text must be an object: {\"title\": \"…\"}",
            );
        }
    }

    fn one_text(
        &mut self,
        lang: &str,
        source: bool,
        fields: &'a Map<String, Value>,
        all: &mut Vec<Text>,
    ) -> (String, Option<bool>) {
        let position = all.iter().position(|text| text.lang == lang);
        let mut text = position.map_or_else(|| blank(lang, source), |position| all.remove(position));
        let mut outdated = None;
        self.inside(&format!("texts.{lang}"), fields, &KNOWN, |inner| {
            inner.free_text("title", limits::TITLE, &mut text.title);
            inner.free_text("summary", limits::SUMMARY, &mut text.summary);
            inner.free_text("description", limits::DESCRIPTION, &mut text.description);
            inner.notes(&mut text);
            let default = if source { Origin::Human } else { Origin::Draft };
            inner.word("origin", &vocabulary!(Origin), default, &mut text.origin);
            if let Cell::Value(_) = inner.cell("outdated") {
                let mut flag = false;
                inner.flag("outdated", &mut flag);
                outdated = Some(flag);
            }
        });
        let empty = text.title.is_empty() && text.summary.is_empty() && text.description.is_empty();
        if !(empty && text.notes.is_empty()) {
            all.push(text);
        }
        (lang.to_owned(), outdated)
    }

    fn notes(&mut self, text: &mut Text) {
        let map = match self.cell("notes") {
            Cell::Absent => return,
            Cell::Empty => return text.notes.clear(),
            Cell::Value(Value::Object(map)) => map,
            Cell::Value(_) => {
                return self.error(
                    "notes",
                    "wrong_type",
                    "`notes` must be an object: {\"getting_there\": \"…\"}",
                );
            }
        };
        let keys: Vec<&str> = map.keys().map(String::as_str).collect();
        self.inside("notes", map, &keys, |inner| {
            for key in map.keys() {
                if !is_key(key) {
                    let message = format!("{} must be written in a–z, 0–9 and _", quote(key));
                    inner.error(key, "bad_key", message);
                    continue;
                }
                let mut note = text.notes.remove(key);
                inner.text(key, limits::NOTE, &mut note);
                if let Some(note) = note {
                    text.notes.insert(key.clone(), note);
                }
            }
        });
    }
}

/// A new text: the source is a human's own, what translates it is not yet checked, unless the file says otherwise.
fn blank(lang: &str, source: bool) -> Text {
    let mut text = Text::new(lang, Texts::default(), 0);
    if !source {
        text.origin = Origin::Draft;
    }
    text
}
