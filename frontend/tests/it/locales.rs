//! The texts: complete in every language, with the same values, right plurals, and none that nobody uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use porta_web::i18n::{FILES, Locales, UiLang};

/// Keys of a language with the values each uses.
fn keys(lang: UiLang) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, texts) in FILES {
        let (_, text) = texts.iter().find(|(of, _)| *of == lang).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                key = name.to_owned();
                assert!(
                    keys.insert(key.clone(), BTreeSet::new()).is_none(),
                    "{key} twice in {lang:?}"
                );
            }
            let values = line
                .split('$')
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap());
            keys.entry(key.clone()).or_default().extend(values.map(str::to_owned));
        }
    }
    keys.remove("");
    keys
}

#[test]
fn every_language_has_every_text_with_the_same_values() {
    let german = keys(UiLang::De);
    for lang in UiLang::ALL {
        let own = keys(*lang);
        let missing: Vec<_> = german.keys().filter(|key| !own.contains_key(*key)).collect();
        let surplus: Vec<_> = own.keys().filter(|key| !german.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{lang:?} lacks {missing:?} and alone has {surplus:?}"
        );
        for (key, values) in &german {
            assert_eq!(values, &own[key], "values of {key} in {lang:?}");
        }
    }
}

#[test]
fn every_text_can_be_read() {
    let locales = Locales::load().unwrap();
    for lang in UiLang::ALL {
        for (key, values) in keys(*lang) {
            let args: Vec<(&str, &str)> = values.iter().map(|v| (v.as_str(), "x")).collect();
            let text = locales.get(*lang).with(&key, &args);
            assert!(text != key && !text.contains("{$"), "{key} in {lang:?}: {text}");
        }
    }
}

#[test]
fn no_text_chooses_by_a_number_and_every_plural_is_there() {
    let locales = Locales::load().unwrap();
    for (name, texts) in FILES {
        for (lang, text) in texts {
            for choice in text.split("->").skip(1) {
                let arms: BTreeSet<&str> = choice
                    .split(['[', ']'])
                    .skip(1)
                    .step_by(2)
                    .take_while(|_| true)
                    .collect();
                let arms: BTreeSet<&str> = arms
                    .into_iter()
                    .filter(|arm| arm.chars().all(|c| c.is_ascii_lowercase()))
                    .collect();
                let needed: BTreeSet<&str> = (0..2000).map(|n| locales.get(*lang).category(n)).collect();
                assert!(
                    arms.is_superset(&needed),
                    "{name} in {lang:?}: {arms:?} but needs {needed:?}"
                );
            }
            assert_eq!(
                text.matches("->").count(),
                text.matches("$cat ->").count(),
                "{name} in {lang:?}"
            );
            assert!(!text.contains("NUMBER("), "{name} in {lang:?}");
        }
    }
}

#[test]
fn arabic_counts_like_arabic() {
    let locales = Locales::load().unwrap();
    let arabic = locales.get(UiLang::Ar);
    let says = |n| arabic.count("offers-count", n).replace(['\u{2068}', '\u{2069}'], "");
    for (n, text) in [
        (0, "لا عروض"),
        (1, "عرض واحد"),
        (2, "عرضان"),
        (3, "3 عروض"),
        (11, "11 عرضًا"),
        (100, "100 عرض"),
        (103, "103 عروض"),
        (128, "128 عرضًا"),
    ] {
        assert_eq!(says(n), text, "{n}");
    }
}

#[test]
fn dates_are_gregorian_everywhere() {
    let locales = Locales::load().unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 14).unwrap();
    let dates = |lang| locales.get(lang).dates();
    assert_eq!(dates(UiLang::De).date(day), "14. Oktober 2026");
    assert_eq!(dates(UiLang::En).date(day), "14 October 2026");
    assert_eq!(dates(UiLang::Ar).date(day), "14 أكتوبر 2026");
    assert_eq!(dates(UiLang::De).day(day), "Mittwoch, 14. Oktober");
}

/// Keys built from words of the contract; their texts are used as long as the vocabulary has the word.
const BUILT: &[&str] = &[
    "access-",
    "audience-",
    "capacity-",
    "contact-",
    "cost-",
    "freshness-",
    "group-",
    "help-give-",
    "holiday-",
    "kind-",
    "language-",
    "need-kind-",
    "noun-",
    "nouns-",
    "person-",
    "pledge-text-help-",
    "purpose-",
    "report-reason-",
    "situation-",
    "sort-",
    "subscribe-noun-",
    "subscribe-rhythm-",
    "wheelchair-",
];

#[test]
fn every_text_is_used_and_every_used_text_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    gather(&root.join("src"), &mut sources);
    gather(&root.join("templates"), &mut sources);
    let keys = keys(UiLang::De);
    let unused: Vec<_> = keys
        .keys()
        .filter(|key| !BUILT.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !sources.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
    for said in sources
        .split("say(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(keys.contains_key(said), "no text for {said}");
    }
}

#[test]
fn every_word_of_the_contract_has_a_text() {
    use porta_contract::{
        Access, Audience, CapacityState, Contact, Cost, FreshnessState, HoursPurpose, NeedKind, ReportReason,
        Situation, Wheelchair,
    };
    let keys = keys(UiLang::De);
    let known = |prefix: &str, words: &[&str]| {
        for word in words
            .iter()
            .filter(|word| !(prefix == "wheelchair" && **word == "unknown"))
        {
            let key = format!("{prefix}-{}", word.replace('_', "-"));
            assert!(keys.contains_key(&key), "no text for {key}");
        }
    };
    known("access", Access::WORDS);
    known("audience", Audience::WORDS);
    known("capacity", CapacityState::WORDS);
    known("contact", Contact::WORDS);
    known("cost", Cost::WORDS);
    known("freshness", FreshnessState::WORDS);
    known("need-kind", NeedKind::WORDS);
    known("purpose", HoursPurpose::WORDS);
    known("person", Situation::WORDS);
    known("report-reason", ReportReason::WORDS);
    known("situation", Situation::WORDS);
    known("wheelchair", Wheelchair::WORDS);
    known("wheelchair-short", Wheelchair::WORDS);
}

fn gather(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, out);
        } else {
            out.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
