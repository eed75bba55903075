//! Parts of these pages.

use std::collections::BTreeMap;

use askama::Template;
use porta_contract::PublicOffice;

use crate::view::{Call, Contacts, Foreign, Link, Look};

/// A heading and what stands below it.
pub(super) struct Section {
    /// Name of the element.
    pub id: &'static str,
    /// Heading.
    pub heading: String,
    /// What stands below it, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Template)]
#[template(path = "parts/legal_block.html")]
pub(super) enum Block {
    /// Words of ours.
    Text(String),
    /// Words of the city's, in the language they are in.
    Own(Foreign),
    /// Points of a list.
    List(Vec<String>),
    /// An office.
    Office(OfficeView),
    /// What is not accessible, and why.
    Gaps(Vec<(Foreign, Foreign)>),
    /// A link.
    Link(Link),
    /// The film in sign language, if it is ours to show; its address and what kind of file it is.
    Film {
        /// Address.
        href: String,
        /// Words of the link to it.
        label: String,
        /// True if it lies on these pages themselves.
        ours: bool,
    },
    /// Something that the city has not given yet.
    Missing(String),
}

/// An office as shown.
pub(super) struct OfficeView {
    name: String,
    lines: Vec<String>,
    contacts: Contacts,
}

impl Section {
    /// A section with its heading.
    pub fn new(look: &Look, id: &'static str, heading: &str, blocks: Vec<Block>) -> Self {
        Self {
            id,
            heading: look.t.say(heading).into_owned(),
            blocks,
        }
    }
}

impl Block {
    /// Words of ours.
    pub fn say(look: &Look, key: &str) -> Self {
        Self::Text(look.t.say(key).into_owned())
    }

    /// An office, or a note that it has not been given yet.
    pub fn office(look: &Look, office: Option<&PublicOffice>) -> Self {
        office.map_or_else(|| Self::missing(look), |office| Self::Office(OfficeView::new(office)))
    }

    /// The city's words in the language nearest to the reader's.
    pub fn own(look: &Look, texts: &BTreeMap<String, String>) -> Self {
        nearest(look, texts).map_or_else(|| Self::missing(look), Self::Own)
    }

    /// A note that something has not been given yet.
    pub fn missing(look: &Look) -> Self {
        Self::Missing(look.t.say("legal-missing").into_owned())
    }
}

/// A text in the reader's language, or in German, or in any there is.
pub(super) fn nearest(look: &Look, texts: &BTreeMap<String, String>) -> Option<Foreign> {
    let wanted = [look.t.tag(), "de", "en", "fr"];
    let found = wanted.iter().find_map(|tag| texts.get_key_value(*tag));
    let (tag, text) = found.or_else(|| texts.iter().next())?;
    Some(Foreign::in_language(look, text, tag))
}

impl OfficeView {
    fn new(office: &PublicOffice) -> Self {
        let lines = office.address.as_deref().unwrap_or_default().lines();
        Self {
            name: office.name.clone(),
            lines: lines
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
            contacts: Contacts::new(
                Call::new(office.phone.as_deref(), None),
                office.email.as_deref(),
                office.website.as_deref(),
            ),
        }
    }
}
