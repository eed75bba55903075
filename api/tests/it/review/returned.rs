//! What comes back on mails: forms of real mail servers and programs, and what follows from each.

use actix_web::http::header;
use actix_web::test as http;
use porta_api::review::returns::collect;
use porta_api::spine::http::Failure;
use serde_json::{Value, json};

use super::scene::{Check, check, tokens};

/// A form with the Message-ID put in, with the line ends of mail.
macro_rules! form {
    ($name:literal, $id:expr) => {
        include_str!(concat!("returns/", $name, ".eml"))
            .replace("{id}", $id)
            .replace('\n', "\r\n")
    };
}

/// The association's mail: id and Message-ID.
macro_rules! mail {
    ($check:expr) => {{
        let list = $check
            .get("/v1/cities/musterstadt/review-mails?provider=verein")
            .await
            .expect(200);
        let text = |name: &str| list["items"][0][name].as_str().unwrap().to_owned();
        (text("id"), text("message_id"))
    }};
}

macro_rules! hand_in {
    ($check:expr, $bytes:expr) => {{
        let request = http::TestRequest::post()
            .uri("/v1/cities/musterstadt/mail-returns")
            .insert_header((header::CONTENT_TYPE, "message/rfc822"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", $check.scene.editor())))
            .set_payload($bytes);
        $check.scene.send(request).await
    }};
}

/// Where the association's review stands: contact, and the open tasks.
macro_rules! stands {
    ($check:expr) => {{
        let status = $check.get("/v1/cities/musterstadt/review-status").await.expect(200);
        let providers = status["providers"].as_array().unwrap();
        let own = providers.iter().find(|one| one["provider"] == "verein").unwrap();
        (own["contact"].as_str().unwrap().to_owned(), $check.tasks())
    }};
}

#[actix_web::test]
async fn a_refusal_for_good_breaks_the_contact_whatever_server_says_it() {
    for (name, form, code) in [
        ("postfix", form!("postfix_5", "{id}"), "5.1.1"),
        ("exchange", form!("exchange_5", "{id}"), "5.1.10"),
        ("qmail", form!("qmail", "{id}"), "550"),
    ] {
        let check = check().await;
        check.open().await;
        check.deliver().await;
        let (mail, message_id) = mail!(check);
        let bytes = form.replace("{id}", &message_id);

        let noted = hand_in!(check, bytes.clone()).expect(200);

        assert_eq!(noted, json!({"kind": "failed", "mail": mail, "known": false}), "{name}");
        assert_eq!(
            stands!(check),
            ("broken".to_owned(), vec!["broken_contact".to_owned()]),
            "{name}"
        );
        let read = check
            .get(&format!("/v1/cities/musterstadt/review-mails/{mail}"))
            .await
            .expect(200);
        assert_eq!(
            (&read["state"], &read["reply"]),
            (&json!("refused"), &json!(code)),
            "{name}"
        );
        assert_eq!(read["returns"][0]["status"], code, "{name}");
        // The same message once more, as a server's filter and a maildir may hand it in both.
        let again = hand_in!(check, bytes).expect(200);
        assert_eq!(again["known"], true, "{name}");
        assert_eq!(check.tasks().len(), 1, "{name}");
    }
}

#[actix_web::test]
async fn a_full_mailbox_gets_the_mail_again_three_times() {
    let check = check().await;
    check.open().await;
    let first = check.deliver().await;
    let (mail, message_id) = mail!(check);

    for round in 1..=3 {
        let bytes = form!("exim_full", &message_id).replace("2026", &format!("202{round}"));
        let noted = hand_in!(check, bytes).expect(200);
        assert_eq!(noted["kind"], "bounced");
        assert_eq!(check.mails("waiting"), [mail.as_str()], "round {round}");
        check.deliver().await;
    }
    let own = first
        .iter()
        .find(|mail| mail.header("to") == Some("office@verein.example"))
        .unwrap();
    assert_eq!(tokens(own).len(), 1);
    assert_eq!(check.kept().len(), 2, "the same mail under the same Message-ID");
    assert_eq!(stands!(check), ("reached".to_owned(), Vec::new()));

    let bytes = form!("exim_full", &message_id).replace("2026", "2019");
    hand_in!(check, bytes).expect(200);

    assert_eq!(check.mails("given_up"), [mail]);
    assert_eq!(stands!(check), ("broken".to_owned(), vec!["broken_contact".to_owned()]));
}

#[actix_web::test]
async fn what_a_machine_says_is_noted_and_what_a_human_writes_becomes_a_task() {
    let check = check().await;
    check.open().await;
    check.deliver().await;
    let (mail, id) = mail!(check);

    for (bytes, kind) in [
        (form!("postfix_delayed", &id), json!("delayed")),
        (form!("absence_outlook", &id), json!("auto_reply")),
        (form!("absence_old", &id), json!("auto_reply")),
        (form!("delivered", &id), Value::Null),
    ] {
        let noted = hand_in!(check, bytes).expect(200);
        assert_eq!(noted.get("kind").cloned().unwrap_or_default(), kind);
    }
    assert_eq!(stands!(check), ("reached".to_owned(), Vec::new()));

    let noted = hand_in!(check, form!("answer", &id)).expect(200);

    assert_eq!(noted["kind"], "answer");
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    assert_eq!(status["tasks"][0]["kind"], "word");
    assert_eq!(
        status["tasks"][0]["note"],
        "Guten Tag,\ndas Café öffnet jetzt erst um 15 Uhr."
    );
    let read = check
        .get(&format!("/v1/cities/musterstadt/review-mails/{mail}"))
        .await
        .expect(200);
    let kinds: Vec<&Value> = read["returns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(kinds, ["delayed", "auto_reply", "auto_reply", "answer"]);
}

#[actix_web::test]
async fn who_calls_it_spam_gets_no_more_of_it() {
    let check = check().await;
    check.open().await;
    check.deliver().await;
    let (_, id) = mail!(check);

    hand_in!(check, form!("complaint", &id)).expect(200);

    assert_eq!(
        stands!(check),
        ("unsubscribed".to_owned(), vec!["unsubscribed".to_owned()])
    );
    let later = check.at("2026-12-15T09:00:00Z").await;
    assert!(
        later
            .iter()
            .all(|mail| mail.header("to") != Some("office@verein.example")),
        "{later:?}"
    );
}

#[actix_web::test]
async fn what_is_about_no_mail_of_ours_changes_nothing() {
    let check = check().await;
    check.open().await;
    check.deliver().await;

    let noted = hand_in!(check, form!("postfix_5", "somebody@else.example")).expect(200);
    assert_eq!(noted, json!({"known": false}));
    let refused = hand_in!(check, "\r\nno header at all");
    assert_eq!(refused.refused(400), "bad_request");
    let long = vec![b'a'; 1024 * 1024 + 1];
    assert_eq!(hand_in!(check, long).refused(413), "too_large");

    assert_eq!(stands!(check), ("reached".to_owned(), Vec::new()));
}

#[actix_web::test]
async fn a_maildir_is_collected_and_what_is_strange_stays_unseen_for_a_human() {
    let check: Check<_> = check().await;
    check.open().await;
    check.deliver().await;
    let (_, id) = mail!(check);
    let maildir = tempfile::tempdir().unwrap();
    for folder in ["new", "cur", "tmp"] {
        std::fs::create_dir(maildir.path().join(folder)).unwrap();
    }
    let put = |name: &str, text: &str| std::fs::write(maildir.path().join("new").join(name), text).unwrap();
    put("1795510805.M1P1.mx", &form!("postfix_5", &id));
    put("1795510806.M2P1.mx", &form!("answer", "another@world.example"));
    put("1795510807.M3P1.mx", "");

    assert_eq!(collect(&check.tools, maildir.path()), Ok(1));

    let mut names: Vec<String> = std::fs::read_dir(maildir.path().join("cur"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "1795510805.M1P1.mx:2,S",
            "1795510806.M2P1.mx:2,",
            "1795510807.M3P1.mx:2,"
        ]
    );
    assert_eq!(std::fs::read_dir(maildir.path().join("new")).unwrap().count(), 0);
    assert_eq!(stands!(check).0, "broken");
    assert_eq!(collect(&check.tools, maildir.path()), Ok(0));

    let missing = collect(&check.tools, &maildir.path().join("nowhere")).unwrap_err();
    assert!(
        missing.starts_with("the maildir ") && missing.contains("cannot be read"),
        "{missing}"
    );
    let empty = porta_api::review::returns::take(&check.tools, None, b"");
    assert!(matches!(empty, Err(Failure::BadRequest(_))));
}
