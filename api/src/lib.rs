//! Porta's API: a city's directory of help that stays true.

pub mod catalog;
pub mod reading;
pub mod spine;
