//! What stands in the form, and what is wrong with it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use porta_contract::{NewSuggestion, Problem, SuggestionKind};

use crate::api::PageError;
use crate::pages::form::Form;

/// A field that somebody writes in: its name here and in the API, the most characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub name: &'static str,
    pub longest: usize,
    /// True when nothing can be sent without it.
    pub needed: bool,
}

const fn line(name: &'static str, longest: usize, needed: bool) -> Line {
    Line { name, longest, needed }
}

/// The fields, with the limits that the API has.
pub(super) const LINES: [Line; 10] = [
    line("title", 200, true),
    line("text", 4_000, true),
    line("provider", 200, false),
    line("place", 300, false),
    line("hours", 300, false),
    line("phone", 60, false),
    line("email", 254, false),
    line("website", 2_000, false),
    line("sender_name", 100, false),
    line("sender_email", 254, false),
];

/// What stands in the form, and keys of what is wrong with it.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub kind: SuggestionKind,
    pub form: String,
    pub lines: BTreeMap<&'static str, String>,
    pub category: String,
    pub district: String,
    pub languages: Vec<String>,
    /// Version of the text that was agreed to; empty as long as nobody has.
    pub consent: String,
    /// With no field of its own.
    pub whole: Option<&'static str>,
    /// By field.
    pub wrong: BTreeMap<&'static str, &'static str>,
    /// True when another form is needed.
    pub stale: bool,
    /// Status of the page.
    pub status: StatusCode,
}

impl Filled {
    /// An empty one.
    pub fn of(kind: SuggestionKind) -> Self {
        Self {
            kind,
            form: String::new(),
            lines: BTreeMap::new(),
            category: String::new(),
            district: String::new(),
            languages: Vec::new(),
            consent: String::new(),
            whole: None,
            wrong: BTreeMap::new(),
            stale: false,
            status: StatusCode::OK,
        }
    }

    /// As it was sent.
    pub fn read(kind: SuggestionKind, form: &Form) -> Self {
        let text = |name: &str| form.get(name).unwrap_or_default().to_owned();
        Self {
            form: text("form"),
            lines: LINES.iter().map(|line| (line.name, text(line.name))).collect(),
            category: text("category"),
            district: text("district"),
            languages: form.all("languages").map(str::to_owned).collect(),
            consent: text("consent"),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Self::of(kind)
        }
    }

    /// What somebody wrote into a field.
    pub fn line(&self, name: &str) -> &str {
        self.lines.get(name).map_or("", String::as_str)
    }

    /// True when nothing is known to be wrong.
    pub fn is_right(&self) -> bool {
        self.whole.is_none() && self.wrong.is_empty()
    }

    /// What can be seen to be wrong without the API.
    pub fn check(&mut self) {
        for line in LINES {
            let text = self.lines.get_mut(line.name);
            let Some(text) = text else { continue };
            // People leave out how an address begins.
            if line.name == "website" && !text.is_empty() && !text.contains("://") {
                text.insert_str(0, "https://");
            }
            if text.is_empty() && line.needed {
                self.wrong.insert(line.name, missing(line.name));
            } else if text.chars().count() > line.longest {
                self.wrong.insert(line.name, "suggest-error-long");
            }
        }
        if self.consent.is_empty() {
            self.wrong.insert("consent", "suggest-error-consent");
        }
    }

    /// What the API says is wrong.
    pub fn told(&mut self, problem: &Problem) -> Result<(), PageError> {
        for error in &problem.errors {
            let field = error.pointer.as_deref().unwrap_or_default().trim_start_matches("#/");
            let own = LINES.iter().find(|line| line.name == field);
            match (field, error.code.as_str(), own) {
                ("form", "too_fast", _) => self.whole = Some("suggest-error-fast"),
                ("form", ..) => {
                    self.whole = Some("suggest-error-old");
                    self.stale = true;
                }
                ("consent", ..) => {
                    // The text has changed since the page was shown: it is to be read anew.
                    self.consent.clear();
                    self.wrong.insert("consent", "suggest-error-consent");
                }
                (_, "too_long", Some(line)) => drop(self.wrong.insert(line.name, "suggest-error-long")),
                (_, _, Some(line)) => drop(self.wrong.insert(line.name, missing(line.name))),
                _ => return Err(PageError::Refused),
            }
        }
        Ok(())
    }

    /// As it goes to the API.
    pub fn suggestion(&self, lang: &str, trap: Option<&str>) -> NewSuggestion {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let of_offer = |text: Option<String>| text.filter(|_| self.kind == SuggestionKind::Offer);
        NewSuggestion {
            kind: self.kind,
            lang: lang.to_owned(),
            title: self.line("title").to_owned(),
            text: self.line("text").to_owned(),
            provider: of_offer(given(self.line("provider"))),
            category: of_offer(given(&self.category)),
            district: given(&self.district),
            place: given(self.line("place")),
            hours: of_offer(given(self.line("hours"))),
            phone: given(self.line("phone")),
            email: given(self.line("email")),
            website: given(self.line("website")),
            languages: self.languages.clone(),
            sender_name: given(self.line("sender_name")),
            sender_email: given(self.line("sender_email")),
            consent: self.consent.clone(),
            form: self.form.clone(),
            fax: trap.map(str::to_owned),
        }
    }
}

/// What is said where something is missing in a field, or cannot be what it should be.
fn missing(field: &str) -> &'static str {
    match field {
        "title" => "suggest-error-title",
        "text" => "suggest-error-text",
        "phone" => "suggest-error-phone",
        "email" | "sender_email" => "suggest-error-email",
        "website" => "suggest-error-website",
        _ => "suggest-error-field",
    }
}
