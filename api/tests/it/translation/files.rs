//! Files for translators, and what comes back.

use porta_api::catalog::offer;
use porta_contract::Texts;
use serde_json::{Value, json};

use super::scene::{TEA, long_tea, translated, words};
use crate::catalog::scene::scene;

fn codes(report: &Value) -> Vec<String> {
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or("-").to_owned();
    let rows = report["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| format!("{} {}", text(row, "done"), text(row, "code")))
        .collect()
}

/// A file of the tea alone.
const TEA_ONLY: &str = "lang=ar&noun=offer&provider=verein&state=missing,outdated,current,machine,draft";

#[actix_web::test]
async fn a_table_goes_out_and_comes_back_unchanged() {
    let scene = scene().await;
    scene.set_source("tee", offer::load, long_tea(), false);
    let table = scene.export(&format!("{TEA_ONLY}&format=csv")).await;
    assert!(table.contains(",'-> Bus 16,"), "{table}");
    let back: String = table
        .lines()
        .map(|line| {
            line.strip_suffix(",")
                .map_or_else(|| line.to_owned(), |line| format!("{line},'=شاي"))
                + "\n"
        })
        .collect();
    let report = scene.import(&back).await.expect(200);
    assert_eq!(report["changed"], 2, "{report}");
    let read = scene.read(TEA).await;
    assert_eq!(
        (&read["state"], &read["text"]["texts"]["title"]),
        (&json!("current"), &json!("=شاي"))
    );
    assert_eq!(scene.import(&back).await.expect(200)["changed"], 0);
    // A spreadsheet of a country with a decimal comma writes semicolons.
    let id = table.lines().nth(1).unwrap().split(',').next().unwrap();
    let file = format!("id;lang;target\r\n{id};ar;شاي آخر\r\n");
    assert_eq!(codes(&scene.import(&file).await.expect(200)), ["written replaced"]);
}

#[actix_web::test]
async fn a_file_that_comes_back_untouched_makes_nothing_current() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    scene.set_source(
        "tee",
        offer::load,
        Texts {
            summary: String::new(),
            ..long_tea()
        },
        false,
    );
    for format in ["xliff", "csv"] {
        let out = scene.export(&format!("{TEA_ONLY}&format={format}")).await;
        assert_eq!(scene.import(&out).await.expect(200)["changed"], 0, "{out}");
    }
    assert_eq!(scene.tea().await, "outdated");
}

#[actix_web::test]
async fn who_says_that_an_old_text_is_right_makes_it_current() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    let longer = |title: &str| Texts {
        title: title.to_owned(),
        ..Texts::default()
    };
    scene.set_source("tee", offer::load, longer("Tee am Montag"), false);
    let out = scene.export(&format!("{TEA_ONLY}&format=xliff")).await;
    let said = out.replacen("state=\"initial\" subState=\"porta:outdated\"", "state=\"final\"", 1);
    scene.import(&said).await.expect(200);
    let read = scene.read(TEA).await;
    assert_eq!(
        (&read["state"], &read["text"]["reviewed"]),
        (&json!("current"), &json!(true))
    );
    assert_eq!(scene.import(&said).await.expect(200)["changed"], 0);
}

#[actix_web::test]
async fn what_was_made_for_an_older_source_is_kept_as_outdated() {
    let scene = scene().await;
    let out = translated(&scene.export(&format!("{TEA_ONLY}&format=xliff")).await, |_| {
        "شاي".to_owned()
    });
    scene.set_source(
        "tee",
        offer::load,
        Texts {
            title: "Tee neu".to_owned(),
            ..Texts::default()
        },
        false,
    );
    let report = scene.import(&out).await.expect(200);
    assert!(
        codes(&report).contains(&"written source_moved_on".to_owned()),
        "{report}"
    );
    assert_eq!(scene.tea().await, "outdated");
    assert_eq!(scene.public_tea().await["text"]["state"], "outdated");

    scene.put_tea(&words("شاي جديد", "human")).await;
    let report = scene.import(&out).await.expect(200);
    assert!(codes(&report).contains(&"skipped newer_there".to_owned()), "{report}");
    assert_eq!(scene.public_tea().await["title"], "شاي جديد");
}

#[actix_web::test]
async fn what_is_not_complete_waits_as_a_draft() {
    let scene = scene().await;
    scene.set_source("tee", offer::load, long_tea(), false);
    let out = scene.export("lang=ar&noun=offer&provider=verein&format=xliff").await;
    let first = out.replacen("</source>\n", "</source><target>شاي</target>\n", 1);
    let report = scene.import(&first).await.expect(200);
    assert_eq!(codes(&report)[..2], ["written incomplete", "skipped empty"], "{report}");
    assert_eq!(
        (scene.tea().await.as_str(), &scene.public_tea().await["text"]["lang"]),
        ("draft", &json!("de"))
    );
    assert_eq!(scene.import(&first).await.expect(200)["changed"], 0);
}

#[actix_web::test]
async fn files_that_cannot_be_read_say_why() {
    let scene = scene().await;
    let out = scene.export(&format!("{TEA_ONLY}&format=xliff")).await;
    let id = out.split("unit id=\"").nth(1).unwrap().split('"').next().unwrap();
    for (file, code) in [
        (String::new(), "empty_file"),
        (
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>".to_owned(),
            "doctype",
        ),
        ("<html></html>".to_owned(), "no_xliff"),
        (out.replace("trgLang=\"ar\"", "trgLang=\"en\""), "wrong_language"),
        (out.replace("trgLang=\"ar\"", "trgLang=\"fr\""), "wrong_language"),
        ("a,b\nc,d\n".to_owned(), "missing_column"),
        (format!("id,lang,target\n{id},ar,x\n{id},ar,y\n"), "given_twice"),
        (format!("id,lang,target\n{id},ar,x\n{id},en,y\n"), "several_languages"),
        (format!("id,lang,target\n{id},ar,{}\n", "x".repeat(201)), "too_long"),
        (format!("id,lang,target\n{id},ar,a\u{1}b\n"), "control_character"),
    ] {
        let refused = scene.import(&file).await.expect(422);
        assert_eq!(refused["errors"][0]["code"], code, "{refused}");
    }
    let big = format!("id,lang,target\n{}", "x".repeat(16 * 1024 * 1024));
    assert_eq!(scene.import(&big).await.refused(413), "too_large");
    assert_eq!(scene.tea().await, "missing");
}
