//! The work list and the progress.

use actix_web::http::Method;
use porta_api::catalog::{location, offer};
use porta_contract::Texts;
use serde_json::{Value, json};

use super::scene::{T, long_tea, one, words};
use crate::catalog::scene::scene;

fn lines(list: &Value) -> Vec<String> {
    let line = |item: &Value| {
        let text = |name: &str| item[name].as_str().unwrap().to_owned();
        format!("{} {} {} {}", text("noun"), text("slug"), text("lang"), text("state"))
    };
    list["items"].as_array().unwrap().iter().map(line).collect()
}

#[actix_web::test]
async fn what_is_to_be_translated_stands_in_the_list() {
    let scene = scene().await;
    let all = scene.read(T).await;
    assert_eq!(
        lines(&all),
        [
            "category meet en missing",
            "category meet ar missing",
            "category meet.cafe en missing",
            "category meet.cafe ar missing",
            "provider verein en missing",
            "provider verein ar missing",
            "provider amt en missing",
            "provider amt ar missing",
            "offer tee en current",
            "offer tee ar missing",
            "offer entwurf en missing",
            "offer entwurf ar missing",
        ]
    );
    scene.set_source("tee", offer::load, long_tea(), false);
    scene.clock.advance(chrono::TimeDelta::days(12));
    let tea = &scene
        .read(&format!("{T}?noun=offer&provider=verein&state=outdated"))
        .await["items"][0];
    assert_eq!(
        (
            &tea["title"],
            &tea["words"],
            &tea["age_days"],
            &tea["source_version"],
            &tea["made_from"],
            &tea["provider"]
        ),
        (
            &json!("Tee & <Kuchen>"),
            &json!(16),
            &json!(12),
            &json!(2),
            &json!(1),
            &json!("verein")
        )
    );
}

#[actix_web::test]
async fn pages_follow_each_other_and_filters_hold() {
    let scene = scene().await;
    let whole = lines(&scene.read(T).await);
    let (mut pages, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = scene.read(&format!("{T}?limit=5{cursor}")).await;
        assert_eq!(page["total"], 12);
        pages.extend(lines(&page));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(pages, whole);
    for (query, count) in [
        ("lang=ar", 6),
        ("lang=ar,en&noun=category,offer", 8),
        ("state=current", 1),
        ("reviewed=true", 0),
        ("reviewed=false&provider=amt", 2),
    ] {
        assert_eq!(scene.read(&format!("{T}?{query}")).await["total"], count, "{query}");
    }
    for (query, parameter) in [
        ("lang=xx", "lang"),
        ("noun=district", "noun"),
        ("state=source", "state"),
        ("provider=nobody", "provider"),
        ("reviewed=maybe", "reviewed"),
        ("cursor=abc", "cursor"),
    ] {
        let refused = scene
            .by("editor", Method::GET, &format!("{T}?{query}"), None, None)
            .await
            .expect(400);
        assert_eq!(refused["errors"][0]["parameter"], parameter, "{query}");
    }
}

#[actix_web::test]
async fn progress_counts_each_language() {
    let scene = scene().await;
    scene
        .put_tea(&json!({"texts": {"title": "شاي"}, "origin": "human", "reviewed": true}))
        .await;
    let progress = scene.read(&format!("{T}/progress")).await;
    let row = |lang: &str, current: u64, reviewed: u64, share: f64| {
        json!({"lang": lang, "total": 6, "missing": 6 - current, "current": current, "outdated": 0, "machine": 0,
               "draft": 0, "reviewed": reviewed, "current_share": share})
    };
    assert_eq!(
        progress["languages"],
        json!([row("en", 1, 0, 1.0 / 6.0), row("ar", 1, 1, 1.0 / 6.0)])
    );
    scene.put_tea(&words("شاي أخضر", "draft")).await;
    let arabic = &scene.read(&format!("{T}/progress?noun=offer")).await["languages"][1];
    assert_eq!(
        (&arabic["total"], &arabic["draft"], &arabic["current"]),
        (&json!(2), &json!(1), &json!(0))
    );
}

#[actix_web::test]
async fn secret_places_are_nowhere() {
    let scene = scene().await;
    let mut place = one(&scene.db, "zuflucht", location::load);
    let mark = Texts {
        title: "Zqxvorwyk".to_owned(),
        ..Texts::default()
    };
    porta_api::catalog::source_text::Translated::set_source_text(&mut place, mark, false);
    scene.rewrite(&mut place);
    let id = place.id.to_string();
    let list = scene.read(&format!("{T}?limit=200")).await.to_string();
    let mut all = vec![list];
    for query in ["lang=ar&format=xliff", "lang=ar&format=csv"] {
        all.push(
            scene
                .export(&format!("{query}&state=missing,outdated,current,draft,machine"))
                .await,
        );
    }
    for text in all {
        assert!(
            !text.contains("Zqxvorwyk") && !text.contains(&id) && !text.contains("zuflucht"),
            "{text}"
        );
    }
    for name in ["zuflucht", &id] {
        let path = format!("{T}/location/{name}/ar");
        scene.by("editor", Method::GET, &path, None, None).await.refused(404);
        let put = scene
            .by("editor", Method::PUT, &path, Some(2), Some(&words("x", "human")))
            .await;
        put.refused(404);
    }
    let file = format!("id,lang,target\nlocation.{id}.v1.title,ar,x\n");
    let refused = scene.import(&file).await.expect(422);
    assert_eq!(refused["errors"][0]["code"], "unknown_record");
}
