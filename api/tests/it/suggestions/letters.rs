//! What senders are told.

use serde_json::json;

use super::scene::{club, deliver, workshop};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn a_sender_is_told_once_that_a_suggestion_is_accepted() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let body = with(
        workshop(),
        &json!({"sender_email": "absender@mail.example", "title": "Rad <frei>"}),
    );
    scene.suggest(body).await.expect(202);
    assert!(
        deliver(&scene, &outbox).await.is_empty(),
        "nobody is written to before somebody has decided"
    );
    let suggestion = scene.suggestion().await;
    let accepting = json!({"provider": "verein", "categories": ["meet"]});
    scene.decide(&suggestion, "accept", &accepting).await.expect(200);

    let mails = deliver(&scene, &outbox).await;

    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.header("to"), Some("absender@mail.example"));
    insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text));
    assert!(mail.html.contains("Rad &lt;frei&gt;"), "{}", mail.html);
    assert!(deliver(&scene, &outbox).await.is_empty());
}

#[actix_web::test]
async fn a_sender_is_told_with_words_that_a_suggestion_is_declined() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .suggest(with(club(), &json!({"sender_email": "absender@mail.example"})))
        .await
        .expect(202);
    let suggestion = scene.suggestion().await;
    let declining = json!({"reason": "incomplete", "words": "أين تلتقون؟"});
    scene.decide(&suggestion, "decline", &declining).await.expect(200);

    let mails = deliver(&scene, &outbox).await;

    insta::assert_snapshot!(format!("{}\n\n{}", mails[0].subject, mails[0].text));
    assert!(mails[0].html.contains("dir=\"rtl\""));
}

#[actix_web::test]
async fn nobody_is_told_of_spam_or_without_an_address() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .suggest(with(club(), &json!({"sender_email": "absender@mail.example"})))
        .await
        .expect(202);
    scene
        .suggest(with(workshop(), &json!({"sender_name": "A. Beispiel"})))
        .await
        .expect(202);
    let all = scene.suggestions().await;
    let words = json!({"reason": "does_not_fit", "words": "Leider nein."});
    scene.decide(&all[0], "decline", &words).await.expect(200);
    scene
        .decide(&all[1], "decline", &json!({"reason": "spam"}))
        .await
        .expect(200);

    assert!(deliver(&scene, &outbox).await.is_empty());
}
