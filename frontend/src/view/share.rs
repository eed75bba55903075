//! Ways to hand on the address of a page: nothing is loaded from anybody, and nobody else learns of it.

use askama::Template;

use super::{Look, Qr};
use crate::i18n::Texts;

/// Ways to hand on an address: as a link to copy, by mail, as a code, on paper.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/share.html")]
pub struct Share {
    t: &'static Texts,
    /// Title of what is handed on.
    title: String,
    /// The address, absolute.
    link: String,
    mail: String,
    qr: Option<Qr>,
}

impl Share {
    /// The ways to hand on an address; `title` says what is there.
    #[must_use]
    pub fn new(look: &Look, title: &str, link: &str) -> Self {
        Self {
            t: look.t,
            title: title.to_owned(),
            link: link.to_owned(),
            mail: format!("mailto:?subject={}&body={}", encoded(title), encoded(link)),
            qr: Qr::new(link, &look.t.attr("share-qr-label", &[("title", title)])),
        }
    }

    /// The same without the code, where the page has one already.
    #[must_use]
    pub fn without_code(self) -> Self {
        Self { qr: None, ..self }
    }
}

/// As RFC 6068 asks for: a space is `%20`, not a plus.
fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}
