//! What whoever offers something agrees to: one text per language, with a version. A text that changes gets another version in a folder of
//! its own; the old ones stay, so that it can be read at any time what was agreed to.

use porta_contract::PledgeConsent;

use crate::catalog::check::{Fault, quote};
use crate::mail;

/// The version that forms show: the day it was written.
pub(super) const VERSION: &str = "2026-11-28";

/// The texts of the version, by language; the first one stands in for others.
const TEXTS: &[(&str, &str)] = &[
    ("de", include_str!("consent/2026-11-28/de.txt")),
    ("de-simple", include_str!("consent/2026-11-28/de-simple.txt")),
    ("en", include_str!("consent/2026-11-28/en.txt")),
    ("fr", include_str!("consent/2026-11-28/fr.txt")),
    ("ar", include_str!("consent/2026-11-28/ar.txt")),
    ("uk", include_str!("consent/2026-11-28/uk.txt")),
    ("fa", include_str!("consent/2026-11-28/fa.txt")),
    ("tr", include_str!("consent/2026-11-28/tr.txt")),
    ("ru", include_str!("consent/2026-11-28/ru.txt")),
];

/// The text in a language, or in the one that stands in for it.
pub(super) fn current(lang: &str) -> PledgeConsent {
    let lang = mail::language(lang);
    let text = TEXTS.iter().find(|(own, _)| *own == lang).map_or("", |(_, text)| *text);
    PledgeConsent {
        version: VERSION.to_owned(),
        lang: lang.to_owned(),
        text: text.trim().to_owned(),
    }
}

/// Whether somebody has agreed to what holds now.
pub(super) fn check(version: &str) -> Result<(), Fault> {
    if version == VERSION {
        return Ok(());
    }
    if version.trim().is_empty() {
        return Err(Fault::new(
            "missing",
            "`consent` is missing; it is the version of the text that the form shows",
        ));
    }
    let message = format!("{} is not the text that holds now; it is {VERSION}", quote(version));
    Err(Fault::new("other_consent", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spine::periods;

    #[test]
    fn there_is_a_text_of_its_own_in_every_language() {
        let german = current("de").text;
        for (lang, text) in TEXTS {
            let found = current(lang);
            assert_eq!((found.lang.as_str(), found.text.as_str()), (*lang, text.trim()));
            assert!(*lang == "de" || found.text != german, "{lang}");
        }
        assert_eq!(current("xx").lang, "de");
    }

    #[test]
    fn the_text_promises_the_periods_that_hold() {
        assert_eq!((periods::PLEDGE_ENDED.days, periods::PLEDGE.days), (90, 180));
        let german = current("de").text;
        assert!(german.contains("90 Tage") && german.contains("180 Tage"), "{german}");
        for (lang, text) in TEXTS {
            let digits: String = text.chars().map(western).collect();
            assert!(digits.contains("90") && digits.contains("180"), "{lang}");
        }
    }

    /// A digit of Arabic or Persian as the one of ours.
    fn western(c: char) -> char {
        let of = |first: char| u32::from(c).checked_sub(u32::from(first)).filter(|digit| *digit < 10);
        let digit = of('٠')
            .or_else(|| of('۰'))
            .and_then(|digit| char::from_digit(digit, 10));
        digit.unwrap_or(c)
    }

    #[test]
    fn only_what_holds_now_is_agreed_to() {
        let code = |version| check(version).map_err(|fault| fault.code);
        assert_eq!(code(VERSION), Ok(()));
        assert_eq!(code(""), Err("missing"));
        assert_eq!(code("2020-01-01"), Err("other_consent"));
    }
}
