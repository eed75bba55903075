//! Markdown that anybody may show: HTML, pictures and links that do more than lead somewhere are taken out when it is written.
//!
//! Everything else stays byte for byte. Of a link or picture its words stay; of HTML what stands between the tags.

mod html;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::{Fault, quote};

/// Where links of a text may lead.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
/// What is taken out can leave what must be taken out again; nobody writes such a text by chance.
const ROUNDS: usize = 32;

/// A text that has been cleaned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// The text.
    pub text: String,
    /// What was taken out, in the order in which it was found.
    pub removed: Vec<Removed>,
}

/// Something that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What it was.
    pub what: What,
    /// How it was written.
    pub source: String,
}

/// What may not stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A tag, a comment, or a whole script.
    Html,
    /// A link with a scheme other than http, https, mailto and tel.
    Link,
    /// A picture: it would be fetched from elsewhere.
    Picture,
}

/// A stretch to be cut, and what it is part of.
type Cut = (Range<usize>, Option<Removed>);

impl Clean {
    /// A *warning* that names what was taken out; none when nothing was.
    #[must_use]
    pub fn warning(&self) -> Option<Fault> {
        const NAMED: usize = 3;
        let named: Vec<String> = self.removed.iter().take(NAMED).map(Removed::say).collect();
        let more = self.removed.len().saturating_sub(NAMED);
        let more = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        let message = format!(
            "taken out of the text: {}{more}; a text may hold Markdown with links to http, https, mailto and tel",
            named.join(", ")
        );
        (!named.is_empty()).then(|| Fault::new("text_cleaned", message))
    }
}

impl Removed {
    fn say(&self) -> String {
        let what = match self.what {
            What::Html => "HTML",
            What::Link => "the link of",
            What::Picture => "the picture",
        };
        format!("{what} {}", quote(&self.source))
    }
}

/// Takes out of a Markdown text what may not stand there.
#[must_use]
pub fn clean(text: &str) -> Clean {
    let mut clean = Clean {
        text: text.to_owned(),
        removed: Vec::new(),
    };
    for _ in 0..ROUNDS {
        let cuts = cuts(&clean.text);
        if cuts.is_empty() {
            return clean;
        }
        let (text, removed) = cut(&clean.text, cuts);
        clean.text = text;
        clean.removed.extend(removed);
    }
    if !cuts(&clean.text).is_empty() {
        clean.removed.push(Removed {
            what: What::Html,
            source: "<".to_owned(),
        });
        // Without these there is neither HTML nor a link nor a picture.
        clean.text.retain(|c| !matches!(c, '<' | '[' | ']'));
    }
    clean
}

/// The text without the cuts. Of cuts that overlap the first is made; the next round finds what is left of the other.
fn cut(text: &str, mut cuts: Vec<Cut>) -> (String, Vec<Removed>) {
    cuts.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut kept, mut removed) = (String::with_capacity(text.len()), Vec::new());
    let mut at = 0;
    for (range, what) in cuts.into_iter() {
        if range.start < at {
            continue;
        }
        kept.push_str(text.get(at..range.start).unwrap_or_default());
        at = range.end;
        removed.extend(what);
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    (kept, removed)
}

/// A link or picture that is open while its words are read.
struct Open {
    /// What is cut, if it must be.
    what: Option<What>,
    /// The whole of it.
    range: Range<usize>,
    /// Where its words begin; none when it has no words of its own (`<ftp:…>`).
    begin: Option<usize>,
    /// Where the last of its words ends.
    end: Option<usize>,
}

/// Everything that must go.
fn cuts(text: &str) -> Vec<Cut> {
    if !text.contains(['<', '[']) {
        return Vec::new();
    }
    let (mut cuts, mut open) = (Vec::new(), Vec::new());
    let mut events = Parser::new(text).into_offset_iter();
    for (event, range) in events.by_ref() {
        let closed = matches!(event, Event::End(TagEnd::Link | TagEnd::Image))
            .then(|| open.pop())
            .flatten();
        for outer in &mut open {
            grow(outer, &range);
        }
        match event {
            Event::Start(Tag::HtmlBlock) => {
                cuts.extend(html::tags(text, range).map(|tag| whole(text, tag, What::Html)))
            }
            Event::InlineHtml(_) => cuts.push(whole(text, range, What::Html)),
            Event::Start(Tag::Link {
                link_type, dest_url, ..
            }) => {
                let alone = matches!(link_type, LinkType::Autolink | LinkType::Email);
                open.push(Open {
                    what: (!leads_somewhere(&dest_url)).then_some(What::Link),
                    begin: (!alone).then_some(range.start + 1),
                    end: None,
                    range,
                });
            }
            Event::Start(Tag::Image { .. }) => open.push(Open {
                what: Some(What::Picture),
                begin: Some(range.start + 2),
                end: None,
                range,
            }),
            _ => cuts.extend(closed.into_iter().flat_map(|one| around_words(text, &one))),
        }
    }
    let definitions = events.reference_definitions().iter().map(|(_, definition)| definition);
    let bad = definitions.filter(|definition| !leads_somewhere(&definition.dest));
    cuts.extend(bad.map(|definition| whole(text, definition.span.clone(), What::Link)));
    cuts
}

fn grow(outer: &mut Open, inner: &Range<usize>) {
    outer.end = Some(outer.end.map_or(inner.end, |end| end.max(inner.end)));
}

fn whole(text: &str, range: Range<usize>, what: What) -> Cut {
    let source = text.get(range.clone()).unwrap_or_default().trim_end().to_owned();
    (range, Some(Removed { what, source }))
}

/// The brackets and the address of a link or picture; its words stay.
fn around_words(text: &str, one: &Open) -> Vec<Cut> {
    let Some(what) = one.what else { return Vec::new() };
    let removed = whole(text, one.range.clone(), what);
    match one.begin.zip(one.end) {
        Some((begin, end)) if begin <= end && end <= one.range.end => {
            vec![(one.range.start..begin, removed.1), (end..one.range.end, None)]
        }
        _ => vec![removed],
    }
}

/// True for an address without a scheme, or with one that only leads somewhere.
fn leads_somewhere(address: &str) -> bool {
    // Browsers drop these before they look for a scheme (WHATWG URL, section 4.4).
    let address: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let address = address.trim_start_matches(|c: char| c <= ' ');
    let Some((scheme, _)) = address.split_once(':') else {
        return true;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    !is_scheme || SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
