//! Lists of texts, languages, words by language, and provenance.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde_json::Value;

use super::values::{local_time, plain};
use super::{Cell, Fields};
use crate::catalog::check::{is_key, language, limits};
use crate::imports::problem::quote;

impl<'a> Fields<'a> {
    /// A list of short texts.
    pub fn list(&mut self, name: &str, longest: usize, into: &mut Vec<String>) {
        self.each(name, into, |fields, item| {
            let text = plain(item).filter(|text| !text.is_empty() && text.chars().count() <= longest);
            let text = text.filter(|text| !text.chars().any(char::is_control));
            if text.is_none() {
                let message = format!("`{name}` must hold texts of 1 to {longest} characters");
                fields.error(name, "wrong_type", message);
            }
            text.map(std::borrow::Cow::into_owned)
        });
        if into.len() > limits::LIST {
            self.error(name, "too_long", format!("`{name}` may hold {} entries", limits::LIST));
        }
    }

    /// A list of keys such as target groups: small letters, digits and underscores.
    pub fn keys(&mut self, name: &str, into: &mut Vec<String>) {
        self.list(name, 60, into);
        let odd: Vec<String> = into.iter().filter(|key| !is_key(key)).map(|key| quote(key)).collect();
        if !odd.is_empty() {
            let message = format!(
                "{} must be written in a–z, 0–9 and _, such as asylum_seekers",
                odd.join(", ")
            );
            self.error(name, "bad_key", message);
        }
    }

    /// A list of languages that are spoken: any tag of BCP 47.
    pub fn spoken(&mut self, name: &str, into: &mut Vec<String>) {
        self.each(name, into, |fields, item| {
            let written = plain(item).unwrap_or_default();
            fields.passed(name, language::spoken(&written))
        });
    }

    /// A list of local times.
    pub fn times(&mut self, name: &str, into: &mut Vec<NaiveDateTime>) {
        self.each(name, into, |fields, item| {
            let written = plain(item).unwrap_or_default();
            let at = local_time(&written);
            if at.is_none() {
                let message = format!("{} is not a local time; write it as 2026-01-31T17:00", quote(&written));
                fields.error(name, "bad_time", message);
            }
            at
        });
    }

    /// One of the city's languages; none (and a problem) when it is not.
    pub fn city_language(&mut self, name: &str, written: &str) -> Option<String> {
        self.passed(name, language::of_city(written, &self.context.city.languages))
    }

    /// A free map of short texts: where facts come from.
    pub fn provenance(&mut self, into: &mut BTreeMap<String, String>) {
        let name = "provenance";
        let map = match self.cell(name) {
            Cell::Absent => return,
            Cell::Empty => return into.clear(),
            Cell::Value(Value::Object(map)) => map,
            Cell::Value(_) => {
                return self.error(
                    name,
                    "wrong_type",
                    "`provenance` must be an object of texts: {\"source_url\": \"…\"}",
                );
            }
        };
        let mut all = BTreeMap::new();
        for (key, value) in map {
            match plain(value) {
                Some(text) if is_key(key) && text.chars().count() <= 2000 => {
                    if !text.is_empty() {
                        all.insert(key.clone(), text.into_owned());
                    }
                }
                None if value.is_null() => {}
                _ => {
                    let message = format!("{} must be a short text under a key of a–z, 0–9 and _", quote(key));
                    self.error(name, "bad_provenance", message);
                }
            }
        }
        *into = all;
    }

    /// Texts by language, such as the title of a city: `{"de": "…"}`.
    pub fn by_language(&mut self, name: &str, longest: usize, into: &mut BTreeMap<String, String>) {
        let of_city = |fields: &mut Self, written: &str| fields.city_language(name, written);
        self.each_language(name, into, of_city, |fields, lang, value, all| {
            if let Some(text) = plain(value).filter(|text| text.chars().count() <= longest) {
                all.insert(lang, text.into_owned());
            } else if !value.is_null() {
                fields.error(name, "too_long", format!("`{name}` may have {longest} characters"));
            }
        });
    }

    /// Texts by language, which may be any: `{"de": "…"}`. How long they may be is for others to say.
    pub fn by_any_language(&mut self, name: &str, into: &mut BTreeMap<String, String>) {
        let spoken = |fields: &mut Self, written: &str| fields.passed(name, language::spoken(written));
        self.each_language(name, into, spoken, |fields, lang, value, all| {
            if let Some(text) = plain(value) {
                all.insert(lang, text.into_owned());
            } else if !value.is_null() {
                fields.error(name, "wrong_type", format!("`{name}` must hold texts by language"));
            }
        });
    }

    /// Lists of words by language, which may be any (people search in theirs): `{"de": ["…"]}`.
    pub fn words_by_language(&mut self, name: &str, into: &mut BTreeMap<String, Vec<String>>) {
        let spoken = |fields: &mut Self, written: &str| fields.passed(name, language::spoken(written));
        self.each_language(name, into, spoken, |fields, lang, value, all| {
            let words: Option<Vec<String>> = match value {
                Value::Array(words) => words
                    .iter()
                    .map(|word| plain(word).map(std::borrow::Cow::into_owned))
                    .collect(),
                Value::Null => Some(Vec::new()),
                _ => None,
            };
            match words.filter(|words| words.iter().all(|word| (1..=100).contains(&word.chars().count()))) {
                Some(words) if words.is_empty() => {}
                Some(words) => {
                    all.insert(lang, words);
                }
                None => fields.error(
                    name,
                    "wrong_type",
                    format!("`{name}` must hold lists of words by language"),
                ),
            }
        });
    }

    fn each_language<T>(
        &mut self,
        name: &str,
        into: &mut BTreeMap<String, T>,
        mut language: impl FnMut(&mut Self, &str) -> Option<String>,
        mut read: impl FnMut(&mut Self, String, &'a Value, &mut BTreeMap<String, T>),
    ) {
        let map = match self.cell(name) {
            Cell::Absent => return,
            Cell::Empty => return into.clear(),
            Cell::Value(Value::Object(map)) => map,
            Cell::Value(_) => {
                return self.error(
                    name,
                    "wrong_type",
                    format!("`{name}` must be an object by language: {{\"de\": …}}"),
                );
            }
        };
        let mut all = BTreeMap::new();
        for (lang, value) in map {
            if let Some(lang) = language(self, lang) {
                read(self, lang, value, &mut all);
            }
        }
        *into = all;
    }
}
