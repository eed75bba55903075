//! Pages and series of figures in files.

use porta_api::catalog::{fact, page};
use porta_api::imports::{Done, render_report};

use super::scene::{Scene, all, codes, ends, file};

const PAGES: &str = r#"[
  {"slug": "schule", "parent": "leben", "publication": "published", "texts": {"de": {"title": "Schule"}}},
  {"slug": "leben", "position": 1, "publication": "published", "owner": "editor", "review_months": 12, "target_groups": ["families"],
   "steps": [{"key": "register", "record": "provider:p1"}, {"key": "read", "record": "page:schule", "url": "https://stadt.example/"}],
   "texts": {"de": {"title": "Leben", "description": "Text.", "notes": {"step_register": "Anmelden.", "step_read": "Lesen."}}}}
]"#;

#[test]
fn pages_arrive_above_before_below_and_a_second_run_changes_nothing() {
    let scene = Scene::with_base();
    let report = scene.import_list("pages", PAGES);
    assert!(report.written, "{}", render_report(&report, None));
    let pages = all(&scene.db, page::load, &scene.city("musterstadt"));
    let of = |slug: &str| pages.iter().find(|page| page.slug == slug).unwrap();
    assert_eq!(of("schule").parent.as_ref(), Some(&of("leben").id));
    assert_eq!(of("leben").steps.len(), 2);
    assert!(of("leben").freshness.confirmed_at.is_none());

    let again = scene.import_list("pages", PAGES);
    assert_eq!(again.count(Done::Unchanged), 2, "{}", render_report(&again, None));
}

#[test]
fn what_is_wrong_with_a_page_in_a_file_is_told() {
    let scene = Scene::with_base();
    let report = scene.import_list(
        "pages",
        r#"[{"slug": "a", "parent": "b", "texts": {"de": {"title": "A"}}},
            {"slug": "b", "parent": "a", "texts": {"de": {"title": "B"}}},
            {"slug": "c", "owner": "boss", "texts": {"de": {"title": "C", "notes": {"step_x": "X"}}},
             "steps": [{"key": "x", "record": "offer:nichts"}, {"key": "x"}, {"key": "y"}, {}]}]"#,
    );
    assert!(!report.written);
    let mut codes = codes(&report);
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "circle",
            "circle",
            "missing",
            "no_words",
            "repeated",
            "unknown_reference",
            "unknown_word"
        ]
    );
}

const FACTS: &str = "external_id;title:de;note.unit:de;publication\nf1;Menschen;Personen;published\n";

#[test]
fn figures_come_as_a_sheet_with_a_trial_before() {
    let mut scene = Scene::with_base();
    let files = [
        file("facts.csv", FACTS),
        file(
            "points.csv",
            "fact;date;value;source;note\nf1;2023;330;Stadt;ohne Ukraine\nf1;31.12.2022;4,7;Stadt;\nf1;2021;;Stadt;nicht bekannt\n",
        ),
    ];
    scene.order.dry_run = true;
    let trial = scene.import(&files);
    assert!(!trial.written && !trial.has_errors(), "{}", render_report(&trial, None));
    let city = scene.city("musterstadt");
    assert!(all(&scene.db, fact::load, &city).is_empty());

    scene.order.dry_run = false;
    let report = scene.import(&files);
    assert_eq!(ends(&report), [Done::Created], "{}", render_report(&report, None));
    let facts = all(&scene.db, fact::load, &city);
    let points: Vec<String> = facts[0]
        .points
        .iter()
        .map(|point| format!("{} {:?}", point.date, point.value))
        .collect();
    assert_eq!(points, ["2021 None", "2022-12-31 Some(4.7)", "2023 Some(330.0)"]);
    assert_eq!(ends(&scene.import(&files)), [Done::Unchanged]);
}

#[test]
fn a_figure_that_can_be_read_twice_is_refused_and_nothing_is_written() {
    let scene = Scene::with_base();
    let report = scene.import(&[
        file("facts.csv", FACTS),
        file(
            "points.csv",
            "fact;date;value;source\nf1;2023;1.780;Stadt\nf1;2023-13;1;Stadt\nf1;2022;viele;\nf2;2022;1;Stadt\n",
        ),
    ]);
    assert!(!report.written);
    insta::assert_snapshot!(render_report(&report, None));
}
