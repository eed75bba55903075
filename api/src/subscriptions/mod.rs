//! Subscriptions: news of a city by mail, for whoever wants them: which kinds of records, where, how often. No account is needed, and nothing
//! is sent before the address is confirmed by a link.
//!
//! Each subscription keeps a place in the change log. On its morning the place moves on to the end of the log, and in the same transaction
//! one job is queued for what lies between: so nothing is told twice, and nothing is left out. What the mail says is looked up when it goes
//! out; where that is nothing, no mail goes out.

mod ask;
mod deliver;
mod digest;
mod entries;
mod forgetting;
mod manage;
mod morning;
pub mod routes;
mod rows;
mod tick;
mod tools;
mod wishes;

pub use deliver::{ASK, Carrier, DIGEST, handlers, send_now};
pub use forgetting::{FORGET, forget, with_forgetting};
pub use tick::{TICK, tick, with_ticks};
pub use tools::Tools;

crate::id! {
    /// Id of a subscription.
    SubscriptionId
}
