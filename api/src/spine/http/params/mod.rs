//! Query parameters: unknown ones, doubled ones and bad values are named, all at once.
//!
//! A struct says which parameters there are, and the types of its fields say what they take: [`One`] or [`List`] of a
//! [`Value`]. From the same types comes what the OpenAPI document states of them.

mod form;
mod kinds;
#[cfg(test)]
mod tests;
mod value;

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use porta_contract::FieldError;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use utoipa::IntoParams;
use utoipa::openapi::Required;
use utoipa::openapi::path::Parameter;

pub use form::Form;
pub(crate) use form::form;
pub use kinds::{Cursor, Day, Flag, Instant, Limit, Name, Tag, Typed, TypedSome, Whole};
pub use value::{List, One, Value};

use super::Failure;

/// Reads the query string into a struct whose fields are the documented parameters. All of them have a default
/// (`#[serde(default)]` on the struct); what is missing although it is required is told here.
#[derive(Clone, Copy, Debug)]
pub struct Params;

/// Query strings longer than this are refused. All that the document allows fits in; an address ends at 65,534 bytes anyway.
const LONGEST: usize = 60_000;

thread_local! {
    /// By struct: the documentation they are taken from is long, and every request needs them.
    static KNOWN: RefCell<HashMap<TypeId, Rc<[Known]>>> = RefCell::default();
}

/// A parameter that there is.
struct Known {
    name: String,
    required: bool,
}

/// The parameters that the documentation of a struct names.
fn known<T: IntoParams + 'static>() -> Rc<[Known]> {
    let known = |param: Parameter| Known {
        required: matches!(param.required, Required::True),
        name: param.name,
    };
    KNOWN.with_borrow_mut(|all| {
        let names = all.entry(TypeId::of::<T>());
        Rc::clone(names.or_insert_with(|| T::into_params(|| None).into_iter().map(known).collect()))
    })
}

/// Collects errors, so that a caller hears of all at once.
#[derive(Debug, Default)]
#[must_use]
pub struct Checked(Vec<FieldError>);

impl Checked {
    /// The value, or its default beside a note of what is wrong.
    pub fn take<T: Default>(&mut self, result: Result<T, FieldError>) -> T {
        result.unwrap_or_else(|error| {
            self.0.push(error);
            T::default()
        })
    }

    fn names(&self, parameter: &str) -> bool {
        let named = |error: &FieldError| error.parameter.as_deref() == Some(parameter);
        self.0.iter().any(named)
    }

    /// Ends the reading: goes on if nothing was wrong.
    pub fn done(self) -> Result<(), Failure> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Failure::BadQuery(self.0))
        }
    }
}

impl Params {
    /// Reads them; the struct's own documentation says which exist.
    pub fn read<T: DeserializeOwned + Default + IntoParams + 'static>(query: &str) -> Result<T, Failure> {
        let (params, checked) = Self::checked(query);
        checked.done().map(|()| params)
    }

    /// Reads them, and what is wrong with them: bad ones are left out. More can be checked before all of it is told.
    pub fn checked<T: DeserializeOwned + Default + IntoParams + 'static>(query: &str) -> (T, Checked) {
        let mut checked = Checked::default();
        let values = Json::from(pairs(query, &known::<T>(), &mut checked));
        // Nearly always all is well; else each value is tried by itself.
        let params = T::deserialize(&values).or_else(|_| {
            let Json::Object(mut values) = values else {
                return T::deserialize(&values);
            };
            values.retain(|name, value| match bad::<T>(name, value) {
                Some(wanted) => {
                    checked.0.push(bad_value(name, &wanted));
                    false
                }
                None => true,
            });
            T::deserialize(&Json::from(values))
        });
        (params.unwrap_or_default(), checked)
    }
}

/// What a parameter takes, if it does not take this.
fn bad<T: DeserializeOwned>(name: &str, value: &Json) -> Option<String> {
    let alone = Map::from_iter([(name.to_owned(), value.clone())]);
    T::deserialize(&Json::from(alone)).err().map(|error| error.to_string())
}

/// Names and texts of the parameters that there are.
fn pairs(query: &str, known: &[Known], checked: &mut Checked) -> Map<String, Json> {
    let mut values = Map::new();
    if query.len() > LONGEST {
        let detail = format!("The query string may have {LONGEST} bytes at most.");
        checked.0.push(field("query", "too_long", detail));
        return values;
    }
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        if !known.iter().any(|known| known.name == name) {
            let names: Vec<&str> = known.iter().map(|known| known.name.as_str()).collect();
            let detail = format!("There is no parameter `{name}` here. There are: {}.", names.join(", "));
            checked.0.push(field(&name, "unknown_parameter", detail));
        } else if value.contains('\0') {
            checked.0.push(bad_value(&name, "no zero characters"));
        } else if values.contains_key(&*name) {
            let detail = format!("`{name}` is given twice; put several values into one comma list.");
            checked.0.push(field(&name, "given_twice", detail));
        } else {
            values.insert(name.into_owned(), value.into_owned().into());
        }
    }
    for Known { name, .. } in known.iter().filter(|known| known.required) {
        if !values.contains_key(name) && !checked.names(name) {
            checked
                .0
                .push(field(name, "missing", format!("`{name}` has to be given.")));
        }
    }
    values
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

/// A value of the right form that names nothing here; `wanted` says what there is.
#[must_use]
pub fn unknown_value(name: &str, wanted: &str) -> FieldError {
    field(name, "unknown_value", format!("`{name}` takes {wanted}."))
}

/// A value that does not go together with the other parameters; `wanted` says what does.
#[must_use]
pub fn bad_combination(name: &str, wanted: &str) -> FieldError {
    field(name, "bad_combination", format!("`{name}` takes {wanted}."))
}
