//! The import wing: files in, reports out, and what is in the database then.

mod demo;
mod scene;
