//! Answering.
