//! From one page of a list to the next.

use askama::Template;

use crate::i18n::Texts;

/// Links to the next page and back to the start; the API's cursors lead forward only.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/page_links.html")]
pub struct PageLinks {
    /// Texts.
    pub t: &'static Texts,
    /// The next page.
    pub next: Option<String>,
    /// The first page, if this is another.
    pub first: Option<String>,
}
