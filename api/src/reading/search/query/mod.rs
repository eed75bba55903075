//! Reading what people type, finding what answers it, and showing where.

mod answer;
mod correct;
mod gather;
mod language;
mod mark;
mod near;
mod plan;
mod rank;
mod suggest;
#[cfg(test)]
mod tests;
mod weigh;

pub(super) use answer::{matching, search};
pub(super) use rank::ScratchPool;
pub(super) use suggest::suggest;
