//! An entry as the public sees it, field by field.

use askama::Template;
use porta_contract::{Capacity, CapacityChange, Hours, Noun, PostalAddress, ReviewItem, ShownEntry};

use crate::view::{
    CapacityBadge, Foreign, FreshnessNote, Look, language_names, markdown, rule_lines, target_group, words,
};

/// An entry as the public sees it.
#[derive(Template)]
#[template(path = "parts/entry.html")]
pub struct EntryView {
    /// Safe HTML with its language.
    pub description: Option<(String, Foreign)>,
    pub summary: Option<Foreign>,
    pub freshness: FreshnessNote,
    pub capacity: Option<CapacityBadge>,
    pub fields: Vec<Field>,
}

/// A field with what stands in it.
pub struct Field {
    pub label: String,
    pub lines: Vec<String>,
    /// True for numbers and addresses, which are read from left to right.
    pub plain: bool,
}

impl EntryView {
    pub fn new(look: &Look, item: &ReviewItem) -> Self {
        let shown = &item.shown;
        let some = |text: &str| (!text.trim().is_empty()).then(|| Foreign::in_language(look, text, &shown.lang));
        Self {
            description: some(&shown.texts.description).map(|text| (markdown(&text.text), text)),
            summary: some(&shown.texts.summary),
            freshness: FreshnessNote::new(look, &item.freshness),
            capacity: shown.capacity.as_ref().and_then(|capacity| badge(look, capacity)),
            fields: fields(look, shown),
        }
    }
}

/// Its title.
pub fn title(look: &Look, item: &ReviewItem) -> Foreign {
    let title = &item.shown.texts.title;
    let title = if title.is_empty() { &item.slug } else { title };
    Foreign::in_language(look, title, &item.shown.lang)
}

/// Its public page.
pub fn public_page(look: &Look, item: &ReviewItem) -> Option<String> {
    let list = match item.noun {
        Noun::Offer => "offers",
        Noun::Provider => "providers",
        Noun::Event => "events",
        Noun::Need => "help",
        _ => return None,
    };
    item.public.then(|| look.record(list, &item.slug))
}

fn badge(look: &Look, capacity: &CapacityChange) -> Option<CapacityBadge> {
    let capacity = Capacity {
        state: capacity.state,
        since: capacity.since,
        until: capacity.until,
        note: None,
        successor: None,
    };
    CapacityBadge::new(look, &capacity)
}

fn fields(look: &Look, shown: &ShownEntry) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for set in shown.hours.iter().map(|set| hours(look, set)) {
        match fields.iter_mut().find(|field| field.label == set.label) {
            Some(same) => same.lines.extend(set.lines),
            None => fields.push(set),
        }
    }
    let mut add = |key: &str, lines: Vec<String>, plain: bool| {
        if !lines.is_empty() {
            fields.push(Field {
                label: look.t.say(key).into_owned(),
                lines,
                plain,
            });
        }
    };
    let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    add(
        "review-field-when",
        shown.when.iter().flat_map(|when| times(look, when)).collect(),
        false,
    );
    add(
        "review-field-address",
        shown.address.iter().map(address).collect(),
        false,
    );
    add("review-field-place", one(&shown.place), false);
    add("event-online", one(&shown.online_url), true);
    add("review-field-phone", one(&shown.phone), true);
    add("review-field-email", one(&shown.email), true);
    add("review-field-website", one(&shown.website), true);
    let until = shown.valid_until.map(|day| look.t.dates().date(day));
    add("review-field-valid-until", until.into_iter().collect(), false);
    for (name, value) in &shown.more {
        let (key, lines) = other(look, name, value);
        add(key, lines, false);
    }
    let notes = shown.texts.notes.values().filter(|note| !note.is_empty());
    add("review-field-notes", notes.cloned().collect(), false);
    fields
}

/// An address on one line.
fn address(address: &PostalAddress) -> String {
    let town = format!("{} {}", address.postal_code, address.town);
    let parts = [address.street.trim(), town.trim()];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A set of hours in words.
pub fn hours(look: &Look, set: &Hours) -> Field {
    let purpose = look.t.word("purpose", set.purpose.as_str());
    let purpose = purpose.unwrap_or_else(|| look.t.say("hours").into_owned());
    let access = set.access.and_then(|access| look.t.word("access", access.as_str()));
    let mut lines = rule_lines(look, &set.rule).unwrap_or_else(|| vec![set.rule.clone()]);
    lines.extend(set.note.clone());
    Field {
        label: match access {
            Some(access) => look
                .t
                .with("hours-title", &[("purpose", &purpose), ("access", &access)]),
            None => purpose,
        },
        lines,
        plain: false,
    }
}

/// The beginning of an event, and whether it comes again.
fn times(look: &Look, when: &str) -> Vec<String> {
    let (start, rule) = when.split_once(' ').unwrap_or((when, ""));
    let Ok(start) = chrono::NaiveDateTime::parse_from_str(start, "%Y-%m-%dT%H:%M") else {
        return vec![when.to_owned()];
    };
    let time = look.t.dates().time(start.time());
    let mut lines = vec![format!(
        "{}, {}",
        look.t.dates().full(start.date()),
        look.t.with("time-from", &[("from", &time)])
    )];
    if !rule.is_empty() {
        lines.push(look.t.say("event-repeats").into_owned());
    }
    lines
}

/// Fields that come as words in a list.
fn other(look: &Look, name: &str, value: &str) -> (&'static str, Vec<String>) {
    let list = || value.split(", ").map(str::to_owned).collect::<Vec<_>>();
    let known = |prefix| words(look, prefix, value.split(", "));
    match name {
        "languages" => (
            "offer-languages",
            vec![language_names(look, &list()).join(&look.t.say("list-comma"))],
        ),
        "target_groups" => {
            let groups: Vec<String> = list().iter().map(|group| target_group(look, group)).collect();
            ("offer-groups", vec![groups.join(&look.t.say("list-comma"))])
        }
        "access" => ("offer-access", known("access")),
        "cost" => ("offer-cost", known("cost")),
        _ => ("review-field-other", vec![value.to_owned()]),
    }
}
