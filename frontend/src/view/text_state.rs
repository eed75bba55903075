//! What a reader should know about a text: whose language it is, and how far to trust it.

use porta_contract::{TextInfo, TextState};

use super::Look;
use super::words::language_name;

/// A sentence about the text, if it needs one: another language than the page's, outdated, by machine, or unchecked.
#[must_use]
pub fn text_note(look: &Look, info: &TextInfo) -> Option<String> {
    let language = language_name(look, &info.lang);
    if info.lang != look.t.tag() {
        return Some(look.t.with("text-foreign", &[("language", &language)]));
    }
    let key = match info.state {
        TextState::Outdated => "text-outdated",
        TextState::Machine => "text-machine",
        TextState::Draft => "text-draft",
        TextState::Source | TextState::Current | TextState::Unrecognised => return None,
    };
    Some(look.t.say(key).into_owned())
}
