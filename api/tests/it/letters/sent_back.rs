//! What an editor wrote when sending a proposal back reaches its author.

use actix_web::http::Method;
use porta_api::access::client::{self, Scope};
use porta_api::access::token::Holder;
use serde_json::json;

use super::deliver;
use crate::access::make_client;
use crate::catalog::scene::{OFFERS, cafe, scene, with};

const MODERATION: &str = "/v1/staff/cities/musterstadt/moderation";

#[actix_web::test]
async fn a_member_gets_the_words_of_the_editor_by_mail() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let member = scene.token_of("member");
    let new = with(cafe(), &json!({"publication": "published"}));
    scene
        .write_as(&member, (Method::POST, OFFERS, None), &new)
        .await
        .expect(201);
    let queue = scene.read_as(&scene.editor(), MODERATION).await.expect(200);
    let back = format!("{MODERATION}/{}/send-back", queue["items"][0]["id"].as_str().unwrap());

    let words = json!({"words": "Bitte die <Öffnungszeiten> nennen.\nDanke!"});
    scene.write(Method::POST, &back, Some(1), &words).await.expect(200);

    let mails = deliver(&scene, &outbox).await;
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.header("to"), Some("member@musterstadt.example"));
    insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text));
    assert!(mail.html.contains("&lt;Öffnungszeiten&gt;"), "{}", mail.html);
    assert!(deliver(&scene, &outbox).await.is_empty());
}

#[actix_web::test]
async fn of_a_partner_the_contact_of_the_check_is_written_to_if_it_is_verified() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let (id, _) = make_client(&scene.db, &[Scope::WriteOffers], ("musterstadt", Some("verein")));
    let client = scene
        .db
        .read(|conn| client::by_id(conn, &id, scene.clock.now()))
        .unwrap()
        .unwrap();
    let scopes = client.scopes.clone();
    let holder = Holder::Client {
        client: &client,
        scopes: &scopes,
    };
    let token = scene.tokens.issue(&holder).unwrap();
    let contact = json!({"email": "buero@verein.example", "lang": "ar"});
    for verified in [false, true] {
        if verified {
            let path = "/v1/cities/musterstadt/review-contacts/verein";
            let set = scene.write(Method::POST, path, None, &contact).await;
            assert_eq!(set.status.as_u16(), 204, "{}", set.body);
        }
        let path = format!("{OFFERS}/by-external-id/crm-{verified}");
        scene
            .write_as(&token, (Method::PUT, &path, None), &cafe())
            .await
            .expect(201);
        let queue = scene
            .read_as(&scene.editor(), &format!("{MODERATION}?state=waiting"))
            .await
            .expect(200);
        let back = format!("{MODERATION}/{}/send-back", queue["items"][0]["id"].as_str().unwrap());
        scene
            .write(Method::POST, &back, Some(1), &json!({"words": "Bitte ergänzen."}))
            .await
            .expect(200);

        let mails = deliver(&scene, &outbox).await;

        let to: Vec<Option<&str>> = mails.iter().map(|mail| mail.header("to")).collect();
        assert_eq!(
            to,
            if verified {
                vec![Some("buero@verein.example")]
            } else {
                vec![]
            }
        );
    }
}
