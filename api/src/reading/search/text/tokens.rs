//! Cutting text into words, with the places where they stand.

use super::fold::fold;

/// Longer words are left out: nobody types them, and hostile text is full of them.
const LONGEST_WORD: usize = 64;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Token {
    /// The folded word.
    pub(in super::super) word: String,
    /// Where it starts in the text, in bytes.
    pub(in super::super) start: usize,
    /// Where it ends.
    pub(in super::super) end: usize,
    /// Written together with the word before, by a hyphen or a bracket inside the word ("Integrations-Kurs").
    pub(in super::super) glued: bool,
}

/// Cuts a text into folded words. Gender endings (Anfänger*innen) are left out, apostrophes split
/// (d'asile, Trier'de) except inside Cyrillic words (м'ята).
pub(in super::super) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut previous_end = None;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_word_char(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            let inside = is_word_char(next) || (is_apostrophe(next) && is_inner_apostrophe(text, at, next));
            if !inside {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let between = previous_end
            .and_then(|previous| text.get(previous..start))
            .unwrap_or(" ");
        previous_end = Some(end);
        push(
            &mut tokens,
            text.get(start..end).unwrap_or_default(),
            start..end,
            between,
        );
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, raw: &str, place: std::ops::Range<usize>, between: &str) {
    let bare: String = raw.chars().filter(|c| !is_apostrophe(*c)).collect();
    let word = fold(&bare);
    if word.is_empty() || word.chars().count() > LONGEST_WORD {
        return;
    }
    let gender_sign = matches!(between, "*" | ":" | "_" | "/" | "/-" | "(");
    if gender_sign && matches!(word.as_str(), "in" | "innen" | "r" | "n" | "e") {
        return;
    }
    let glued = !tokens.is_empty() && (is_hyphen(between) || matches!(between, "(" | ")"));
    tokens.push(Token {
        word,
        start: place.start,
        end: place.end,
        glued,
    });
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

fn is_inner_apostrophe(text: &str, at: usize, apostrophe: char) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text
        .get(at + apostrophe.len_utf8()..)
        .and_then(|text| text.chars().next());
    let cyrillic = |c: char| ('\u{400}'..='\u{52f}').contains(&c);
    before.is_some_and(cyrillic) && after.is_some_and(cyrillic)
}

fn is_hyphen(between: &str) -> bool {
    let mut chars = between.chars();
    matches!(
        (chars.next(), chars.next()),
        (Some('-' | '‐' | '‑' | '\u{ad}' | '·' | '&' | '\u{200c}'), None)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenize(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_are_cut_where_people_expect_it() {
        assert_eq!(
            words("Integrations-Kurs für Anfänger*innen"),
            ["integrations", "kurs", "fur", "anfanger"]
        );
        assert_eq!(words("demande d'asile"), ["demande", "d", "asile"]);
        assert_eq!(words("м'ята, здоров’я"), ["мята", "здоровя"]);
        assert_eq!(
            words("Schwangerschafts(konflikt)beratung"),
            ["schwangerschafts", "konflikt", "beratung"]
        );
        assert_eq!(words("116 117"), ["116", "117"]);
        assert_eq!(words("🙂 – \u{202e} \u{0}"), Vec::<String>::new());
    }

    #[test]
    fn glue_is_kept() {
        let glued: Vec<bool> = tokenize("Trier-Nord ist da")
            .into_iter()
            .map(|token| token.glued)
            .collect();
        assert_eq!(glued, [false, true, false, false]);
    }

    proptest! {
        #[test]
        fn places_are_slices_of_the_text(text in any::<String>()) {
            for token in tokenize(&text) {
                prop_assert!(text.get(token.start..token.end).is_some());
            }
        }
    }
}
