//! The documentation of the format: its examples can be imported as they stand.

use porta_api::imports::{InputFile, render_report};

use super::scene::{BASE, Scene, file};

const FORMAT: &str = include_str!("../../../src/imports/FORMAT.md");

/// The examples of a language, in order.
fn examples(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    FORMAT
        .split(&fence)
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0)
        .collect()
}

#[test]
fn the_json_example_can_be_imported() {
    let scene = Scene::new();
    let report = scene.import(&[file("example.json", examples("json")[0])]);
    assert!(
        report.written && report.files[0].problems.is_empty(),
        "{}",
        render_report(&report, None)
    );
    assert_eq!(report.rows.len(), 15);
}

#[test]
fn the_sheets_of_the_example_can_be_imported() {
    let names = [
        "offers",
        "providers",
        "locations",
        "events",
        "articles",
        "districts",
        "categories",
        "topics",
        "hours",
        "closures",
        "facts",
        "points",
        "responsibilities",
        "offices",
    ];
    let sheets = examples("csv");
    assert_eq!(sheets.len(), names.len());
    let mut files: Vec<InputFile> = names
        .iter()
        .zip(sheets)
        .map(|(name, sheet)| file(&format!("{name}.csv"), sheet))
        .collect();
    files.push(file("base.json", BASE));
    files.retain(|file| &*file.name != "districts.csv" && &*file.name != "categories.csv");
    let report = Scene::new().import(&files);
    assert!(report.written, "{}", render_report(&report, None));
    assert!(
        report.files.iter().all(|file| file.problems.is_empty()),
        "{}",
        render_report(&report, None)
    );
    for (name, at) in [("districts.csv", 5), ("categories.csv", 6)] {
        let sheet = [file("base.json", BASE), file(name, examples("csv")[at])];
        let base = Scene::with_base();
        let report = base.import(&sheet[1..]);
        assert!(report.written, "{}", render_report(&report, None));
    }
}
