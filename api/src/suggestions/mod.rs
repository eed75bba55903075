//! Suggestions: anybody proposes an offer, or asks to be listed as a provider, without an account. It waits for the editors, who make a draft
//! from it or decline it with words; whoever left a mail address is told what has become of it.
//!
//! The sender's address is not confirmed by a link first: a confirmation would send a mail by itself to whatever address somebody types in,
//! and would keep one secret more. Instead it is used for one mail only, which goes out after a person of the staff has decided.

mod accept;
mod close;
mod consent;
mod decline;
mod forgetting;
mod keep;
mod letter;
mod likes;
mod list;
mod receive;
pub mod routes;
mod tools;

pub use forgetting::{FORGET, forget, with_forgetting};
pub use letter::{KIND, handlers, send_now};
pub use tools::Tools;

crate::id! {
    /// Id of a suggestion.
    SuggestionId
}
