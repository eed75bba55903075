//! How any noun is written over the API: bodies are read and checked, a write is judged whether it may be public at once, and committed
//! with its history. Knows no noun; each noun says in [`Written`] what is its own.

mod answer;
mod author;
pub mod doors;
pub mod draft;
mod filter;
mod hidden;
mod list;
pub mod lookup;
mod make;
mod names;
pub mod once;
pub mod proposal;
mod routes;
pub mod sheet;
mod tools;
mod uses;
mod values;
mod write;
mod written;

pub use answer::{Answer, keep_from_caches};
pub use author::Author;
pub use doors::{ChangeParams, MakeParams};
pub use draft::{Draft, Target};
pub use filter::{StaffFilter, StaffListParams};
pub use hidden::{Hidden, SECRET_IN_TRASH, note_looks, note_looks_at};
pub use make::{change, make, put, read, upsert};
pub use names::{Names, Wanted};
pub use once::Once;
pub use sheet::Sheet;
pub use tools::Tools;
pub use uses::Uses;
pub use write::{Done, Way, wire, wires, write};
pub use written::{Start, View, Written, is_structure};
