//! JSON bodies: read when the handler asks, so that guards speak first; what is wrong is named by its place.

use std::collections::BTreeMap;
use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest, web};
use porta_contract::FieldError;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::strict::Strict;
use super::{Failure, Pointer};

type Raw = web::Json<Box<RawValue>>;

/// A JSON body that has not been read yet.
pub struct Body<T> {
    raw: <Raw as FromRequest>::Future,
    _what: PhantomData<T>,
}

impl<T> std::fmt::Debug for Body<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Body(…)")
    }
}

impl<T> FromRequest for Body<T> {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(Ok(Self {
            raw: Raw::from_request(request, payload),
            _what: PhantomData,
        }))
    }
}

impl<T: DeserializeOwned> Body<T> {
    /// Reads it. Fields that do not exist and values of the wrong kind are refused by name and place (422).
    pub async fn read(self) -> Result<T, Error> {
        let raw = self.raw.await?.into_inner();
        Ok(parse(raw.get())?)
    }

    /// Reads a change: only these fields can be cleared, so that `null` elsewhere is refused instead of passing for absent.
    pub async fn read_change(self, clearable: &[&str]) -> Result<T, Error> {
        let raw = self.raw.await?.into_inner();
        let change = parse(raw.get())?;
        refuse_nulls(raw.get(), clearable)?;
        Ok(change)
    }
}

/// Reads a value that stands inside another body as [`Body::read_change`] does; places are those inside the value.
pub fn body_of<T: DeserializeOwned>(value: &Value, clearable: &[&str]) -> Result<T, Failure> {
    let text = value.to_string();
    let read = parse(&text)?;
    refuse_nulls(&text, clearable)?;
    Ok(read)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let mut unknown = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut reader, &mut track);
    let read = serde_ignored::deserialize(tracked, |path| unknown.push(ignored(&path)));
    match read {
        Ok(value) if unknown.is_empty() => strictly::<T>(text).map(|()| value),
        Ok(_) => Err(Failure::Invalid(unknown)),
        Err(error) => {
            unknown.push(refused(&track.path(), &error));
            Err(Failure::Invalid(unknown))
        }
    }
}

/// Reads it once more for records that are written as lists.
fn strictly<T: DeserializeOwned>(text: &str) -> Result<(), Failure> {
    let unreadable = |error: serde_json::Error| Failure::BadRequest(format!("The body cannot be read: {error}."));
    let value: Value = serde_json::from_str(text).map_err(unreadable)?;
    let mut track = serde_path_to_error::Track::new();
    let read = T::deserialize(serde_path_to_error::Deserializer::new(Strict(&value), &mut track));
    read.map(|_| ())
        .map_err(|error| Failure::Invalid(vec![refused(&track.path(), &error)]))
}

fn refuse_nulls(text: &str, clearable: &[&str]) -> Result<(), Failure> {
    let unreadable = |error: serde_json::Error| Failure::BadRequest(format!("The body cannot be read: {error}."));
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(unreadable)?;
    let nulls = fields.into_iter().filter(|(_, value)| value.get() == "null");
    let errors: Vec<FieldError> = nulls
        .filter(|(name, _)| !clearable.contains(&name.as_str()))
        .map(|(name, _)| FieldError {
            pointer: Some(Pointer::root().field(&name).to_string()),
            parameter: None,
            code: "not_clearable".to_owned(),
            detail: format!("`{name}` cannot be cleared with null; leave it out, or send another value."),
        })
        .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}

/// A field of an inner object that nobody knows.
fn ignored(path: &serde_ignored::Path<'_>) -> FieldError {
    let pointer = place(path);
    let detail = format!("There is no field at {pointer}; leave it out or correct its name.");
    FieldError {
        pointer: Some(pointer.to_string()),
        parameter: None,
        code: "unknown_field".to_owned(),
        detail,
    }
}

fn place(path: &serde_ignored::Path<'_>) -> Pointer {
    use serde_ignored::Path;
    match path {
        Path::Root => Pointer::root(),
        Path::Seq { parent, index } => place(parent).entry(*index),
        Path::Map { parent, key } => place(parent).field(key),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => place(parent),
    }
}

/// What serde refused. It tells kinds of refusal apart by its words only.
fn refused(path: &Path, error: &serde_json::Error) -> FieldError {
    let words = error.to_string();
    let code = if words.starts_with("unknown field") {
        "unknown_field"
    } else if words.starts_with("missing field") {
        "missing"
    } else {
        "wrong_type"
    };
    let pointer = path.iter().fold(Pointer::root(), |pointer, segment| match segment {
        Segment::Seq { index } => pointer.entry(*index),
        Segment::Map { key } => pointer.field(key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    });
    let words = words.split(" at line ").next().unwrap_or_default();
    FieldError {
        pointer: Some(pointer.to_string()),
        parameter: None,
        code: code.to_owned(),
        detail: format!("The body cannot be taken: {words}."),
    }
}

#[cfg(test)]
mod tests {
    use porta_contract::{NewCampaign, NewContact, NewOffer, OfferChange};

    use super::*;

    fn errors<T: DeserializeOwned>(text: &str) -> Vec<(String, String)> {
        match parse::<T>(text) {
            Err(Failure::Invalid(errors)) => errors
                .into_iter()
                .map(|error| (error.pointer.unwrap_or_default(), error.code))
                .collect(),
            Err(other) => vec![(String::new(), other.code().to_owned())],
            Ok(_) => Vec::new(),
        }
    }

    fn one(pointer: &str, code: &str) -> Vec<(String, String)> {
        vec![(pointer.to_owned(), code.to_owned())]
    }

    #[test]
    fn fields_that_do_not_exist_are_refused_at_any_depth() {
        assert_eq!(
            errors::<OfferChange>(r#"{"titel": "x"}"#),
            one("#/titel", "unknown_field")
        );
        assert_eq!(
            errors::<OfferChange>(
                r#"{"texts": {"titel": "x"}, "hours": [{"purpose": "visit", "rule": "24/7", "rules": 1}]}"#
            ),
            [
                one("#/texts/titel", "unknown_field"),
                one("#/hours/0/rules", "unknown_field")
            ]
            .concat()
        );
    }

    #[test]
    fn null_clears_only_what_can_be_cleared() {
        let text = r#"{"phone": null, "hours": null, "cost": "free"}"#;

        assert!(refuse_nulls(text, &["phone", "hours"]).is_ok());
        assert!(matches!(
            refuse_nulls(text, &["phone"]),
            Err(Failure::Invalid(errors)) if errors.len() == 1 && errors[0].pointer.as_deref() == Some("#/hours")
        ));
    }

    #[test]
    fn what_is_missing_or_of_the_wrong_kind_is_named_by_its_place() {
        assert_eq!(errors::<NewOffer>(r#"{"lang": "de"}"#), one("#", "missing"));
        assert_eq!(errors::<OfferChange>(r#"{"phone": 5}"#), one("#/phone", "wrong_type"));
        assert_eq!(
            errors::<OfferChange>(r#"{"valid_from": "2026-02-30"}"#),
            one("#/valid_from", "wrong_type")
        );
        assert_eq!(errors::<OfferChange>(r#"{"phone": null}"#), Vec::new());
    }

    #[test]
    fn a_list_is_no_record() {
        let hours = r#"{"hours": [{"purpose": "visit", "rule": "24/7"}]}"#;
        assert_eq!(errors::<OfferChange>(hours), Vec::new());
        let hours = r#"{"hours": [["visit", null, "24/7", null, null]]}"#;
        assert_eq!(errors::<OfferChange>(hours), one("#/hours/0", "wrong_type"));
        assert_eq!(
            errors::<OfferChange>(r#"{"texts": ["x", "", "", {}]}"#),
            one("#/texts", "wrong_type")
        );
        assert_eq!(errors::<NewContact>("[null, null, null]"), one("#", "wrong_type"));
        assert_eq!(
            errors::<NewCampaign>(r#"{"selection": ["meet", null, null]}"#),
            one("#/selection", "wrong_type")
        );
    }
}
