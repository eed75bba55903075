//! Markdown of the entries as safe HTML.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};
use url::Url;

/// Where links of a text may lead.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// Only what a description needs: no pictures (they would call third parties), no styles, no addresses within the site.
fn cleaner() -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .add_tags([
            "p",
            "br",
            "strong",
            "em",
            "ul",
            "ol",
            "li",
            "h3",
            "h4",
            "blockquote",
            "a",
            "code",
        ])
        .add_tag_attributes("a", ["href"])
        .add_url_schemes(SCHEMES)
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"));
    builder
}

/// Safe HTML of a Markdown text. Headings begin below the page's own; HTML inside the text is shown as text, and of a
/// link that leads nowhere safe only its words stay.
#[must_use]
pub fn markdown(source: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new(source).filter(|event| keeps(event, &mut links)).map(tamed);
    let mut out = String::with_capacity(source.len() * 2);
    html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

/// False for the start and the end of a link that would lose its address; `links` holds what was said of the open ones.
fn keeps(event: &Event<'_>, links: &mut Vec<bool>) -> bool {
    match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let kept = is_safe(dest_url);
            links.push(kept);
            kept
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(true),
        _ => true,
    }
}

fn is_safe(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| SCHEMES.contains(&url.scheme()))
}

fn tamed(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: lowered(level),
            id,
            classes,
            attrs,
        }),
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
