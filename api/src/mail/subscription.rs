//! Mails to those who want news: the one that asks whether they do, and the one with the news.

use std::collections::BTreeMap;

use minijinja::{Value, context};
use porta_contract::Noun;
use serde::Serialize;

use super::account::{HTML, TEXT};
use super::templates::{Rendered, TemplateError, Words, environment, is_rtl};

const DIGEST_TEXT: &str = include_str!("templates/digest.txt");
const DIGEST_HTML: &str = include_str!("templates/digest.html");

/// The languages there are words in; the first one stands in for others.
const WORDS: &[(&str, &str)] = &[
    ("de", include_str!("templates/de/subscription.toml")),
    ("de-simple", include_str!("templates/de-simple/subscription.toml")),
    ("en", include_str!("templates/en/subscription.toml")),
    ("fr", include_str!("templates/fr/subscription.toml")),
    ("ar", include_str!("templates/ar/subscription.toml")),
    ("uk", include_str!("templates/uk/subscription.toml")),
    ("fa", include_str!("templates/fa/subscription.toml")),
    ("tr", include_str!("templates/tr/subscription.toml")),
    ("ru", include_str!("templates/ru/subscription.toml")),
];

/// A mail that asks whether somebody wants news.
#[derive(Clone, Copy, Debug)]
pub struct SubscriptionMail<'a> {
    /// Language (BCP 47); one of [`super::language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// Where it is confirmed, changed and ended.
    pub link: &'a str,
    /// True when the address is confirmed already: then the mail says so.
    pub known: bool,
}

/// A mail with news.
#[derive(Clone, Copy, Debug)]
pub struct DigestMail<'a> {
    /// Language (BCP 47); one of [`super::language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// The day on which the news were confirmed, as it is written.
    pub since: &'a str,
    /// Where they are changed and ended.
    pub link: &'a str,
    /// The news; none of the sections is empty.
    pub sections: &'a [DigestSection],
}

/// News of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestSection {
    /// Kind of the records.
    pub noun: Noun,
    /// The records, in order.
    pub items: Vec<DigestItem>,
    /// How many there are beside.
    pub more: usize,
    /// Where all of them are.
    pub all: String,
}

/// A record in a mail with news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DigestItem {
    /// Its title.
    pub title: String,
    /// Language of the title (BCP 47).
    pub lang: String,
    /// When it takes place, as it is written; none for what is no event.
    pub when: Option<String>,
    /// Whose it is; none for what the city itself says.
    pub provider: Option<String>,
    /// Its page.
    pub link: String,
}

/// Renders a mail that asks.
///
/// # Errors
/// [`TemplateError`] for words that are not there, a defect.
pub fn render_subscription(mail: &SubscriptionMail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let words = Words::of(WORDS, mail.lang)?;
    let values = context! { city => mail.city };
    let say = |key: &str| words.say(&env, key, &values);
    let about = if mail.known { "known" } else { "ask" };
    let subject = say(&format!("subject_{about}"))?;
    let mut spoken = BTreeMap::from([("greeting", say("greeting")?), ("footer", say("footer_ask")?)]);
    for part in ["intro", "button", "valid", "wrong"] {
        spoken.insert(part, say(&format!("{part}_{about}"))?);
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

/// Renders a mail with news.
///
/// # Errors
/// [`TemplateError`] for words that are not there, a defect.
pub fn render_digest(mail: &DigestMail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let words = Words::of(WORDS, mail.lang)?;
    let values = context! { city => mail.city, date => mail.since };
    let say = |key: &str| words.say(&env, key, &values);
    let subject = say("subject_news")?;
    let section = |section: &DigestSection| -> Result<Value, TemplateError> {
        let more = (section.more > 0)
            .then(|| words.say(&env, "more", &context! { count => section.more }))
            .transpose()?;
        Ok(context! {
            heading => say(&format!("heading_{}", section.noun))?,
            items => section.items,
            more => more,
            all => section.all,
        })
    };
    let sections = mail.sections.iter().map(section).collect::<Result<Vec<_>, _>>()?;
    let mut spoken = BTreeMap::new();
    for (part, key) in [
        ("greeting", "greeting"),
        ("intro", "intro_news"),
        ("change", "button_news"),
        ("footer", "footer_news"),
    ] {
        spoken.insert(part, say(key)?);
    }
    let values = context! {
        w => spoken,
        subject => subject,
        lang => mail.lang,
        dir => if is_rtl(mail.lang) { "rtl" } else { "ltr" },
        link => mail.link,
        sections => sections,
    };
    let text = env.render_named_str("digest.txt", DIGEST_TEXT, &values)?;
    let html = env.render_named_str("digest.html", DIGEST_HTML, &values)?;
    Ok(Rendered { subject, text, html })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://porta.example/de/subscribe/pns_x";

    #[test]
    fn a_mail_that_asks_is_whole_in_every_language() {
        for (lang, _) in WORDS {
            for known in [false, true] {
                let mail = SubscriptionMail {
                    lang,
                    city: "Trier <hilft> & mehr",
                    link: LINK,
                    known,
                };
                let mail = render_subscription(&mail).unwrap();

                assert!(mail.subject.contains("Trier <hilft> & mehr"), "{lang}");
                assert!(mail.text.contains(LINK) && mail.html.contains(LINK), "{lang}");
                assert!(
                    mail.html.contains("Trier &lt;hilft&gt;") && !mail.text.contains("{{"),
                    "{lang}"
                );
                assert_eq!(mail.html.contains("dir=\"rtl\""), is_rtl(lang));
            }
        }
    }

    #[test]
    fn news_are_whole_in_every_language() {
        let item = |title: &str, when: Option<&str>| DigestItem {
            title: title.to_owned(),
            lang: "de".to_owned(),
            when: when.map(str::to_owned),
            provider: Some("Verein & Co".to_owned()).filter(|_| when.is_some()),
            link: "https://porta.example/de/offers/x".to_owned(),
        };
        for (lang, _) in WORDS {
            let sections = [Noun::Event, Noun::Offer].map(|noun| DigestSection {
                noun,
                items: vec![item("Café <b>", Some("23.01.2027, 17:00")), item("Tee", None)],
                more: usize::from(noun == Noun::Offer) * 7,
                all: "https://porta.example/de/offers".to_owned(),
            });
            let mail = DigestMail {
                lang,
                city: "Trier <hilft> & mehr",
                since: "24.11.2026",
                link: LINK,
                sections: &sections,
            };
            let mail = render_digest(&mail).unwrap();

            assert!(
                mail.text.contains("Café <b>") && mail.html.contains("Café &lt;b&gt;"),
                "{lang}"
            );
            assert!(mail.text.contains("23.01.2027, 17:00") && mail.text.contains("Verein & Co"));
            assert!(
                mail.text.contains(LINK) && mail.text.contains("24.11.2026"),
                "{lang}: {}",
                mail.text
            );
            assert_eq!(mail.text.matches(" 7").count(), 1, "{lang}: {}", mail.text);
            assert!(
                !mail.text.contains("{{") && !mail.html.contains("Trier <hilft>"),
                "{lang}"
            );
            assert_eq!(
                mail.html.contains("<html lang") && mail.html.contains("dir=\"rtl\""),
                is_rtl(lang)
            );
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
