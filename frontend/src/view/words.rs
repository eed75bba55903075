//! Words of the contract in the reader's language.

use super::Look;

/// Words with a common prefix, such as target groups; a word this version does not know is left out.
#[must_use]
pub fn words<'a>(look: &Look, prefix: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    words.into_iter().filter_map(|word| look.t.word(prefix, word)).collect()
}

/// Names of languages in the reader's language; the tag itself for one without a name here.
#[must_use]
pub fn language_names(look: &Look, tags: &[String]) -> Vec<String> {
    tags.iter().map(|tag| language_name(look, tag)).collect()
}

pub(super) fn language_name(look: &Look, tag: &str) -> String {
    let tag = if tag == "ls" { "de-simple" } else { tag };
    look.t
        .word("language", &tag.to_ascii_lowercase())
        .unwrap_or_else(|| tag.to_owned())
}

/// A target group in words; made readable if this version does not know it.
#[must_use]
pub fn target_group(look: &Look, word: &str) -> String {
    look.t.word("group", word).unwrap_or_else(|| word.replace('_', " "))
}

/// Kind of organisation in words.
#[must_use]
pub fn provider_kind(look: &Look, kind: &str) -> Option<String> {
    look.t.word("kind", kind)
}

/// Whom an event is for.
#[must_use]
pub fn audience(look: &Look, audience: &[porta_contract::Audience]) -> Vec<String> {
    words(look, "audience", audience.iter().map(|a| a.as_str()))
}
