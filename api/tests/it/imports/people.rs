//! What people changed or confirmed stays; the import proposes the difference.

use std::cell::Cell;

use porta_api::catalog::change::Author;
use porta_api::catalog::ids::Id;
use porta_api::catalog::provider::{self, Provider};
use porta_api::catalog::record;
use porta_api::imports::{Done, Progress, Report, Stage, import};
use porta_api::rules::CHECKS;
use porta_api::spine::change_log::Actor;
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::ids::AccountId;
use porta_contract::{ChangeAction, Confirmer};

use super::scene::{Scene, all, codes, ends, json};

fn the_provider(scene: &Scene) -> Provider {
    all(&scene.db, provider::load, &scene.city("musterstadt")).remove(0)
}

/// A person changes the provider.
fn edit(db: &Database, scene: &Scene, change: impl FnOnce(&mut Provider)) {
    let mut provider = the_provider(scene);
    change(&mut provider);
    let actor = Actor::Account(AccountId::fresh());
    let author = Author {
        actor: &actor,
        at: scene.clock.now(),
    };
    let written = db
        .write::<_, DbError>(|tx| record::change(tx, &author, &mut provider, ChangeAction::Updated))
        .unwrap();
    assert!(written);
}

#[test]
fn a_record_that_a_person_changed_stays_and_the_difference_is_proposed() {
    let scene = Scene::with_base();
    edit(&scene.db, &scene, |provider| {
        provider.phone = Some("0651/99".to_owned())
    });
    let before = scene.log_rows();
    let list = r#"[{"external_id": "p1", "phone": "0651/1", "kind": "church"}]"#;
    let report = scene.import_list("providers", list);
    assert_eq!(
        (ends(&report), codes(&report)),
        (vec![Done::Proposed], vec!["changed_by_person"])
    );
    assert_eq!(scene.log_rows(), before);
    insta::assert_json_snapshot!(report.rows[0].differences, @r#"
    [
      {
        "field": "kind",
        "stored": "association",
        "imported": "church"
      },
      {
        "field": "phone",
        "stored": "0651/99",
        "imported": "0651/1"
      }
    ]
    "#);
    // What the person and the file agree on needs no proposal.
    edit(&scene.db, &scene, |provider| {
        provider.phone = Some("0651/1".to_owned());
        provider.kind = "church".to_owned();
    });
    assert_eq!(ends(&scene.import_list("providers", list)), [Done::Unchanged]);
}

#[test]
fn a_confirmed_record_stays() {
    let scene = Scene::with_base();
    let now = scene.clock.now();
    edit(&scene.db, &scene, |provider| {
        provider.freshness.confirmed_at = Some(now);
        provider.freshness.confirmed_by = Some(Confirmer::Provider);
    });
    let report = scene.import_list("providers", r#"[{"external_id": "p1", "phone": "0651/1"}]"#);
    assert_eq!(
        (ends(&report), codes(&report)),
        (vec![Done::Proposed], vec!["confirmed"])
    );
    assert!(the_provider(&scene).freshness.confirmed_at.is_some());
}

#[test]
fn an_import_confirms_nothing() {
    let scene = Scene::with_base();
    let report = scene.import_list(
        "providers",
        r#"[{"external_id": "p1", "phone": "0651/1", "freshness": {"confirmed_at": "2026-11-01T00:00:00Z"}}]"#,
    );
    assert!(report.written);
    assert_eq!(report.files[0].problems[0].code, "not_imported");
    assert!(the_provider(&scene).freshness.confirmed_at.is_none());
}

#[test]
fn another_review_contact_is_proposed_and_never_shown() {
    let scene = Scene::with_base();
    let contact = |email: &str| format!(r#"[{{"external_id": "p1", "review_contact": {{"email": "{email}"}}}}]"#);
    assert_eq!(
        ends(&scene.import_list("providers", &contact("eins@verein.example"))),
        [Done::Updated]
    );
    assert_eq!(
        ends(&scene.import_list("providers", &contact("eins@verein.example"))),
        [Done::Unchanged]
    );
    let report = scene.import_list("providers", &contact("zwei@verein.example"));
    assert_eq!(
        (ends(&report), codes(&report)),
        (vec![Done::Proposed], vec!["other_contact"])
    );
    assert!(!format!("{report:?}").contains("verein.example"), "{report:?}");
    let contacts = scene
        .db
        .read(|conn| provider::contacts_of_city(conn, &scene.city("musterstadt")))
        .unwrap();
    assert_eq!(contacts[the_provider(&scene).id.as_str()].email, "eins@verein.example");
}

/// Somebody who does something after the import has read what is stored, and before it writes.
struct Meanwhile<F> {
    act: F,
    checking: Cell<bool>,
}

impl<F: Fn()> Progress for Meanwhile<F> {
    fn begin(&self, stage: Stage, _: u64) {
        self.checking.set(stage == Stage::Check);
    }

    fn step(&self) {
        if self.checking.take() {
            (self.act)();
        }
    }

    fn end(&self) {}
}

/// Imports a list of providers while somebody acts.
fn import_while(scene: &Scene, list: &str, act: impl Fn()) -> Report {
    let meanwhile = Meanwhile {
        act,
        checking: Cell::new(false),
    };
    let files = [json("providers", list)];
    import(&scene.db, &scene.clock, CHECKS, &files, &scene.order, &meanwhile).unwrap()
}

#[test]
fn a_record_that_is_changed_while_the_import_runs_stays() {
    let scene = Scene::with_base();
    let other_node = scene.db.another_node();
    let report = import_while(&scene, r#"[{"external_id": "p1", "phone": "0651/1"}]"#, || {
        edit(&other_node, &scene, |provider| {
            provider.phone = Some("0651/99".to_owned())
        });
    });
    assert_eq!(
        (ends(&report), codes(&report)),
        (vec![Done::Proposed], vec!["changed_meanwhile"])
    );
    assert_eq!(the_provider(&scene).phone.as_deref(), Some("0651/99"));
}

#[test]
fn a_record_that_is_made_while_the_import_runs_is_not_made_twice() {
    let scene = Scene::with_base();
    let list = r#"[{"external_id": "p2", "kind": "church", "texts": {"de": {"title": "Zweiter"}}}]"#;
    let made = Cell::new(0);
    let report = import_while(&scene, list, || {
        if made.replace(1) == 0 {
            assert!(scene.import_list("providers", list).written);
        }
    });
    assert_eq!((ends(&report), report.written), (vec![Done::Unchanged], false));
    assert_eq!(all(&scene.db, provider::load, &scene.city("musterstadt")).len(), 2);
}
