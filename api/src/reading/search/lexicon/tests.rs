//! What the words of a city lead to.

use std::collections::BTreeMap;

use super::{super::vocabulary::TopicWords, *};

fn words(pairs: &[(&str, &[&str])]) -> Words {
    pairs
        .iter()
        .map(|(lang, words)| {
            (
                (*lang).to_owned(),
                words.iter().map(|word| (*word).to_owned()).collect(),
            )
        })
        .collect()
}

fn lexicon() -> Lexicon {
    let category = |slug: &str, parent: Option<&str>, label: &str| CategoryWords {
        slug: slug.to_owned(),
        parent: parent.map(str::to_owned),
        labels: BTreeMap::from([("de".to_owned(), label.to_owned())]),
        synonyms: Words::new(),
    };
    Lexicon::compile(&Vocabulary {
        categories: vec![
            category("daily", None, "Alltag"),
            category("daily.clothes", Some("daily"), "Kleidung, Möbel und Hausrat"),
        ],
        topics: vec![TopicWords {
            key: "food-bank".to_owned(),
            words: words(&[("de", &["Tafel"]), ("en", &["food bank"]), ("ar", &["بنك الطعام"])]),
            categories: vec!["daily".to_owned()],
            ..TopicWords::default()
        }],
        ..Vocabulary::default()
    })
}

#[test]
fn words_of_all_languages_lead_to_one_concept() {
    let lexicon = lexicon();
    let stems: HashSet<StemId> = ["بنك", "طعام"]
        .iter()
        .filter_map(|word| lexicon.stem_id(Tongue::Ar, &fold(word)))
        .collect();
    let arabic = lexicon.phrases_in(&stems);
    let german = lexicon
        .stem_id(Tongue::De, "tafeln")
        .map(|stem| lexicon.concepts_of(stem).to_vec());
    assert_eq!(german, Some(arabic.iter().map(|(concept, _)| *concept).collect()));
}

#[test]
fn a_label_that_lists_things_is_found_by_each() {
    let lexicon = lexicon();
    let mobel = lexicon
        .stem_id(Tongue::De, "mobel")
        .map_or(&[][..], |stem| lexicon.concepts_of(stem));
    let clothes = lexicon.of_category("daily.clothes");
    assert!(mobel.iter().any(|concept| clothes.contains(&(*concept, Link::Own))));
    assert!(clothes.iter().any(|(_, link)| *link == Link::Above));
}

#[test]
fn sounds_cross_scripts_only() {
    let lexicon = lexicon();
    assert_eq!(
        lexicon.sounding_like("тафель", |tongue, _| tongue == Tongue::De),
        ["tafel"]
    );
    assert_eq!(
        lexicon.sounding_like("тафель", |tongue, _| tongue == Tongue::En),
        Vec::<String>::new()
    );
    assert_eq!(
        lexicon.sounding_like("клейдунг", |tongue, _| tongue == Tongue::De),
        ["kleidung"]
    );
    assert_eq!(lexicon.sounding_like("kleidunk", |_, _| true), Vec::<String>::new());
}
