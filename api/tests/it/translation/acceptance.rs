//! The whole way: a source changes, its translation is outdated; a file goes out, is translated, and comes back.

use porta_api::catalog::offer;
use serde_json::json;

use super::scene::{T, TEA, long_tea, translated, words};
use crate::catalog::scene::scene;

#[actix_web::test]
async fn an_outdated_translation_goes_out_and_comes_back_current() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    assert_eq!(scene.public_tea().await["text"]["state"], "current");

    scene.set_source("tee", offer::load, long_tea(), false);
    let public = scene.public_tea().await;
    assert_eq!(
        (&public["title"], &public["text"]["state"]),
        (&json!("شاي"), &json!("outdated"))
    );
    assert_eq!(scene.tea().await, "outdated");

    let out = scene.export("lang=ar&format=xliff&state=outdated").await;
    let back = translated(&out, |source| format!("ع {source}"));
    let report = scene.import(&back).await.expect(200);
    assert_eq!((&report["written"], &report["changed"]), (&json!(true), &json!(1)));
    assert_eq!(scene.tea().await, "current");

    let public = scene.public_tea().await;
    assert_eq!(public["text"]["state"], "current");
    assert_eq!(public["title"], "ع Tee & <Kuchen>");
    let read = scene.read(TEA).await;
    assert_eq!(read["text"]["texts"]["notes"]["getting_there"], "ع -> Bus 16");
    assert_eq!(
        read["text"]["texts"]["description"],
        format!("ع {}", long_tea().description)
    );
    assert_eq!(read["text"]["translator"], scene.account("editor").to_string());

    let rows = scene.rows();
    let again = scene.import(&back).await.expect(200);
    assert_eq!(again["changed"], 0);
    let done: Vec<_> = again["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["done"].clone())
        .collect();
    assert_eq!(done, vec![json!("unchanged"); 4]);
    assert_eq!(scene.rows(), rows);
}

#[actix_web::test]
async fn a_file_with_wrong_ids_is_refused_with_a_report() {
    let scene = scene().await;
    let out = translated(&scene.export("lang=ar&format=xliff&noun=offer").await, |_| {
        "نص".to_owned()
    });
    let id = out
        .split("unit id=\"offer.")
        .nth(1)
        .unwrap()
        .split('.')
        .next()
        .unwrap()
        .to_owned();
    let rows = scene.rows();
    for (wrong, code) in [
        (
            out.replacen(&id, "0197c000-0000-7000-8000-00000000dead", 1).replace(
                &format!("unit id=\"offer.{id}"),
                "unit id=\"offer.0197c000-0000-7000-8000-00000000dead",
            ),
            "unknown_record",
        ),
        (out.replace(&format!("{id}.v1.title"), "t1"), "unknown_unit"),
        (out.replace(".v1.title", ".v9.title"), "unknown_version"),
        (out.replace(".v1.title", ".v1.summary"), "unknown_field"),
        (out.replace("srcLang=\"de\"", "srcLang=\"en\""), "source_language"),
    ] {
        let refused = scene.import(&wrong).await.expect(422);
        let errors = refused["errors"].as_array().unwrap();
        assert!(errors.iter().any(|error| error["code"] == code), "{code}: {refused}");
        for error in errors {
            let detail = error["detail"].as_str().unwrap();
            assert!(
                detail.contains("Nothing was written") && error["pointer"].is_string(),
                "{detail}"
            );
        }
        let trial = scene
            .import_by("editor", "lang=ar&dry_run=true", &wrong)
            .await
            .expect(200);
        assert_eq!(trial["written"], false);
        assert!(
            trial["rows"]
                .as_array()
                .unwrap()
                .iter()
                .any(|row| row["done"] == "refused" && row["code"] == code)
        );
    }
    assert_eq!(scene.rows(), rows);
    assert_eq!(scene.tea().await, "missing");
    let list = scene.read(&format!("{T}?lang=ar&state=current")).await;
    assert_eq!(list["total"], 0);
}
