//! How a new translation takes its place among the texts of a record, whoever brings it: a person, a file, a machine.

use chrono::{DateTime, Utc};
use porta_contract::{Origin, Texts};

use crate::catalog::source_text::{TextSet, find};
use crate::catalog::text::{Draft, Reviewed, Text};
use crate::spine::ids::AccountId;

/// What a new translation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A human answers for it. Reviewed or not; if that is not said, as before, as long as the words are.
    Human {
        /// Whether a second human has read it.
        reviewed: Option<bool>,
    },
    /// It waits until somebody takes it over.
    Draft,
    /// A machine of that name has made it.
    Machine(String),
}

/// A new translation.
#[derive(Clone, Debug)]
pub struct New {
    /// Its language.
    pub lang: String,
    /// Its words.
    pub texts: Texts,
    /// Version of the source that it is made from.
    pub source_version: i64,
    /// What it is.
    pub kind: Kind,
    /// Which account brings it.
    pub by: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Puts a translation in its place. One that is there already, word for word, stays as it is.
pub fn put(set: &mut TextSet<'_>, new: &New) {
    let before = find(set.all, &new.lang).cloned();
    let text = match &new.kind {
        Kind::Human { reviewed } => human(before.as_ref(), new, *reviewed),
        Kind::Draft => draft(before, new),
        Kind::Machine(name) => machine(before, new, name),
    };
    set.put(text);
}

fn translator(new: &New) -> Option<String> {
    new.by.as_ref().map(ToString::to_string)
}

fn human(before: Option<&Text>, new: &New, reviewed: Option<bool>) -> Text {
    let same = before.filter(|text| text.to_wire() == new.texts);
    let waited = before.and_then(|text| text.draft.as_deref());
    // Who takes a draft over as it is has not translated it.
    let by = match (same, waited.filter(|draft| draft.texts == new.texts)) {
        (_, Some(draft)) => draft.translator.clone(),
        (Some(text), None) => text.translator.clone(),
        (None, None) => translator(new),
    };
    let was_reviewed = same
        .filter(|text| text.origin == Origin::Human && text.source_version == new.source_version)
        .and_then(|text| text.reviewed.clone());
    let mut text = Text::new(&new.lang, new.texts.clone(), new.source_version);
    text.translator = by;
    text.reviewed = match reviewed {
        None => was_reviewed,
        Some(false) => None,
        Some(true) => was_reviewed.or_else(|| {
            let by = new.by.clone()?;
            Some(Reviewed { at: new.at, by })
        }),
    };
    text
}

fn draft(before: Option<Text>, new: &New) -> Text {
    match before {
        // The public goes on reading what it reads.
        Some(mut text) if text.origin != Origin::Draft => {
            let waits = text.draft.as_ref();
            if waits.is_none_or(|draft| draft.texts != new.texts || draft.source_version != new.source_version) {
                text.draft = Some(Box::new(Draft {
                    texts: new.texts.clone(),
                    source_version: new.source_version,
                    translator: translator(new),
                    at: new.at,
                }));
            }
            text
        }
        before => {
            let same = before.filter(|text| text.to_wire() == new.texts);
            let mut text = Text::new(&new.lang, new.texts.clone(), new.source_version);
            text.origin = Origin::Draft;
            text.translator = same.map_or_else(|| translator(new), |text| text.translator);
            text
        }
    }
}

fn machine(before: Option<Text>, new: &New, name: &str) -> Text {
    let mut text = Text::new(&new.lang, new.texts.clone(), new.source_version);
    text.origin = Origin::Machine;
    text.translator = Some(name.to_owned());
    text.draft = before.and_then(|text| match text.origin {
        // A draft goes on waiting, beside the machine's text.
        Origin::Draft => Some(Box::new(Draft {
            texts: text.to_wire(),
            source_version: text.source_version,
            translator: text.translator,
            at: new.at,
        })),
        _ => text.draft,
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str) -> Texts {
        Texts {
            title: title.to_owned(),
            ..Texts::default()
        }
    }

    fn new(title: &str, kind: Kind) -> New {
        New {
            lang: "ar".to_owned(),
            texts: words(title),
            source_version: 1,
            kind,
            by: Some(AccountId::from("somebody")),
            at: DateTime::UNIX_EPOCH,
        }
    }

    /// The Arabic text after these came one after the other.
    fn after(all: &[New]) -> Text {
        let (mut version, mut texts) = (1, vec![Text::new("de", words("Kaffee"), 1)]);
        for one in all {
            let mut set = TextSet {
                source_lang: "de",
                version: &mut version,
                all: &mut texts,
            };
            put(&mut set, one);
        }
        find(&texts, "ar").unwrap().clone()
    }

    const HUMAN: Kind = Kind::Human { reviewed: None };

    #[test]
    fn a_draft_waits_beside_what_the_public_reads() {
        let text = after(&[new("قهوة", HUMAN), new("شاي", Kind::Draft)]);
        assert_eq!((text.title.as_str(), text.origin), ("قهوة", Origin::Human));
        assert_eq!(text.draft.unwrap().texts.title, "شاي");

        let alone = after(&[new("شاي", Kind::Draft)]);
        assert_eq!((alone.origin, alone.draft), (Origin::Draft, None));
    }

    #[test]
    fn who_takes_a_draft_over_has_not_translated_it() {
        let mut editor = new("شاي", Kind::Human { reviewed: Some(true) });
        editor.by = Some(AccountId::from("editor"));
        for first in [vec![], vec![new("قهوة", HUMAN)]] {
            let text = after(&[first, vec![new("شاي", Kind::Draft), editor.clone()]].concat());
            assert_eq!(text.translator.as_deref(), Some("somebody"));
            assert_eq!(text.reviewed.map(|one| one.by), Some(AccountId::from("editor")));
            assert_eq!(text.draft, None);
        }
    }

    #[test]
    fn a_review_holds_as_long_as_the_words_do() {
        let reviewed = new("قهوة", Kind::Human { reviewed: Some(true) });
        assert!(after(&[reviewed.clone(), new("قهوة", HUMAN)]).reviewed.is_some());
        assert!(after(&[reviewed.clone(), new("شاي", HUMAN)]).reviewed.is_none());
        assert_eq!(after(&[reviewed.clone(), reviewed.clone()]), after(&[reviewed]));
    }

    #[test]
    fn a_machine_says_its_name_and_leaves_drafts_alone() {
        let machine = new("قهوة", Kind::Machine("libretranslate".to_owned()));
        let text = after(&[new("شاي", Kind::Draft), machine]);
        assert_eq!(
            (text.origin, text.translator.as_deref()),
            (Origin::Machine, Some("libretranslate"))
        );
        assert_eq!(text.draft.unwrap().texts.title, "شاي");
    }
}
