//! Offices of a responsibility, official keys, and links.

use std::collections::BTreeMap;

use porta_contract::{Access, HoursPurpose, Noun};
use serde_json::Value;

use super::parts::Keys;
use super::words::vocabulary;
use super::{Cell, Fields};
use crate::catalog::check::{self, Fault, limits};
use crate::catalog::ids::ProviderId;
use crate::catalog::responsibility::{Link, Office, OfficeHours};

impl Keys for Office {
    const KEYS: &'static [&'static str] = &["provider", "phone", "email", "website", "access", "hours"];
}

impl Keys for OfficeHours {
    const KEYS: &'static [&'static str] = &["purpose", "access", "rule", "note"];
}

impl Keys for Link {
    const KEYS: &'static [&'static str] = &["url", "label"];
}

impl Fields<'_> {
    /// Offices in charge, in order: a list of objects; one at least, each provider once.
    pub fn offices(&mut self, into: &mut Vec<Office>) {
        let before = self.found.problems.len();
        self.objects("offices", into, one_office);
        if self.found.problems.len() > before {
            return;
        }
        let named = |place: usize| into.get(place).map(|office| &office.provider);
        let repeated = (0..into.len()).find(|place| (0..*place).any(|other| named(other) == named(*place)));
        if let Some(place) = repeated {
            let message = "the provider stands in the list twice; leave one out";
            self.error(&format!("offices[{place}].provider"), "repeated", message);
        }
        if into.is_empty() {
            self.missing("offices");
        }
        if into.len() > limits::OFFICES {
            let message = format!("`offices` may hold {} entries", limits::OFFICES);
            self.error("offices", "too_long", message);
        }
    }

    /// An official key that may be missing.
    pub fn key(&mut self, name: &str, read: fn(&str) -> Result<String, Fault>, into: &mut Option<String>) {
        let mut written = None;
        self.text(name, limits::WORD, &mut written);
        match (self.cell(name), written) {
            (Cell::Empty, _) => *into = None,
            (_, Some(written)) => {
                if let Some(key) = self.passed(name, read(&written)) {
                    *into = Some(key);
                }
            }
            _ => {}
        }
    }

    /// Where more is said: a list of objects.
    pub fn web_links(&mut self, into: &mut Vec<Link>) {
        self.objects("links", into, |fields| {
            let mut url = None;
            fields.website("url", &mut url);
            if url.is_none() {
                fields.missing("url");
            }
            let mut label = BTreeMap::new();
            fields.by_language("label", limits::TITLE, &mut label);
            Link {
                url: url.unwrap_or_default(),
                label,
            }
        });
        if into.len() > limits::OFFICES {
            let message = format!("`links` may hold {} entries", limits::OFFICES);
            self.error("links", "too_long", message);
        }
    }
}

fn one_office(fields: &mut Fields<'_>) -> Office {
    let mut office = Office {
        provider: ProviderId::from(""),
        phone: None,
        email: None,
        website: None,
        access: Vec::new(),
        hours: Vec::new(),
    };
    fields.required_link("provider", Noun::Provider, &mut office.provider);
    fields.phone("phone", &mut office.phone);
    fields.email("email", &mut office.email);
    fields.website("website", &mut office.website);
    fields.words("access", &vocabulary!(Access), &mut office.access);
    if let Cell::Value(Value::String(rule)) = fields.cell("hours") {
        let mut set = blank_hours();
        rule.trim().clone_into(&mut set.rule);
        let checked = check::hours("hours", &set.rule, fields.context.checks.hours);
        fields.passed("hours", checked);
        office.hours = vec![set];
    } else {
        fields.objects("hours", &mut office.hours, one_set);
    }
    office
}

const fn blank_hours() -> OfficeHours {
    OfficeHours {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: String::new(),
        note: None,
    }
}

fn one_set(fields: &mut Fields<'_>) -> OfficeHours {
    let mut set = blank_hours();
    fields.word(
        "purpose",
        &vocabulary!(HoursPurpose),
        HoursPurpose::Visit,
        &mut set.purpose,
    );
    fields.optional_word("access", &vocabulary!(Access), &mut set.access);
    fields.required("rule", limits::HOURS, &mut set.rule);
    fields.text("note", limits::HOURS_NOTE, &mut set.note);
    if !set.rule.is_empty() {
        let checked = check::hours("rule", &set.rule, fields.context.checks.hours);
        fields.passed("rule", checked);
    }
    set
}
