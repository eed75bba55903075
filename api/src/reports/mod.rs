//! Visitors' reports: anybody can say on an entry's page that something is wrong, without an account or an address; the editors get a
//! task, the provider a mail.

mod close;
mod entry;
mod faults;
mod forgetting;
pub mod form;
mod keep;
mod letter;
mod list;
mod receive;
pub mod routes;
mod tools;

pub use faults::Faults;
pub use forgetting::{FORGET, forget, with_forgetting};
pub use letter::{KIND, handlers, send_now};
pub use receive::city_named;
pub use tools::Tools;

crate::id! {
    /// Id of a report.
    ReportId
}
