//! Series of figures for the public: as JSON, as a table, and as a plot.

mod answers;
mod digits;
mod plot;
pub mod routes;
mod scale;
mod svg;

pub use answers::sorted;
