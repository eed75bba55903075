//! Musterstadt, somebody who asks websites, and nights that pass.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use chrono::TimeDelta;
use porta_api::spine::db::{Database, DbError, schema::website_checks};
use porta_api::spine::ids::CityId;
use porta_api::spine::jobs::Outcome;
use porta_api::websites::{Asker, Guard, Manners, Names, NoName, Pause, Payload, Roots, Tools, check_city};
use rustls::RootCertStore;
use serde_json::{Value, json};

use super::server::Server;
use crate::catalog::scene::{Scene, cafe, with};

/// Where all names of tests lead.
pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// The public address of the pages.
pub const PAGES: &str = "https://www.porta.example";

/// Manners without pauses; they are counted.
pub fn hasty(pauses: &Arc<AtomicUsize>) -> Manners {
    Manners {
        pause: Pause::counted(Arc::clone(pauses)),
        connect: Duration::from_secs(20),
        answer: Duration::from_secs(20),
        hosts: 8,
    }
}

/// Names of which all but those that begin with `nowhere` lead to this machine.
pub fn names() -> Names {
    Names::told(|name| match name {
        name if name.starts_with("nowhere") => Err(NoName::Unknown),
        name if name.starts_with("perhaps") => Err(NoName::NobodyKnows),
        "inside.example" => Ok(vec![IpAddr::from([10, 0, 0, 7])]),
        _ => Ok(vec![HERE]),
    })
}

/// Somebody who asks these servers and nothing else.
pub fn asker(servers: &[SocketAddr]) -> Asker {
    asker_with(servers, hasty(&Arc::default()))
}

pub fn asker_with(servers: &[SocketAddr], manners: Manners) -> Asker {
    let guard = Guard::but_for(servers.to_vec());
    Asker::new(guard, names(), &Roots::these(RootCertStore::empty()), manners, PAGES).unwrap()
}

/// An event that is fine: every Tuesday from January on.
pub fn tuesdays() -> Value {
    json!({
        "provider": "verein", "lang": "de", "texts": {"title": "Treff"}, "publication": "published",
        "starts_at": "2027-01-12T17:00", "duration_minutes": 120, "rrule": "FREQ=WEEKLY;BYDAY=TU", "location": "haus"
    })
}

/// What the check of a scene works with.
pub fn tools<S>(scene: &Scene<S>, asker: Asker) -> Tools {
    Tools {
        database: Database::clone(&scene.db),
        clock: scene.clock.clone(),
        asker: Arc::new(asker),
    }
}

/// What the check works with when it asks one server.
pub fn tools_for<S>(scene: &Scene<S>, server: &Server) -> Tools {
    tools(scene, asker(&[server.address]))
}

/// Id of Musterstadt.
pub fn city(db: &Database) -> CityId {
    let city = db.read(|conn| porta_api::catalog::city::by_slug(conn, "musterstadt"));
    city.unwrap().unwrap().id
}

/// Checks Musterstadt in the night that is now.
pub async fn check_now(tools: &Tools) -> Outcome {
    let payload = Payload {
        city: city(&tools.database),
        night: tools.clock.now(),
    };
    check_city(tools, &payload, &|| false).await
}

/// A day passes, and the night's check is done.
pub async fn night(tools: &Tools) {
    tools.clock.advance(TimeDelta::days(1));
    assert_eq!(check_now(tools).await, Outcome::Done);
}

/// Addresses and states that are kept, in order.
pub fn kept(db: &Database) -> Vec<(String, String)> {
    use diesel::prelude::*;
    let rows = website_checks::table
        .order(website_checks::url)
        .select((website_checks::url, website_checks::state));
    db.read::<_, DbError>(|conn| Ok(rows.load(conn)?)).unwrap()
}

/// States that are kept, in the order of their addresses.
pub fn states(db: &Database) -> Vec<String> {
    kept(db).into_iter().map(|(_, state)| state).collect()
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// A published offer that names a website.
    pub async fn offer_at(&self, slug: &str, url: &str) -> Value {
        let body = json!({
            "slug": slug, "website": url, "publication": "published", "texts": {"title": format!("Angebot {slug}")}
        });
        self.create(&with(cafe(), &body)).await.expect(201)
    }

    /// Changes an offer as it is now.
    pub async fn change_now(&self, slug: &str, body: &Value) {
        let version = self.record(slug).await["version"].as_i64();
        self.change(slug, version.unwrap(), body).await.expect(200);
    }

    /// What staff see.
    pub async fn checks(&self) -> Value {
        let token = self.editor();
        self.read_as(&token, "/v1/cities/musterstadt/website-checks")
            .await
            .expect(200)
    }

    /// Makes a record of another noun, as the editor.
    pub async fn new_record(&self, nouns: &str, body: &Value) -> Value {
        let path = format!("/v1/staff/cities/musterstadt/{nouns}");
        self.write(Method::POST, &path, None, body).await.expect(201)
    }
}
