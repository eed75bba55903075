//! The demo city: complete, honest about itself, and the same after a second run.

use porta_api::catalog::{category, district, event, fact, location, offer, page, provider};
use porta_api::demo;
use porta_api::demo::generator::{GenerateError, Size, generate};
use porta_api::imports::Done;
use porta_api::imports::Silent;
use porta_contract::{CapacityState, Publication};

use super::scene::{Scene, all};

#[test]
fn the_demo_city_is_complete_and_a_second_run_changes_nothing() {
    let scene = Scene::new();
    let report = demo::install(&scene.db, &scene.clock).unwrap();
    assert!(
        report.written && !report.has_errors(),
        "{}",
        porta_api::imports::render_report(&report, None)
    );
    let city = scene.city("trier");
    let count = [
        all(&scene.db, offer::load, &city).len(),
        all(&scene.db, provider::load, &city).len(),
        all(&scene.db, event::load, &city).len(),
        all(&scene.db, district::load, &city).len(),
        all(&scene.db, category::load, &city).len(),
        all(&scene.db, page::load, &city).len(),
        all(&scene.db, fact::load, &city).len(),
    ];
    assert_eq!(count, [133, 71, 25, 19, 47, 34, 8]);

    let before = scene.log_rows();
    let again = demo::install(&scene.db, &scene.clock).unwrap();
    assert_eq!(
        again.count(Done::Unchanged),
        again.rows.len(),
        "{}",
        porta_api::imports::render_report(&again, None)
    );
    assert_eq!(scene.log_rows(), before);
    assert!(again.problems.is_empty() && again.files.iter().all(|file| file.problems.is_empty()));
}

#[test]
fn the_second_demo_city_is_whole_too() {
    let scene = Scene::new();
    for done in [Done::Created, Done::Unchanged] {
        let report = demo::install_second(&scene.db, &scene.clock).unwrap();
        let text = porta_api::imports::render_report(&report, None);
        assert_eq!(report.count(done), report.rows.len(), "{text}");
        assert!(!report.has_errors(), "{text}");
    }
    let city = scene.city("luxembourg");
    assert_eq!(all(&scene.db, offer::load, &city).len(), 8);
}

#[test]
fn nothing_of_the_demo_city_is_confirmed_and_every_offer_says_where_it_comes_from() {
    let scene = Scene::new();
    demo::install(&scene.db, &scene.clock).unwrap();
    let city = scene.city("trier");
    let offers = all(&scene.db, offer::load, &city);
    assert!(offers.iter().all(|offer| offer.freshness.confirmed_at.is_none()));
    assert!(
        all(&scene.db, provider::load, &city)
            .iter()
            .all(|provider| provider.freshness.confirmed_at.is_none())
    );
    assert!(
        all(&scene.db, event::load, &city)
            .iter()
            .all(|event| event.freshness.confirmed_at.is_none())
    );
    let pages = all(&scene.db, page::load, &city);
    assert!(pages.iter().all(|page| page.freshness.confirmed_at.is_none()));
    let says = |key: &str, value: &str| {
        offers
            .iter()
            .filter(|offer| offer.meta.provenance.get(key).is_some_and(|found| found == value))
            .count()
    };
    assert_eq!(
        [
            says("confidence", "sourced"),
            says("confidence", "partly_sourced"),
            says("confidence", "own_knowledge")
        ],
        [112, 16, 5]
    );
    assert_eq!(
        [
            says("status", "active_assumed"),
            says("status", "possibly_outdated"),
            says("status", "closed_confirmed")
        ],
        [85, 45, 3]
    );
    let in_state = |state| offers.iter().filter(|offer| offer.capacity.state == state).count();
    assert_eq!(
        [in_state(CapacityState::Closed), in_state(CapacityState::WaitingList)],
        [3, 4]
    );
    assert!(offers.iter().all(|offer| offer.publication == Publication::Published));
}

#[test]
fn all_hours_of_the_demo_city_can_be_read() {
    let scene = Scene::new();
    demo::install(&scene.db, &scene.clock).unwrap();
    let offers = all(&scene.db, offer::load, &scene.city("trier"));
    let rules: Vec<&str> = offers
        .iter()
        .flat_map(|offer| &offer.hours)
        .map(|set| set.rule.as_str())
        .collect();
    assert_eq!(rules.len(), 22);
    for rule in rules {
        assert!(porta_api::reading::hours::Schedule::parse(rule).is_ok(), "{rule}");
    }
}

#[test]
fn the_shelter_has_a_secret_place_without_any_address() {
    let scene = Scene::new();
    demo::install(&scene.db, &scene.clock).unwrap();
    let city = scene.city("trier");
    let places = all(&scene.db, location::load, &city);
    let secret: Vec<_> = places.iter().filter(|place| place.secret).collect();
    assert_eq!(secret.len(), 1);
    assert!(secret[0].street.is_none() && secret[0].point.is_none() && secret[0].district.is_none());
    let offers = all(&scene.db, offer::load, &city);
    let there: Vec<_> = offers
        .iter()
        .filter(|offer| offer.locations.contains(&secret[0].id))
        .collect();
    assert_eq!(
        there.iter().map(|offer| offer.slug.as_str()).collect::<Vec<_>>(),
        ["frauenhaus-aufnahme"]
    );
}

#[test]
fn translations_of_the_demo_city_are_by_machine_against_the_present_source() {
    let scene = Scene::new();
    demo::install(&scene.db, &scene.clock).unwrap();
    let offers = all(&scene.db, offer::load, &scene.city("trier"));
    let translated: Vec<_> = offers.iter().filter(|offer| offer.texts.len() > 1).collect();
    assert_eq!(translated.len(), 29);
    let texts: Vec<_> = translated
        .iter()
        .flat_map(|offer| &offer.texts)
        .filter(|text| text.lang != "de")
        .collect();
    assert_eq!(texts.len(), 232);
    assert!(
        texts
            .iter()
            .all(|text| text.origin == porta_contract::Origin::Machine && text.source_version == 1)
    );
    assert!(texts.iter().any(|text| text.lang == "de-simple") && texts.iter().all(|text| text.lang != "ls"));
}

#[test]
fn a_generated_city_is_the_same_for_the_same_seed_and_another_for_another() {
    let titles = |seed| {
        let scene = Scene::new();
        let size = Size {
            city: "linden".to_owned(),
            offers: 60,
            languages: 9,
            seed,
        };
        let made = generate(&scene.db, &scene.clock, &size, &Silent).unwrap();
        assert_eq!((made.providers, made.offers, made.events), (8, 60, 3));
        assert!(matches!(
            generate(&scene.db, &scene.clock, &size, &Silent),
            Err(GenerateError::Exists(_))
        ));
        let mut offers = all(&scene.db, offer::load, &scene.city("linden"));
        offers.sort_by(|a, b| a.slug.cmp(&b.slug));
        assert!(offers.iter().all(|offer| offer.texts.len() == 9));
        offers
            .into_iter()
            .map(|offer| offer.texts[0].title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(1), titles(1));
    assert_ne!(titles(1), titles(2));
}
