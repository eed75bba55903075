//! Pledges: what citizens offer, by a form without an account. The address is confirmed by a link first; then it reaches whoever is in
//! charge, the provider of the need or the office of the city, and nobody else: it is in no list of the public, in no log, no search, no
//! export. Whoever made it takes it back by the same link; in any case it is deleted after some months.

mod change;
mod consent;
mod forgetting;
mod keep;
mod letter;
mod link;
mod list;
mod office;
mod receive;
pub mod routes;
mod tools;

pub use forgetting::{FORGET, forget, with_forgetting};
pub use letter::{CONFIRM, TELL, handlers, send_now};
pub use tools::Tools;

crate::id! {
    /// Id of a pledge.
    PledgeId
}
