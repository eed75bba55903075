//! What every test stands on.

mod app;
mod database;
mod http;
pub mod logs;
mod node;
mod postgres;
mod sample;

pub use app::{NOW, TestApp};
pub use database::TestDatabase;
pub use http::{Answer, send, try_send};
pub use logs::logged;
pub use node::Node;
pub use sample::{at, record, review_setup, spin_until, whole_log};
