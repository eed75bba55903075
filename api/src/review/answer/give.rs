//! What a provider can say beside its entries: another contact, a word to the staff.

use diesel::prelude::*;
use porta_contract::{Answered, ContactState, FieldError, NewContact};
use serde_json::json;

use super::desk::at_desk;
use super::session::Answering;
use crate::access::account::EmailAddress;
use crate::catalog::check;
use crate::mail;
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::spine::db::DbError;
use crate::spine::db::schema::reviews;
use crate::spine::http::{Failure, Pointer};

/// Longest word to the staff, in characters.
const WORD: usize = 4000;
/// Longest note with a new contact, in characters.
const NOTE: usize = 1000;

fn wrong(name: &str, code: &str, detail: String) -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: Some(Pointer::root().field(name).to_string()),
        parameter: None,
        code: code.to_owned(),
        detail,
    }])
}

fn checked(name: &str, text: &str, longest: usize) -> Result<String, Failure> {
    let text = text.trim().replace("\r\n", "\n");
    check::text(name, &text, longest).map_err(|fault| wrong(name, fault.code, fault.message))?;
    Ok(text)
}

/// *We are not the right contact any more*; blocking. Mails to the old one stop; staff verify the new one before any goes there.
///
/// # Errors
/// [`Failure::Invalid`] for an address that is none.
pub fn new_contact(tools: &Tools, who: &Answering, contact: &NewContact) -> Result<Answered, Failure> {
    let email = match contact.email.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => {
            let email = EmailAddress::parse(text).map_err(|error| wrong("email", "bad_email", format!("{error}.")))?;
            Some(email.to_string())
        }
        None => None,
    };
    let lang = contact.lang.as_deref().map(mail::language);
    let note = checked("note", contact.note.as_deref().unwrap_or_default(), NOTE)?;
    let note = json!({ "email": email, "lang": lang, "note": note }).to_string();
    at_desk(tools, who, |desk| {
        diesel::update(reviews::table.find(&who.review))
            .set(reviews::contact.eq(ContactState::WrongPerson.as_str()))
            .execute(desk.tx.conn)
            .map_err(DbError::from)?;
        let task = NewTask {
            kind: kind::NEW_CONTACT,
            review: &desk.frame.review,
            item: None,
            note: Some(&note),
        };
        Ok(tasks::add(desk.tx, &task, desk.at)?)
    })
}

/// A word to the staff; blocking.
///
/// # Errors
/// [`Failure::Invalid`] for no word, or for too many.
pub fn word(tools: &Tools, who: &Answering, text: &str) -> Result<Answered, Failure> {
    let text = checked("text", text, WORD)?;
    if text.is_empty() {
        return Err(wrong("text", "missing", "`text` must be given.".to_owned()));
    }
    at_desk(tools, who, |desk| {
        let task = NewTask {
            kind: kind::WORD,
            review: &desk.frame.review,
            item: None,
            note: Some(&text),
        };
        Ok(tasks::add(desk.tx, &task, desk.at)?)
    })
}
