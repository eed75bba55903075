//! Providers and their places written over HTTP: by staff and members, secret ones, merged, split and moved.

mod life;
mod people;
mod secrets;
mod seen;
mod transfer;
mod validation;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use diesel::prelude::*;
use porta_api::access::account::{self, EmailAddress, NewAccount};
use porta_api::access::grant::Grant;
use porta_api::access::session;
use porta_api::access::token::Holder;
use porta_api::access::{provider_named, secret_places};
use porta_api::catalog::city;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::audit;
use porta_api::spine::ids::AccountId;
use porta_api::spine::randomness::Randomness;
use porta_contract::Role;
use serde_json::{Value, json};

use super::scene::{Answer, Scene};

const CITY: &str = "/v1/staff/cities/musterstadt";

/// A place that is fine.
fn house() -> Value {
    json!({"provider": "verein", "lang": "de", "street": "Gasse 7", "town": "Musterstadt", "publication": "published"})
}

/// A provider that is fine.
fn club() -> Value {
    json!({"lang": "de", "kind": "association", "texts": {"title": "Neuer Verein"}, "publication": "published"})
}

/// Who sends.
#[derive(Clone, Copy, Debug)]
enum Who {
    Editor,
    CityAdmin,
    /// Of a provider.
    Member(&'static str),
}

impl Who {
    fn address(self) -> EmailAddress {
        let name = match self {
            Self::Editor => "editor".to_owned(),
            Self::CityAdmin => "city-admin".to_owned(),
            Self::Member(provider) => format!("of-{provider}"),
        };
        EmailAddress::parse(&format!("{name}@musterstadt.example")).unwrap()
    }
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// The account of somebody; made when it is first asked for.
    fn account_of(&self, who: Who) -> AccountId {
        let known = self.db.read(|conn| account::by_email(conn, &who.address())).unwrap();
        if let Some(known) = known {
            return known.id;
        }
        let city = self
            .db
            .read(|conn| city::by_slug(conn, "musterstadt"))
            .unwrap()
            .unwrap()
            .id;
        let grant = match who {
            Who::Editor => Grant::new(Role::Editor, Some(city)),
            Who::CityAdmin => Grant::new(Role::CityAdministrator, Some(city)),
            Who::Member(provider) => {
                let id = self.db.read(|conn| provider_named(conn, &city, provider)).unwrap();
                Grant::member(city, &id.unwrap())
            }
        };
        let new = NewAccount {
            email: &who.address(),
            password: None,
            grant: &grant,
        };
        self.db.write(|tx| account::create(tx, &new, self.clock.now())).unwrap()
    }

    fn token_for(&self, who: Who) -> String {
        let account = self.account_of(who);
        let (session, _) = self
            .db
            .write(|tx| session::open(tx, &Randomness::machine(), (&account, "a test"), self.clock.now()))
            .unwrap();
        let holder = Holder::Session {
            account: &account,
            session: &session,
        };
        self.tokens.issue(&holder).unwrap()
    }

    /// Sends a body to a path below the city; with `If-Match`, if there is a version.
    async fn acts(&self, who: Who, (method, path): (Method, &str), version: Option<i64>, body: &Value) -> Answer {
        let mut request = TestRequest::default()
            .method(method)
            .uri(&format!("{CITY}/{path}"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", self.token_for(who))));
        if let Some(version) = version {
            request = request.insert_header((header::IF_MATCH, format!("\"{version}\"")));
        }
        if !body.is_null() {
            request = request.set_json(body);
        }
        self.send(request).await
    }

    async fn look(&self, who: Who, path: &str) -> Answer {
        self.acts(who, (Method::GET, path), None, &Value::Null).await
    }

    async fn post(&self, who: Who, path: &str, version: Option<i64>, body: &Value) -> Answer {
        self.acts(who, (Method::POST, path), version, body).await
    }

    async fn patches(&self, who: Who, path: &str, version: i64, body: &Value) -> Answer {
        self.acts(who, (Method::PATCH, path), Some(version), body).await
    }

    /// Lets somebody see secret places, without the route's work.
    fn let_see(&self, who: Who) {
        let account = self.account_of(who);
        let city = self
            .db
            .read(|conn| city::by_slug(conn, "musterstadt"))
            .unwrap()
            .unwrap()
            .id;
        self.db
            .write(|tx| secret_places::allow(tx, (&account, &city), &account, self.clock.now()))
            .unwrap();
    }

    /// Actions and subjects' ids of the audit, in order.
    fn audited(&self) -> Vec<(String, Option<String>, Value)> {
        let rows = audit::table
            .order(audit::id)
            .select((audit::action, audit::subject_id, audit::detail));
        let rows: Vec<(String, Option<String>, String)> =
            self.db.read::<_, DbError>(|conn| Ok(rows.load(conn)?)).unwrap();
        rows.into_iter()
            .map(|(action, id, detail)| (action, id, serde_json::from_str(&detail).unwrap()))
            .collect()
    }
}
