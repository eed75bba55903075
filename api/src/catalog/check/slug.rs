//! Names in addresses: which ones are allowed, and how one is made from a title.

use unicode_normalization::UnicodeNormalization;

use crate::spine::ids::is_uuid;

/// The longest slug.
const LONGEST: usize = 100;

/// What is wrong with a slug; none when it may stand in an address.
#[must_use]
pub fn fault(slug: &str) -> Option<&'static str> {
    let ends = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let inside = |c: char| ends(c) || matches!(c, '-' | '.' | '_');
    if slug.len() > LONGEST {
        Some("it is longer than 100 characters")
    } else if !slug.chars().all(inside) {
        Some("only a–z, 0–9 and - . _ may stand in it")
    } else if !slug.starts_with(ends) || !slug.ends_with(ends) {
        Some("it must begin and end with a letter or digit")
    } else if is_uuid(slug) {
        Some("it looks like an id")
    } else {
        None
    }
}

/// The slug that a record of a title should have: made from the title, else from its noun.
#[must_use]
pub fn wanted(title: &str, noun: &str) -> String {
    Some(from_title(title))
        .filter(|slug| fault(slug).is_none())
        .unwrap_or_else(|| noun.to_owned())
}

/// A slug that nobody has: the wanted one, else with a number behind it.
#[must_use]
pub fn free(wanted: String, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&wanted) {
        return wanted;
    }
    let mut number = 2_u32;
    loop {
        let slug = format!("{wanted}-{number}");
        if !taken(&slug) {
            return slug;
        }
        number += 1;
    }
}

/// A slug from a title; empty when nothing of it can be written in Latin letters.
#[must_use]
pub fn from_title(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ => push_plain(&mut slug, c),
        }
    }
    while slug.len() > LONGEST - 10 || slug.ends_with('-') {
        slug.pop();
    }
    slug
}

/// Takes accents off; whatever is no letter or digit becomes one hyphen.
fn push_plain(slug: &mut String, c: char) {
    for part in std::iter::once(c)
        .nfd()
        .filter(|part| !('\u{300}'..='\u{36f}').contains(part))
    {
        if part.is_ascii_alphanumeric() {
            slug.push(part);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fault, free, from_title, wanted};

    #[test]
    fn titles_become_slugs() {
        assert_eq!(from_title("Café „Grüße“ – Nord"), "cafe-gruesse-nord");
        assert_eq!(from_title("مقهى"), "");
        assert_eq!(fault(&from_title(&"lang ".repeat(80))), None);
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let taken = ["cafe", "cafe-2", "offer"];

        let made = |title: &str| free(wanted(title, "offer"), |slug| taken.contains(&slug));

        assert_eq!([made("Tee"), made("Café"), made("مقهى")], ["tee", "cafe-3", "offer-2"]);
    }

    #[test]
    fn what_cannot_stand_in_an_address_is_refused() {
        for slug in ["Café", "a b", "-a", "a/", "", "018f3b1e-7a4c-7000-8000-0123456789ab"] {
            assert!(fault(slug).is_some(), "{slug}");
        }
        assert_eq!(fault("meet.cafe"), None);
    }
}
