//! All mails in all languages, with values that could break them: the HTML is valid, the text complete by itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use porta_api::mail::{AccountMail, Answer, Entry, Mail, OwnWords, Rendered, Section, render, render_account};
use porta_contract::{ItemState, Noun, ReviewStep};

/// All languages that there are mails in.
const LANGUAGES: [&str; 9] = ["de", "de-simple", "en", "fr", "ar", "uk", "fa", "tr", "ru"];
/// What mails about accounts are about.
const ABOUT: [&str; 7] = [
    "invitation",
    "reset",
    "address",
    "address_changed",
    "password_changed",
    "closing",
    "sent_back",
];
const LINK: &str = "https://porta.example/de/review/x-_9";
/// Values that could break a page, or a line.
const NASTY: [&str; 6] = [
    "Café <b>Grüße</b> & mehr",
    "</h2></ul><script>alert(1)</script>",
    "\"Verein\" 'e. V.' &amp; {{ city }} {% raw %}",
    "=?utf-8?b?QQ==?= \u{202e}nierev",
    "جمعية المساعدة (Trier)",
    "Verein-ohne-Leerzeichen-und-ohne-Ende-Verein-ohne-Leerzeichen-und-ohne-Ende",
];

/// A mail, its language, what it is about, and what must stand in its text.
struct Sample {
    name: String,
    lang: &'static str,
    mail: Rendered,
    words: Vec<String>,
}

fn reviews(lang: &'static str, step: ReviewStep) -> Sample {
    let receipt = step == ReviewStep::Receipt;
    let answers = [ItemState::Confirmed, ItemState::Corrected, ItemState::Withdrawn];
    let section = |(number, name): (usize, &&str)| Section {
        provider: (*name).to_owned(),
        link: (!receipt).then(|| format!("{LINK}{number}")),
        entries: [Noun::Provider, Noun::Offer, Noun::Event]
            .into_iter()
            .zip(answers)
            .map(|(noun, answer)| Entry {
                noun,
                title: format!("{name} {noun}"),
                confirmed: (noun != Noun::Event).then(|| "24.11.2026".to_owned()),
                answer: receipt.then(|| Answer {
                    state: answer,
                    pending: noun == Noun::Event,
                    changed: vec![("phone", Some(format!("{name} <0651>"))), ("hours", None)],
                }),
            })
            .collect(),
    };
    let sections: Vec<Section> = NASTY.iter().enumerate().map(section).collect();
    let own = OwnWords::from([("intro_opening".to_owned(), "Ihr <b>Team</b> von {{ city }}".to_owned())]);
    let mail = Mail {
        step,
        ending: false,
        own: &own,
        lang,
        city: NASTY[0],
        until: "23.01.2027",
        sections: &sections,
    };
    let words = sections.iter().flat_map(|section| {
        let titles = section.entries.iter().map(|entry| entry.title.clone());
        titles.chain([section.provider.clone()]).chain(section.link.clone())
    });
    Sample {
        name: format!("{lang} {step}"),
        lang,
        words: words.collect(),
        mail: render(&mail).unwrap(),
    }
}

fn account(lang: &'static str, about: &'static str) -> Sample {
    let link = (!["address_changed", "sent_back"].contains(&about)).then_some(LINK);
    let quote = (about == "sent_back").then_some("Bitte </blockquote> & <ergänzen>.\nZweite Zeile.");
    let mail = AccountMail {
        about,
        lang,
        city: NASTY[1],
        date: "23.01.2027",
        link,
        title: NASTY[2],
        quote,
    };
    Sample {
        name: format!("{lang} {about}"),
        lang,
        words: link.into_iter().chain(quote).map(str::to_owned).collect(),
        mail: render_account(&mail).unwrap(),
    }
}

fn samples() -> Vec<Sample> {
    let of = |lang: &'static str| {
        let reviews = ReviewStep::ALL.iter().map(move |step| reviews(lang, *step));
        reviews.chain(ABOUT.iter().map(move |about| account(lang, about)))
    };
    LANGUAGES.into_iter().flat_map(of).collect()
}

#[test]
fn the_text_is_complete_by_itself() {
    for Sample { name, mail, words, .. } in samples() {
        for word in words {
            assert!(mail.text.contains(&word), "{name}: {word} is not in\n{}", mail.text);
        }
        for link in mail.html.split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap().replace("&amp;", "&");
            let alone = mail.text.lines().any(|line| line == link);
            assert!(
                alone,
                "{name}: a link stands on a line of its own: {link}\n{}",
                mail.text
            );
        }
        // What else the HTML says, it says in the same words.
        for paragraph in paragraphs(&mail.html) {
            assert!(
                mail.text.contains(&paragraph),
                "{name}: {paragraph} is not in\n{}",
                mail.text
            );
        }
        assert!(
            !mail.text.contains("&lt;") && !mail.text.contains("&amp;amp;"),
            "{name}"
        );
    }
}

/// What paragraphs without a link say.
fn paragraphs(html: &str) -> Vec<String> {
    let inner = |part: &str| {
        let (_, rest) = part.split_once('>')?;
        let (text, _) = rest.split_once("</p>")?;
        (!text.contains("<a ")).then(|| plain(text))
    };
    html.split("<p").skip(1).filter_map(inner).collect()
}

fn plain(html: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(html.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

#[test]
fn a_mail_says_which_language_it_is_and_which_way_it_runs() {
    for Sample { name, lang, mail, .. } in samples() {
        let direction = if ["ar", "fa"].contains(&lang) { "rtl" } else { "ltr" };
        let start = format!("<html lang=\"{lang}\" dir=\"{direction}\">");
        assert!(mail.html.contains(&start), "{name}: {}", mail.html);
    }
}

/// The Nu HTML checker needs Java: this runs in the step `browser` of `./test`, with the checker of the tests there.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own switch")]
fn every_mail_is_valid_html() {
    if !std::env::var("PORTA_BROWSER_TESTS").is_ok_and(|value| value == "1") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (number, Sample { name, mail, .. }) in samples().into_iter().enumerate() {
        let file = folder.path().join(format!("{number:03}.html"));
        fs::write(&file, mail.html).unwrap();
        files.push((file, name));
    }
    let jar = "../frontend/tests/browser/node_modules/vnu-jar/build/dist/vnu.jar";
    let jar = Path::new(env!("CARGO_MANIFEST_DIR")).join(jar);
    assert!(jar.exists(), "run `npm ci --ignore-scripts` in frontend/tests/browser");
    let checked = Command::new("java")
        .arg("-jar")
        .arg(&jar)
        .args(files.iter().map(|(file, _)| file))
        .output()
        .expect("java does not start: apt-get install default-jre-headless");
    let mut said = String::from_utf8_lossy(&checked.stderr).into_owned();
    for (file, name) in &files {
        said = said.replace(&format!("file:{}", file.display()), name);
    }
    // The heading above those of a mail is its subject, which the mail program shows.
    let heard = |line: &&str| !line.contains("none of them has a computed heading level of 1");
    let said: Vec<&str> = said.lines().filter(heard).collect();
    assert!(checked.status.success() && said.is_empty(), "{}", said.join("\n"));
}
