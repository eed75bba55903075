//! Responsibilities as they go over the wire.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract as wire;

use crate::catalog::ids::Id;
use crate::catalog::topic::Topic;
use crate::reading::answer::View;
use crate::reading::areas::in_language;
use crate::reading::directory::{
    OfficeRow, ResponsibilityRow, best, location, office_open_at, provider_named, summary,
};
use crate::reading::language::{Reader, direction};
use crate::reading::records::{all_texts, info};

/// A topic, named for a reader: the first of its words.
pub fn topic(topic: &Topic, reader: &Reader) -> wire::TopicNamed {
    let first = reader
        .tags()
        .find_map(|tag| Some((tag, topic.words.get(tag)?.first()?)));
    let any = || {
        topic
            .words
            .iter()
            .find_map(|(tag, words)| Some((tag.as_str(), words.first()?)))
    };
    let (lang, name) = match first.or_else(any) {
        Some((lang, word)) => (lang, word.as_str()),
        None => (reader.tag(), topic.slug.as_str()),
    };
    wire::TopicNamed {
        id: topic.id.to_string(),
        slug: topic.slug.clone(),
        name: capitalised(name, lang),
        lang: lang.to_owned(),
        dir: direction(lang),
    }
}

/// A word as it begins a line: with a capital, where its script has some.
fn capitalised(word: &str, lang: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        // The dot stays in Turkish.
        Some('i') if lang == "tr" => format!("İ{}", letters.as_str()),
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What a list shows.
pub fn item(row: &ResponsibilityRow, reader: &Reader) -> wire::ResponsibilityItem {
    let record = &row.record;
    let text = best(&record.texts, reader, &record.source_lang);
    wire::ResponsibilityItem {
        noun: wire::Noun::Responsibility,
        id: record.id.to_string(),
        slug: record.slug.clone(),
        version: record.meta.version,
        title: text.map_or_else(|| record.slug.clone(), |text| text.title.clone()),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        text: info(text, &record.texts, &record.source_lang, record.text_version),
        topic: topic(&row.topic, reader),
        situations: record.situations.clone(),
        providers: row
            .offices
            .iter()
            .map(|office| provider_named(&office.provider, reader))
            .collect(),
        leika: record.leika.clone(),
        area: record.area.clone(),
        updated_at: record.meta.updated_at,
        texts: if reader.all {
            all_texts(&record.texts, &record.source_lang, record.text_version)
        } else {
            BTreeMap::new()
        },
    }
}

/// All that the public may read of one, and when it changes by itself.
pub fn whole(view: &View<'_>, reader: &Reader, row: &ResponsibilityRow) -> (wire::Responsibility, DateTime<Utc>) {
    let record = &row.record;
    let text = best(&record.texts, reader, &record.source_lang);
    let offices: Vec<wire::Office> = row.offices.iter().map(|one| office(view, reader, one)).collect();
    let turns = offices.iter().filter_map(|office| office.open.until);
    let changes_at = turns.chain([view.moment.changes_at]).filter(|at| *at > view.now).min();
    let link = |link: &crate::catalog::responsibility::Link| {
        let label = in_language(&link.label, reader);
        wire::NamedLink {
            url: link.url.clone(),
            label: label.map(|(_, text)| text.to_owned()),
            lang: label.map(|(lang, _)| lang.to_owned()),
        }
    };
    let answer = wire::Responsibility {
        item: item(row, reader),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
        notes: text.map(|text| text.notes.clone()).unwrap_or_default(),
        offices,
        also: row.also.iter().map(|one| provider_named(one, reader)).collect(),
        links: record.links.iter().map(link).collect(),
    };
    (answer, changes_at.unwrap_or(view.moment.changes_at))
}

fn office(view: &View<'_>, reader: &Reader, row: &OfficeRow) -> wire::Office {
    let (office, provider) = (&row.office, &row.provider);
    let whole = view.directory.provider(provider.id.as_str());
    let hours = |set: &crate::catalog::responsibility::OfficeHours| wire::Hours {
        purpose: set.purpose,
        access: set.access,
        rule: set.rule.clone(),
        note: set.note.clone(),
        location: None,
    };
    wire::Office {
        provider: provider_named(provider, reader),
        phone: row.phone().map(str::to_owned),
        phone_uri: row.phone_uri.clone(),
        email: office.email.clone().or_else(|| provider.email.clone()),
        website: office.website.clone().or_else(|| provider.website.clone()),
        access: office.access.clone(),
        hours: office.hours.iter().map(hours).collect(),
        open: office_open_at(row, &view.directory.place, view.now),
        open_for: row.open_for,
        locations: whole
            .into_iter()
            .flat_map(|row| &row.locations)
            .map(|place| location(place, reader))
            .collect(),
        languages: provider.languages.clone(),
    }
}
