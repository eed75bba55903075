//! A year by a clock that is set: a check that is answered, and one that nobody answers, with all that follows for the public.

use actix_web::http::Method;
use porta_api::mail::mailbox::Kept;
use serde_json::{Value, json};

use super::scene::{CAMPAIGNS, check, tokens};

/// Adds what was sent on a day to the letters of its language.
fn keep(letters: &mut [String; 2], day: &str, sent: &[Kept]) {
    for mail in sent {
        let arabic = mail.header("content-language") == Some("ar");
        let to = mail.header("to").unwrap();
        let letter = format!("=== {day} · {to}\n{}\n\n{}\n\n", mail.subject, mail.text);
        letters[usize::from(arabic)].push_str(&letter);
    }
}

#[actix_web::test]
async fn a_year_with_an_answer_and_half_a_year_of_silence() {
    let check = check().await;
    let second = json!({"email": "leitung@musterstadt.example", "lang": "ar", "second": true});
    let path = "/v1/cities/musterstadt/review-contacts/amt";
    assert_eq!(check.post(path, &second).await.status.as_u16(), 204);
    let second = json!({"email": "vorstand@verein.example", "lang": "de", "second": true});
    let path = "/v1/cities/musterstadt/review-contacts/verein";
    assert_eq!(check.post(path, &second).await.status.as_u16(), 204);
    let city = "/v1/staff/cities/musterstadt";
    let token = check.scene.token_of("admin");
    let leave = json!({"leave_lists_after": 30});
    check
        .scene
        .write_as(&token, (Method::PATCH, city, Some(1)), &leave)
        .await
        .expect(200);
    check
        .scene
        .change("tee", 1, &json!({"valid_until": null}))
        .await
        .expect(200);
    let mut letters = [String::new(), String::new()];
    let list = async |query: &str| -> Vec<Value> {
        while check.scene.side.follow().unwrap() > 0 {}
        let path = format!("/v1/cities/musterstadt/offers{query}");
        let list = check.scene.get(&path).await.expect(200);
        let items = list["items"].as_array().unwrap().iter();
        items
            .map(|item| json!([item["slug"], item["freshness"]["state"]]))
            .collect()
    };

    // Spring: one provider confirms, the other one does not.
    let sent = check.at("2027-03-01T08:00:00Z").await;
    keep(&mut letters, "2027-03-01", &sent);
    let own = sent
        .iter()
        .find(|mail| mail.header("to") == Some("office@verein.example"))
        .unwrap();
    let visit = check.visit(&tokens(own)[0]).await;
    for slug in ["tee", "verein"] {
        visit.answer(slug, "confirm", json!({})).await.expect(200);
    }
    keep(&mut letters, "2027-03-01", &check.deliver().await);
    for day in ["2027-03-15", "2027-03-29", "2027-03-30", "2027-04-05", "2027-04-12"] {
        let sent = check.at(&format!("{day}T08:00:00Z")).await;
        keep(&mut letters, day, &sent);
    }
    assert_eq!(check.tasks(), ["phone"], "the office that has not answered");
    assert_eq!(list("").await, [json!(["tee", "fresh"])]);

    // Autumn: nobody answers.
    for day in ["2027-09-01", "2027-09-15", "2027-09-29", "2027-10-06"] {
        let sent = check.at(&format!("{day}T08:00:00Z")).await;
        keep(&mut letters, day, &sent);
    }
    assert_eq!(list("").await, [json!(["tee", "due"])]);
    let sent = check.at("2027-10-13T08:00:00Z").await;
    keep(&mut letters, "2027-10-13", &sent);
    assert_eq!(check.tasks(), ["phone", "phone", "phone"]);
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    let to_phone = status["providers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["to_phone"] == true);
    assert_eq!(to_phone.count(), 2);

    // The public reads that nobody has confirmed it, and some time later it is in no list that does not ask for that.
    check.at("2027-10-14T08:00:00Z").await;
    assert_eq!(list("").await, [json!(["tee", "overdue"])]);
    check.at("2027-11-12T07:00:00Z").await;
    assert_eq!(list("").await, [json!(["tee", "overdue"])]);
    check.at("2027-11-13T12:00:00Z").await;
    assert_eq!(list("").await, [json!(null); 0]);
    assert_eq!(list("?freshness=overdue").await, [json!(["tee", "overdue"])]);
    let one = check.scene.get("/v1/cities/musterstadt/offers/tee").await.expect(200);
    assert_eq!(one["freshness"]["state"], "overdue", "nothing is deleted by silence");

    // The next campaign; an answer brings it back.
    let sent = check.at("2028-03-01T08:00:00Z").await;
    keep(&mut letters, "2028-03-01", &sent);
    let own = sent
        .iter()
        .find(|mail| mail.header("to") == Some("office@verein.example"))
        .unwrap();
    let visit = check.visit(&tokens(own)[0]).await;
    visit.answer("tee", "confirm", json!({})).await.expect(200);
    assert_eq!(list("").await, [json!(["tee", "fresh"])]);
    let campaigns = check.get(CAMPAIGNS).await.expect(200);
    let states: Vec<&Value> = campaigns["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["state"])
        .collect();
    assert_eq!(states, ["running", "closed", "closed"]);
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    let days = status["over_time"].as_array().unwrap();
    assert_eq!(days.first().unwrap()["day"], "2027-03-01");
    assert_eq!(days.last().unwrap()["day"], "2028-03-01");
    assert_eq!(status["by_category"][0]["slug"], "meet");
    let mut tables = String::new();
    for table in ["categories", "districts", "days", "providers"] {
        let path = format!("/v1/cities/musterstadt/review-status.csv?table={table}");
        let text = check.get(&path).await.expect(200);
        let most = text.as_str().unwrap().lines().take(3).collect::<Vec<_>>().join("\n");
        tables.push_str(&format!("{table}\n{most}\n\n"));
    }
    insta::assert_snapshot!("tables_for_a_spreadsheet", tables);
    let wrong = "/v1/cities/musterstadt/review-status.csv?table=pages";
    assert!(
        check.get(wrong).await.expect(400)["errors"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("districts")
    );

    let history = check
        .get("/v1/cities/musterstadt/review-status/verein")
        .await
        .expect(200);
    let steps: Vec<Value> = history["reviews"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["campaign"], one["state"], one["step"]]))
        .collect();
    assert_eq!(
        steps,
        [
            json!(["2028-03", "open", "opening"]),
            json!(["2027-09", "closed", "phone"]),
            json!(["2027-03", "answered", "opening"])
        ]
    );
    insta::with_settings!({filters => vec![(r"/review/[A-Za-z0-9_-]{32}", "/review/[token]")]}, {
        insta::assert_snapshot!("half_year_de", letters[0]);
        insta::assert_snapshot!("half_year_ar", letters[1]);
    });
}
