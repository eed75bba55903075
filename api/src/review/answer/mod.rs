//! Answering: what a provider says about its entries, through the link of a mail or told to staff.

mod act;
mod add;
mod correct;
mod desk;
mod give;
mod link;
mod links;
pub mod routes;
mod session;
mod show;

pub use act::{confirm, confirm_rest, correct, publish, undo, withdraw};
pub use add::add;
pub use give::{new_contact, word};
pub(super) use link::silence;
pub use link::{ask_for_link, stop};
pub use links::{revoke, send_link};
pub use session::{Answering, exchange, link_of};
pub use show::read;
