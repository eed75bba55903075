//! Scenes: a few records, a query, and what must come first.

use proptest::prelude::*;

use super::super::{
    CategoryWords, DocumentText, Noun, Query, SearchAnswer, SearchDocument, SearchError, SearchIndex, TopicWords,
    Vocabulary, Words,
};

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

fn topic(key: &str, category: &str, pairs: &[(&str, &[&str])], soft: bool) -> TopicWords {
    let categories = [category]
        .into_iter()
        .filter(|slug| !slug.is_empty())
        .map(str::to_owned)
        .collect();
    TopicWords {
        key: key.to_owned(),
        words: words(pairs),
        categories,
        soft,
        ..TopicWords::default()
    }
}

fn vocabulary() -> Vocabulary {
    let category = |slug: &str, parent: Option<&str>| CategoryWords {
        slug: slug.into(),
        parent: parent.map(str::to_owned),
        ..CategoryWords::default()
    };
    Vocabulary {
        categories: vec![
            category("food", None),
            category("language", None),
            category("language.open", Some("language")),
            category("bills", None),
        ],
        topics: vec![
            topic(
                "food",
                "food",
                &[
                    ("de", &["Tafel", "Lebensmittel"]),
                    ("en", &["food bank"]),
                    ("ar", &["بنك الطعام"]),
                ],
                false,
            ),
            topic(
                "german",
                "language",
                &[("de", &["Deutschkurs"]), ("en", &["German course"])],
                false,
            ),
            topic("bills", "bills", &[("de", &["Stromrechnung"])], false),
            topic("translate", "", &[("ar", &["ترجمة"])], false),
            topic("free", "", &[("de", &["kostenlos"])], true),
        ],
        ..Vocabulary::default()
    }
}

fn record(noun: Noun, slug: &str, title: &str, summary: &str) -> SearchDocument {
    let text = DocumentText {
        lang: "de".into(),
        title: title.into(),
        summary: summary.into(),
        body: String::new(),
    };
    SearchDocument {
        noun,
        id: format!("{noun}:{slug}"),
        slug: slug.into(),
        texts: vec![text],
        names: Vec::new(),
        categories: Vec::new(),
        district: None,
        target_groups: Vec::new(),
        spoken: Vec::new(),
        closed: false,
        slot: 0,
    }
}

fn offer(slug: &str, title: &str, summary: &str, category: &str) -> SearchDocument {
    SearchDocument {
        categories: vec![category.into()],
        ..record(Noun::Offer, slug, title, summary)
    }
}

fn index() -> SearchIndex {
    let index = SearchIndex::in_memory(&vocabulary()).unwrap();
    let translated = DocumentText {
        lang: "ar".into(),
        title: "ترجمة".into(),
        ..DocumentText::default()
    };
    let mut interpreter = offer("interpreter", "Dolmetschen", "Begleitung zum Amt.", "");
    interpreter.texts.push(translated);
    let records = [
        offer("tafel", "Trierer Tafel", "Ausgabe mit Ausweis.", "food"),
        SearchDocument {
            district: Some("Ehrang/Quint".into()),
            ..offer("treff", "Sprachtreff", "In kleiner Runde.", "language.open")
        },
        offer("course", "Deutschkurs am Abend", "Mit Vorkenntnissen.", "language"),
        offer("bills", "Sparberatung", "Kostenlos zu Hause.", "bills"),
        offer("birth", "Familienhebammen", "Im ersten Jahr.", ""),
        offer("furniture", "Kleiderladen", "Möbel und Schränke.", ""),
        SearchDocument {
            closed: true,
            ..offer("gone", "Umsonstladen", "Möbel kostenlos.", "")
        },
        record(Noun::Provider, "uni", "Hochschule", "Technik und Gestaltung."),
        record(Noun::Provider, "rat", "Rat", "Kommt zusammen."),
        record(Noun::District, "ehrang", "Ehrang/Quint", ""),
        interpreter,
    ];
    index.rebuild(records.into_iter(), "1").unwrap();
    index
}

fn answer(text: &str, lang: &str) -> SearchAnswer {
    index()
        .search(&Query {
            text,
            lang,
            nouns: &[],
            limit: 10,
            offset: 0,
        })
        .unwrap()
}

fn found(text: &str, lang: &str) -> Vec<String> {
    answer(text, lang).hits.into_iter().map(|hit| hit.slug).collect()
}

#[test]
fn words_of_any_language_reach_a_record_without_them() {
    assert_eq!(found("food bank", "en"), ["tafel"]);
    assert_eq!(found("بنك الطعام", "ar"), ["tafel"]);
    assert_eq!(found("foodbank", "en"), ["tafel"], "written as one word");
}

#[test]
fn a_topic_reaches_the_branches_below_its_category() {
    assert_eq!(found("German course", "en"), ["course", "treff"]);
}

#[test]
fn a_named_place_comes_first() {
    assert_eq!(found("Deutschkurs Ehrang", "de"), ["treff", "course"]);
}

#[test]
fn typing_errors_are_mended_and_told() {
    let answer = answer("Deutchkurs", "de");
    assert_eq!(answer.hits.first().unwrap().slug, "course");
    assert_eq!(answer.did_you_mean.as_deref(), Some("Deutschkurs"));
}

#[test]
fn typing_errors_reach_pieces_of_compounds() {
    assert_eq!(found("Hebame", "de"), ["birth"]);
}

#[test]
fn short_words_are_not_mended_at_will() {
    assert_eq!(
        found("Ratz", "de"),
        Vec::<String>::new(),
        "three letters are near to everything"
    );
    assert_eq!(
        found("Nafel", "de"),
        Vec::<String>::new(),
        "the first letter is taken as typed"
    );
    assert_eq!(found("Tafle", "de"), ["tafel"]);
}

#[test]
fn an_unknown_compound_is_led_by_its_first_word() {
    assert_eq!(found("Lebensmittelverschwendung", "de"), ["tafel"]);
}

#[test]
fn a_word_that_only_begins_another_counts_less_beside_a_known_one() {
    assert_eq!(
        found("Stromrechnung zu hoch", "de").first().map(String::as_str),
        Some("bills")
    );
}

#[test]
fn words_written_by_ear_are_heard_in_the_readers_letters() {
    assert_eq!(found("tarjama", "ar"), ["interpreter"]);
    assert_eq!(found("тафель", "ru"), ["tafel"]);
}

#[test]
fn closed_offers_are_found_by_their_name_only() {
    assert_eq!(found("Umsonstladen", "de"), ["gone"]);
    assert_eq!(
        found("Möbel kostenlos", "de").first().map(String::as_str),
        Some("furniture")
    );
    assert!(!found("Möbel", "de").contains(&"gone".to_owned()));
}

#[test]
fn nonsense_finds_nothing() {
    for (text, lang) in [
        ("Wetter morgen", "de"),
        ("Apfelkuchen", "de"),
        ("bitcoin price", "en"),
        ("погода", "ru"),
        ("", "de"),
        ("🙂", "de"),
    ] {
        assert_eq!(found(text, lang), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn too_long_a_query_is_refused() {
    let text = "a".repeat(501);
    let refused = index().search(&Query {
        text: &text,
        lang: "de",
        nouns: &[],
        limit: 1,
        offset: 0,
    });
    assert!(matches!(
        refused,
        Err(SearchError::QueryTooLong { given: 501, max: 500 })
    ));
}

#[test]
fn one_translation_alone_does_not_decide_what_a_record_is_about() {
    let text = |lang: &str, title: &str| DocumentText {
        lang: lang.into(),
        title: title.into(),
        ..DocumentText::default()
    };
    let mut record = offer("party", "Fest", "", "");
    record
        .texts
        .extend([text("en", "food bank"), text("fr", "fête"), text("tr", "şenlik")]);
    let index = SearchIndex::in_memory(&vocabulary()).unwrap();
    index.rebuild(std::iter::once(record.clone()), "1").unwrap();
    let ask = |lang| {
        index
            .search(&Query {
                text: "Tafel",
                lang,
                nouns: &[],
                limit: 10,
                offset: 0,
            })
            .unwrap()
            .total
    };
    assert_eq!(ask("de"), 0);
    record.texts.push(text("ar", "بنك الطعام"));
    index.rebuild(std::iter::once(record), "2").unwrap();
    assert_eq!(ask("de"), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_query_panics(text in "\\PC{0,60}", lang in "[a-z]{0,3}", limit in 0_usize..30, offset in any::<usize>()) {
        let index = index();
        let answer = index.search(&Query { text: &text, lang: &lang, nouns: &[], limit, offset }).unwrap();
        prop_assert!(answer.hits.len() <= limit);
        index.suggest(&text, &lang, limit).unwrap();
        index.matching(&text, &lang, Noun::Offer).unwrap();
    }

    #[test]
    fn mixed_scripts_do_not_panic(text in "[a-zäßА-яіا-ي0-9ሀ-ፚ' -]{0,80}") {
        index().search(&Query { text: &text, lang: "de", nouns: &[], limit: 5, offset: 0 }).unwrap();
    }
}
