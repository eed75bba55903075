//! Translations: states, the work list, files, machines, easy German.

mod acceptance;
mod files;
mod list;
mod machine;
mod members;
mod one;
mod public;
mod scene;
mod simple;
mod structure;
mod terminal;
