//! Conversations with a mail server that takes, puts off, refuses, and hangs up (RFC 5321).

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use porta_api::mail::Transport;
use porta_api::review::mailing::send_now;
use porta_api::spine::jobs::Outcome;

use super::scene::check;

/// What the server answers to a recipient, one reply per attempt; then it takes everything. `drop` hangs up.
type Replies = HashMap<&'static str, Vec<&'static str>>;

/// A mail server; the Message-IDs of what it took, in order.
struct Server {
    url: String,
    taken: Arc<Mutex<Vec<String>>>,
}

fn server(replies: Replies) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (taken, replies) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(replies)));
    let seen = Arc::clone(&taken);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (replies, taken) = (Arc::clone(&replies), Arc::clone(&seen));
            std::thread::spawn(move || talk(stream, &replies, &taken));
        }
    });
    Server { url, taken }
}

fn talk(mut stream: TcpStream, replies: &Mutex<Replies>, taken: &Mutex<Vec<String>>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let mut say = move |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 mail.example ESMTP")?;
    loop {
        let line = lines.next()?.ok()?;
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match verb.as_str() {
            "EHLO" => say("250-mail.example\r\n250 8BITMIME")?,
            "RCPT" => {
                let to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                let mut replies = replies.lock().unwrap();
                let own = replies.get_mut(to.as_str()).filter(|own| !own.is_empty());
                let reply = own.map_or("250 OK", |own| own.remove(0));
                drop(replies);
                if reply == "drop" {
                    return None;
                }
                say(reply)?;
            }
            "DATA" => {
                say("354 go on")?;
                loop {
                    let line = lines.next()?.ok()?;
                    if line == "." {
                        break;
                    }
                    if let Some(id) = line.strip_prefix("Message-ID: ") {
                        taken.lock().unwrap().push(id.to_owned());
                    }
                }
                say("250 taken")?;
            }
            "QUIT" => {
                say("221 bye")?;
                return None;
            }
            _ => say("250 OK")?,
        }
    }
}

#[actix_web::test]
async fn every_reply_leads_to_the_right_state() {
    let check = check().await;
    let campaign = check.open().await;
    let server = server(Replies::from([
        ("amt@musterstadt.example", vec!["450 4.2.1 later", "drop"]),
        ("office@verein.example", vec!["550 5.1.1 no such user"]),
    ]));
    let sender = check.sender(Transport::smtp(&server.url, 60_000).unwrap());
    let mails = check.mails("waiting");

    let mut outcomes = Vec::new();
    for _ in 0..3 {
        for mail in &mails {
            outcomes.push(send_now(&sender, mail, false).await);
        }
    }

    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| wanted(outcome)).count();
    assert_eq!(count(|outcome| matches!(outcome, Outcome::Retry(_))), 2, "{outcomes:?}");
    assert_eq!(
        count(|outcome| *outcome == Outcome::Fail("refused: 550".to_owned())),
        1,
        "{outcomes:?}"
    );
    assert_eq!(
        server.taken.lock().unwrap().len(),
        1,
        "what is refused is not tried again, what is taken not sent again"
    );
    let counts = check.get(&campaign).await.expect(200)["counts"].clone();
    let of = |name: &str| counts[name].as_i64().unwrap();
    assert_eq!((of("sent"), of("failed"), of("waiting"), of("doubtful")), (1, 1, 0, 0));
    assert_eq!(check.tasks(), ["broken_contact"]);
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    assert_eq!(status["providers"][0]["contact"], "reached");
    assert_eq!(status["providers"][1]["contact"], "broken");
}

#[actix_web::test]
async fn what_is_put_off_again_and_again_is_given_up() {
    let check = check().await;
    check.open().await;
    let replies = vec!["450 4.2.1 later"; 9];
    let server = server(Replies::from([
        ("amt@musterstadt.example", replies.clone()),
        ("office@verein.example", replies),
    ]));
    let sender = check.sender(Transport::smtp(&server.url, 60_000).unwrap());

    for mail in check.mails("waiting") {
        assert_eq!(send_now(&sender, &mail, false).await, Outcome::Retry("450".to_owned()));
        assert_eq!(send_now(&sender, &mail, true).await, Outcome::Retry("450".to_owned()));
    }

    assert_eq!(check.mails("given_up").len(), 2);
    assert_eq!(check.tasks(), ["broken_contact", "broken_contact"]);
    assert_eq!(server.taken.lock().unwrap().len(), 0);
}
