//! An import as a whole: all or nothing, twice is once, cities apart.

use porta_api::catalog::{city, offer, provider};
use porta_api::imports::Done;

use super::scene::{BASE, Scene, all, ends, file, json};

const OFFER: &str = r#"[{"external_id": "o1", "provider": "p1", "categories": ["meet.cafe"],
    "texts": {"de": {"title": "Café am Markt"}}}]"#;

#[test]
fn a_dry_run_tells_everything_and_writes_nothing() {
    let mut scene = Scene::new();
    scene.order.dry_run = true;
    let report = scene.import(&[file("base.json", BASE), json("offers", OFFER)]);
    assert!(!report.written && !report.has_errors());
    assert_eq!(report.count(Done::Created), 6);
    assert_eq!(scene.log_rows(), 0);
    assert!(scene.db.read(city::all).unwrap().is_empty());
}

#[test]
fn the_second_run_changes_nothing() {
    let scene = Scene::new();
    let files = [file("base.json", BASE), json("offers", OFFER)];
    assert!(scene.import(&files).written);
    let before = scene.log_rows();
    let again = scene.import(&files);
    assert!(!again.written && !again.has_errors());
    assert_eq!(again.count(Done::Unchanged), 6);
    assert_eq!(scene.log_rows(), before);
}

#[test]
fn a_changed_row_changes_its_record_only() {
    let scene = Scene::with_base();
    scene.import_list("offers", OFFER);
    let before = scene.log_rows();
    let report = scene.import_list(
        "offers",
        r#"[{"external_id": "o1", "phone": "0651/1"}, {"external_id": "o2", "provider": "verein", "categories": ["meet"],
            "texts": {"de": {"title": "Zweites"}}}]"#,
    );
    assert_eq!(ends(&report), [Done::Updated, Done::Created]);
    assert_eq!(report.rows[0].differences[0].field, "phone");
    assert_eq!(scene.log_rows(), before + 2);
    let offers = all(&scene.db, offer::load, &scene.city("musterstadt"));
    let first = offers.iter().find(|offer| offer.slug == "cafe-am-markt").unwrap();
    assert_eq!(
        (first.phone.as_deref(), first.meta.version, first.text_version),
        (Some("0651/1"), 2, 1)
    );
}

#[test]
fn one_bad_row_stops_everything_unless_bad_rows_are_skipped() {
    let mut scene = Scene::with_base();
    let before = scene.log_rows();
    let list = r#"[{"external_id": "p2", "kind": "church", "texts": {"de": {"title": "Gut"}}},
                   {"external_id": "p3", "kind": "church", "website": "keine"}]"#;
    let report = scene.import_list("providers", list);
    assert!(report.has_errors() && !report.written);
    assert_eq!(scene.log_rows(), before);

    scene.order.skip_bad_rows = true;
    let report = scene.import_list("providers", list);
    assert!(report.has_errors() && report.written);
    assert_eq!(ends(&report), [Done::Created, Done::Rejected]);
    assert_eq!(all(&scene.db, provider::load, &scene.city("musterstadt")).len(), 2);
}

#[test]
fn two_cities_do_not_mix() {
    let mut scene = Scene::with_base();
    scene.import_list("offers", OFFER);
    scene.order.city = None;
    let other = BASE
        .replace("musterstadt", "nachbarstadt")
        .replace("Musterstadt", "Nachbarstadt");
    assert!(scene.import(&[file("base.json", &other)]).written);
    scene.order.city = Some("nachbarstadt".to_owned());
    // The same external ids and slugs, and a reference that exists in the other city only.
    let report = scene.import_list("offers", OFFER);
    assert!(report.written);
    assert_eq!(ends(&report), [Done::Created]);
    let [here, there] = ["musterstadt", "nachbarstadt"].map(|city| all(&scene.db, offer::load, &scene.city(city)));
    assert_eq!((here.len(), there.len()), (1, 1));
    assert_ne!(here[0].provider, there[0].provider);
    let report = scene.import_list(
        "offers",
        r#"[{"external_id": "o1", "capacity": {"successor": "cafe-am-markt"}}]"#,
    );
    assert_eq!(report.rows[0].problems[0].code, "circle");
}

#[test]
fn a_city_that_is_not_there_is_told() {
    let mut scene = Scene::with_base();
    scene.order.city = Some("atlantis".to_owned());
    let report = scene.import_list("offers", OFFER);
    insta::assert_snapshot!(porta_api::imports::render_report(&report, None), @r"
    Import into atlantis: nothing was written, because something is wrong.
      error: city: there is no city `atlantis`; there are: musterstadt. A `city` object in the files makes one [no_city]
    ");
    scene.order.city = None;
    assert_eq!(scene.import_list("offers", OFFER).problems[0].code, "no_city");
}

#[test]
fn a_changed_city_is_updated_and_one_for_another_is_refused() {
    let mut scene = Scene::with_base();
    let report = scene.import(&[file("base.json", &BASE.replace("49.757", "49.76"))]);
    assert!(report.written);
    assert_eq!(ends(&report)[0], Done::Updated);
    assert_eq!(
        scene
            .db
            .read(|conn| city::by_slug(conn, "musterstadt"))
            .unwrap()
            .unwrap()
            .meta
            .version,
        2
    );
    scene.order.city = Some("anderswo".to_owned());
    let report = scene.import(&[file("base.json", BASE)]);
    assert!(!report.written);
    assert_eq!(report.rows[0].problems[0].code, "other_city");
}
