//! Answering: what a provider says about its entries, through the link of a mail or told to staff.

mod act;
mod correct;
mod desk;
mod give;
mod link;
pub mod routes;
mod session;
mod show;

pub use act::{confirm, confirm_rest, correct, publish, undo, withdraw};
pub use give::{new_contact, word};
pub use link::{ask_for_link, stop};
pub use session::{Answering, exchange, link_of, revoke};
pub use show::read;
