//! Who is in charge: the list from A to Z, one responsibility, and the guide to the office.

mod guide;
mod list;
mod one;
mod record;

pub use guide::guide;
pub use list::responsibilities;
pub use one::responsibility;

use porta_contract::Situation;
use url::form_urlencoded::Serializer;

use crate::view::{Link, Look};

/// Address of the guide with what it has been told.
fn guide_href(look: &Look, topic: Option<&str>, situation: Option<&str>) -> String {
    let told = [("topic", topic), ("situation", situation)];
    let told: Vec<(&str, &str)> = told
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    let query = Serializer::new(String::new()).extend_pairs(&told).finish();
    let path = look.href("responsibilities/guide");
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// The way back to the list.
fn all(look: &Look) -> Link {
    Link {
        href: look.href("responsibilities"),
        text: look.t.say("nav-responsibilities").into_owned(),
    }
}

/// Whom something is for; nothing for everyone, of whom nothing needs to be said.
fn situations(look: &Look, situations: &[Situation]) -> Vec<String> {
    let named = situations.iter().filter(|one| **one != Situation::Everyone);
    named.filter_map(|one| look.t.word("person", one.as_str())).collect()
}
