//! Many writes at once: all or nothing, or each by itself.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::CITY;
use crate::catalog::scene::{cafe, scene, with};

fn path() -> String {
    format!("{CITY}/offers/bulk")
}

fn items() -> Vec<Value> {
    vec![
        json!({"do": "create", "body": cafe()}),
        json!({"do": "change", "id": "tee", "version": 1, "body": {"cost": "free"}}),
        json!({"do": "publish", "id": "entwurf", "version": 1}),
    ]
}

#[actix_web::test]
async fn all_are_done_in_order_in_one_step() {
    let scene = scene().await;
    let rows = scene.rows();

    let bulk = json!({"mode": "all", "items": items()});
    let report = scene.write(Method::POST, &path(), None, &bulk).await.expect(200);

    assert_eq!((&report["done"], &report["refused"]), (&json!(3), &json!(0)));
    let states: Vec<_> = report["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["record"]["slug"].clone(), item["record"]["version"].clone()))
        .collect();
    assert_eq!(
        states,
        [
            (json!("cafe-gruesse"), json!(1)),
            (json!("tee"), json!(2)),
            (json!("entwurf"), json!(2))
        ]
    );
    assert_eq!(scene.rows() - rows, 3);
    assert_eq!(scene.public().await, ["entwurf", "tee"]);
}

#[actix_web::test]
async fn one_mistake_stops_all_and_every_mistake_has_its_place() {
    let scene = scene().await;
    let (rows, mut wrong) = (scene.rows(), items());
    wrong.push(json!({"do": "change", "id": "tee", "version": 9, "body": {}}));
    wrong.push(json!({"do": "create", "body": with(cafe(), &json!({"cost": "cheap"}))}));
    wrong.push(json!({"do": "archive", "id": "nothing", "version": 1}));
    wrong.push(json!({"do": "archive", "id": "tee"}));
    wrong.push(json!({"do": "change", "id": "entwurf", "version": 2, "body": {"titel": 1}}));

    let bulk = json!({"mode": "all", "items": wrong});
    let answer = scene.write(Method::POST, &path(), None, &bulk).await;

    let expected = [
        ("#/items/3", "stale"),
        ("#/items/4/body/cost", "unknown_word"),
        ("#/items/5", "not_found"),
        ("#/items/6", "needs_if_match"),
        ("#/items/7/body/titel", "unknown_field"),
    ];
    assert_eq!(
        answer.errors(),
        expected.map(|(place, code)| (place.to_owned(), code.to_owned()))
    );
    assert_eq!((scene.rows(), scene.public().await), (rows, vec!["tee".to_owned()]));
}

#[actix_web::test]
async fn each_by_itself_gets_a_report() {
    let scene = scene().await;
    let mut mixed = items();
    mixed.insert(1, json!({"do": "change", "id": "tee", "version": 9, "body": {}}));
    mixed.push(json!({"do": "delete", "id": "entwurf", "version": 2}));

    let bulk = json!({"mode": "each", "items": mixed});
    let report = scene.write(Method::POST, &path(), None, &bulk).await.expect(200);

    assert_eq!((&report["done"], &report["refused"]), (&json!(4), &json!(1)));
    assert_eq!(report["items"][1]["problem"]["code"], "stale");
    assert_eq!(scene.public().await, ["tee"]);
}

#[actix_web::test]
async fn members_write_in_bulk_what_they_may_write() {
    let scene = scene().await;
    let foreign = with(cafe(), &json!({"provider": "amt"}));
    let items = json!([
        {"do": "create", "body": foreign},
        {"do": "change", "id": "tee", "version": 1, "body": {"cost": "free"}},
        {"do": "delete", "id": "tee", "version": 1},
    ]);

    let bulk = json!({"mode": "each", "items": items});
    let member = scene.token_of("member");
    let report = scene
        .write_as(&member, (Method::POST, &path(), None), &bulk)
        .await
        .expect(200);

    assert_eq!(report["items"][0]["problem"]["code"], "forbidden");
    assert!(report["items"][1]["record"]["proposal"].is_string());
    assert_eq!(report["items"][2]["problem"]["code"], "forbidden");
}

#[actix_web::test]
async fn no_more_than_five_hundred_and_only_known_words() {
    let scene = scene().await;
    let many = vec![json!({"do": "archive", "id": "tee", "version": 1}); 501];

    let bulk = json!({"mode": "all", "items": many});
    let answer = scene.write(Method::POST, &path(), None, &bulk).await;
    assert_eq!(answer.errors(), [("#/items".to_owned(), "too_long".to_owned())]);
    let bulk = json!({"mode": "some", "items": []});
    let answer = scene.write(Method::POST, &path(), None, &bulk).await;
    assert_eq!(answer.errors(), [("#/mode".to_owned(), "unknown_word".to_owned())]);
    let bulk = json!({"mode": "all", "items": [{"do": "eat", "id": "tee", "version": 1}]});
    let answer = scene.write(Method::POST, &path(), None, &bulk).await;
    assert_eq!(
        answer.errors(),
        [("#/items/0/body/do".to_owned(), "unknown_word".to_owned())]
    );
    let other = scene
        .write(Method::POST, &format!("{CITY}/stars/bulk"), None, &bulk)
        .await;
    other.refused(404);
}
