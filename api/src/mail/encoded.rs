//! Subjects as encoded words (RFC 2047), where they cannot stand as they are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::message::header::{HeaderName, HeaderValue};

/// Bytes of a text in one encoded word, so that a line with the name before it has 76 letters at most (RFC 2047, section 2).
const PIECE: usize = 39;
/// The longest word that is left as it is; lines of headers have 78 letters.
const WORD: usize = 60;

/// The subject's header. Text that looks like an encoded word is encoded itself, so that readers show what was written; so is a word
/// too long for a line.
pub(super) fn subject(text: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Subject");
    if text.is_ascii() && !text.contains("=?") && text.split(' ').all(|word| word.len() <= WORD) {
        return HeaderValue::new(name, text.to_owned());
    }
    let words: Vec<String> = pieces(text)
        .map(|piece| format!("=?utf-8?b?{}?=", STANDARD.encode(piece)))
        .collect();
    HeaderValue::dangerous_new_pre_encoded(name, text.to_owned(), words.join("\r\n "))
}

/// Pieces of a text, cut between characters.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.floor_char_boundary(PIECE);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_cut_between_characters() {
        let text = "ü".repeat(40) + "a" + &"ع".repeat(60);
        let all: Vec<&str> = pieces(&text).collect();

        assert_eq!(all.concat(), text);
        assert!(all.iter().all(|piece| piece.len() <= PIECE && !piece.is_empty()));
        assert_eq!(pieces("").count(), 0);
    }
}
