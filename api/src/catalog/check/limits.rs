//! How long things may be, in characters or entries.

/// A title or name.
pub const TITLE: usize = 200;
/// One or two sentences.
pub const SUMMARY: usize = 1_000;
/// A whole text.
pub const DESCRIPTION: usize = 20_000;
/// A further short text, such as how to get there.
pub const NOTE: usize = 1_000;
/// A note beside a set of hours.
pub const HOURS_NOTE: usize = 500;
/// An `opening_hours` text.
pub const HOURS: usize = 1_000;
/// A phone number as written.
pub const PHONE: usize = 60;
/// A mail address (RFC 5321, section 4.5.3.1, less the brackets).
pub const EMAIL: usize = 254;
/// A web address.
pub const WEB_ADDRESS: usize = 2_000;
/// Entries of a list.
pub const LIST: usize = 500;
