//! Files as they come: broken, large, hostile. The import reports and never gives up.

use std::fmt::Write;

use porta_api::catalog::offer;
use porta_api::imports::{Done, render_report, save_report};
use proptest::prelude::*;

use super::scene::{Scene, all, bytes, file, json};

#[test]
fn invalid_json_is_told_with_line_and_column() {
    let scene = Scene::with_base();
    let report = scene.import(&[file(
        "a.json",
        "{\n  \"format\": \"porta\",\n  \"version\": 1,\n  \"offers\": [{]\n}",
    )]);
    assert!(!report.written && report.has_errors());
    insta::assert_snapshot!(report.files[0].problems[0].message, @"line 4, column 15: key must be a string; repair the file there");
    let report = scene.import(&[bytes("b.json", b"{\n\"format\": \"porta\", \"\xff\"")]);
    insta::assert_snapshot!(report.files[0].problems[0].message, @"the file is not UTF-8 at line 2, byte 21 of it; save it as UTF-8");
}

#[test]
fn other_formats_versions_and_shapes_are_told() {
    let scene = Scene::with_base();
    let code = |text: &str| scene.import(&[file("a.json", text)]).files[0].problems[0].code;
    assert_eq!(code(r#"{"format": "hsds", "version": 1}"#), "unknown_format");
    assert_eq!(code(r#"{"format": "porta", "version": 2}"#), "unknown_version");
    assert_eq!(code("{}"), "unknown_version");
    assert_eq!(code("[]"), "not_an_object");
    assert_eq!(code(""), "invalid_json");
    assert_eq!(code(r#"{"format": "porta", "version": 1, "offers": {}}"#), "wrong_type");
    assert_eq!(
        code(&format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000))),
        "invalid_json"
    );
    assert_eq!(
        scene.import(&[file("offers.csv", "")]).files[0].problems[0].code,
        "no_header"
    );
}

#[test]
fn a_mark_before_json_is_passed_over() {
    let scene = Scene::new();
    assert!(
        scene
            .import(&[file("a.json", &format!("\u{feff}{}", super::scene::BASE))])
            .written
    );
}

/// Four thousand offers; every fourth has something wrong with it.
fn four_thousand() -> String {
    let mut list = String::from("[");
    for n in 0..4_000 {
        let comma = if n == 0 { "" } else { "," };
        let (provider, wrong) = match n % 16 {
            0 => ("p1", r#""hours": [{"rule": "Mo-Fr 9-"}]"#),
            4 => ("p1", r#""languages": ["arabisch"], "website": "nirgends""#),
            8 => ("niemand", r#""cost": "free""#),
            12 => ("p1", r#""valid_from": "2026-05-01", "valid_until": "2026-04-01""#),
            _ => ("p1", r#""hours": [{"rule": "Mo-Fr 09:00-12:00"}]"#),
        };
        write!(
            list,
            r#"{comma}{{"external_id": "o{n}", "provider": "{provider}", "categories": ["meet", "meet.cafe"], {wrong},
               "texts": {{"de": {{"title": "Angebot {n}", "summary": "Nummer {n}."}}, "en": {{"title": "Offer {n}"}}}},
               "provenance": {{"source": "test"}}}}"#
        )
        .unwrap();
    }
    list.push(']');
    list
}

#[test]
fn four_thousand_dirty_records_get_a_full_report() {
    let mut scene = Scene::with_base();
    scene.order.skip_bad_rows = true;
    let report = scene.import(&[json("offers", &four_thousand())]);
    assert!(report.written);
    assert_eq!(
        (report.count(Done::Created), report.count(Done::Rejected)),
        (3_000, 1_000)
    );
    assert_eq!(all(&scene.db, offer::load, &scene.city("musterstadt")).len(), 3_000);
    let text = render_report(&report, None);
    assert!(
        text.ends_with("… and 960 more; --report FILE saves all of them\n"),
        "{text}"
    );
    let folder = tempfile::tempdir().unwrap();
    let (lines, sheet) = (folder.path().join("r.ndjson"), folder.path().join("r.csv"));
    save_report(&report, &lines).unwrap();
    save_report(&report, &sheet).unwrap();
    assert_eq!(std::fs::read_to_string(&lines).unwrap().lines().count(), 4_001);
    assert!(std::fs::read_to_string(&sheet).unwrap().lines().count() > 4_000);
}

/// Anything that can stand in a field.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".*".prop_map(Into::into),
        "[a-z]{2}(-[a-z]{1,8})?".prop_map(Into::into),
        "(Mo|Tu|[0-9:,;-]| |PH|off|week|\\|\\|){0,12}".prop_map(Into::into),
    ];
    let keys = prop_oneof![
        Just("de".to_owned()),
        Just("title".to_owned()),
        Just("notes".to_owned()),
        Just("rule".to_owned()),
        ".{0,6}"
    ];
    leaf.prop_recursive(3, 16, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec((keys.clone(), inner), 0..4)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

const FIELDS: [&str; 40] = [
    "external_id",
    "slug",
    "number",
    "name",
    "parts",
    "postal_codes",
    "lat",
    "lon",
    "outline",
    "provenance",
    "legacy_addresses",
    "parent",
    "position",
    "texts",
    "lang",
    "kind",
    "words",
    "languages",
    "phone",
    "email",
    "website",
    "review_contact",
    "provider",
    "secret",
    "district",
    "wheelchair",
    "categories",
    "locations",
    "hours",
    "target_groups",
    "access",
    "capacity",
    "valid_from",
    "starts_at",
    "duration_minutes",
    "rrule",
    "exdates",
    "overrides",
    "emergency",
    "title",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_json_makes_it_panic(
        noun in prop::sample::select(vec!["districts", "categories", "topics", "providers", "locations", "offers", "events"]),
        rows in prop::collection::vec(prop::collection::vec((prop::sample::select(FIELDS.to_vec()), value()), 0..8), 1..6),
    ) {
        let mut scene = Scene::with_base();
        scene.order.skip_bad_rows = true;
        let rows: Vec<serde_json::Map<String, serde_json::Value>> =
            rows.into_iter().map(|row| row.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()).collect();
        let report = scene.import(&[json(noun, &serde_json::to_string(&rows).unwrap())]);
        prop_assert_eq!(report.rows.len(), rows.len());
        prop_assert!(render_report(&report, None).starts_with("Import into"));
    }

    #[test]
    fn no_bytes_make_it_panic(
        name in prop::sample::select(vec!["a.json", "offers.csv", "hours.csv", "city.csv", "topics.csv"]),
        noise in prop::collection::vec(any::<u8>(), 0..400),
        header in prop::sample::select(vec!["", "external_id,title:de,hours\n", "\u{feff}slug;title:;note.:de;:\n", "\"", "{\"format\":\"porta\",\"version\":1,"]),
    ) {
        let mut scene = Scene::with_base();
        scene.order.dry_run = true;
        let mut all = header.as_bytes().to_vec();
        all.extend(noise);
        let report = scene.import(&[bytes(name, &all)]);
        prop_assert!(render_report(&report, None).starts_with("Import into"));
    }
}
