//! Sessions: the secret of a link is exchanged for a short token that is good for one review, and the guard that asks for it.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest, web};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use porta_contract::{AnsweredVia, Confirmer, ReviewSession};
use serde::{Deserialize, Serialize};

use crate::access::token::Tokens;
use crate::access::{admit, authenticate};
use crate::catalog::ids::CityId;
use crate::review::ids::ReviewId;
use crate::review::key::{ReviewKey, hash};
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{cities, review_contacts, review_links, reviews};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, blocking};
use crate::spine::ids::Id;

/// How long a session is good for; the link gives another one.
const LIFETIME: TimeDelta = TimeDelta::hours(1);
/// Type of the token: no other JWT of this installation is taken for one (RFC 8725, section 3.11).
const TYPE: &str = "review+jwt";
/// Whom it is for.
const AUDIENCE: &str = "porta-review";

/// What a session says (names of RFC 7519).
#[derive(Serialize, Deserialize)]
struct Claims {
    aud: String,
    /// Id of the review.
    sub: String,
    /// Hash of the link it was got with: a revoked link ends its sessions.
    link: String,
    iat: i64,
    exp: i64,
}

/// The link is none, is too old or was revoked; says nothing about which.
fn dead() -> Failure {
    Failure::Unauthenticated("This link is not valid (any more). Ask for a fresh one.".to_owned())
}

/// The review of a link that is good now.
fn of_link(conn: &mut AnyConnection, link: &str, now: DateTime<Utc>) -> Result<ReviewId, Failure> {
    let review = review_links::table
        .find(link)
        .filter(review_links::revoked_at.is_null())
        .filter(review_links::expires_at.gt(now.naive_utc()))
        .select(review_links::review_id)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    review.ok_or_else(dead)
}

/// Exchanges the secret of a link; blocking. Changes nothing.
///
/// # Errors
/// [`Failure::Unauthenticated`] for a link that is not good.
pub fn exchange(tools: &Tools, token: &str) -> Result<ReviewSession, Failure> {
    let (now, link) = (tools.clock.now(), hash(token));
    let (review, city, lang) = tools.database.read_snapshot(|conn| {
        let review = of_link(conn, &link, now)?;
        let (city, provider): (String, String) = reviews::table
            .inner_join(cities::table.on(cities::id.eq(reviews::city_id)))
            .filter(reviews::id.eq(&review))
            .select((cities::slug, reviews::provider_id))
            .first(conn)
            .map_err(DbError::from)?;
        let lang: Option<String> = review_contacts::table
            .find(provider)
            .select(review_contacts::lang)
            .first(conn)
            .optional()
            .map_err(DbError::from)?;
        Ok::<_, Failure>((review, city, lang))
    })?;
    let claims = Claims {
        aud: AUDIENCE.to_owned(),
        sub: review.to_string(),
        link,
        iat: now.timestamp(),
        exp: (now + LIFETIME).timestamp(),
    };
    let mut header = Header::new(Algorithm::HS256);
    header.typ = Some(TYPE.to_owned());
    let key = EncodingKey::from_secret(&tools.setup.key.sessions());
    let access_token =
        jsonwebtoken::encode(&header, &claims, &key).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(ReviewSession {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: LIFETIME.num_seconds(),
        review: review.to_string(),
        city,
        lang: lang.unwrap_or_default(),
    })
}

/// The claims of a session token; none when it is another kind of token, an error when it is not good.
fn read(headers: &HeaderMap, key: &ReviewKey, now: DateTime<Utc>) -> Result<Option<Claims>, Failure> {
    let value = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let token = value.split_once(' ').map_or("", |(_, token)| token.trim());
    let kind = jsonwebtoken::decode_header(token).ok().and_then(|header| header.typ);
    if kind.as_deref() != Some(TYPE) {
        return Ok(None);
    }
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_audience(&[AUDIENCE]);
    rules.set_required_spec_claims(&["aud", "sub", "exp"]);
    // Compared by our own clock, not by the library's.
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(&key.sessions());
    let claims = jsonwebtoken::decode::<Claims>(token, &key, &rules)
        .map_err(|_| dead())?
        .claims;
    if now.timestamp() >= claims.exp {
        return Err(Failure::Unauthenticated(
            "The session has ended; follow the link of the mail again.".to_owned(),
        ));
    }
    Ok(Some(claims))
}

/// The link that a request's session was got with, if it has such a session and the session is good.
#[must_use]
pub fn link_of(headers: &HeaderMap, key: &ReviewKey, now: DateTime<Utc>) -> Option<String> {
    read(headers, key, now).ok().flatten().map(|claims| claims.link)
}

/// Somebody who may answer the review that the path names as `{review}`: its provider by a link, or staff of its city who were told
/// the answer.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The review.
    pub review: ReviewId,
    /// Who is written down.
    pub actor: Actor,
    /// In which role.
    pub by: Confirmer,
    /// How the answer came.
    pub via: AnsweredVia,
}

impl FromRequest for Answering {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let parts = request
            .app_data::<web::Data<Tools>>()
            .zip(request.app_data::<web::Data<Tokens>>());
        let (headers, name) = (
            request.headers(),
            request.match_info().get("review").unwrap_or_default(),
        );
        let review = ReviewId::from(name);
        let who = parts
            .ok_or_else(|| Failure::Internal("the application lacks the check".to_owned()))
            .and_then(
                |(tools, tokens)| match read(headers, &tools.setup.key, tools.clock.now())? {
                    Some(claims) => Ok((tools.clone(), Err(claims))),
                    None => Ok((tools.clone(), Ok(authenticate(headers, tokens)?))),
                },
            );
        Box::pin(async move {
            let (tools, who) = who?;
            blocking(move || match who {
                Err(claims) => by_link(&tools, review, &claims),
                Ok(claims) => tools.database.read(|conn| {
                    let principal = admit(conn, &claims)?.person()?;
                    let city: Option<CityId> = reviews::table
                        .find(&review)
                        .select(reviews::city_id)
                        .first(conn)
                        .optional()
                        .map_err(DbError::from)?;
                    let city = city.ok_or_else(|| Failure::NotFound("There is no such review.".to_owned()))?;
                    principal.may(|grant| grant.edits(&city))?;
                    Ok(Self {
                        review,
                        actor: Actor::Account(principal.account),
                        by: Confirmer::Staff,
                        via: AnsweredVia::Phone,
                    })
                }),
            })
            .await
        })
    }
}

fn by_link(tools: &Tools, review: ReviewId, claims: &Claims) -> Result<Answering, Failure> {
    if claims.sub != review.as_str() {
        return Err(Failure::Forbidden(
            "This session is good for another review only.".to_owned(),
        ));
    }
    let now = tools.clock.now();
    let known = tools.database.read(|conn| of_link(conn, &claims.link, now))?;
    if known != review {
        return Err(dead());
    }
    Ok(Answering {
        actor: Actor::Link(review.to_string()),
        review,
        by: Confirmer::Provider,
        via: AnsweredVia::Link,
    })
}
