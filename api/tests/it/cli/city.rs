//! `porta-api city init`: a city from nothing, by answers, by options, and with wrong ones.

use std::fs;
use std::path::Path;

use porta_api::catalog::selection::Selection;
use porta_api::catalog::{category, city, topic};
use serde_json::Value;

use super::logins::{call, said};
use crate::harness::TestDatabase;

fn file(folder: &Path, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

#[test]
fn a_city_is_set_up_by_answering_questions() {
    let (db, data) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let folder = data.path().join("metz");
    let answers = format!("Metz\n\nFR-57\n\n49.119, 6.176\n#0a7a3c\n{}\n\n", folder.display());
    let output = said(&call(&db, data.path(), &["city", "init"], &answers));
    let shown = output.replace(&data.path().display().to_string(), "[data]");
    insta::assert_snapshot!(shown);

    let metz = db.read(|conn| city::by_slug(conn, "metz")).unwrap().unwrap();
    assert_eq!(metz.languages, ["fr", "en", "ar", "uk", "fa", "tr", "ru"]);
    assert_eq!(
        (metz.region.as_str(), metz.time_zone),
        ("FR-57", chrono_tz::Europe::Paris)
    );
    assert_eq!(metz.settings.title["fr"], "Entraide à Metz");
    assert!(metz.settings.emergency.iter().any(|number| number.phone == "15"));
    assert!(metz.settings.theme.action.is_some(), "the colour was taken up");
    let all = db.read(|conn| category::load(conn, Selection::City(&metz.id))).unwrap();
    let meet = all.iter().find(|one| one.slug == "meet").unwrap();
    assert_eq!((meet.source_lang.as_str(), all.len()), ("fr", 47));
    let words = db.read(|conn| topic::load(conn, Selection::City(&metz.id))).unwrap();
    assert!(words.len() > 50);
    for name in ["city.json", "categories.json", "topics.json", "districts.csv"] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        assert!(!text.contains("Trier") && !text.contains("-trier"), "{name}");
    }
}

#[test]
fn a_city_is_set_up_by_options_alone_and_imported_later() {
    let (db, data) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let folder = data.path().join("files");
    let path = folder.display().to_string();
    let options = [
        "city",
        "init",
        "--yes",
        "--name",
        "Neustadt am Beispiel",
        "--region",
        "DE-BY",
        "--centre",
        "49.3,11.2",
        "--folder",
        &path,
        "--import",
        "no",
    ];
    let output = said(&call(&db, data.path(), &options, ""));
    assert!(
        output.contains("porta-api import --city neustadt-am-beispiel"),
        "{output}"
    );
    let made = file(&folder, "city.json");
    assert_eq!(made["city"]["languages"][0], "de");
    assert_eq!(made["city"]["emergency"][0]["phone"], "112");

    said(&call(&db, data.path(), &["migrate"], ""));
    said(&call(
        &db,
        data.path(),
        &["import", "--city", "neustadt-am-beispiel", &path],
        "",
    ));
    let known = db.read(city::all).unwrap();
    assert_eq!(known.len(), 1);
    assert!(!known[0].demo, "a real city");
}

#[test]
fn wrong_answers_are_refused_with_what_would_be_right() {
    let (db, data) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let full = data.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("city.json"), "{}").unwrap();
    let full = full.display().to_string();
    let right = ["--name", "A", "--region", "LU", "--centre", "49.6,6.1"];
    for (options, words) in [
        (vec!["--region", "XX-1"], "--name is needed"),
        (
            vec!["--name", "A", "--region", "DE-XX"],
            "is not a region whose public holidays are known",
        ),
        (
            vec!["--name", "A", "--region", "LU", "--centre", "49.6"],
            "latitude and longitude",
        ),
        (
            vec!["--name", "A", "--region", "LU", "--centre", "149.6,6.1"],
            "--centre",
        ),
        ([&right[..], &["--colour", "red"]].concat(), "write it as #rrggbb"),
        ([&right[..], &["--languages", "fr,fr"]].concat(), "twice"),
        ([&right[..], &["--languages", "?"]].concat(), "--languages"),
        ([&right[..], &["--slug", "Ä b"]].concat(), "--slug"),
        ([&right[..], &["--folder", &full]].concat(), "is not empty"),
        ([&right[..], &["--import", "maybe"]].concat(), "write yes or no"),
    ] {
        let output = call(
            &db,
            data.path(),
            &[&["city", "init", "--yes"][..], &options].concat(),
            "",
        );
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && error.contains(words),
            "{options:?}: {error}"
        );
    }
    let output = call(&db, data.path(), &["city", "init"], "Metz\nmetz\n");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("give --region"), "{error}");
}
