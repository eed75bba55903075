//! The demo's mailbox.
