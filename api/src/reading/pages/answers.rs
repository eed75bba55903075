//! Pages for the public.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract as wire;
use porta_contract::Noun;

use super::PageRow;
use crate::catalog::ids::{EventId, Id, OfferId, ProviderId};
use crate::catalog::page::{Page, Step, step_note};
use crate::catalog::record::Record;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::reading::answer::{Made, Outcome, View};
use crate::reading::areas::list;
use crate::reading::directory::{best, freshness_wire, summary, text_info, title};
use crate::reading::language::{Reader, direction};
use crate::reading::question::PageParams;
use crate::reading::records::{all_texts, body, info, page as cut};
use crate::spine::http::{Failure, Params};

/// The tree of pages, each before those below it.
pub fn pages(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<PageParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    checked.done()?;
    let all = &view.directory.pages.all;
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = cut(
        view,
        at,
        all.iter(),
        |row| row.sort_key.clone(),
        |row| item(view, &reader, row),
    )?;
    match list(view, paged, all.len())? {
        Outcome::Made(made) => Ok(Outcome::Made(made.until(changes_at(view, all)))),
        moved @ Outcome::Moved(_) => Ok(moved),
    }
}

/// One page.
pub fn page(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let tree = &view.directory.pages;
    let Some(row) = tree.named(name) else {
        return view.moved_or_missing(Noun::Page, name, |id| tree.named(id).map(|row| row.page.slug.clone()));
    };
    let body = body(&row.page.texts, &reader, &row.page.source_lang);
    let link = |row: &PageRow| link(&reader, &row.page);
    let (previous, next) = tree.beside(row);
    let answer = wire::Page {
        item: item(view, &reader, row),
        description: body.map(|text| text.description.clone()).unwrap_or_default(),
        description_text: body
            .map(|text| text_info(text, &row.page.texts, &row.page.source_lang, row.page.text_version)),
        check_list: steps(view, &reader, &row.page),
        trail: tree.trail(row).into_iter().map(link).collect(),
        below: row.below.iter().filter_map(|id| tree.get(id)).map(link).collect(),
        previous: previous.map(link),
        next: next.map(link),
    };
    let until = changes_at(view, std::slice::from_ref(row));
    Ok(Outcome::Made(Made::json(&answer)?.until(until)))
}

/// When what is said of the freshness of these pages changes by itself.
fn changes_at(view: &View<'_>, rows: &[PageRow]) -> DateTime<Utc> {
    let grace = view.directory.city.settings.grace_days;
    let next = rows
        .iter()
        .filter_map(|row| row.page.freshness.next_change(view.now, grace));
    next.fold(view.moment.changes_at, Ord::min)
}

fn link(reader: &Reader, page: &Page) -> wire::PageLink {
    let text = best(&page.texts, reader, &page.source_lang);
    wire::PageLink {
        id: page.id.to_string(),
        slug: page.slug.clone(),
        title: title(&page.texts, reader, &page.source_lang, &page.slug).to_owned(),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        text: info(text, &page.texts, &page.source_lang, page.text_version),
    }
}

fn item(view: &View<'_>, reader: &Reader, row: &PageRow) -> wire::PageItem {
    let page = &row.page;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let state = page.freshness.state(view.now, view.directory.city.settings.grace_days);
    let parent = row.parent.as_ref().and_then(|parent| view.directory.pages.get(parent));
    wire::PageItem {
        noun: Noun::Page,
        version: page.meta.version,
        link: link(reader, page),
        parent: parent.map(|parent| parent.page.slug.clone()),
        level: row.level,
        children: count(row.below.len()),
        steps: count(page.steps.len()),
        target_groups: page.target_groups.clone(),
        sensitive: page.sensitive || view.directory.pages.trail(row).iter().any(|above| above.page.sensitive),
        freshness: freshness_wire(&page.freshness, state),
        updated_at: page.meta.updated_at,
        texts: if reader.all {
            all_texts(&page.texts, &page.source_lang, page.text_version)
        } else {
            BTreeMap::new()
        },
    }
}

/// The check list, each step in the best language it has words in.
fn steps(view: &View<'_>, reader: &Reader, page: &Page) -> Vec<wire::PageStep> {
    let words = |note: &str| -> Option<(&Text, &String)> {
        let languages = reader.tags().chain(std::iter::once(page.source_lang.as_str()));
        languages
            .filter_map(|tag| page.texts.iter().find(|text| text.lang == tag))
            .find_map(|text| Some((text, text.notes.get(note)?)))
    };
    let step = |step: &Step| {
        let (text, words) = words(&step_note(&step.key))?;
        Some(wire::PageStep {
            key: step.key.clone(),
            text: words.clone(),
            lang: text.lang.clone(),
            dir: direction(&text.lang),
            record: step.record.as_deref().and_then(|record| helper(view, reader, record)),
            url: step.url.clone(),
        })
    };
    page.steps.iter().filter_map(step).collect()
}

/// The public record that a step names as `noun:slug`, also by an old slug.
fn helper(view: &View<'_>, reader: &Reader, record: &str) -> Option<wire::StepRecord> {
    let (noun, slug) = record.split_once(':')?;
    let noun = Noun::parse(noun)?;
    let directory = view.directory;
    let id = directory.addresses.get(&(noun, slug.to_owned()))?.as_str();
    match noun {
        Noun::Offer => {
            let slot = directory.slots.get(&OfferId::from(id))?;
            let row = directory.offer(*slot).filter(|row| view.is_there(row))?;
            Some(named(row.offer.as_ref(), reader))
        }
        Noun::Provider => {
            let id = ProviderId::from(id);
            let row = directory.providers.iter().find(|row| row.provider.id == id)?;
            Some(named(row.provider.as_ref(), reader))
        }
        Noun::Event => {
            let id = EventId::from(id);
            let row = directory.events.iter().find(|row| row.event.id == id)?;
            Some(named(row.event.as_ref(), reader))
        }
        Noun::Responsibility => {
            let mut rows = directory.responsibilities.iter();
            let row = rows.find(|row| row.record.id.as_str() == id)?;
            Some(named(row.record.as_ref(), reader))
        }
        Noun::Category => {
            let tree = &directory.categories.all;
            let category = tree.iter().find(|one| one.id.as_str() == id)?;
            Some(named(category.as_ref(), reader))
        }
        Noun::Page => Some(named(directory.pages.named(id)?.page.as_ref(), reader)),
        Noun::Fact => {
            let fact = directory.facts.iter().find(|fact| fact.id.as_str() == id)?;
            Some(named(fact.as_ref(), reader))
        }
        Noun::District => {
            let district = directory.districts.iter().find(|one| one.id.as_str() == id)?;
            Some(wire::StepRecord {
                noun,
                id: district.id.to_string(),
                slug: district.slug.clone(),
                name: district.name.clone(),
            })
        }
        _ => None,
    }
}

fn named<R: Record + Translated>(record: &R, reader: &Reader) -> wire::StepRecord {
    wire::StepRecord {
        noun: R::NOUN,
        id: record.id().to_owned(),
        slug: record.slug().to_owned(),
        name: title(record.texts(), reader, record.source_lang(), record.slug()).to_owned(),
    }
}
