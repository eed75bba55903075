//! A responsibility as its page and the answer of the guide show it.

use askama::Template;
use porta_contract::Responsibility;
use url::Url;

use super::situations;
use crate::view::{Foreign, Link, Look, OfficeView, markdown, text_note};

/// A responsibility with its offices.
#[derive(Template)]
#[template(path = "parts/responsibility.html")]
pub(super) struct Record {
    t: &'static crate::i18n::Texts,
    /// Its page; none on the page itself.
    pub href: Option<String>,
    /// Title.
    pub title: Foreign,
    /// One or two sentences.
    pub summary: Option<Foreign>,
    /// How far to trust the text.
    pub note: Option<String>,
    description: Option<(String, Foreign)>,
    offices: Vec<OfficeView>,
    situations: Vec<String>,
    bring: Option<Foreign>,
    advice: Option<Foreign>,
    also: Vec<Link>,
    links: Vec<(String, Foreign)>,
}

impl Record {
    /// The record in the reader's words; `linked` where its title leads to its page.
    pub fn new(look: &Look, one: &Responsibility, linked: bool) -> Self {
        let item = &one.item;
        let text = |text: &str| (!text.trim().is_empty()).then(|| Foreign::new(look, text, &item.text));
        let note = |key: &str| one.notes.get(key).and_then(|note| text(note));
        Self {
            t: look.t,
            href: linked.then(|| look.record("responsibilities", &item.slug)),
            title: Foreign::new(look, &item.title, &item.text),
            summary: text(&item.summary),
            note: text_note(look, &item.text),
            description: text(&one.description).map(|text| (markdown(&text.text), text)),
            offices: OfficeView::all(look, one),
            situations: situations(look, &item.situations),
            bring: note("bring"),
            advice: note("advice"),
            also: one
                .also
                .iter()
                .map(|named| Link {
                    href: look.record("providers", &named.slug),
                    text: named.name.clone(),
                })
                .collect(),
            links: one.links.iter().filter_map(|link| leading_out(look, link)).collect(),
        }
    }
}

/// A link to another site, if it is one to a web page.
fn leading_out(look: &Look, link: &porta_contract::NamedLink) -> Option<(String, Foreign)> {
    let url = Url::parse(&link.url)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let text = match (&link.label, &link.lang) {
        (Some(label), Some(lang)) => Foreign::in_language(look, label, lang),
        _ => Foreign::in_language(look, &host, look.t.tag()),
    };
    Some((url.into(), text))
}
