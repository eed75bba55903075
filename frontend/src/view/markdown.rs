//! Markdown of the entries as safe HTML.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// Only what a description needs: no pictures (they would call third parties), no styles, no addresses within the site.
fn cleaner() -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .add_tags(["p", "br", "strong", "em", "ul", "ol", "li", "h3", "h4", "blockquote", "a", "code"])
        .add_tag_attributes("a", ["href"])
        .add_url_schemes(["http", "https", "mailto", "tel"])
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"));
    builder
}

/// Safe HTML of a Markdown text. Headings begin below the page's own; HTML inside the text is shown as text.
#[must_use]
pub fn markdown(source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    html::push_html(&mut out, Parser::new(source).map(tamed));
    CLEANER.clean(&out).to_string()
}

fn tamed(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lowered(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
        other => other,
    }
}

const fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}
