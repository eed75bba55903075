//! Porta's API: a city's directory of help that stays true.

pub mod catalog;
pub mod demo;
pub mod exports;
pub mod imports;
pub mod reading;
pub mod spine;
