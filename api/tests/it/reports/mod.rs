//! Visitors' reports: sent by anybody, seen and closed by staff, told to providers.

mod barriers;
mod letters;
mod scene;
mod send;
mod spam;
mod staff;
