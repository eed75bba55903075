//! What every test stands on.

mod app;
mod database;
mod dns;
mod http;
pub mod logs;
mod node;
mod postgres;
mod sample;
mod smtp;

pub use app::{NOW, TestApp};
pub use database::TestDatabase;
pub use dns::NameServer;
pub use http::{Answer, send, try_send};
pub use logs::logged;
pub use node::Node;
pub use sample::{at, record, review_setup, spin_until, whole_log};
pub use smtp::{Act, CERTIFICATE, MailServer, Taken};
