//! Icons: symbols of one file, never read aloud; the words beside them say it.

use askama::Template;

use crate::http::ASSETS;

/// An icon of `assets/icons.svg`.
#[derive(Clone, Copy, Debug, Template)]
#[template(
    source = r#"<svg class="{{ class }}" aria-hidden="true" focusable="false"><use href="{{ file }}#{{ name }}"></use></svg>"#,
    ext = "html"
)]
pub struct Icon<'a> {
    file: &'static str,
    class: &'static str,
    name: &'a str,
}

/// The icon with this name.
#[must_use]
pub fn icon(name: &str) -> Icon<'_> {
    Icon {
        file: &ASSETS.icons.href,
        class: "icon",
        name,
    }
}

/// An icon that points somewhere, and so turns round in right-to-left pages.
#[must_use]
pub fn turning_icon(name: &str) -> Icon<'_> {
    Icon {
        file: &ASSETS.icons.href,
        class: "icon turns",
        name,
    }
}
