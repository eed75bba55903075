//! Values of query parameters: each says how it is read, and what the document states of it.

use std::borrow::Cow;
use std::ops::Deref;

use porta_contract::Word;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use utoipa::__dev::ComposeSchema;
use utoipa::openapi::{ArrayBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A kind of value. What `read` takes and what its schema allows are the same texts.
pub trait Value: PartialSchema + Sized {
    /// What is taken, in words: the end of the sentence "`limit` takes …".
    fn wanted() -> String;

    /// Reads the text of a value.
    fn read(text: &str) -> Option<Self>;
}

/// A parameter with one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct One<T>(pub T);

/// A parameter with a comma list of values; empty when it is not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

/// The most values in a list.
const MOST: usize = 50;

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for One<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Value> Deserialize<'de> for One<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        T::read(&text).map(Self).ok_or_else(|| D::Error::custom(T::wanted()))
    }
}

impl<'de, T: Value> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        // A space after a comma is how people write lists.
        let texts = text.split(',').enumerate().map(|(place, text)| match place {
            0 => text,
            _ => text.strip_prefix(' ').unwrap_or(text),
        });
        let values: Option<Vec<T>> = texts.take(MOST + 1).map(T::read).collect();
        values
            .filter(|values| values.len() <= MOST)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("a comma list of at most {MOST} values, each {}", T::wanted())))
    }
}

// `IntoParams` asks for this where a type has parameters of its own.
impl<T: Value> ComposeSchema for One<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        T::schema()
    }
}

impl<T: Value> ComposeSchema for List<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        ArrayBuilder::new()
            .items(T::schema())
            .min_items(Some(1))
            .max_items(Some(MOST))
            .build()
            .into()
    }
}

impl<T: Value> ToSchema for One<T> {}
impl<T: Value> ToSchema for List<T> {}

impl<T: Word + PartialSchema> Value for T {
    fn wanted() -> String {
        format!("one of: {}", T::WORDS.join(", "))
    }

    fn read(text: &str) -> Option<Self> {
        T::parse(text)
    }
}
