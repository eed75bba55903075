//! What is stored about a person, and that nothing of it stays.

use std::fs;

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use diesel::prelude::*;
use porta_api::access::account;
use porta_api::spine::backup::{self, Manifest};
use porta_api::spine::db::schema::{change_log, staff_task_notes, staff_tasks};
use porta_api::spine::db::{Address, Database, DbError, traces};
use porta_api::spine::ids::{AccountId, Id};
use serde_json::{Value, json};

use super::{PASSWORD, address};
use crate::catalog::scene::{cafe, scene};
use crate::harness::logs;
use crate::review::scene::contact;

const EDITOR: &str = "editor@musterstadt.example";

fn id_of(db: &Database, email: &str) -> AccountId {
    let found = db.read(|conn| account::by_email(conn, &address(email)));
    found.unwrap().unwrap().id
}

fn request(method: Method, path: &str, token: &str, body: Option<&Value>) -> TestRequest {
    let request = TestRequest::default()
        .method(method)
        .uri(path)
        .insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
    match body {
        Some(body) => request.set_json(body),
        None => request,
    }
}

/// A task with a note that names the editor.
fn note_with_address(db: &Database) {
    let at = crate::harness::at("2026-11-24T10:00:00Z").naive_utc();
    db.write::<_, DbError>(|tx| {
        let city: String = porta_api::spine::db::schema::cities::table
            .select(porta_api::spine::db::schema::cities::id)
            .first(tx.conn)?;
        let task = (
            staff_tasks::id.eq("t1"),
            staff_tasks::city_id.eq(city),
            staff_tasks::kind.eq("word"),
            staff_tasks::unique_key.eq("t1"),
            staff_tasks::state.eq("open"),
            staff_tasks::due_on.eq(at.date()),
            staff_tasks::created_at.eq(at),
        );
        diesel::insert_into(staff_tasks::table).values(task).execute(tx.conn)?;
        let note = (
            staff_task_notes::task_id.eq("t1"),
            staff_task_notes::note.eq("Please ask Editor@Musterstadt.example, not editor@nebenan.example."),
            staff_task_notes::created_at.eq(at),
        );
        diesel::insert_into(staff_task_notes::table)
            .values(note)
            .execute(tx.conn)?;
        Ok(())
    })
    .unwrap();
}

/// True when the bytes of a file hold a text, in upper or lower case.
fn holds(path: &std::path::Path, text: &str) -> bool {
    let bytes = fs::read(path).unwrap_or_default().to_ascii_lowercase();
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[actix_web::test]
async fn after_an_erasure_no_trace_stays_and_the_history_goes_on() {
    logs::capture();
    let scene = scene().await;
    let editor = scene.log_in("editor").await;
    let made = scene.create(&cafe()).await.expect(201);
    contact(&scene.db, "verein", EDITOR, "de", true);
    note_with_address(&scene.db);
    for body in [
        json!({"email": "next@musterstadt.example", "password": PASSWORD}),
        json!({"email": EDITOR, "password": "wrong"}),
    ] {
        scene
            .send(request(Method::POST, "/v1/auth/address", &editor, Some(&body)))
            .await;
    }
    let id = id_of(&scene.db, EDITOR);
    let before = scene.db.read(|conn| traces::find(conn, EDITOR, &[])).unwrap();
    assert!(before.len() >= 3, "the test has something to erase: {before:?}");

    let wrong = request(
        Method::DELETE,
        "/v1/auth/account",
        &editor,
        Some(&json!({"password": "wrong"})),
    );
    assert_eq!(scene.send(wrong).await.errors()[0].1, "wrong_password");
    let order = request(
        Method::DELETE,
        "/v1/auth/account",
        &editor,
        Some(&json!({"password": PASSWORD})),
    );
    let erasure = scene.send(order).await.expect(200);
    assert_eq!(erasure, json!({"published": []}));

    for word in [EDITOR, id.as_str()] {
        let left = scene.db.read(|conn| traces::find(conn, word, &[])).unwrap();
        assert!(left.is_empty(), "{word}: {left:?}");
    }
    let kept: String = scene
        .db
        .read::<_, DbError>(|conn| Ok(staff_task_notes::table.select(staff_task_notes::note).first(conn)?))
        .unwrap();
    assert_eq!(kept, "Please ask [erased], not editor@nebenan.example.");
    scene
        .send(request(Method::GET, "/v1/auth/account", &editor, None))
        .await
        .refused(401);
    let actor: Option<String> = scene
        .db
        .read::<_, DbError>(|conn| {
            let own = change_log::table.filter(change_log::record_id.eq(made["id"].as_str().unwrap()));
            Ok(own.select(change_log::actor_id).first(conn)?)
        })
        .unwrap();
    assert!(actor.unwrap().starts_with("pseudonym-"));

    if let Address::Sqlite(file) = scene.db.address() {
        let log = file.with_file_name("test.db-wal");
        assert_eq!(fs::metadata(&log).map_or(0, |meta| meta.len()), 0, "the log is empty");
        for word in [EDITOR, id.as_str()] {
            assert!(!holds(file, word) && !holds(&log, word), "{word} is in the file");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("saved");
    backup::backup((&scene.db, None), &saved, scene.clock.now(), &mut |_| {}).unwrap();
    for entry in fs::read_dir(&saved).unwrap().flatten() {
        for word in [EDITOR, id.as_str()] {
            assert!(!holds(&entry.path(), word), "{word} in {}", entry.path().display());
        }
    }
    assert!(!logs::logged().contains(EDITOR), "no address in any log");
}

#[actix_web::test]
async fn an_account_reads_what_is_stored_about_it() {
    let scene = scene().await;
    let editor = scene.log_in("editor").await;
    scene.create(&cafe()).await.expect(201);
    contact(&scene.db, "verein", EDITOR, "de", true);
    note_with_address(&scene.db);

    let data = scene
        .send(request(Method::GET, "/v1/auth/account/data", &editor, None))
        .await
        .expect(200);

    assert_eq!(data["account"]["email"], EDITOR);
    assert_eq!(data["sessions"].as_array().unwrap().len(), 2);
    assert_eq!(data["contacts"][0]["lang"], "de");
    let done: Vec<&str> = data["done"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["action"].as_str().unwrap())
        .collect();
    assert_eq!(done, ["created", "logged_in"]);
    assert_eq!(
        data["elsewhere"],
        json!([{"place": "staff_task_notes.note", "values": 1}])
    );
    assert!(!data.to_string().contains("argon2"));
}

#[actix_web::test]
async fn administrators_look_after_the_accounts_of_their_city_only() {
    let scene = scene().await;
    let (admin, neighbour) = (scene.log_in("admin").await, scene.log_in("neighbour").await);
    let path = |email: &str, rest: &str| format!("/v1/staff/accounts/{}{rest}", id_of(&scene.db, email).as_str());
    let send = async |method: Method, path: &str, token: &str| scene.send(request(method, path, token, None)).await;

    let member = path("member@musterstadt.example", "");
    assert_eq!(
        send(Method::DELETE, &member, &neighbour).await.refused(403),
        "forbidden"
    );
    let own = path("neighbour@musterstadt.example", "/data");
    assert_eq!(
        send(Method::GET, &own, &neighbour).await.expect(200)["account"]["email"],
        "neighbour@musterstadt.example"
    );
    assert_eq!(
        send(Method::GET, &own, &admin).await.expect(200)["about"][0]["action"],
        "data_read"
    );
    send(Method::DELETE, &member, &admin).await.expect(200);
    send(Method::DELETE, &member, &admin).await.refused(404);
    let last = path("admin@musterstadt.example", "");
    assert_eq!(send(Method::DELETE, &last, &admin).await.refused(409), "conflict");
    let order = request(
        Method::DELETE,
        "/v1/auth/account",
        &admin,
        Some(&json!({"password": PASSWORD})),
    );
    scene.send(order).await.refused(409);
}

#[test]
fn backups_beside_a_new_one_expire() {
    let folder = tempfile::tempdir().unwrap();
    let test = crate::harness::TestDatabase::new();
    let day = |text: &str| crate::harness::at(&format!("{text}T10:00:00Z"));
    let save = |name: &str, at: &str| {
        let to = folder.path().join(name);
        backup::backup((&test, None), &to, day(at), &mut |_| {}).unwrap();
        to
    };
    let (old, young) = (save("old", "2026-10-24"), save("young", "2026-10-26"));
    fs::create_dir(folder.path().join("photos")).unwrap();
    let new = save("new", "2026-11-24");

    let expired = backup::expire(&new, 30, day("2026-11-24")).unwrap();

    assert_eq!(expired, std::slice::from_ref(&old));
    assert!(!old.exists() && folder.path().join("photos").exists());
    assert!(Manifest::read(&young).is_ok() && Manifest::read(&new).is_ok());
}
