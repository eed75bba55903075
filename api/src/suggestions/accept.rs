//! Accepting a suggestion: a draft is made from it by the catalog's own writing, in the same transaction. Nothing is public by that.

use porta_contract::{
    AcceptSuggestion, EntrySuggestion, Hours, HoursPurpose, NewOffer, NewProvider, SuggestionContent, SuggestionKind,
    Texts,
};

use super::close::{self, End};
use super::list::Row;
use super::tools::Tools;
use crate::catalog::check::{Fault, limits};
use crate::catalog::entries::put_note;
use crate::catalog::offer::Offer;
use crate::catalog::provider::Provider;
use crate::catalog::writing::{Author, Written, draft, write};
use crate::reports::Faults;
use crate::spine::db::Tx;
use crate::spine::http::Failure;
use crate::spine::ids::AccountId;

/// Accepts a suggestion; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there, [`Failure::Conflict`] for one that is decided on, [`Failure::Invalid`] for what no draft
/// can be made with.
pub(super) fn accept(
    tools: &Tools,
    (author, id): (&Author, &str),
    account: &AccountId,
    accepting: AcceptSuggestion,
) -> Result<EntrySuggestion, Failure> {
    let at = tools.writing.clock.now();
    let city = &author.city;
    tools.writing.commit(false, |tx| {
        let row = close::waiting(tx.conn, city, id)?;
        let content = close::content(tx.conn, &row)?;
        let mut faults = Faults::default();
        let words = close::words(&mut faults, accepting.words.clone());
        let record = match row.kind() {
            SuggestionKind::Offer => {
                let new = offer(tools, &mut faults, (&row, &content), accepting);
                faults.finish()?;
                make::<Offer>(tx, tools, author, (new, note(tools, &content)))?
            }
            SuggestionKind::Provider => {
                let new = provider(&mut faults, (&row, &content), accepting);
                faults.finish()?;
                make::<Provider>(tx, tools, author, (new, note(tools, &content)))?
            }
            SuggestionKind::Unrecognised => return Err(Failure::Internal("a suggestion of no kind".to_owned())),
        };
        let end = (&End::Accepted(record), words.as_deref());
        close::close(tx, (city, &row), end, (account, at))
    })
}

/// Makes the draft; gives its id.
fn make<T: Written>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    author: &Author,
    (new, note): (T::New, Option<String>),
) -> Result<String, Failure> {
    let draft = draft::of_new::<T>(tx.conn, &tools.writing, author, (new, None))?;
    let done = write(tx, &tools.writing, author, draft)?;
    if let Some(note) = note {
        put_note(tx, (author, tools.writing.clock.now()), &done.record, &note)?;
    }
    Ok(done.record.id().to_owned())
}

fn texts(content: &SuggestionContent, given: Option<Texts>) -> Texts {
    given.unwrap_or_else(|| Texts {
        title: content.title.clone(),
        description: content.text.clone(),
        ..Texts::default()
    })
}

/// Notes a field that has no place in a draft of this kind.
fn refuse(faults: &mut Faults, field: &str, given: bool, kind: &str) {
    if given {
        let message = format!("`{field}` is not for {kind}; leave it out");
        faults.note(field, Fault::new("out_of_place", message));
    }
}

fn offer(
    tools: &Tools,
    faults: &mut Faults,
    (row, content): (&Row, &SuggestionContent),
    accepting: AcceptSuggestion,
) -> NewOffer {
    refuse(faults, "kind", accepting.kind.is_some(), "offers");
    if accepting.provider.is_none() {
        let message =
            "`provider` is missing; name the provider that the offer belongs to, and make it first if it is not there";
        faults.note("provider", Fault::new("missing", message));
    }
    let proposed = || content.category.iter().cloned().collect();
    NewOffer {
        provider: accepting.provider.unwrap_or_default(),
        lang: row.lang.clone(),
        texts: texts(content, accepting.texts),
        slug: None,
        categories: accepting.categories.unwrap_or_else(proposed),
        target_groups: Vec::new(),
        languages: content.languages.clone(),
        locations: Vec::new(),
        hours: hours(tools, content).into_iter().collect(),
        access: Vec::new(),
        contact_by: Vec::new(),
        cost: None,
        capacity: None,
        phone: content.phone.clone(),
        email: content.email.clone(),
        website: content.website.clone(),
        valid_from: None,
        valid_until: None,
        funded_until: None,
        publication: None,
    }
}

fn provider(
    faults: &mut Faults,
    (row, content): (&Row, &SuggestionContent),
    accepting: AcceptSuggestion,
) -> NewProvider {
    refuse(faults, "provider", accepting.provider.is_some(), "organisations");
    refuse(faults, "categories", accepting.categories.is_some(), "organisations");
    if accepting.kind.is_none() {
        let message = "`kind` is missing; name the kind of organisation, such as association";
        faults.note("kind", Fault::new("missing", message));
    }
    NewProvider {
        lang: row.lang.clone(),
        texts: texts(content, accepting.texts),
        slug: None,
        kind: accepting.kind.unwrap_or_default(),
        languages: content.languages.clone(),
        phone: content.phone.clone(),
        email: content.email.clone(),
        website: content.website.clone(),
        closures: Vec::new(),
        publication: None,
    }
}

/// Times that are written as rules are; others go into the note.
fn hours(tools: &Tools, content: &SuggestionContent) -> Option<Hours> {
    let rule = content.hours.as_ref()?;
    let read = (tools.writing.rules.hours.0)(rule).is_ok();
    read.then(|| Hours {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: rule.clone(),
        note: None,
        location: None,
    })
}

/// What was proposed and has no field in the draft: for whoever finishes it.
fn note(tools: &Tools, content: &SuggestionContent) -> Option<String> {
    let read = hours(tools, content).is_some();
    let parts = [
        ("offered by", content.provider.as_ref()),
        ("place", content.place.as_ref()),
        ("district", content.district.as_ref()),
        ("times", content.hours.as_ref().filter(|_| !read)),
    ];
    let said = parts
        .into_iter()
        .filter_map(|(what, text)| Some(format!("{what}: {}", text?)));
    let said: Vec<String> = said.collect();
    let note = format!("From the suggestion – {}", said.join("; "));
    (!said.is_empty()).then(|| note.chars().take(limits::NOTE).collect())
}
