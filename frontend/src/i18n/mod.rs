//! Languages of the pages: texts, plurals, numbers, dates.

mod dates;
mod lang;
mod locales;
pub mod marks;
mod texts;

pub use dates::Dates;
pub use lang::UiLang;
pub use locales::{FILES, Locales};
pub use texts::{Args, Texts};
