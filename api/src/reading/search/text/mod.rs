//! Words: folding, splitting and stemming in ten languages, compounds, typing errors and sounds across scripts.

pub(super) mod compound;
mod data;
pub(super) mod fold;
pub(super) mod mend;
pub(super) mod sound;
mod stem;
mod stem_arabic;
mod stem_slavic;
mod stem_turkish;
pub(super) mod tokens;
mod tongue;

pub(super) use fold::{Script, fold, script_of};
pub(super) use stem::stem;
pub(super) use tokens::{Token, tokenize};
pub(super) use tongue::Tongue;
