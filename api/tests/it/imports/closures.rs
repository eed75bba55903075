//! Closures of providers in files.

use porta_api::catalog::provider::{self, Provider};
use porta_api::exports::{Scope, export};
use porta_api::imports::{Done, render_report};
use serde_json::Value;

use super::scene::{Scene, all, codes, ends, file, json};

fn the_provider(scene: &Scene) -> Provider {
    all(&scene.db, provider::load, &scene.city("musterstadt")).remove(0)
}

fn days(provider: &Provider) -> Vec<String> {
    let closures = provider.closures.iter();
    closures
        .map(|one| {
            format!(
                "{} {} {}",
                one.from,
                one.until,
                one.reason.values().cloned().collect::<String>()
            )
        })
        .collect()
}

const TWO: &str = r#"[{"external_id": "p1", "closures": [
    {"from": "2027-08-02", "reason": {"de": "Betriebsausflug"}},
    {"from": "2026-12-21", "until": "2027-01-06", "reason": {"de": "Betriebsferien", "en": null}}
]}]"#;

#[test]
fn absent_empty_and_given_are_three_things() {
    let scene = Scene::with_base();
    let report = scene.import_list("providers", TWO);
    assert!(report.written, "{}", render_report(&report, None));
    let expected = [
        "2026-12-21 2027-01-06 Betriebsferien",
        "2027-08-02 2027-08-02 Betriebsausflug",
    ];
    assert_eq!(days(&the_provider(&scene)), expected);
    assert_eq!(ends(&scene.import_list("providers", TWO)), [Done::Unchanged]);
    scene.import_list("providers", r#"[{"external_id": "p1", "phone": "0651 1"}]"#);
    assert_eq!(
        days(&the_provider(&scene)),
        expected,
        "what is not there leaves what is stored"
    );
    scene.import_list("providers", r#"[{"external_id": "p1", "closures": null}]"#);
    assert!(the_provider(&scene).closures.is_empty());
}

#[test]
fn a_sheet_of_their_own_stands_beside_the_providers() {
    let scene = Scene::with_base();
    let providers = file("providers.csv", "external_id;phone\np1;0651 1\n");
    let sheet = "provider;from;until;reason:de;reason:ar\np1;21.12.2026;06.01.2027;Betriebsferien;\np1;2.8.2027;;;\n";
    let report = scene.import(&[providers, file("closures.csv", sheet)]);
    assert!(report.written, "{}", render_report(&report, None));
    assert_eq!(
        days(&the_provider(&scene)),
        ["2026-12-21 2027-01-06 Betriebsferien", "2027-08-02 2027-08-02 "]
    );
}

#[test]
fn each_wrong_one_is_named_by_its_field() {
    let scene = Scene::with_base();
    for (closures, code, field) in [
        (r#"[{"until": "2027-01-06"}]"#, "missing", "closures[0].from"),
        (r#"[{"from": "Weihnachten"}]"#, "bad_date", "closures[0].from"),
        (
            r#"[{"from": "2027-01-06"}, {"from": "2027-01-02", "until": "2027-01-01"}]"#,
            "dates_order",
            "closures[1]",
        ),
        (
            r#"[{"from": "2027-01-06"}, {"from": "2027-01-06"}]"#,
            "overlap",
            "closures[1]",
        ),
        (
            r#"[{"from": "2027-01-06", "until": "2029-01-06"}]"#,
            "too_long",
            "closures[0]",
        ),
        (
            r#"[{"from": "2027-01-06", "reason": {"German": "x"}}]"#,
            "bad_language",
            "closures[0].reason",
        ),
        (
            r#"[{"from": "2027-01-06", "reason": "x"}]"#,
            "wrong_type",
            "closures[0].reason",
        ),
        (r#"["2027-01-06"]"#, "wrong_type", "closures[0]"),
        (r#""2027-01-06""#, "wrong_type", "closures"),
    ] {
        let report = scene.import(&[json(
            "providers",
            &format!(r#"[{{"external_id": "p1", "closures": {closures}}}]"#),
        )]);
        assert!(!report.written, "{closures}");
        assert_eq!(codes(&report), [code], "{closures}");
        assert_eq!(report.rows[0].problems[0].field, field);
    }
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let here = Scene::with_base();
    here.import_list("providers", TWO);
    for scope in [Scope::Public, Scope::Secrets] {
        let exported = export(&here.db, "musterstadt", scope).unwrap().unwrap();
        let text = serde_json::to_string(&exported).unwrap();
        let there = Scene::new();
        let report = there.import(&[file("city.json", &text)]);
        assert!(report.written, "{}", render_report(&report, None));
        assert_eq!(the_provider(&there).closures, the_provider(&here).closures);
        let value: Value = serde_json::from_str(&text).unwrap();
        insta::allow_duplicates! {
            insta::assert_json_snapshot!(value["providers"][0]["closures"]);
        }
    }
}
