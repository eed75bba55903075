//! Texts in up to three languages, and the choice between them.

use porta_contract::{Direction, Freshness, Named, TextInfo, TextState};

/// A text in German, English, Arabic; empty where there is none. German is the source.
pub type Three = [&'static str; 3];

/// States of the English and the Arabic text.
pub type States = [TextState; 2];

/// Both translations are current.
pub const CURRENT: States = [TextState::Current, TextState::Current];

/// Which of the three a reader gets: their language, else the source.
pub fn pick(texts: &Three, lang: &str) -> usize {
    let wanted = match lang {
        "en" => 1,
        "ar" => 2,
        _ => 0,
    };
    if texts[wanted].is_empty() { 0 } else { wanted }
}

/// The text a reader gets.
pub fn text(texts: &Three, lang: &str) -> String {
    texts[pick(texts, lang)].to_owned()
}

/// What the record says of that text.
pub fn info(texts: &Three, states: States, lang: &str) -> TextInfo {
    let index = pick(texts, lang);
    let tags = ["de", "en", "ar"];
    TextInfo {
        lang: tags[index].to_owned(),
        dir: if index == 2 {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        state: if index == 0 {
            TextState::Source
        } else {
            states[index - 1]
        },
        machine: index > 0 && states[index - 1] == TextState::Machine,
        languages: tags
            .iter()
            .zip(texts)
            .filter(|(_, t)| !t.is_empty())
            .map(|(tag, _)| (*tag).to_owned())
            .collect(),
    }
}

/// A record named by another one.
pub fn named(slug: &str, name: impl Into<String>) -> Named {
    Named {
        id: id(slug),
        slug: slug.to_owned(),
        name: name.into(),
    }
}

/// An id that looks like one.
pub fn id(slug: &str) -> String {
    let hash = xxhash_rust::xxh3::xxh3_64(slug.as_bytes());
    format!("019a0000-0000-7000-8000-{:012x}", hash & 0xffff_ffff_ffff)
}

/// How current something is, from words: state, confirmed on, by whom, due on.
pub fn freshness(state: &str, confirmed: &str, by: &str, due: &str) -> Freshness {
    serde_json::from_value(serde_json::json!({
        "state": state,
        "confirmed_at": (!confirmed.is_empty()).then(|| format!("{confirmed}T09:00:00Z")),
        "confirmed_by": (!by.is_empty()).then_some(by),
        "due_at": (!due.is_empty()).then(|| format!("{due}T00:00:00Z")),
    }))
    .unwrap()
}
