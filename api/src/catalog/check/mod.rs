//! What a value of a record must look like, whoever brings it: a person over the API or a file.

pub mod colour;
mod contact;
mod days;
mod hours;
pub mod language;
pub mod limits;
pub mod markdown;
pub mod personal;
pub mod phone;
mod place;
mod rules;
pub mod similar;
pub mod slug;
mod text;

pub use contact::{email, phone, web_address};
pub use days::{in_order, in_our_time};
pub use hours::{HoursRule, hours};
pub use place::coordinates;
pub use rules::Rules;
pub use text::{is_key, quote, text};

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Stable code, such as `too_long`.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Fault {
    /// From its code and its words.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}
