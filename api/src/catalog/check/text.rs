//! Texts: length, characters, keys, and how foreign text is quoted in a message.

use super::Fault;

/// Checks a text: no characters that cannot be shown, and not longer than `longest` characters.
pub fn text(name: &str, text: &str, longest: usize) -> Result<(), Fault> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        let message = format!("`{name}` holds a character that cannot be shown; type it anew");
        return Err(Fault::new("control_character", message));
    }
    let length = text.chars().count();
    if length > longest {
        let message = format!("`{name}` has {length} characters; {longest} are allowed");
        return Err(Fault::new("too_long", message));
    }
    Ok(())
}

/// True for a key of a–z, 0–9 and `_`.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (1..=60).contains(&text.len()) && text.chars().all(inside)
}

/// Outside text as it may stand in a message: short, on one line.
#[must_use]
pub fn quote(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    format!("`{short}`")
}

#[cfg(test)]
mod tests {
    use super::{is_key, quote, text};

    #[test]
    fn texts_are_short_and_can_be_shown() {
        let code = |words: &str| text("title", words, 5).map_err(|fault| fault.code);

        assert_eq!(code("Süße!"), Ok(()));
        assert_eq!(code("a\nb\tc"), Ok(()));
        assert_eq!(code("sechs!"), Err("too_long"));
        assert_eq!(code("a\u{0}b"), Err("control_character"));
    }

    #[test]
    fn keys_are_plain_and_quotes_are_one_short_line() {
        assert!(is_key("getting_there") && !is_key("") && !is_key("Wegbeschreibung") && !is_key("a/b"));
        assert_eq!(quote("a\nb"), "`a b`");
        assert_eq!(quote(&"x".repeat(100)).chars().count(), 83);
    }
}
