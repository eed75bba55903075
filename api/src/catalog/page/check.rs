//! A change of a page, checked field by field while it is read onto the page.

use porta_contract::{Noun, PageChange, PageOwner, PageStepRecord, Patch, Role};

use super::model::STEP;
use super::{Owner, Page, Step, step_note, tree};
use crate::access::grant;
use crate::catalog::check::{self, Fault, is_key, limits, quote};
use crate::catalog::ids::CityId;
use crate::catalog::source_text::Translated;
use crate::catalog::writing::sheet::{field, unknown_word};
use crate::catalog::writing::{Sheet, lookup};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::AccountId;

/// Months of a period of checks.
const MONTHS: std::ops::RangeInclusive<i32> = 1..=60;
/// Roles that may look after pages.
const ROLES: [Role; 3] = [Role::Administrator, Role::CityAdministrator, Role::Editor];
/// Kinds of records that a step may lead to.
pub const LEADS_TO: [Noun; 8] = [
    Noun::Offer,
    Noun::Responsibility,
    Noun::Provider,
    Noun::Event,
    Noun::District,
    Noun::Category,
    Noun::Page,
    Noun::Fact,
];

/// Reads a change onto a page. Fields that are not mentioned stay, and are not checked.
pub(super) fn change(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    page: &mut Page,
    (change, minor): (PageChange, bool),
) -> Result<(), DbError> {
    let faults = sheet.faults();
    let touches_steps = change.steps.is_some() || change.texts.is_some();
    if let Some(texts) = change.texts
        && let Some(texts) = sheet.texts(texts)
    {
        page.set_source_text(texts, minor);
    }
    match change.parent {
        Patch::Absent => {}
        Patch::Null => page.parent = None,
        Patch::Value(name) => {
            let tree = tree(conn, &page.city)?;
            let found = tree.named(&name);
            let stands = found.and_then(|parent| tree.may_stand(&page.id, &parent).map(|()| parent));
            page.parent = sheet.passed(&field("parent"), stands);
        }
    }
    if let Some(position) = change.position
        && let Some(position) = sheet.number(&field("position"), position, &(0..=limits::POSITION))
    {
        page.position = position;
    }
    if let Some(groups) = change.target_groups {
        page.target_groups = sheet.target_groups(groups);
    }
    page.sensitive = change.sensitive.unwrap_or(page.sensitive);
    if let Some(list) = change.steps {
        page.steps = steps(conn, sheet, list)?;
    }
    if touches_steps && sheet.faults() == faults {
        steps_have_words(sheet, page);
    }
    match change.owner {
        Patch::Absent => {}
        Patch::Null => page.owner = None,
        Patch::Value(named) => {
            let owner = owner(conn, &page.city, named)?;
            page.owner = sheet.passed(&field("owner"), owner);
        }
    }
    match change.review_months {
        Patch::Absent => {}
        Patch::Null => page.review_months = None,
        Patch::Value(months) => page.review_months = sheet.number(&field("review_months"), months, &MONTHS),
    }
    if let Some(publication) = change.publication {
        sheet.publication(publication, &mut page.publication);
    }
    Ok(())
}

/// Whether what a page names is still there.
pub(super) fn whole(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, page: &Page) -> Result<(), DbError> {
    if let Some(parent) = &page.parent {
        let stands = tree(conn, &page.city)?.may_stand(&page.id, parent);
        sheet.passed(&field("parent"), stands);
    }
    if let Some(Owner::Account(account)) = &page.owner {
        let works = works_here(conn, &page.city, account)?;
        sheet.passed(&field("owner"), works);
    }
    Ok(())
}

fn steps(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, list: Vec<PageStepRecord>) -> Result<Vec<Step>, DbError> {
    let at = field("steps");
    if list.len() > limits::STEPS {
        let message = format!("a page may have {} steps", limits::STEPS);
        sheet.error(&at, Fault::new("too_long", message));
        return Ok(Vec::new());
    }
    let mut steps: Vec<Step> = Vec::with_capacity(list.len());
    for (index, step) in list.into_iter().enumerate() {
        let place = at.entry(index);
        let twice = steps.iter().any(|other| other.key == step.key);
        sheet.passed(&place.field("key"), step_key(&step.key, twice));
        if let Some(record) = &step.record {
            let known = record
                .split_once(':')
                .and_then(|(noun, slug)| Some((Noun::parse(noun)?, slug)));
            let known = known.filter(|(noun, _)| LEADS_TO.contains(noun));
            let found = match known {
                Some(known) => lookup::is_findable(conn, &sheet.city.id, known)?,
                None => false,
            };
            if !found {
                sheet.error(&place.field("record"), leads_nowhere(record));
            }
        }
        if let Some(url) = &step.url {
            sheet.passed(&place.field("url"), check::web_address("url", url));
        }
        steps.push(Step {
            key: step.key,
            record: step.record,
            url: step.url,
        });
    }
    Ok(steps)
}

/// What is wrong with the record that a step leads to.
fn leads_nowhere(record: &str) -> Fault {
    let nouns = LEADS_TO.map(Noun::as_str).join(", ");
    let message = format!(
        "there is no {} here; write noun:slug with one of {nouns}, such as offer:cafe-welcome",
        quote(record)
    );
    Fault::new("unknown_reference", message)
}

/// Whether a step may be called so.
pub fn step_key(key: &str, twice: bool) -> Result<(), Fault> {
    if !is_key(key) || key.chars().count() > limits::STEP_KEY {
        let message = format!(
            "{} is no name of a step; write a–z, 0–9 and _, {} at most, such as register",
            quote(key),
            limits::STEP_KEY
        );
        return Err(Fault::new("bad_key", message));
    }
    if twice {
        let message = format!("{} names two steps; each needs a name of its own", quote(key));
        return Err(Fault::new("repeated", message));
    }
    Ok(())
}

/// Each step needs words in the source; words of a step that is not there are odd.
fn steps_have_words(sheet: &mut Sheet<'_>, page: &Page) {
    let notes = page.source_text().map(|text| text.notes.clone()).unwrap_or_default();
    for (index, step) in page.steps.iter().enumerate() {
        let note = step_note(&step.key);
        if !notes.contains_key(&note) {
            let message = format!(
                "this step has no words; give them in `texts` as the note {}",
                quote(&note)
            );
            sheet.error(
                &field("steps").entry(index).field("key"),
                Fault::new("no_words", message),
            );
        }
    }
    let is_of_a_step = |key: &str| page.steps.iter().any(|step| step.key == key);
    let left = notes
        .keys()
        .filter(|note| note.strip_prefix(STEP).is_some_and(|key| !is_of_a_step(key)));
    for note in left {
        let message = "no step has this name, so nobody reads these words";
        sheet.warn(
            &field("texts").field("notes").field(note),
            Fault::new("no_step", message),
        );
    }
}

fn owner(conn: &mut AnyConnection, city: &CityId, named: PageOwner) -> Result<Result<Owner, Fault>, DbError> {
    match (named.role, named.account) {
        (Some(role), None) if ROLES.contains(&role) => Ok(Ok(Owner::Role(role))),
        (Some(_), None) => Ok(Err(unknown_word(None, &ROLES.map(Role::as_str)))),
        (None, Some(account)) => {
            let account = AccountId::from(account);
            let works = works_here(conn, city, &account)?;
            Ok(works.map(|()| Owner::Account(account)))
        }
        _ => {
            let message = "give `role` or `account`, one of the two";
            Ok(Err(Fault::new("one_of_two", message)))
        }
    }
}

/// Whether an account may write in a city.
fn works_here(conn: &mut AnyConnection, city: &CityId, account: &AccountId) -> Result<Result<(), Fault>, DbError> {
    let grants = grant::of_accounts(conn, Some(std::slice::from_ref(account)))?;
    if grants.values().flatten().any(|grant| grant.edits(city)) {
        return Ok(Ok(()));
    }
    let message = "no account of this id may write in the city; name one of its editors or administrators, or a role";
    Ok(Err(Fault::new("unknown_reference", message)))
}
