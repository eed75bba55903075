//! Language tags (BCP 47): in their usual form, and the ones that a city has.

mod codes;

use unic_langid::LanguageIdentifier;

use super::{Fault, quote};

/// Brings a tag into its usual form (`pt-br` → `pt-BR`, `ukr` → `uk`, `ls` → `de-simple`); none when it is no language tag.
///
/// A primary subtag of more than three letters is well-formed by RFC 5646, but in practice it is a name such as `arabic`.
#[must_use]
pub fn tag(text: &str) -> Option<String> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("ls") {
        return Some("de-simple".to_owned());
    }
    let mut tag: LanguageIdentifier = text.parse().ok()?;
    if let Some(short) = codes::shortest(tag.language.as_str()) {
        tag.language = short.parse().ok()?;
    }
    // These say that a language is not known, not said, or several: no language that somebody speaks.
    let none = matches!(tag.language.as_str(), "mis" | "mul" | "zxx");
    let named = !tag.language.is_empty() && tag.language.as_str().len() <= 3 && !none;
    named.then(|| tag.to_string())
}

/// A language that is spoken: any tag, in its usual form.
pub fn spoken(written: &str) -> Result<String, Fault> {
    tag(written).ok_or_else(|| {
        let message = format!("{} is no language tag (BCP 47); write ar, uk, pt-BR …", quote(written));
        Fault::new("bad_language", message)
    })
}

/// One of the languages of a city, in its usual form.
pub fn of_city(written: &str, languages: &[String]) -> Result<String, Fault> {
    tag(written).filter(|tag| languages.contains(tag)).ok_or_else(|| {
        let message = format!(
            "{} is not a language of the city; it has {}",
            quote(written),
            languages.join(", ")
        );
        Fault::new("unknown_language", message)
    })
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_are_brought_into_their_usual_form() {
        assert_eq!(tag("AR").as_deref(), Some("ar"));
        assert_eq!(tag("ls").as_deref(), Some("de-simple"));
        assert_eq!(tag("de-simple").as_deref(), Some("de-simple"));
        assert_eq!(tag("zh-hant-tw").as_deref(), Some("zh-Hant-TW"));
    }

    #[test]
    fn a_language_has_one_code() {
        for (long, short) in [
            ("deu", "de"),
            ("ger-AT", "de-AT"),
            ("UKR", "uk"),
            ("per", "fa"),
            ("kur-latn", "ku-Latn"),
        ] {
            assert_eq!(tag(long).as_deref(), Some(short), "{long}");
        }
        for alone in ["gsg", "prs", "kmr", "rom"] {
            assert_eq!(tag(alone).as_deref(), Some(alone));
        }
    }

    #[test]
    fn names_of_languages_are_no_tags() {
        for text in [
            "arabic",
            "Deutsch",
            "",
            "x",
            "und",
            "mul",
            "zxx",
            "x-porta",
            "de-",
            "de simple",
            "ar,en",
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
    }
}
