//! What keeps machines out, without asking anything of people.

use actix_web::http::header;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::scene::{REPORTS, deliver, tee};
use crate::catalog::scene::{scene, with};
use crate::review::scene::contact;

#[actix_web::test]
async fn what_fills_in_the_hidden_field_is_answered_and_thrown_away() {
    let scene = scene().await;
    let trapped = with(
        tee("wrong_hours"),
        &json!({"website": "https://buy.example", "form": "whatever"}),
    );
    let rows = scene.rows();

    let answer = scene.post_report(&trapped).await;

    let honest = scene.report(with(tee("wrong_hours"), &json!({"website": ""}))).await;
    assert_eq!(
        answer.expect(202),
        honest.expect(202),
        "it cannot be told from any other"
    );
    assert_eq!(scene.reports("open").await.len(), 1);
    assert_eq!(scene.rows(), rows + 1);
}

#[actix_web::test]
async fn a_form_is_refused_before_anybody_can_have_read_it_and_after_hours() {
    let scene = scene().await;
    let form = scene.get(&format!("{REPORTS}/form")).await;
    assert_eq!(form.header(header::CACHE_CONTROL), "no-store");
    let form = form.expect(200);
    assert_eq!(
        (&form["wait_seconds"], &form["good_until"]),
        (&json!(3), &json!("2026-11-24T14:00:00Z"))
    );
    let body = with(tee("wrong_hours"), &json!({"form": form["form"]}));
    let refused = async |body: &Value| scene.post_report(body).await.errors();
    let at_form = |code: &str| vec![("#/form".to_owned(), code.to_owned())];

    scene.clock.advance(TimeDelta::seconds(2));
    assert_eq!(refused(&body).await, at_form("too_fast"));
    scene.clock.advance(TimeDelta::seconds(1));
    scene.post_report(&body).await.expect(202);
    scene.clock.advance(TimeDelta::hours(4));
    assert_eq!(refused(&body).await, at_form("form_too_old"));
    for forged in ["x", "k1.aaaa", "1795514400000"] {
        let body = with(tee("wrong_hours"), &json!({"form": forged}));
        assert_eq!(refused(&body).await, at_form("unknown_form"), "{forged}");
    }
    assert_eq!(
        refused(&with(tee("wrong_hours"), &json!({"form": ""}))).await,
        at_form("missing")
    );
    assert_eq!(
        refused(&tee("wrong_hours")).await,
        [("#".to_owned(), "missing".to_owned())]
    );
    let elsewhere = scene.get("/v1/cities/nebenan/reports/form").await.expect(200);
    scene.clock.advance(TimeDelta::seconds(5));
    let body = with(tee("wrong_hours"), &json!({"form": elsewhere["form"]}));
    assert_eq!(refused(&body).await, at_form("unknown_form"), "of another city");
}

#[actix_web::test]
async fn a_network_can_send_some_reports_an_hour_and_others_are_not_in_its_way() {
    let scene = scene().await;
    let form = scene.form().await;
    scene.clock.advance(TimeDelta::seconds(5));
    let body = with(tee("wrong_hours"), &json!({"form": form}));
    let send = async |peer: &str, mark: Option<&str>| {
        let request = TestRequest::post().uri(REPORTS).peer_addr(peer.parse().unwrap());
        let request = match mark {
            Some(mark) => request.insert_header(("porta-visitor", mark)),
            None => request,
        };
        scene.send(request.set_json(&body)).await
    };

    for _ in 0..20 {
        send("203.0.113.9:1", None).await.expect(202);
    }
    let refused = send("203.0.113.9:1", Some("another")).await;
    assert_eq!(refused.header(header::RETRY_AFTER), "180");
    assert_eq!(refused.refused(429), "too_many");
    send("203.0.113.10:1", None).await.expect(202);
    for _ in 0..20 {
        send("127.0.0.1:1", Some("a1b2")).await.expect(202);
    }
    send("127.0.0.1:1", Some("a1b2")).await.refused(429);
    send("127.0.0.1:1", Some("c3d4")).await.expect(202);
    send("127.0.0.1:1", None).await.expect(202);
    scene.clock.advance(TimeDelta::seconds(180));
    send("203.0.113.9:1", None).await.expect(202);
    send("203.0.113.9:1", None).await.refused(429);
}

#[actix_web::test]
async fn a_text_with_many_links_is_for_staff_only() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "de", true);
    let outbox = tempfile::tempdir().unwrap();
    let text = "https://a.example http://b.example www.c.example";

    scene
        .report(with(tee("broken_link"), &json!({"text": text})))
        .await
        .expect(202);

    assert!(deliver(&scene, &outbox).await.is_empty());
    scene
        .report(with(tee("broken_link"), &json!({"text": "www.a.example geht nicht"})))
        .await
        .expect(202);
    let mails = deliver(&scene, &outbox).await;
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].text.contains("b.example"), "{}", mails[0].text);
    let suspicious: Vec<_> = scene
        .reports("open")
        .await
        .iter()
        .map(|one| one["suspicious"].clone())
        .collect();
    assert_eq!(suspicious, [false, true], "they do not join");
}
