//! A change of a topic, checked field by field while it is read onto the topic.

use std::collections::BTreeMap;

use porta_contract::{Noun, TargetGroup, TopicChange, TopicKind};

use super::Topic;
use crate::catalog::check::{Fault, language, limits, quote};
use crate::catalog::writing::sheet::{field, line, unknown, word};
use crate::catalog::writing::{Sheet, lookup};
use crate::spine::db::{AnyConnection, DbError};

/// Words by language.
type Words = BTreeMap<String, Vec<String>>;

/// Reads a change onto a topic. Fields that are not mentioned stay, and are not checked.
pub(super) fn change(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    topic: &mut Topic,
    change: TopicChange,
) -> Result<(), DbError> {
    if let Some(kind) = change.kind {
        let known = word(kind, TopicKind::Unrecognised, TopicKind::WORDS);
        if let Some(kind) = sheet.passed(&field("kind"), known) {
            topic.kind = kind;
        }
    }
    if let Some(all) = change.words {
        topic.words = words(sheet, all);
    }
    if let Some(groups) = change.target_groups {
        topic.target_groups = sheet.target_groups(groups);
    }
    if let Some(names) = change.categories {
        topic.categories = categories(conn, sheet, names)?;
    }
    if let Some(names) = change.records {
        topic.records = records(conn, sheet, names)?;
    }
    topic.soft = change.soft.unwrap_or(topic.soft);
    if change.kind.is_some() {
        kind_fits(conn, sheet, topic)?;
    }
    Ok(())
}

/// Whether what a topic names is there.
pub(super) fn whole(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, topic: &Topic) -> Result<(), DbError> {
    categories(conn, sheet, topic.categories.clone())?;
    records(conn, sheet, topic.records.clone())?;
    kind_fits(conn, sheet, topic)
}

/// Words in any language: people search in theirs.
fn words(sheet: &mut Sheet<'_>, all: Words) -> Words {
    let at = field("words");
    let mut clean = Words::new();
    for (tag, list) in all.into_iter().take(limits::LIST) {
        let place = at.field(&tag);
        let tag = sheet.passed(&place, language::spoken(&tag));
        let list: Vec<String> = list
            .into_iter()
            .take(limits::LIST + 1)
            .enumerate()
            .filter_map(|(index, one)| sheet.passed(&place.entry(index), line("word", &one, limits::WORD)))
            .collect();
        if list.len() > limits::LIST {
            let message = format!("a language may have {} words", limits::LIST);
            sheet.error(&place, Fault::new("too_long", message));
        }
        if let Some(tag) = tag.filter(|_| !list.is_empty()) {
            clean.insert(tag, list);
        }
    }
    if clean.is_empty() {
        let message = "`words` must have one word at least, such as {\"de\": [\"Tafel\"]}";
        sheet.error(&at, Fault::new("missing", message));
    }
    clean
}

/// Categories by slug or id, kept by slug.
fn categories(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, names: Vec<String>) -> Result<Vec<String>, DbError> {
    let slugs = lookup::category_slugs(conn, &sheet.city.id, &names)?;
    Ok(sheet.each("categories", names, |name| {
        slugs.get(&name).cloned().ok_or_else(|| unknown("category", &name))
    }))
}

fn records(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, names: Vec<String>) -> Result<Vec<String>, DbError> {
    let mut known = Vec::new();
    for name in names.iter().take(limits::LIST) {
        if let Some((noun, slug)) = name.split_once(':')
            && let Some(noun) = Noun::parse(noun)
            && lookup::is_findable(conn, &sheet.city.id, (noun, slug))?
        {
            known.push(name.clone());
        }
    }
    Ok(sheet.each("records", names, |name| {
        if known.contains(&name) {
            return Ok(name);
        }
        let message = format!(
            "there is no {} here; write noun:slug with one of offer, provider, event, responsibility, district, category, page, fact, such as offer:cafe-welcome",
            quote(&name)
        );
        Err(Fault::new("unknown_reference", message))
    }))
}

/// What the words are of stands in the slug, too.
fn kind_fits(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, topic: &Topic) -> Result<(), DbError> {
    let slug = topic.slug.as_str();
    if slug.is_empty() {
        return Ok(());
    }
    if topic.kind != Topic::kind_of_slug(slug) {
        let message = format!(
            "the slug {} and the kind {} do not go together; words of a category, a target group or a language have category:, \
             target_group: or language: before the slug, others have no colon",
            quote(slug),
            topic.kind
        );
        sheet.error(&field("kind"), Fault::new("other_kind", message));
        return Ok(());
    }
    let Some((_, of)) = slug.split_once(':') else {
        return Ok(());
    };
    let missing = match topic.kind {
        TopicKind::Category => !lookup::is_findable(conn, &topic.city, (Noun::Category, of))?,
        TopicKind::TargetGroup => TargetGroup::parse(of).is_none(),
        _ => false,
    };
    if missing {
        sheet.error(&field("slug"), unknown(topic.kind.as_str(), of));
    }
    Ok(())
}
