//! Export: what leaves, and that it comes back the same.

use porta_api::catalog::ids::CityId;
use porta_api::catalog::{article, category, district, event, location, offer, provider, topic};
use porta_api::demo;
use porta_api::exports::{Scope, export};
use porta_api::imports::{Done, render_report};
use serde_json::{Value, json};

use super::scene::{Scene, all, file};

fn text(scene: &Scene, scope: Scope) -> String {
    serde_json::to_string(&export(&scene.db, "trier", scope).unwrap().unwrap()).unwrap()
}

fn demo_city() -> Scene {
    let scene = Scene::new();
    demo::install(&scene.db, &scene.clock).unwrap();
    scene
}

/// Everything of a city, with ids replaced by slugs.
fn whole(scene: &Scene) -> Value {
    let city: CityId = scene.city("trier");
    let db = &scene.db;
    let value = json!({
        "districts": all(db, district::load, &city), "categories": all(db, category::load, &city),
        "topics": all(db, topic::load, &city), "providers": all(db, provider::load, &city),
        "locations": all(db, location::load, &city), "offers": all(db, offer::load, &city),
        "events": all(db, event::load, &city), "articles": all(db, article::load, &city),
    });
    let mut names = vec![(city.to_string(), "trier".to_owned())];
    for list in value.as_object().unwrap().values() {
        for record in list.as_array().unwrap() {
            names.push((
                record["id"].as_str().unwrap().to_owned(),
                record["slug"].as_str().unwrap().to_owned(),
            ));
        }
    }
    let names: std::collections::HashMap<String, String> = names.into_iter().collect();
    let mut value = named(value, &names);
    for list in value.as_object_mut().unwrap().values_mut() {
        list.as_array_mut()
            .unwrap()
            .sort_by_key(|record| record["slug"].as_str().unwrap().to_owned());
    }
    value
}

fn named(value: Value, names: &std::collections::HashMap<String, String>) -> Value {
    match value {
        Value::String(text) => Value::String(names.get(&text).cloned().unwrap_or(text)),
        Value::Array(items) => items.into_iter().map(|item| named(item, names)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, named(value, names)))
            .collect(),
        other => other,
    }
}

#[test]
fn what_is_exported_with_secrets_comes_back_the_same() {
    let here = demo_city();
    let there = Scene::new();
    let report = there.import(&[file("trier.json", &text(&here, Scope::Secrets))]);
    assert!(report.written, "{}", render_report(&report, None));
    assert_eq!(whole(&here), whole(&there));
    let contacts = |scene: &Scene| {
        scene
            .db
            .read(|conn| provider::contacts_of_city(conn, &scene.city("trier")))
            .unwrap()
            .len()
    };
    assert_eq!(contacts(&here), contacts(&there));
    assert_eq!(text(&here, Scope::Secrets), text(&there, Scope::Secrets));
}

#[test]
fn an_export_that_is_imported_where_it_comes_from_changes_nothing() {
    let mut scene = demo_city();
    scene.order.city = Some("trier".to_owned());
    for scope in [Scope::Public, Scope::Drafts, Scope::Secrets] {
        let report = scene.import(&[file("trier.json", &text(&scene, scope))]);
        assert_eq!(
            report.count(Done::Unchanged),
            report.rows.len(),
            "{scope:?} {}",
            render_report(&report, None)
        );
    }
}

#[test]
fn nothing_secret_and_nothing_for_staff_leaves_with_the_public() {
    let scene = demo_city();
    let public = text(&scene, Scope::Public);
    for word in [
        "frauenhaus-trier-schutzort",
        "Morgentau",
        "review_contact",
        "source_year",
        "confidence",
        "external_id",
        "archived",
    ] {
        assert!(!public.contains(word), "{word}");
    }
    assert!(public.contains("frauenhaus-aufnahme") && public.contains("cafe-welcome"));
    let drafts = text(&scene, Scope::Drafts);
    assert!(!drafts.contains("Morgentau") && !drafts.contains("review_contact") && drafts.contains("source_year"));
    assert!(export(&scene.db, "atlantis", Scope::Secrets).unwrap().is_none());
}
