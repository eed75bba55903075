//! A change of a responsibility, checked field by field while it is read onto the record: everything that is wrong is told at once.

use std::collections::HashMap;

use porta_contract::{Access, HoursPurpose, OfficeRecord, ResponsibilityChange, Situation, TopicKind, WrittenLink};

use super::{Link, Office, OfficeHours, Responsibility, keys, situations_fault};
use crate::catalog::check::{self, Fault, limits, phone, quote};
use crate::catalog::ids::ProviderId;
use crate::catalog::source_text::Translated;
use crate::catalog::writing::sheet::{field, unknown, word};
use crate::catalog::writing::{Sheet, lookup};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Pointer;

/// Providers by slug and id.
type Providers = HashMap<String, ProviderId>;

/// Reads a change onto a responsibility. Fields that are not mentioned stay, and are not checked.
pub(super) fn change(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    record: &mut Responsibility,
    (change, minor): (ResponsibilityChange, bool),
) -> Result<(), DbError> {
    if let Some(name) = change.topic {
        topic(conn, sheet, record, &name)?;
    }
    if let Some(texts) = change.texts
        && let Some(texts) = sheet.texts(texts)
    {
        record.set_source_text(texts, minor);
    }
    if let Some(words) = change.situations {
        let read = sheet.words("situations", words, Situation::Unrecognised);
        if sheet.passed(&field("situations"), situations_fault(&read)).is_some() {
            record.situations = read;
        }
    }
    let offices = change.offices.iter().flatten().map(|office| &office.provider);
    let named: Vec<String> = offices.chain(change.also.iter().flatten()).cloned().collect();
    let known = lookup::providers(conn, &sheet.city.id, &named)?;
    if let Some(all) = change.offices
        && let Some(all) = read_offices(sheet, &known, all)
    {
        record.offices = all;
    }
    if let Some(names) = change.also {
        record.also = sheet.each("also", names, |name| provider(&known, &name));
    }
    sheet.patch("leika", change.leika, &mut record.leika, |key| keys::leika(&key));
    sheet.patch("area", change.area, &mut record.area, |key| keys::area(&key));
    if let Some(all) = change.links
        && let Some(all) = links(sheet, all)
    {
        record.links = all;
    }
    if let Some(publication) = change.publication {
        sheet.publication(publication, &mut record.publication);
    }
    Ok(())
}

/// Whether what a responsibility names is still there.
pub(super) fn whole(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, record: &Responsibility) -> Result<(), DbError> {
    let mut same = record.clone();
    topic(conn, sheet, &mut same, &record.topic.to_string())?;
    let named: Vec<String> = record.providers().map(ToString::to_string).collect();
    let known = lookup::providers(conn, &sheet.city.id, &named)?;
    for (index, office) in record.offices.iter().enumerate() {
        let at = field("offices").entry(index).field("provider");
        sheet.passed(&at, provider(&known, &office.provider.to_string()));
    }
    let also = record.also.iter().map(ToString::to_string).collect();
    sheet.each("also", also, |name: String| provider(&known, &name));
    Ok(())
}

fn topic(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    record: &mut Responsibility,
    name: &str,
) -> Result<(), DbError> {
    let found = lookup::topic(conn, &sheet.city.id, name)?;
    let checked = match found {
        None => Err(unknown("topic", name)),
        Some((_, kind)) if kind != TopicKind::Need => {
            let message = format!(
                "the topic {} has the kind {kind}; one of the kind need is wanted",
                quote(name)
            );
            Err(Fault::new("other_kind", message))
        }
        Some((id, _)) => Ok(id),
    };
    if let Some(id) = sheet.passed(&field("topic"), checked) {
        record.topic = id;
    }
    Ok(())
}

fn provider(known: &Providers, name: &str) -> Result<ProviderId, Fault> {
    known.get(name).cloned().ok_or_else(|| unknown("provider", name))
}

fn read_offices(sheet: &mut Sheet<'_>, known: &Providers, all: Vec<OfficeRecord>) -> Option<Vec<Office>> {
    let at = field("offices");
    let before = sheet.faults();
    if all.is_empty() {
        let message = "`offices` must name the office in charge";
        sheet.error(&at, Fault::new("missing", message));
    }
    if all.len() > limits::OFFICES {
        let message = format!("`offices` may hold {} entries", limits::OFFICES);
        sheet.error(&at, Fault::new("too_long", message));
        return None;
    }
    let mut offices: Vec<Office> = Vec::with_capacity(all.len());
    for (index, written) in all.into_iter().enumerate() {
        let place = at.entry(index);
        let checked = provider(known, &written.provider).and_then(|id| {
            if offices.iter().any(|office| office.provider == id) {
                let message = format!("{} stands in the list twice; leave one out", quote(&written.provider));
                return Err(Fault::new("repeated", message));
            }
            Ok(id)
        });
        if let Some(id) = sheet.passed(&place.field("provider"), checked) {
            offices.push(office(sheet, &place, (id, written)));
        }
    }
    (sheet.faults() == before).then_some(offices)
}

fn office(sheet: &mut Sheet<'_>, at: &Pointer, (provider, written): (ProviderId, OfficeRecord)) -> Office {
    let country = sheet.city.country.clone();
    let phone = contact(sheet, (at, "phone"), written.phone, phone);
    if let Some(odd) = phone.as_deref().and_then(|phone| phone::warning(phone, &country)) {
        sheet.warn(&at.field("phone"), odd);
    }
    let mut access = Vec::new();
    for (index, one) in written.access.into_iter().enumerate() {
        let known = word(one, Access::Unrecognised, Access::WORDS);
        let known = sheet.passed(&at.field("access").entry(index), known);
        access.extend(known.filter(|one| !access.contains(one)));
    }
    let hours = written.hours;
    if hours.len() > limits::OFFICES {
        let message = format!("`hours` may hold {} sets", limits::OFFICES);
        sheet.error(&at.field("hours"), Fault::new("too_long", message));
    }
    let sets = hours.into_iter().take(limits::OFFICES).enumerate();
    Office {
        provider,
        phone,
        email: contact(sheet, (at, "email"), written.email, check::email),
        website: contact(sheet, (at, "website"), written.website, check::web_address),
        access,
        hours: sets
            .map(|(index, set)| one_set(sheet, &at.field("hours").entry(index), set))
            .collect(),
    }
}

fn contact(
    sheet: &mut Sheet<'_>,
    (at, name): (&Pointer, &str),
    written: Option<String>,
    check: fn(&str, &str) -> Result<(), Fault>,
) -> Option<String> {
    let written = written
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())?;
    let place = at.field(name);
    sheet.passed(&place, check(name, &written))?;
    sheet.hint(&place, &written);
    Some(written)
}

fn one_set(sheet: &mut Sheet<'_>, at: &Pointer, set: porta_contract::OfficeHours) -> OfficeHours {
    let rule = set.rule.trim().to_owned();
    sheet.passed(&at.field("rule"), check::hours("rule", &rule, sheet.rules.hours));
    let purpose = word(set.purpose, HoursPurpose::Unrecognised, HoursPurpose::WORDS);
    sheet.passed(&at.field("purpose"), purpose);
    if let Some(access) = set.access {
        sheet.passed(&at.field("access"), word(access, Access::Unrecognised, Access::WORDS));
    }
    let note = set
        .note
        .map(|note| note.trim().to_owned())
        .filter(|note| !note.is_empty());
    if let Some(note) = &note {
        sheet.passed(&at.field("note"), check::text("note", note, limits::HOURS_NOTE));
    }
    OfficeHours {
        purpose: set.purpose,
        access: set.access,
        rule,
        note,
    }
}

fn links(sheet: &mut Sheet<'_>, all: Vec<WrittenLink>) -> Option<Vec<Link>> {
    let at = field("links");
    if all.len() > limits::OFFICES {
        let message = format!("`links` may hold {} entries", limits::OFFICES);
        sheet.error(&at, Fault::new("too_long", message));
        return None;
    }
    let before = sheet.faults();
    let languages = sheet.city.languages.clone();
    let mut links = Vec::with_capacity(all.len());
    for (index, link) in all.into_iter().enumerate() {
        let place = at.entry(index);
        let url = link.url.trim().to_owned();
        sheet.passed(&place.field("url"), check::web_address("url", &url));
        let label = sheet.by_language(&place.field("label"), link.label, (&languages, limits::TITLE));
        links.push(Link { url, label });
    }
    (sheet.faults() == before).then_some(links)
}
