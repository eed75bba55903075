//! One's own sessions over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, web};
use porta_contract as wire;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Session, SessionId};
use crate::access::tools::{Tools, answer, done};
use crate::access::{Staff, audit};
use crate::spine::http::{Failure, blocking};
use crate::spine::ids::Id;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_sessions).service(end_sessions).service(end_session);
}

/// List one's sessions
///
/// Where one is logged in, the last used first.
#[utoipa::path(
    tag = "access",
    responses((status = 200, description = "The sessions", body = wire::SessionList)),
    security(("bearer" = []))
)]
#[get("/v1/auth/sessions")]
async fn list_sessions(staff: Staff, tools: Tools) -> Result<HttpResponse, Failure> {
    let items = blocking(move || {
        let (principal, now) = (staff.0, tools.now());
        let sessions = tools.db.read(|conn| super::list(conn, &principal.account, now))?;
        let wire = |one: Session| wire_of(one, &principal.session);
        Ok(sessions.into_iter().map(wire).collect())
    })
    .await?;
    Ok(answer(StatusCode::OK, &wire::SessionList { items }))
}

/// A session as the API shows it to the session that asks.
pub(in crate::access) fn wire_of(session: Session, current: &SessionId) -> wire::Session {
    wire::Session {
        current: session.id == *current,
        id: session.id.as_str().to_owned(),
        device: session.device,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        expires_at: session.expires_at,
    }
}

/// Log out everywhere
///
/// Every session ends, this one too; their tokens are void at once.
#[utoipa::path(
    tag = "access",
    responses((status = 204, description = "Logged out")),
    security(("bearer" = []))
)]
#[delete("/v1/auth/sessions")]
async fn end_sessions(staff: Staff, tools: Tools) -> Result<HttpResponse, Failure> {
    blocking(move || {
        let now = tools.now();
        Ok(tools.db.write(|tx| {
            audit::note_own(tx, now, &staff.0.account, "logged_out_everywhere")?;
            super::end_all(tx, &staff.0.account, now)
        })?)
    })
    .await?;
    Ok(done())
}

/// End a session
///
/// Logs out there; the session's tokens are void at once. `current` is the one that asks.
#[utoipa::path(
    tag = "access",
    params(("session" = String, Path, description = "Id of the session, or `current`", example = "current")),
    responses((status = 204, description = "Ended")),
    security(("bearer" = []))
)]
#[delete("/v1/auth/sessions/{session}")]
async fn end_session(staff: Staff, path: web::Path<String>, tools: Tools) -> Result<HttpResponse, Failure> {
    let ended = blocking(move || {
        let (principal, now) = (staff.0, tools.now());
        let id = match path.as_str() {
            "current" => principal.session,
            id => SessionId::from(id),
        };
        Ok(tools.db.write(|tx| super::end(tx, &principal.account, &id, now))?)
    });
    if ended.await? {
        Ok(done())
    } else {
        Err(Failure::NotFound("There is no such session.".to_owned()))
    }
}
