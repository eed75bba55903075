//! Texts: a changed source makes translations outdated, unless they come with it.

use porta_api::catalog::provider::{self, Provider};
use porta_api::imports::Done;
use porta_contract::{Origin, TextState};

use super::scene::{Scene, all, codes, ends};

fn state(scene: &Scene, lang: &str) -> TextState {
    let provider: Provider = all(&scene.db, provider::load, &scene.city("musterstadt")).remove(0);
    let text = provider.texts.iter().find(|text| text.lang == lang).unwrap();
    text.state(&provider.source_lang, provider.text_version)
}

#[test]
fn a_changed_source_makes_translations_outdated_until_they_follow() {
    let scene = Scene::with_base();
    let with = |de: &str, en: &str| {
        let list = format!(
            r#"[{{"external_id": "p1", "texts": {{"de": {{"title": "{de}"}}, "en": {{"title": "{en}", "origin": "human"}}}}}}]"#
        );
        ends(&scene.import_list("providers", &list))
    };
    with("Verein", "Club");
    assert_eq!(state(&scene, "en"), TextState::Current);
    with("Neuer Verein", "Club");
    assert_eq!(state(&scene, "en"), TextState::Outdated);
    assert_eq!(with("Neuer Verein", "Club"), [Done::Unchanged]);
    with("Neuer Verein", "New club");
    assert_eq!(state(&scene, "en"), TextState::Current);
    with("Neuester Verein", "Newest club");
    assert_eq!(state(&scene, "en"), TextState::Current);
}

#[test]
fn a_translation_is_a_draft_unless_the_file_says_otherwise() {
    let scene = Scene::with_base();
    let list =
        r#"[{"external_id": "p1", "texts": {"en": {"title": "Club"}, "ar": {"title": "ناد", "origin": "machine"}}}]"#;
    scene.import_list("providers", list);
    assert_eq!(
        (state(&scene, "en"), state(&scene, "ar")),
        (TextState::Draft, TextState::Machine)
    );
    let provider: Provider = all(&scene.db, provider::load, &scene.city("musterstadt")).remove(0);
    assert_eq!(
        provider.texts.iter().find(|text| text.lang == "de").unwrap().origin,
        Origin::Human
    );
}

#[test]
fn null_takes_a_translation_away_but_not_the_source() {
    let scene = Scene::with_base();
    scene.import_list(
        "providers",
        r#"[{"external_id": "p1", "texts": {"en": {"title": "Club"}}}]"#,
    );
    let report = scene.import_list("providers", r#"[{"external_id": "p1", "texts": {"en": null}}]"#);
    assert_eq!(ends(&report), [Done::Updated]);
    let report = scene.import_list("providers", r#"[{"external_id": "p1", "texts": {"de": null}}]"#);
    assert_eq!(codes(&report), ["missing"]);
}
