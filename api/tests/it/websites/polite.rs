//! No host is asked twice at once, and never without a pause.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::scene::{asker_with, check_now, hasty, states, tools};
use super::server::{Reply, Server};
use crate::catalog::scene::scene;
use porta_api::spine::jobs::Outcome;

#[actix_web::test]
async fn a_host_is_asked_once_at_a_time_whichever_way_leads_there() {
    let scene = scene().await;
    let server = Server::start(|asked| {
        let port = asked.head.lines().find_map(|line| line.strip_prefix("host: "));
        let port = port.and_then(|host| host.split(':').nth(1)).unwrap().to_owned();
        match asked.host.as_str() {
            "gross.example" => Reply::Status(200),
            host => Reply::To(302, format!("http://gross.example:{port}/{host}")),
        }
    })
    .await;
    for number in 0..4 {
        let own = server.url("gross.example", &format!("/{number}"));
        scene.offer_at(&format!("eins-{number}"), &own).await;
        let elsewhere = server.url(&format!("klein{number}.example"), "/");
        scene.offer_at(&format!("zwei-{number}"), &elsewhere).await;
    }
    let pauses = Arc::new(AtomicUsize::new(0));
    let tools = tools(&scene, asker_with(&[server.address], hasty(&pauses)));

    assert_eq!(check_now(&tools).await, Outcome::Done);

    assert_eq!(states(&scene.db), ["reachable"; 8]);
    let to_big = server.lines().iter().filter(|line| line.contains("gross")).count();
    assert_eq!((to_big, server.asked().len()), (8, 12));
    assert_eq!(server.most_at_once(), 1);
    assert_eq!(
        pauses.load(Ordering::SeqCst),
        7,
        "one before each request but the first"
    );
}
