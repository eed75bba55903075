//! How long pledges are kept, under a clock that is set.

use actix_web::http::Method;
use chrono::TimeDelta;
use porta_api::spine::periods::{PLEDGE, PLEDGE_ENDED, PLEDGE_UNCONFIRMED};
use serde_json::json;

use super::scene::{INBOX, deliver, flat};
use crate::catalog::scene::scene;

const SECOND: TimeDelta = TimeDelta::seconds(1);

#[actix_web::test]
async fn what_nobody_confirms_goes_after_two_days() {
    let scene = scene().await;
    scene.pledge(flat()).await.expect(202);

    scene.clock.advance(PLEDGE_UNCONFIRMED.time() - SECOND);
    assert_eq!((scene.forget_pledges(), scene.stored_pledges()), (0, 1));
    scene.clock.advance(SECOND);
    assert_eq!((scene.forget_pledges(), scene.stored_pledges()), (1, 0));
}

#[actix_web::test]
async fn what_is_confirmed_goes_after_half_a_year() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.confirmed(flat(), &outbox).await;
    deliver(&scene, &outbox).await;

    scene.clock.advance(PLEDGE.time() - SECOND);
    assert_eq!((scene.forget_pledges(), scene.stored_pledges()), (0, 1));
    scene.clock.advance(SECOND);
    assert_eq!((scene.forget_pledges(), scene.stored_pledges()), (1, 0));
}

#[actix_web::test]
async fn what_has_ended_goes_after_three_months_unless_it_goes_on() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.confirmed(flat(), &outbox).await;
    let id = scene.inbox("editor").await[0]["id"].as_str().unwrap().to_owned();
    let path = format!("{INBOX}/{id}");
    for (version, state) in [(2, "declined"), (3, "in_contact")] {
        scene
            .write(Method::PATCH, &path, Some(version), &json!({"state": state}))
            .await
            .expect(200);
        scene.clock.advance(TimeDelta::days(1));
    }
    scene.clock.advance(PLEDGE_ENDED.time());
    assert_eq!(scene.forget_pledges(), 0, "it goes on");

    scene
        .write(Method::PATCH, &path, Some(4), &json!({"state": "settled"}))
        .await
        .expect(200);
    scene.clock.advance(PLEDGE_ENDED.time() - SECOND);
    let by_then = scene.forget_pledges();

    assert_eq!((by_then, scene.stored_pledges()), (1, 0), "half a year is over before");
}
