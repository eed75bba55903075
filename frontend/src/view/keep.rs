//! The link that puts a record on the hand-out, or takes it off again.

use askama::Template;

use super::Look;
use crate::handout::{Entry, Kind};

/// The link that puts a record on the hand-out, or takes it off again. It leads to the same page, with another address.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"<a class="keep{% if on %} keep-on{% endif %}" href="{{ href }}" rel="nofollow" data-swap>{{ crate::view::icon(icon_name)|safe }}<span>{{ text }}<span class="hidden">{{ colon }}<bdi>{{ title }}</bdi></span></span></a>"#,
    ext = "html"
)]
pub struct KeepLink {
    on: bool,
    href: String,
    icon_name: &'static str,
    text: String,
    colon: &'static str,
    title: String,
}

impl KeepLink {
    /// The link of a record. None where it cannot be added any more, or has no name that can stand in an address.
    #[must_use]
    pub fn new(look: &Look, kind: Kind, slug: &str, title: &str) -> Option<Self> {
        let entry = Entry::new(kind, slug)?;
        let on = look.basket.has(&entry);
        if !on && look.basket.is_full() {
            return None;
        }
        let (href, icon_name, key) = if on {
            (look.basket.without(&entry), "check", "handout-kept")
        } else {
            (look.basket.with(&entry), "plus", "handout-keep")
        };
        Some(Self {
            on,
            href,
            icon_name,
            text: look.t.say(key).into_owned(),
            colon: ": ",
            title: title.to_owned(),
        })
    }
}
