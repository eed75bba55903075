//! Series of figures for the public: as JSON, as a table, and as a plot.

mod answers;
mod digits;
mod plot;
mod scale;
mod svg;

pub use answers::{PlotParams, fact, fact_plot, fact_table, facts, sorted};
