//! The import wing: files in, reports out, and what is in the database then.

mod closures;
mod demo;
mod dirty;
mod export;
mod format;
mod information;
mod people;
mod rows;
mod scene;
mod sheets;
mod terminal;
mod texts;
mod whole;
