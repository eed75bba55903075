//! What reports are taken with.

use porta_contract::FieldError;

use crate::access::seal::Seal;
use crate::catalog::check::Fault;
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::http::Pointer;

/// What reports are taken with.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Seals forms; the same on every node.
    pub seal: Seal,
}

/// A field of the body that is wrong.
pub(super) fn wrong(field: &str, fault: Fault) -> FieldError {
    FieldError {
        pointer: Some(Pointer::root().field(field).to_string()),
        parameter: None,
        code: fault.code.to_owned(),
        detail: fault.message + ".",
    }
}
