//! `If-Match`: nobody overwrites what somebody else has written meanwhile.

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::scene::{OFFERS, scene};

#[actix_web::test]
async fn a_change_needs_the_version_that_was_read() {
    let scene = scene().await;
    let rows = scene.rows();
    let (tee, archive) = (format!("{OFFERS}/tee"), format!("{OFFERS}/tee/archive"));
    let change = json!({"cost": "free"});

    for (method, path, body) in [(Method::PATCH, &tee, &change), (Method::POST, &archive, &Value::Null)] {
        let answer = scene.write(method.clone(), path, None, body).await;
        assert_eq!(answer.refused(428), "needs_if_match");
        for stale in [0, 2, i64::MAX] {
            let answer = scene.write(method.clone(), path, Some(stale), body).await;
            assert_eq!(answer.refused(412), "stale");
        }
    }

    assert_eq!(scene.rows(), rows);
    scene.change("tee", 1, &change).await.expect(200);
    assert_eq!(
        scene.change("tee", 1, &json!({"cost": "paid"})).await.refused(412),
        "stale"
    );
    assert_eq!(scene.record("tee").await["cost"], "free");
    assert_eq!(scene.rows() - rows, 1);
}

#[actix_web::test]
async fn a_version_that_is_none_is_refused() {
    let scene = scene().await;

    for value in ["1", "*", "W/\"1\"", "\"1\", \"2\"", "\"x\"", ""] {
        let request = TestRequest::patch()
            .uri(&format!("{OFFERS}/tee"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", scene.editor())))
            .insert_header((header::IF_MATCH, value))
            .set_json(json!({}));
        assert_eq!(scene.send(request).await.refused(400), "bad_request", "{value:?}");
    }
}

#[actix_web::test]
async fn of_two_who_write_at_once_one_is_told_to_read_again() {
    let scene = scene().await;
    let (one, other) = (json!({"cost": "free"}), json!({"cost": "paid"}));

    let (one, other) = futures_util::join!(scene.change("tee", 1, &one), scene.change("tee", 1, &other));

    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    assert_eq!(scene.record("tee").await["version"], 2);
}
