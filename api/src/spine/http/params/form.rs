//! Forms of texts: the pattern that the document states is the one that the code holds to.

use std::sync::OnceLock;

use regex::Regex;
use utoipa::openapi::{ObjectBuilder, Type};

/// A form that a text has to have: a pattern that means the same in ECMA-262 and here, and a greatest length.
#[derive(Debug)]
pub struct Form {
    pattern: &'static str,
    longest: usize,
    regex: OnceLock<Option<Regex>>,
}

impl Form {
    /// A form; `longest` counts characters, not bytes.
    #[must_use]
    pub const fn new(pattern: &'static str, longest: usize) -> Self {
        Self {
            pattern,
            longest,
            regex: OnceLock::new(),
        }
    }

    /// True when a text has this form.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(self.pattern).ok());
        text.chars().take(self.longest + 1).count() <= self.longest
            && regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// What the document says of it.
    #[must_use]
    pub fn schema(&self) -> ObjectBuilder {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(self.pattern))
            .max_length(Some(self.longest))
    }
}

/// Defines a kind of value that is a text of a form: pattern, greatest length, and what is wanted in words.
macro_rules! form {
    ($(#[$meta:meta])* $name:ident($pattern:expr, $longest:literal, $wanted:literal)) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub String);

        const _: () = {
            static FORM: $crate::spine::http::Form = $crate::spine::http::Form::new($pattern, $longest);

            impl $crate::spine::http::Value for $name {
                fn wanted() -> String {
                    $wanted.to_owned()
                }

                fn read(text: &str) -> Option<Self> {
                    FORM.fits(text).then(|| Self(text.to_owned()))
                }
            }

            impl utoipa::PartialSchema for $name {
                fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                    FORM.schema().build().into()
                }
            }
        };
    };
}

pub(crate) use form;
