//! Responsibilities of the demo city: the list from A to Z, and the guide to the office in charge.

use serde_json::{Value, json};

use crate::harness::TestApp;

const ALL: &str = "/v1/cities/trier/responsibilities";

fn slugs(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item["slug"].as_str().unwrap()).collect()
}

fn values(guide: &Value) -> Vec<&str> {
    let choices = guide["question"]["choices"].as_array().unwrap().iter();
    choices.map(|choice| choice["value"].as_str().unwrap()).collect()
}

#[test]
fn the_list_goes_from_a_to_z_in_the_readers_language_page_by_page() {
    let app = TestApp::demo();
    for lang in ["de", "en", "ar"] {
        let whole = app.json(&format!("{ALL}?lang={lang}&limit=200"));
        let titles: Vec<String> = whole["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_lowercase())
            .collect();
        assert_eq!(whole["total"], titles.len());
        let mut sorted = titles.clone();
        sorted.sort_by_key(|title| title.replace('ä', "a").replace('ö', "o").replace('ü', "u"));
        // In Arabic letters with a sign above them are in the place of those without.
        assert!(titles == sorted || lang == "ar", "{titles:?}");

        let (mut pages, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = app.json(&format!("{ALL}?lang={lang}&limit=10{cursor}"));
            pages.extend(slugs(&page["items"]).into_iter().map(str::to_owned));
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(pages, slugs(&whole["items"]), "{lang}");
    }
}

#[test]
fn the_list_is_filtered_by_topic_situation_provider_and_words() {
    let app = TestApp::demo();
    let found = |query: &str| {
        let list = app.json(&format!("{ALL}?lang=de&limit=200&{query}"));
        slugs(&list["items"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        found("topic=child-benefit"),
        ["kindergeld-asylverfahren", "kindergeld"].map(str::to_owned)
    );
    assert_eq!(found("topic=child-benefit&situation=ukraine"), ["kindergeld"]);
    assert!(
        found("situation=ukraine").contains(&"anmeldung".to_owned()),
        "what is for everyone, too"
    );
    assert!(!found("situation=ukraine").contains(&"asylblg".to_owned()));
    assert_eq!(found("provider=standesamt-trier"), ["geburt"]);
    assert!(
        found("provider=rlc-trier").contains(&"familiennachzug".to_owned()),
        "who helps besides, too"
    );
    assert!(found("q=Kindergeld").contains(&"kindergeld".to_owned()));
    for bad in [
        "topic=nirgends",
        "topic=food",
        "situation=lost",
        "provider=niemand",
        "nonsense=1",
    ] {
        assert_eq!(app.get(&format!("{ALL}?{bad}")).status, 400, "{bad}");
    }
}

#[test]
fn the_guide_asks_two_questions_at_most_and_leads_to_the_office() {
    let app = TestApp::demo();
    let first = app.json(&format!("{ALL}/guide?lang=de"));
    assert_eq!(first["question"]["about"], "topic");
    assert!(values(&first).contains(&"child-benefit"));
    assert_eq!((&first["answers"], &first["counselling"]), (&json!([]), &json!([])));

    let second = app.json(&format!("{ALL}/guide?lang=de&topic=child-benefit"));
    assert_eq!(second["question"]["about"], "situation");
    let all = [
        "asylum_seeker",
        "assigned",
        "recognised",
        "ukraine",
        "tolerated",
        "eu_citizen",
        "residence_title",
    ];
    assert_eq!(values(&second), all);

    let answer = app.json(&format!("{ALL}/guide?lang=de&topic=child-benefit&situation=recognised"));
    assert!(answer.get("question").is_none(), "{answer}");
    assert_eq!(slugs(&answer["answers"]), ["kindergeld"]);
    let office = &answer["answers"][0]["offices"][0];
    assert_eq!(office["provider"]["slug"], "arbeitsagentur-trier");
    assert_eq!(
        (&office["phone_uri"], &office["access"]),
        (&json!("tel:+498004555530"), &json!(["appointment"]))
    );
    // A Tuesday at 11: by phone.
    assert_eq!(
        (&office["open"]["state"], &office["open"]["until"], &office["open_for"]),
        (&json!("open"), &json!("2026-11-24T17:00:00Z"), &json!("phone"))
    );
    let helps = answer["counselling"].as_array().unwrap();
    assert!((1..=10).contains(&helps.len()), "{}", answer["counselling"]);
    let main = |offer: &Value| offer["categories"][0]["slug"].clone();
    assert_eq!(
        main(&helps[0]),
        "advice.migration",
        "what is nearest to the topic comes first"
    );

    let other = app.json(&format!("{ALL}/guide?lang=de&topic=child-benefit&situation=tolerated"));
    assert_eq!(slugs(&other["answers"]), ["kindergeld-asylverfahren"]);
}

#[test]
fn the_state_of_an_office_changes_by_itself_however_often_it_was_asked_for() {
    let app = TestApp::demo();
    let guide = format!("{ALL}/guide?lang=de&topic=child-benefit&situation=recognised");
    let state = |time: &str| {
        app.set_clock(time);
        let asked = (0..3).map(|_| app.json(&guide)["answers"][0]["offices"][0]["open"]["state"].clone());
        asked.last().unwrap()
    };
    assert_eq!(state("2026-11-24T16:59:59Z"), "open");
    assert_eq!(state("2026-11-24T17:00:00Z"), "closed");
    assert_eq!(state("2026-11-25T06:59:59Z"), "closed");
    assert_eq!(state("2026-11-25T07:00:00Z"), "open");
}

#[test]
fn where_the_situation_decides_nothing_it_is_not_asked_for() {
    let app = TestApp::demo();
    let answer = app.json(&format!("{ALL}/guide?lang=de&topic=registration"));
    assert!(answer.get("question").is_none(), "{answer}");
    assert_eq!(slugs(&answer["answers"]), ["meldebescheinigung", "anmeldung"]);
}

#[test]
fn what_is_for_just_this_situation_comes_before_what_is_for_everyone() {
    let app = TestApp::demo();
    let question = app.json(&format!("{ALL}/guide?lang=de&topic=housing"));
    assert_eq!(values(&question), ["assigned", "helper", "everyone"]);
    let assigned = app.json(&format!("{ALL}/guide?lang=de&topic=housing&situation=assigned"));
    assert_eq!(slugs(&assigned["answers"]), ["unterbringung-stadt", "wohnungssuche"]);
    let tolerated = app.json(&format!("{ALL}/guide?lang=de&topic=housing&situation=tolerated"));
    assert_eq!(slugs(&tolerated["answers"]), ["wohnungssuche"]);
}

#[test]
fn a_situation_without_a_topic_narrows_the_first_question() {
    let app = TestApp::demo();
    let first = app.json(&format!("{ALL}/guide?lang=de&situation=helper"));
    let topics = values(&first);
    assert!(
        topics.contains(&"volunteer") && !topics.contains(&"child-benefit"),
        "{topics:?}"
    );
    for topic in topics {
        let answer = app.json(&format!("{ALL}/guide?lang=de&situation=helper&topic={topic}"));
        assert_ne!(answer["answers"], json!([]), "{topic}");
    }
}

#[test]
fn every_way_through_the_guide_ends_at_an_office_in_every_language() {
    let app = TestApp::demo();
    for lang in ["de", "de-simple", "en", "fr", "ar", "uk", "fa", "tr", "ru"] {
        let first = app.json(&format!("{ALL}/guide?lang={lang}"));
        for choice in first["question"]["choices"].as_array().unwrap() {
            assert!(!choice["label"].as_str().unwrap().is_empty());
            let topic = choice["value"].as_str().unwrap();
            let second = app.json(&format!("{ALL}/guide?lang={lang}&topic={topic}"));
            let Some(question) = second.get("question") else {
                assert_ne!(second["answers"], json!([]), "{topic}");
                continue;
            };
            for choice in question["choices"].as_array().unwrap() {
                let situation = choice["value"].as_str().unwrap();
                let answer = app.json(&format!("{ALL}/guide?lang={lang}&topic={topic}&situation={situation}"));
                let answers = answer["answers"].as_array().unwrap();
                assert_eq!(choice["count"], answers.len(), "{topic} {situation}");
                assert!(
                    answers
                        .iter()
                        .all(|one| one["offices"][0]["provider"]["slug"].is_string())
                );
            }
        }
    }
}

#[test]
fn a_secret_place_of_an_office_stays_out() {
    let app = TestApp::demo();
    let one = app.json(&format!("{ALL}/gewalt-frauen?lang=de"));
    assert_eq!(one["offices"][0]["provider"]["slug"], "frauenhaus-trier");
    assert_eq!(one["offices"][0]["locations"], json!([]));
}
