//! What a reader should know about a text: whose language it is, and how far to trust it.

use porta_contract::{TextInfo, TextState};

use super::Look;
use super::words::language_name;

/// A sentence about the text, if it needs one: another language than the page's, outdated, by machine, or unchecked.
#[must_use]
pub fn text_note(look: &Look, info: &TextInfo) -> Option<String> {
    if info.lang != look.t.tag() {
        let language = language_name(look, &info.lang);
        return Some(look.t.with("text-foreign", &[("language", &language)]));
    }
    trust_note(look, info.state, info.machine)
}

/// How far to trust a text, if that needs a sentence: outdated, by machine, or unchecked. What a machine has made is said so even
/// when it is outdated.
#[must_use]
pub fn trust_note(look: &Look, state: TextState, machine: bool) -> Option<String> {
    let key = match state {
        TextState::Outdated if machine => {
            let (by, since) = (look.t.say("text-machine"), look.t.say("text-outdated"));
            return Some(format!("{by} {since}"));
        }
        TextState::Outdated => "text-outdated",
        TextState::Machine => "text-machine",
        TextState::Draft => "text-draft",
        TextState::Source | TextState::Current | TextState::Unrecognised => return None,
    };
    Some(look.t.say(key).into_owned())
}
