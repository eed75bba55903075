//! Mails about accounts: invitations, passwords, addresses.

use std::collections::BTreeMap;

use minijinja::context;

use super::templates::{Rendered, TemplateError, Words, environment, is_rtl};

pub(super) const TEXT: &str = include_str!("templates/account.txt");
pub(super) const HTML: &str = include_str!("templates/account.html");

/// The languages there are words in; the first one stands in for others.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("de", include_str!("templates/de/account.toml")),
    ("de-simple", include_str!("templates/de-simple/account.toml")),
    ("en", include_str!("templates/en/account.toml")),
    ("fr", include_str!("templates/fr/account.toml")),
    ("ar", include_str!("templates/ar/account.toml")),
    ("uk", include_str!("templates/uk/account.toml")),
    ("fa", include_str!("templates/fa/account.toml")),
    ("tr", include_str!("templates/tr/account.toml")),
    ("ru", include_str!("templates/ru/account.toml")),
];

/// A mail about an account.
#[derive(Clone, Copy, Debug)]
pub struct AccountMail<'a> {
    /// What it is about; the words of each end with it.
    pub about: &'a str,
    /// Language (BCP 47); one of [`super::language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// The day that it speaks of, as it is written; empty if of none.
    pub date: &'a str,
    /// Where it leads to.
    pub link: Option<&'a str>,
    /// Title of the entry that it is about; empty if of none.
    pub title: &'a str,
    /// What somebody wrote, to be shown as theirs.
    pub quote: Option<&'a str>,
}

/// Renders subject, text and HTML.
///
/// # Errors
/// [`TemplateError`] for words that are not there, a defect.
pub fn render_account(mail: &AccountMail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let words = Words::of(WORDS, mail.lang)?;
    let values = context! { city => mail.city, date => mail.date, title => mail.title };
    let say = |key: &str| words.say(&env, key, &values);
    let subject = say(&format!("subject_{}", mail.about))?;
    let mut spoken = BTreeMap::from([("greeting", say("greeting")?), ("footer", say("footer")?)]);
    for part in ["intro", "wrong"] {
        spoken.insert(part, say(&format!("{part}_{}", mail.about))?);
    }
    if mail.link.is_some() {
        spoken.insert("button", say(&format!("button_{}", mail.about))?);
    }
    let valid = format!("valid_{}", mail.about);
    if words.has(&valid) {
        spoken.insert("valid", say(&valid)?);
    }
    let values = context! {
        w => spoken,
        subject => subject,
        lang => mail.lang,
        dir => if is_rtl(mail.lang) { "rtl" } else { "ltr" },
        link => mail.link,
        quote => mail.quote,
    };
    let text = env.render_named_str("account.txt", TEXT, &values)?;
    let html = env.render_named_str("account.html", HTML, &values)?;
    Ok(Rendered { subject, text, html })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://porta.example/de/account/password/x";

    #[test]
    fn every_mail_is_whole_in_every_language() {
        for (lang, _) in WORDS {
            for about in [
                "invitation",
                "reset",
                "address",
                "address_changed",
                "password_changed",
                "closing",
                "sent_back",
            ] {
                let link = Some(LINK).filter(|_| !["address_changed", "sent_back"].contains(&about));
                let mail = AccountMail {
                    about,
                    lang,
                    city: "Trier <hilft> & mehr",
                    date: "23.01.2027",
                    link,
                    title: "Café <b>",
                    quote: Some("Bitte <ergänzen>.").filter(|_| about == "sent_back"),
                };
                let mail = render_account(&mail).unwrap();

                assert!(mail.subject.contains("Trier <hilft> & mehr"), "{lang} {about}");
                for part in [&mail.text, &mail.html] {
                    assert_eq!(part.contains(LINK), link.is_some(), "{lang} {about}");
                    let dated = ["invitation", "closing"].contains(&about);
                    assert_eq!(part.contains("23.01.2027"), dated, "{lang} {about}");
                    assert!(!part.contains("{{"), "{lang} {about}");
                }
                assert_eq!(mail.text.contains("Bitte <ergänzen>."), about == "sent_back");
                assert!(
                    !mail.html.contains("<ergänzen>") && !mail.html.contains("Café <b>"),
                    "{}",
                    mail.html
                );
                assert!(mail.html.contains("Trier &lt;hilft&gt;"), "{}", mail.html);
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
