//! Notes on records that only staff see.

use actix_web::http::Method;
use serde_json::json;

use crate::catalog::scene::{OFFERS, scene};

#[actix_web::test]
async fn staff_note_for_each_other_and_the_record_stays_as_it_is() {
    let scene = scene().await;
    let (rows, notes) = (scene.rows(), format!("{OFFERS}/tee/notes"));

    for note in ["Ruft zurück.", " Zieht um. "] {
        scene
            .write(Method::POST, &notes, None, &json!({"note": note}))
            .await
            .expect(200);
    }
    let list = scene.read_as(&scene.editor(), &notes).await.expect(200);

    let said: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["note"].clone())
        .collect();
    assert_eq!(said, ["Ruft zurück.", "Zieht um."]);
    assert_eq!(
        (scene.record("tee").await["version"].clone(), scene.rows()),
        (json!(1), rows)
    );
    let one = format!("{notes}/{}", list["items"][0]["id"].as_str().unwrap());
    assert_eq!(scene.write(Method::DELETE, &one, None, &json!(null)).await.status, 204);
    assert_eq!(
        scene.write(Method::DELETE, &one, None, &json!(null)).await.refused(404),
        "not_found"
    );
    let empty = scene.write(Method::POST, &notes, None, &json!({"note": ""})).await;
    assert_eq!(empty.errors(), [("#/note".to_owned(), "missing".to_owned())]);
    let member = scene.read_as(&scene.token_of("member"), &notes).await;
    assert_eq!(member.refused(403), "forbidden");
}
