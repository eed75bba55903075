//! The mail that tells whoever suggested something what has become of it.

use std::collections::BTreeMap;

use minijinja::context;

use super::account::{HTML, TEXT};
use super::templates::{Rendered, TemplateError, Words, environment, is_rtl};

/// The languages there are words in; the first one stands in for others.
const WORDS: &[(&str, &str)] = &[
    ("de", include_str!("templates/de/suggestion.toml")),
    ("de-simple", include_str!("templates/de-simple/suggestion.toml")),
    ("en", include_str!("templates/en/suggestion.toml")),
    ("fr", include_str!("templates/fr/suggestion.toml")),
    ("ar", include_str!("templates/ar/suggestion.toml")),
    ("uk", include_str!("templates/uk/suggestion.toml")),
    ("fa", include_str!("templates/fa/suggestion.toml")),
    ("tr", include_str!("templates/tr/suggestion.toml")),
    ("ru", include_str!("templates/ru/suggestion.toml")),
];

/// A mail about a suggestion that was decided on.
#[derive(Clone, Copy, Debug)]
pub struct SuggestionMail<'a> {
    /// Language (BCP 47); one of [`super::language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// What was suggested, by its title.
    pub title: &'a str,
    /// True when it comes into the directory.
    pub accepted: bool,
    /// What the editors wrote, to be shown as theirs.
    pub words: Option<&'a str>,
}

/// Renders subject, text and HTML.
///
/// # Errors
/// [`TemplateError`] for words that are not there, a defect.
pub fn render_suggestion(mail: &SuggestionMail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let words = Words::of(WORDS, mail.lang)?;
    let values = context! { city => mail.city, title => mail.title };
    let say = |key: &str| words.say(&env, key, &values);
    let end = if mail.accepted { "accepted" } else { "declined" };
    let subject = say(&format!("subject_{end}"))?;
    let mut intro = say(&format!("intro_{end}"))?;
    if mail.words.is_some() {
        intro = format!("{intro} {}", say("quote")?);
    }
    let spoken = BTreeMap::from([
        ("greeting", say("greeting")?),
        ("intro", intro),
        ("wrong", say("wrong")?),
        ("footer", say("footer")?),
    ]);
    let values = context! {
        w => spoken,
        subject => subject,
        lang => mail.lang,
        dir => if is_rtl(mail.lang) { "rtl" } else { "ltr" },
        quote => mail.words,
    };
    let text = env.render_named_str("account.txt", TEXT, &values)?;
    let html = env.render_named_str("account.html", HTML, &values)?;
    Ok(Rendered { subject, text, html })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_is_whole_in_every_language_however_it_ended() {
        for (lang, _) in WORDS {
            for (accepted, words) in [
                (true, None),
                (true, Some("Gern <bald>.")),
                (false, Some("Gern <bald>.")),
            ] {
                let mail = SuggestionMail {
                    lang,
                    city: "Trier <hilft> & mehr",
                    title: "Café {{ city }} <b>",
                    accepted,
                    words,
                };
                let mail = render_suggestion(&mail).unwrap();

                assert!(mail.subject.contains("Trier <hilft> & mehr"), "{lang}");
                assert!(mail.html.contains("Café {{ city }} &lt;b&gt;"), "{lang}: {}", mail.html);
                assert!(mail.text.contains("Café {{ city }} <b>"), "{lang}");
                assert_eq!(mail.text.contains("Gern <bald>."), words.is_some(), "{lang}");
                assert!(!mail.html.contains("<bald>"), "{lang}");
                assert_eq!(mail.html.contains("dir=\"rtl\""), is_rtl(lang));
            }
        }
    }

    #[test]
    fn every_language_has_the_same_words() {
        let keys = |lang: &str| Words::of(WORDS, lang).unwrap().keys();
        for (lang, _) in WORDS {
            assert_eq!(keys(lang), keys("de"), "{lang}");
        }
    }
}
