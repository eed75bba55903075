//! Machine translation against a service on loopback that speaks as LibreTranslate does.

use std::sync::Arc;

use actix_http::Request;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::{Error, http::Method};
use diesel::prelude::*;
use porta_api::catalog::offer;
use porta_api::spine::db::schema::jobs;
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::Outcome;
use porta_api::translation::Tools;
use porta_api::translation::machine::{Machine, translate_now};
use secrecy::SecretString;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::scene::{T, TEA, long_tea, words};
use crate::catalog::scene::{Scene, scene, scene_with};

/// A service that puts a word before each text it gets.
async fn service() -> MockServer {
    let server = MockServer::start().await;
    let translate = |request: &wiremock::Request| {
        let body: Value = serde_json::from_slice(&request.body).unwrap();
        let texts = body["q"].as_array().unwrap().iter();
        let translated: Vec<String> = texts.map(|text| format!("آلة {}", text.as_str().unwrap())).collect();
        ResponseTemplate::new(200).set_body_json(json!({"translatedText": translated}))
    };
    Mock::given(method("POST"))
        .and(path("/translate"))
        .respond_with(translate)
        .mount(&server)
        .await;
    server
}

async fn answering(template: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(template).mount(&server).await;
    server
}

fn machine(server: &MockServer) -> Machine {
    Machine::new(&server.uri(), Some(SecretString::from("a-key"))).unwrap()
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    async fn order(&self, body: &Value) -> Value {
        let answer = self
            .by("editor", Method::POST, &format!("{T}/machine"), None, Some(body))
            .await;
        answer.expect(202)
    }

    /// Payloads of the jobs that wait, in order.
    fn payloads(&self) -> Vec<String> {
        let query = jobs::table
            .filter(jobs::kind.eq("translate"))
            .order((jobs::created_at, jobs::id))
            .select(jobs::payload);
        self.db.read::<_, DbError>(|conn| Ok(query.load(conn)?)).unwrap()
    }

    /// Does the work of the latest job.
    async fn work(&self, machine: &Machine, last: bool) -> Outcome {
        let tools = Arc::new(Tools {
            database: Database::clone(&self.db),
            clock: self.clock.clone(),
            machine: Some(machine.clone()),
        });
        let payload = serde_json::from_str(&self.payloads().pop().unwrap()).unwrap();
        translate_now(&tools, machine, payload, last).await
    }
}

fn tea() -> Value {
    json!({"lang": "ar", "noun": "offer", "record": "tee"})
}

#[actix_web::test]
async fn it_is_off_unless_it_is_set_up() {
    let scene = scene().await;
    let refused = scene
        .by("editor", Method::POST, &format!("{T}/machine"), None, Some(&tea()))
        .await;
    assert_eq!(refused.refused(409), "conflict");
}

#[actix_web::test]
async fn what_it_makes_is_marked_as_its_own_everywhere() {
    let server = service().await;
    let machine = machine(&server);
    let scene = scene_with(Some(machine.clone())).await;
    scene.set_source("tee", offer::load, long_tea(), false);
    assert_eq!(
        scene.order(&tea()).await,
        json!({"queued": 1, "waiting": 0, "left_out": 0})
    );
    assert_eq!(scene.read(TEA).await["machine"]["state"], "waiting");
    assert_eq!(
        scene.order(&tea()).await,
        json!({"queued": 0, "waiting": 1, "left_out": 0})
    );

    assert_eq!(scene.work(&machine, false).await, Outcome::Done);

    let sent: Value = serde_json::from_slice(&server.received_requests().await.unwrap()[0].body).unwrap();
    assert_eq!(
        (
            &sent["source"],
            &sent["target"],
            &sent["format"],
            &sent["api_key"],
            &sent["q"][0]
        ),
        (
            &json!("de"),
            &json!("ar"),
            &json!("text"),
            &json!("a-key"),
            &json!("Tee & <Kuchen>")
        )
    );
    let read = scene.read(TEA).await;
    assert_eq!(
        (&read["state"], &read["machine"]["state"]),
        (&json!("machine"), &json!("done"))
    );
    assert_eq!(
        (&read["text"]["origin"], &read["text"]["translator"]),
        (&json!("machine"), &json!("libretranslate"))
    );
    let public = scene.public_tea().await;
    assert_eq!(
        (&public["text"]["state"], &public["text"]["machine"]),
        (&json!("machine"), &json!(true))
    );
    assert_eq!(public["title"], "آلة Tee & <Kuchen>");

    // Outdated by now, it is still a machine's.
    let mut other = long_tea();
    other.title = "Kaffee".to_owned();
    scene.set_source("tee", offer::load, other, false);
    let public = scene.public_tea().await;
    assert_eq!(
        (&public["text"]["state"], &public["text"]["machine"]),
        (&json!("outdated"), &json!(true))
    );
    let all = scene.get("/v1/cities/musterstadt/offers?lang=*").await.expect(200);
    assert_eq!(all["items"][0]["texts"]["ar"]["machine"], true);
    assert_eq!(scene.order(&tea()).await["queued"], 1);
}

#[actix_web::test]
async fn only_what_is_public_and_not_yet_translated_is_asked_for() {
    let server = service().await;
    let scene = scene_with(Some(machine(&server))).await;
    assert_eq!(
        scene.order(&json!({"lang": "ar"})).await,
        json!({"queued": 5, "waiting": 0, "left_out": 1})
    );
    let payloads = scene.payloads().concat();
    assert!(
        !payloads.contains("Tee") && !payloads.contains("location"),
        "{payloads}"
    );
    let one = |record: &str| json!({"lang": "en", "noun": "offer", "record": record});
    for record in ["tee", "entwurf"] {
        assert_eq!(
            scene.order(&one(record)).await,
            json!({"queued": 0, "waiting": 0, "left_out": 1}),
            "{record}"
        );
    }
    let post = |body: Value| {
        let scene = &scene;
        async move {
            scene
                .by("editor", Method::POST, &format!("{T}/machine"), None, Some(&body))
                .await
        }
    };
    post(json!({"lang": "ar", "noun": "location", "record": "zuflucht"}))
        .await
        .refused(404);
    post(json!({"lang": "xx"})).await.refused(422);
    post(json!({"lang": "ar", "noun": "offer"})).await.refused(422);
    post(json!({"lang": "de", "noun": "offer", "record": "tee"}))
        .await
        .refused(409);
}

#[actix_web::test]
async fn a_human_who_was_faster_is_not_overwritten() {
    let server = service().await;
    let machine = machine(&server);
    let scene = scene_with(Some(machine.clone())).await;
    scene.order(&tea()).await;
    scene.put_tea(&words("شاي", "human")).await;
    assert_eq!(scene.work(&machine, false).await, Outcome::Done);
    let read = scene.read(TEA).await;
    assert_eq!(
        (&read["text"]["texts"]["title"], &read["machine"]["state"]),
        (&json!("شاي"), &json!("needless"))
    );
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[actix_web::test]
async fn what_is_no_longer_public_is_not_sent() {
    let server = service().await;
    let machine = machine(&server);
    let scene = scene_with(Some(machine.clone())).await;
    scene.order(&tea()).await;
    scene.archive("tee", 1).await.expect(200);
    assert_eq!(scene.work(&machine, false).await, Outcome::Done);
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[actix_web::test]
async fn refusals_and_troubles_become_states() {
    let long = json!({"translatedText": ["x".repeat(300)]});
    for (template, last, outcome, state, reason) in [
        (ResponseTemplate::new(503), false, "retry", "waiting", None),
        (ResponseTemplate::new(503), true, "fail", "failed", Some("unreachable")),
        (ResponseTemplate::new(429), false, "retry", "waiting", None),
        (
            ResponseTemplate::new(400).set_body_json(json!({"error": "ar is not supported"})),
            false,
            "fail",
            "refused",
            Some("language"),
        ),
        (ResponseTemplate::new(403), false, "fail", "refused", Some("key")),
        (
            ResponseTemplate::new(200).set_body_json(long),
            false,
            "fail",
            "refused",
            Some("too_long"),
        ),
        (
            ResponseTemplate::new(200).set_body_json(json!({"translatedText": []})),
            false,
            "fail",
            "refused",
            Some("bad_answer"),
        ),
        (
            ResponseTemplate::new(200).set_body_string("<html>"),
            false,
            "fail",
            "refused",
            Some("bad_answer"),
        ),
        (
            ResponseTemplate::new(307).insert_header("location", "http://127.0.0.1:1/translate"),
            false,
            "fail",
            "refused",
            Some("refused"),
        ),
        (
            ResponseTemplate::new(200).set_body_bytes(vec![b' '; 3_000_000]),
            false,
            "fail",
            "refused",
            Some("too_long"),
        ),
    ] {
        let server = answering(template).await;
        let machine = machine(&server);
        let scene = scene_with(Some(machine.clone())).await;
        scene.order(&tea()).await;
        let came = match scene.work(&machine, last).await {
            Outcome::Done => "done",
            Outcome::Retry(_) => "retry",
            Outcome::Fail(_) => "fail",
        };
        let request = scene.read(TEA).await["machine"].clone();
        assert_eq!(
            (came, &request["state"], request.get("reason")),
            (outcome, &json!(state), reason.map(|r| json!(r)).as_ref())
        );
        assert_eq!(scene.tea().await, "missing");
        if state == "refused" {
            // Asked again, it is another job.
            assert_eq!(scene.order(&tea()).await["queued"], 1);
        }
    }
}
