//! Query parameters: unknown ones, doubled ones and bad values are named, all at once.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use porta_contract::FieldError;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::Failure;

/// Reads the query string into a struct of optional texts whose fields are the documented parameters.
#[derive(Clone, Copy, Debug)]
pub struct Params;

/// Query strings longer than this are refused.
const LONGEST: usize = 4096;

thread_local! {
    /// Names by struct: the documentation they are taken from is long, and every request needs them.
    static KNOWN: RefCell<HashMap<TypeId, Rc<[String]>>> = RefCell::default();
}

/// The parameters that the documentation of a struct names.
fn known<T: IntoParams + 'static>() -> Rc<[String]> {
    KNOWN.with_borrow_mut(|known| {
        let names = known.entry(TypeId::of::<T>());
        Rc::clone(names.or_insert_with(|| T::into_params(|| None).into_iter().map(|param| param.name).collect()))
    })
}

impl Params {
    /// Reads them; the struct's own documentation says which exist.
    pub fn read<T: DeserializeOwned + IntoParams + 'static>(query: &str) -> Result<T, Failure> {
        if query.len() > LONGEST {
            let detail = format!("The query string may have {LONGEST} bytes at most.");
            return Err(Failure::BadQuery(vec![field("query", "too_long", detail)]));
        }
        let known = known::<T>();
        let mut values = serde_json::Map::new();
        let mut errors = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            if !known.iter().any(|k| *k == name) {
                let detail = format!("There is no parameter `{name}` here. There are: {}.", known.join(", "));
                errors.push(field(&name, "unknown_parameter", detail));
            } else if value.contains('\0') {
                errors.push(bad_value(&name, "no zero characters"));
            } else if values.insert(name.to_string(), value.to_string().into()).is_some() {
                let detail = format!("`{name}` is given twice; put several values into one comma list.");
                errors.push(field(&name, "given_twice", detail));
            }
        }
        if !errors.is_empty() {
            return Err(Failure::BadQuery(errors));
        }
        serde_json::from_value(values.into()).map_err(|error| Failure::BadRequest(error.to_string()))
    }
}

fn field(name: &str, code: &str, detail: String) -> FieldError {
    FieldError {
        pointer: None,
        parameter: Some(name.to_owned()),
        code: code.to_owned(),
        detail,
    }
}

/// A value that its parameter does not take; `wanted` says what it takes.
#[must_use]
pub fn bad_value(name: &str, wanted: &str) -> FieldError {
    field(name, "bad_value", format!("`{name}` takes {wanted}."))
}

/// A comma list of words, or the error that names the known ones.
pub type Words<T> = Result<Vec<T>, FieldError>;

/// Reads a comma list of words of a vocabulary; absent is an empty list.
pub fn words<T>(name: &str, value: Option<&str>, known: &[&str], parse: impl Fn(&str) -> Option<T>) -> Words<T> {
    let Some(value) = value else { return Ok(Vec::new()) };
    value
        .split(',')
        .map(|word| {
            parse(word.trim()).ok_or_else(|| bad_value(name, &format!("a comma list of: {}", known.join(", "))))
        })
        .collect()
}
