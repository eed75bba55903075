//! What staff set and see: settings, words of mails, mails as they were sent, links.

use actix_web::http::{Method, header};
use actix_web::test as http;
use serde_json::{Value, json};

use super::scene::{check, tokens};

const SETTINGS: &str = "/v1/cities/musterstadt/review-settings";
const WORDS: &str = "/v1/cities/musterstadt/mail-words/de";

#[actix_web::test]
async fn settings_are_read_set_and_held_by_the_next_campaign() {
    let check = check().await;
    let chief = check.scene.token_of("admin");
    let mut settings = check.get(SETTINGS).await.expect(200);
    assert_eq!(settings["days"], json!(["03-01", "09-01"]));
    settings["days"] = json!(["11-26"]);
    settings["school_holidays"] = json!([{"first": "2026-11-26", "last": "2026-11-27"}]);
    settings["first_reminder"] = 7.into();
    let put = async |tag: &str, body: &Value| {
        let request = http::TestRequest::put()
            .uri(SETTINGS)
            .insert_header((header::AUTHORIZATION, format!("Bearer {chief}")))
            .insert_header((header::IF_MATCH, tag));
        check.scene.send(request.set_json(body)).await
    };

    assert_eq!(put("\"1\"", &settings).await.refused(412), "stale");
    let set = put("\"0\"", &settings).await;
    assert_eq!(set.header(header::ETAG), "\"1\"");
    assert_eq!(set.expect(200), settings);

    let mut wrong = settings.clone();
    wrong["days"] = json!(["02-30", "1-1"]);
    wrong["hour"] = 24.into();
    wrong["phone"] = 3.into();
    wrong["school_holidays"] = json!([{"first": "2026-11-27", "last": "2026-11-26"}]);
    let answer = put("\"1\"", &wrong).await;
    let pointers: Vec<&Value> = answer.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["pointer"])
        .collect();
    assert_eq!(
        pointers,
        ["#/days/0", "#/days/1", "#/school_holidays/0", "#/hour", "#/phone"]
    );

    assert_eq!(check.at("2026-11-27T09:00:00Z").await.len(), 0, "holidays");
    assert_eq!(check.at("2026-11-30T08:00:00Z").await.len(), 2, "the Monday after them");
    assert_eq!(
        check.at("2026-12-07T08:00:00Z").await.len(),
        2,
        "the first reminder after a week"
    );
}

#[actix_web::test]
async fn a_city_writes_its_own_words_and_looks_at_them_first() {
    let check = check().await;
    let chief = check.scene.token_of("admin");
    let own = json!({"words": {
        "intro_opening": "Ihr Team von {{ city }} fragt bis {{ date }}.",
        "subject_opening": "{{ city }} – <b>bitte</b> prüfen"
    }});
    let preview = json!({"step": "opening", "words": own["words"]});
    let seen = check.post(&format!("{WORDS}/preview"), &preview).await.expect(200);
    assert_eq!(seen["subject"], "Musterstadt – <b>bitte</b> prüfen");
    assert!(
        seen["text"]
            .as_str()
            .unwrap()
            .contains("Ihr Team von Musterstadt fragt bis ")
    );
    assert!(
        seen["html"].as_str().unwrap().contains("&lt;b&gt;bitte"),
        "{}",
        seen["html"]
    );
    assert!(seen["text"].as_str().unwrap().contains("/de/review/••••••"));

    let patch = async |body: &Value| {
        let request = http::TestRequest::default()
            .method(Method::PATCH)
            .uri(WORDS)
            .insert_header((header::AUTHORIZATION, format!("Bearer {chief}")));
        check.scene.send(request.set_json(body)).await
    };
    patch(&own).await.expect(200);
    let wrong = json!({"words": {"intro_opening": "{% raw %}", "nonsense": "x", "button": ""}});
    let answer = patch(&wrong).await;
    let codes: Vec<&Value> = answer.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| &error["code"])
        .collect();
    assert_eq!(codes, ["missing", "bad_gap", "unknown_word"], "{}", answer.body);

    check.open().await;
    let sent = check.deliver().await;
    let german = sent
        .iter()
        .find(|mail| mail.header("to") == Some("office@verein.example"))
        .unwrap();
    assert_eq!(german.subject, "Musterstadt – <b>bitte</b> prüfen");
    assert!(
        german.text.contains("Ihr Team von Musterstadt fragt bis "),
        "{}",
        german.text
    );
    let arabic = sent
        .iter()
        .find(|mail| mail.header("to") == Some("amt@musterstadt.example"))
        .unwrap();
    assert!(!arabic.text.contains("Ihr Team"));

    let back = json!({"words": {"intro_opening": null}});
    let words = patch(&back).await.expect(200);
    let word = words["words"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["word"] == "intro_opening")
        .unwrap();
    assert_eq!(word.get("own"), None);
}

#[actix_web::test]
async fn staff_see_mails_as_they_were_sent_without_what_opens_their_links() {
    let check = check().await;
    check.open().await;
    let waiting = check
        .get("/v1/cities/musterstadt/review-mails?state=waiting&limit=1")
        .await
        .expect(200);
    let next = waiting["next"].as_str().unwrap();
    let path = format!("/v1/cities/musterstadt/review-mails?state=waiting&limit=1&cursor={next}");
    let last = check.get(&path).await.expect(200);
    assert_ne!(last["items"][0]["id"], waiting["items"][0]["id"]);
    assert_eq!(last.get("next"), None);
    let sent = check.deliver().await;

    let list = check
        .get("/v1/cities/musterstadt/review-mails?provider=verein")
        .await
        .expect(200);
    let id = list["items"][0]["id"].as_str().unwrap();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["to"], "office@verein.example");
    assert_eq!(list["items"][0]["providers"], json!(["verein"]));
    assert_eq!(list["items"][0].get("content"), None);
    let read = check
        .get(&format!("/v1/cities/musterstadt/review-mails/{id}"))
        .await
        .expect(200);

    let own = sent
        .iter()
        .find(|mail| mail.header("to") == Some("office@verein.example"))
        .unwrap();
    let token = &tokens(own)[0];
    assert_eq!(read["content"]["subject"], own.subject.as_str());
    assert_eq!(read["content"]["text"], own.text.replace(token, "••••••").as_str());
    assert_eq!(read["content"]["html"], own.html.replace(token, "••••••").as_str());
    assert!(!read.to_string().contains(token), "{read}");
    assert_eq!((&read["state"], &read["attempts"]), (&json!("sent"), &json!(1)));
    assert_eq!(
        check
            .get("/v1/cities/musterstadt/review-mails/nothing")
            .await
            .refused(404),
        "not_found"
    );
}

#[actix_web::test]
async fn links_can_be_ended_and_sent_again() {
    let check = check().await;
    let visit = check.visited().await;
    let path = format!("/v1/cities/musterstadt/reviews/{}", visit.review);
    let link = async || {
        assert_eq!(
            check
                .post(&format!("{path}/send-link"), &json!({}))
                .await
                .status
                .as_u16(),
            202
        );
        tokens(&check.deliver().await[0])[0].clone()
    };
    let first = link().await;
    check.visit(&first).await.page().await;

    let ended = check
        .post(&format!("{path}/revoke-links"), &json!({}))
        .await
        .expect(200);

    assert_eq!(ended, json!({"revoked": 2}));
    assert_eq!(
        visit.get(&format!("/v1/reviews/{}", visit.review)).await.refused(401),
        "unauthenticated"
    );
    assert_eq!(check.exchange(&first).await.refused(401), "unauthenticated");
    let second = link().await;
    assert_ne!(second, first);
    check.visit(&second).await.page().await;
    let nebenan = format!("/v1/cities/nebenan/reviews/{}/revoke-links", visit.review);
    assert_eq!(check.post(&nebenan, &json!({})).await.refused(403), "forbidden");
}
