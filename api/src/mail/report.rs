//! The mail that tells a provider what visitors say of one of its entries.

use std::collections::BTreeMap;

use minijinja::context;
use porta_contract::ReportReason;

use super::account::{HTML, TEXT};
use super::templates::{Rendered, TemplateError, Words, environment, is_rtl};

/// The languages there are words in; the first one stands in for others.
const WORDS: &[(&str, &str)] = &[
    ("de", include_str!("templates/de/report.toml")),
    ("de-simple", include_str!("templates/de-simple/report.toml")),
    ("en", include_str!("templates/en/report.toml")),
    ("fr", include_str!("templates/fr/report.toml")),
    ("ar", include_str!("templates/ar/report.toml")),
    ("uk", include_str!("templates/uk/report.toml")),
    ("fa", include_str!("templates/fa/report.toml")),
    ("tr", include_str!("templates/tr/report.toml")),
    ("ru", include_str!("templates/ru/report.toml")),
];

/// A mail about reports on an entry.
#[derive(Clone, Copy, Debug)]
pub struct ReportMail<'a> {
    /// Language (BCP 47); one of [`super::language`]'s.
    pub lang: &'a str,
    /// Title of the directory.
    pub city: &'a str,
    /// Title of the entry.
    pub title: &'a str,
    /// What visitors say is wrong.
    pub reasons: &'a [ReportReason],
    /// What they wrote, to be shown as theirs.
    pub texts: &'a [String],
    /// The entry as the public sees it.
    pub page: &'a str,
    /// Where a link to correct it can be got.
    pub answer: &'a str,
}

/// Renders subject, text and HTML.
///
/// # Errors
/// [`TemplateError`] for words that are not there, a defect.
pub fn render_report(mail: &ReportMail<'_>) -> Result<Rendered, TemplateError> {
    let env = environment();
    let words = Words::of(WORDS, mail.lang)?;
    let nothing = context! {};
    let reasons: Vec<String> = mail
        .reasons
        .iter()
        .map(|reason| words.say(&env, &format!("reason_{reason}"), &nothing))
        .collect::<Result<_, _>>()?;
    let values = context! {
        city => mail.city, title => mail.title, reasons => reasons.join("; "), answer => mail.answer,
    };
    let say = |key: &str| words.say(&env, key, &values);
    let subject = say("subject")?;
    let mut spoken = BTreeMap::new();
    for key in ["greeting", "intro", "button", "valid", "wrong", "footer"] {
        spoken.insert(key, say(key)?);
    }
    if !mail.texts.is_empty() {
        spoken.insert("intro", format!("{} {}", say("intro")?, say("quote")?));
    }
    let quote = (!mail.texts.is_empty()).then(|| mail.texts.join("\n\n"));
    let values = context! {
        w => spoken,
        subject => subject,
        lang => mail.lang,
        dir => if is_rtl(mail.lang) { "rtl" } else { "ltr" },
        link => mail.page,
        quote => quote,
    };
    let text = env.render_named_str("account.txt", TEXT, &values)?;
    let html = env.render_named_str("account.html", HTML, &values)?;
    Ok(Rendered { subject, text, html })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_is_whole_in_every_language_and_for_every_reason() {
        for (lang, _) in WORDS {
            for reason in ReportReason::ALL {
                let mail = ReportMail {
                    lang,
                    city: "Trier <hilft> & mehr",
                    title: "Café <b>",
                    reasons: &[*reason, ReportReason::Other],
                    texts: &["Die Tür war <zu> {{ city }}.".to_owned()],
                    page: "https://porta.example/de/offers/x",
                    answer: "https://porta.example/de/review-link",
                };
                let mail = render_report(&mail).unwrap();

                assert!(mail.subject.contains("Trier <hilft> & mehr"), "{lang} {reason}");
                assert!(mail.html.contains("Café &lt;b&gt;"), "{lang} {reason}: {}", mail.html);
                assert!(mail.html.contains("&lt;zu&gt; {{ city }}"), "{lang}: {}", mail.html);
                assert!(mail.text.contains("Café <b>") && mail.text.contains("<zu> {{ city }}"));
                assert!(mail.text.contains("https://porta.example/de/offers/x"), "{lang}");
                assert!(mail.text.contains("https://porta.example/de/review-link"), "{lang}");
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
