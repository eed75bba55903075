//! Mails about what citizens offer: the link to them, and that something is there to those in charge.

use std::collections::BTreeMap;

use minijinja::context;

use super::account::{HTML, TEXT};
use super::templates::{Rendered, TemplateError, Words, environment, is_rtl};

/// The languages there are words in; the first one stands in for others.
const WORDS: &[(&str, &str)] = &[
    ("de", include_str!("templates/de/pledge.toml")),
    ("de-simple", include_str!("templates/de-simple/pledge.toml")),
    ("en", include_str!("templates/en/pledge.toml")),
    ("fr", include_str!("templates/fr/pledge.toml")),
    ("ar", include_str!("templates/ar/pledge.toml")),
    ("uk", include_str!("templates/uk/pledge.toml")),
    ("fa", include_str!("templates/fa/pledge.toml")),
    ("tr", include_str!("templates/tr/pledge.toml")),
    ("ru", include_str!("templates/ru/pledge.toml")),
];

/// A mail about what a citizen offers. It says nothing of what that is.
#[derive(Clone, Copy, Debug)]
pub struct PledgeMail<'a> {
    /// What it is about: `confirm` or `arrived`; the words of each end with it.
    pub about: &'a str,
    /// Language (BCP 47); one of [`super::language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// The day that it speaks of, as it is written; empty if of none.
    pub date: &'a str,
    /// Where it leads to.
    pub link: Option<&'a str>,
}

/// Renders subject, text and HTML.
///
/// # Errors
/// [`TemplateError`] for words that are not there, a defect.
pub fn render_pledge(mail: &PledgeMail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let words = Words::of(WORDS, mail.lang)?;
    let values = context! { city => mail.city, date => mail.date };
    let say = |key: &str| words.say(&env, &format!("{key}_{}", mail.about), &values);
    let subject = say("subject")?;
    let mut spoken = BTreeMap::from([("greeting", words.say(&env, "greeting", &values)?)]);
    for part in ["intro", "valid", "wrong", "footer"] {
        spoken.insert(part, say(part)?);
    }
    if mail.link.is_some() {
        spoken.insert("button", say("button")?);
    }
    let values = context! {
        w => spoken,
        subject => subject,
        lang => mail.lang,
        dir => if is_rtl(mail.lang) { "rtl" } else { "ltr" },
        link => mail.link,
    };
    let text = env.render_named_str("account.txt", TEXT, &values)?;
    let html = env.render_named_str("account.html", HTML, &values)?;
    Ok(Rendered { subject, text, html })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mails_are_whole_in_every_language() {
        for (lang, _) in WORDS {
            for about in ["confirm", "arrived"] {
                let link = Some("https://porta.example/x/help/pledge/ppl_1").filter(|_| about == "confirm");
                let mail = PledgeMail {
                    about,
                    lang,
                    city: "Trier <hilft> & mehr",
                    date: "30.11.2026",
                    link,
                };
                let mail = render_pledge(&mail).unwrap();

                assert!(mail.subject.contains("Trier <hilft> & mehr"), "{lang} {about}");
                assert!(mail.html.contains("Trier &lt;hilft&gt;"), "{lang} {about}");
                for part in [&mail.text, &mail.html] {
                    assert_eq!(part.contains("/help/pledge/ppl_1"), link.is_some(), "{lang} {about}");
                    assert_eq!(part.contains("30.11.2026"), link.is_some(), "{lang} {about}");
                    assert!(!part.contains("{{"), "{lang} {about}");
                }
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
