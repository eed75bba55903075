//! What lies beside a provider, and who sees secret places.

use actix_web::http::Method;
use diesel::prelude::*;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::{providers, review_contacts, review_trust, second_contacts};
use serde_json::{Value, json};

use super::{Who, club};
use crate::catalog::scene::scene;
use crate::harness::TestDatabase;

/// Id of a provider.
pub(super) fn provider(db: &TestDatabase, slug: &str) -> String {
    let named = providers::table.filter(providers::slug.eq(slug)).select(providers::id);
    db.read::<_, DbError>(|conn| Ok(named.first(conn)?)).unwrap()
}

/// Gives a provider both contacts.
pub(super) fn give_contacts(db: &TestDatabase, provider: &str) {
    let at = crate::harness::at("2026-11-01T00:00:00Z").naive_utc();
    db.write::<_, DbError>(|tx| {
        diesel::insert_into(review_contacts::table)
            .values((
                review_contacts::provider_id.eq(provider),
                review_contacts::email.eq("check@verein.example"),
                review_contacts::lang.eq("de"),
                review_contacts::verified_at.eq(at),
                review_contacts::updated_at.eq(at),
            ))
            .execute(tx.conn)?;
        diesel::insert_into(second_contacts::table)
            .values((
                second_contacts::provider_id.eq(provider),
                second_contacts::email.eq("second@verein.example"),
                second_contacts::lang.eq("fr"),
                second_contacts::updated_at.eq(at),
            ))
            .execute(tx.conn)?;
        Ok(())
    })
    .unwrap();
}

/// Ids of providers, and whether what is there holds.
type Marked = Vec<(String, bool)>;

/// Providers that have a first contact, a second one, and trust.
pub(super) fn beside(db: &TestDatabase) -> (Marked, Vec<String>, Marked) {
    db.read::<_, DbError>(|conn| {
        let first = review_contacts::table
            .select((review_contacts::provider_id, review_contacts::verified_at.is_not_null()))
            .load(conn)?;
        let second = second_contacts::table.select(second_contacts::provider_id).load(conn)?;
        let trust = review_trust::table
            .select((review_trust::provider_id, review_trust::trusted))
            .load(conn)?;
        Ok((first, second, trust))
    })
    .unwrap()
}

#[actix_web::test]
async fn contacts_and_trust_go_to_the_trash_with_a_provider_and_come_back() {
    let scene = scene().await;
    let made = scene.post(Who::Editor, "providers", None, &club()).await.expect(201);
    let id = made["id"].as_str().unwrap();
    give_contacts(&scene.db, id);
    let trust = json!({"publishes_directly": true});
    scene
        .acts(Who::Editor, (Method::PUT, "providers/neuer-verein/trust"), None, &trust)
        .await
        .expect(200);
    let before = beside(&scene.db);

    let gone = scene
        .acts(
            Who::Editor,
            (Method::DELETE, "providers/neuer-verein"),
            Some(1),
            &Value::Null,
        )
        .await;
    gone.expect(200);
    assert_eq!(beside(&scene.db), (vec![], vec![], vec![]));
    scene
        .post(Who::Editor, &format!("trash/{id}/restore"), None, &Value::Null)
        .await
        .expect(200);

    assert_eq!(beside(&scene.db), before);
    assert_eq!(before.0, [(id.to_owned(), true)]);
}

#[actix_web::test]
async fn administrators_of_the_city_decide_who_sees_secret_places() {
    let scene = scene().await;
    let editor = scene.account_of(Who::Editor).to_string();
    let path = format!("accounts/{editor}/secrets");
    let sees = async || {
        let list = scene.look(Who::CityAdmin, "accounts").await.expect(200);
        let all = list["items"].as_array().unwrap().clone();
        all.iter().find(|one| one["id"] == editor.as_str()).unwrap()["sees_secrets"].clone()
    };
    assert_eq!(sees().await, false);
    for method in [Method::PUT, Method::DELETE] {
        let try_it = scene.acts(Who::Editor, (method, &path), None, &Value::Null).await;
        assert_eq!(try_it.refused(403), "forbidden");
    }
    let unknown = "accounts/0197c000-0000-7000-8000-000000000001/secrets";
    scene
        .acts(Who::CityAdmin, (Method::PUT, unknown), None, &Value::Null)
        .await
        .refused(404);

    for _ in 0..2 {
        scene
            .acts(Who::CityAdmin, (Method::PUT, &path), None, &Value::Null)
            .await
            .expect(204);
    }
    assert_eq!(sees().await, true);
    scene.look(Who::Editor, "locations/zuflucht").await.expect(200);
    scene
        .acts(Who::CityAdmin, (Method::DELETE, &path), None, &Value::Null)
        .await
        .expect(204);
    assert_eq!(sees().await, false);
    scene.look(Who::Editor, "locations/zuflucht").await.refused(404);

    let actions: Vec<String> = scene.audited().into_iter().map(|row| row.0).collect();
    assert_eq!(actions, ["secrets_allowed", "looked_at", "secrets_withdrawn"]);
}

#[actix_web::test]
async fn who_works_in_the_city_no_more_sees_no_secret_places_either() {
    let scene = scene().await;
    scene.let_see(Who::Member("verein"));
    let id = scene.account_of(Who::Member("verein")).to_string();
    scene
        .look(Who::Member("verein"), "locations/zuflucht")
        .await
        .expect(200);

    scene
        .acts(
            Who::CityAdmin,
            (Method::DELETE, &format!("accounts/{id}")),
            None,
            &Value::Null,
        )
        .await
        .expect(204);

    let again = json!({"email": "of-verein@musterstadt.example", "role": "provider_member", "provider": "verein"});
    scene.post(Who::CityAdmin, "accounts", None, &again).await.expect(201);
    scene
        .look(Who::Member("verein"), "locations/zuflucht")
        .await
        .refused(403);
}
