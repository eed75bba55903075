//! Rows: what is right in them arrives whole, what is wrong is told row by row, field by field.

use porta_api::catalog::address::{self, Address};
use porta_api::catalog::ids::Id;
use porta_api::catalog::location;
use porta_api::catalog::{article, event, offer, provider};
use porta_api::imports::{Done, render_report};
use porta_contract::{Access, CapacityState, HoursPurpose, Noun};

use super::scene::{Scene, all, codes, ends, file};

#[test]
fn every_field_of_an_offer_arrives() {
    let scene = Scene::with_base();
    let report = scene.import(&[file("all.json", include_str!("samples/all_fields.json"))]);
    assert!(report.written, "{}", render_report(&report, None));
    let city = scene.city("musterstadt");
    let offers = all(&scene.db, offer::load, &city);
    let offer = offers.iter().find(|offer| offer.slug == "kleiderkammer").unwrap();
    let places = all(&scene.db, location::load, &city);
    let place = |slug: &str| places.iter().find(|place| place.slug == slug).unwrap();
    assert_eq!(offer.locations, [place("lager").id.clone(), place("haus").id.clone()]);
    assert!(place("haus").secret && !place("lager").secret);
    assert_eq!(offer.hours.len(), 2);
    assert_eq!(
        (offer.hours[1].purpose, offer.hours[1].access),
        (HoursPurpose::PickUp, Some(Access::Appointment))
    );
    assert_eq!(offer.hours[1].location.as_ref(), Some(&place("lager").id));
    assert_eq!(offer.capacity.state, CapacityState::TemporarilyClosed);
    let successor = offers.iter().find(|other| other.slug == "laden").unwrap();
    assert_eq!(offer.capacity.successor.as_ref(), Some(&successor.id));
    assert_eq!(offer.meta.provenance["source_year"], "2025");
    assert_eq!(
        offer.texts.iter().map(|text| text.lang.as_str()).collect::<Vec<_>>(),
        ["ar", "de", "de-simple"]
    );
    let fete = &all(&scene.db, event::load, &city)[0];
    assert_eq!((fete.exdates.len(), fete.rdates.len(), fete.overrides.len()), (1, 1, 2));
    let contacts = scene.db.read(|conn| provider::contacts_of_city(conn, &city)).unwrap();
    assert_eq!(contacts.len(), 1);
    insta::assert_json_snapshot!(offer, {
        ".id" => "[id]", ".city" => "[id]", ".provider" => "[id]", ".categories[]" => "[id]", ".locations[]" => "[id]",
        ".hours[].location" => "[id]", ".capacity.successor" => "[id]",
    });
}

#[test]
fn a_broken_file_gets_a_full_report_and_nothing_is_written() {
    let scene = Scene::with_base();
    let before = scene.log_rows();
    let report = scene.import(&[file("broken.json", include_str!("samples/broken.json"))]);
    assert!(report.has_errors() && !report.written);
    assert_eq!(scene.log_rows(), before);
    insta::assert_snapshot!(render_report(&report, None));
}

#[test]
fn what_needs_a_rejected_row_is_rejected_with_it() {
    let mut scene = Scene::with_base();
    scene.order.skip_bad_rows = true;
    let report = scene.import(&[file(
        "a.json",
        r#"{"format": "porta", "version": 1,
            "offers": [{"external_id": "o1", "provider": "p9", "categories": ["meet"], "locations": ["l9"],
                        "texts": {"de": {"title": "A"}}}],
            "locations": [{"external_id": "l9", "provider": "p9"}],
            "providers": [{"external_id": "p9", "kind": "church"}]}"#,
    )]);
    assert_eq!(ends(&report), [Done::Rejected; 3]);
    assert_eq!(codes(&report), ["missing", "rejected_reference", "rejected_reference"]);
    assert!(!report.written);
}

#[test]
fn duplicates_circles_and_taken_slugs_are_found() {
    let scene = Scene::with_base();
    let report = scene.import_list(
        "categories",
        r#"[{"external_id": "a", "slug": "a", "parent": "b", "texts": {"de": {"title": "A"}}},
            {"external_id": "b", "slug": "b", "parent": "a", "texts": {"de": {"title": "B"}}},
            {"external_id": "a", "slug": "c", "texts": {"de": {"title": "C"}}},
            {"external_id": "d", "slug": "a", "texts": {"de": {"title": "D"}}}]"#,
    );
    assert_eq!(codes(&report), ["circle", "circle", "duplicate", "duplicate"]);
    let report = scene.import_list(
        "providers",
        r#"[{"external_id": "p1", "slug": "verein"}, {"external_id": "p2", "slug": "verein", "kind": "church"}]"#,
    );
    assert_eq!(codes(&report), ["duplicate", "taken", "missing"]);
    let report = scene.import_list(
        "providers",
        r#"[{"external_id": "p2", "slug": "verein", "kind": "church"}]"#,
    );
    assert_eq!(codes(&report), ["taken", "missing"]);
}

#[test]
fn slugs_are_made_from_titles_and_stay() {
    let scene = Scene::with_base();
    let list = r#"[{"external_id": "x", "kind": "church", "texts": {"de": {"title": "Müttertreff Süd"}}},
                   {"external_id": "y", "kind": "church", "texts": {"de": {"title": "Müttertreff Süd"}}},
                   {"external_id": "z", "kind": "church", "texts": {"de": {"title": "مقهى"}}}]"#;
    scene.import_list("providers", list);
    let mut slugs: Vec<_> = all(&scene.db, provider::load, &scene.city("musterstadt"))
        .into_iter()
        .map(|provider| provider.slug)
        .collect();
    slugs.sort();
    assert_eq!(
        slugs,
        ["muettertreff-sued", "muettertreff-sued-2", "provider", "verein"]
    );
    assert_eq!(ends(&scene.import_list("providers", list)), [Done::Unchanged; 3]);
}

#[test]
fn legacy_addresses_lead_to_the_record_and_to_one_only() {
    let scene = Scene::with_base();
    let list = r#"[{"external_id": "p1", "legacy_addresses": ["/verein.php?id=3", "/alt/verein"]}]"#;
    assert_eq!(ends(&scene.import_list("providers", list)), [Done::Updated]);
    let city = scene.city("musterstadt");
    let legacy = || -> Vec<Address> {
        let all = scene.db.read(|conn| address::of_city(conn, &city)).unwrap();
        all.into_iter().filter(|address| address.legacy).collect()
    };
    let provider = &all(&scene.db, provider::load, &city)[0];
    assert_eq!(legacy().len(), 2);
    assert!(
        legacy()
            .iter()
            .all(|address| address.record == provider.id.as_str() && address.noun == Noun::Provider)
    );
    assert_eq!(ends(&scene.import_list("providers", list)), [Done::Unchanged]);
    let other = r#"[{"external_id": "p2", "kind": "church", "texts": {"de": {"title": "B"}}, "legacy_addresses": ["/alt/verein"]},
                    {"external_id": "p3", "kind": "church", "texts": {"de": {"title": "C"}}, "legacy_addresses": ["alt"]}]"#;
    assert_eq!(codes(&scene.import_list("providers", other)), ["taken", "bad_address"]);
}

#[test]
fn a_secret_place_stays_secret_and_attached_and_unshown() {
    let scene = Scene::with_base();
    scene.import_list(
        "locations",
        r#"[{"external_id": "s", "provider": "p1", "secret": true, "street": "Rosenweg 7"}]"#,
    );
    scene.import_list(
        "offers",
        r#"[{"external_id": "o", "provider": "p1", "categories": ["meet"], "locations": ["s"],
             "hours": [{"rule": "Mo 10:00-12:00", "location": "s"}], "texts": {"de": {"title": "Schutz"}}}]"#,
    );
    let report = scene.import_list("locations", r#"[{"external_id": "s", "secret": false}]"#);
    assert_eq!(codes(&report), ["stays_secret"]);
    let report = scene.import_list("locations", r#"[{"external_id": "s", "street": "Nelkenweg 9"}]"#);
    assert_eq!(ends(&report), [Done::Updated]);
    assert!(!format!("{report:?}").contains("weg"), "{report:?}");
    let report = scene.import_list("offers", r#"[{"external_id": "o", "locations": [], "hours": []}]"#);
    assert_eq!(ends(&report), [Done::Unchanged]);
}

#[test]
fn pictures_do_not_travel_in_files() {
    let scene = Scene::with_base();
    let report = scene.import(&[file(
        "articles.json",
        r#"{"format": "porta", "version": 1, "articles": [{
            "external_id": "n1", "slug": "fest", "date": "28.11.2026", "categories": ["meet.cafe"], "visible_from": "2026-11-28",
            "publication": "published", "author": "Verein", "texts": {"de": {"title": "Fest", "summary": "Kommt!"}},
            "pictures": [{"picture": "0198f3b1-7a4c-7000-8000-0123456789ab", "alt": {"de": "Hof"}, "credit": "Verein"}]
        }]}"#,
    )]);
    assert!(report.written, "{}", render_report(&report, None));
    let told = render_report(&report, None);
    assert!(
        told.contains("the city has no picture") && told.contains("pictures[0].picture"),
        "{told}"
    );
    let city = scene.city("musterstadt");
    let articles = all(&scene.db, article::load, &city);
    assert_eq!((articles[0].pictures.len(), articles[0].categories.len()), (0, 1));
    assert_eq!(articles[0].date.to_string(), "2026-11-28");
}
