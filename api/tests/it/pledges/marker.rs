//! A pledge with a mark in every field, from the form to its deletion: nobody but those in charge ever meets the mark.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use porta_api::exports::{Scope, export};
use porta_api::spine::db::traces;
use porta_api::spine::periods::PLEDGE;
use serde_json::json;
use tempfile::TempDir;

use super::scene::{INBOX, deliver, flat, token};
use crate::catalog::scene::{Scene, scene, with};
use crate::harness::logs;

/// In every field that somebody fills in.
const MARK: &str = "zaunkoenigin";
/// The phone number of the one who offers.
const PHONE: &str = "0651 998877665";

/// What is looked for, in lower case.
const MARKS: [&str; 3] = [MARK, "998877665", "ppl_"];

#[track_caller]
fn clean(what: &str, text: &str) {
    let text = text.to_lowercase();
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark} is in {what}: {text}");
    }
}

/// Everything that is told to others: the public, staff who are not in charge, partners, exports.
async fn nothing_is_told<S, B>(scene: &Scene<S>, when: &str)
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let city = "/v1/cities/musterstadt";
    let reads = [
        "",
        "/needs",
        "/needs/wohnung",
        "/providers",
        "/providers/verein",
        "/offers",
        "/events",
        "/districts",
    ];
    let searches = [
        format!("/search?q={MARK}"),
        format!("/suggest?q={MARK}"),
        format!("/needs?q={MARK}"),
        "/search?q=Zimmer".to_owned(),
        "/changes".to_owned(),
    ];
    for path in reads.iter().map(|path| (*path).to_owned()).chain(searches) {
        let answer = scene.bytes(TestRequest::get().uri(&format!("{city}{path}"))).await;
        // What was asked for is not repeated in these answers.
        clean(&format!("{path} {when}"), &String::from_utf8_lossy(&answer.1));
    }
    let staff = [
        "/v1/staff/cities/musterstadt/pledges",
        "/v1/staff/cities/musterstadt/needs",
        "/v1/staff/cities/musterstadt/trash",
        "/v1/staff/cities/musterstadt/audit",
        "/v1/cities/musterstadt/review-status",
    ];
    for name in ["editor", "admin"] {
        for path in staff {
            let answer = scene.read_as(&scene.token_of(name), path).await;
            clean(&format!("{path} to {name} {when}"), &answer.body.to_string());
        }
    }
    for scope in [Scope::Public, Scope::Drafts, Scope::Secrets] {
        let export = export(&scene.db, "musterstadt", scope).unwrap().unwrap();
        clean("an export", &serde_json::to_string(&export).unwrap());
    }
    for item in scene.feed("musterstadt", 100).await {
        clean("the feed", &item.to_string());
    }
    clean("the logs", &logs::logged());
}

/// Tables and columns that hold a mark.
fn places<S>(scene: &Scene<S>) -> Vec<String> {
    let found = |mark| scene.db.read(|conn| traces::find(conn, mark, &[])).unwrap();
    let mut all: Vec<String> = MARKS[..2]
        .iter()
        .flat_map(|mark| found(mark))
        .map(|trace| trace.place)
        .collect();
    all.sort();
    all.dedup();
    all
}

fn mails_are_clean(outbox: &TempDir, but: &str) {
    for mail in porta_api::mail::mailbox::read_all(outbox.path()) {
        if mail.header("to") != Some(but) {
            clean(
                "a mail to others",
                &format!("{} {} {}", mail.subject, mail.text, mail.html),
            );
        }
    }
}

#[actix_web::test]
async fn a_pledge_travels_from_form_to_deletion_and_appears_nowhere_else() {
    logs::capture();
    let scene = scene().await;
    scene.need("verein", "wohnung").await;
    let outbox = tempfile::tempdir().unwrap();
    let address = format!("{MARK}@mail.example");
    let marked = with(
        flat(),
        &json!({
            "need": "wohnung", "text": format!("Wohnung der {MARK}"), "name": format!("Frau {MARK}"), "email": address, "phone": PHONE
        }),
    );

    scene.pledge(marked).await.expect(202);
    nothing_is_told(&scene, "before the address is confirmed").await;
    let mails = deliver(&scene, &outbox).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].header("to"), Some(address.as_str()));
    let link = token(&mails[0]);
    scene.use_link("confirm", &link).await.expect(200);
    assert_eq!(deliver(&scene, &outbox).await.len(), 1, "the member is told");
    mails_are_clean(&outbox, &address);

    let own = scene.inbox("member").await.remove(0);
    assert!(
        own["name"].as_str().unwrap().contains(MARK) && own["phone"] == PHONE,
        "{own}"
    );
    nothing_is_told(&scene, "in the inbox").await;
    let path = format!("{INBOX}/{}", own["id"].as_str().unwrap());
    let note = json!({"state": "in_contact", "note": format!("{MARK} angerufen")});
    scene
        .write_as(&scene.token_of("member"), (Method::PATCH, &path, Some(2)), &note)
        .await
        .expect(200);
    assert_eq!(
        places(&scene),
        [
            "pledge_notes.text",
            "pledge_people.email",
            "pledge_people.name",
            "pledge_people.phone",
            "pledge_people.text"
        ]
    );
    nothing_is_told(&scene, "with a note").await;

    scene.clock.advance(PLEDGE.time());
    assert_eq!(scene.forget_pledges(), 1);

    assert_eq!(places(&scene), Vec::<String>::new(), "in no table");
    assert_eq!(scene.inbox("member").await.len(), 0);
    nothing_is_told(&scene, "after its deletion").await;
}
