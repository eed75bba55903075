//! Suggestions: sent by anybody, decided on by staff, their senders told.

mod letters;
pub mod scene;
mod send;
mod staff;
