//! XLIFF 2.1 (OASIS): one `file` a record, one `unit` a field, Markdown as text with its white space.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// Namespace of the core, of version 2.0 and 2.1 alike.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
