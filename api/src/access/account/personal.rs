//! One's own data and its erasure over HTTP; and the same for administrators.

use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, delete, get};
use porta_contract::{AccountData, Erasure, ErasureOrder};
use secrecy::SecretString;
use utoipa_actix_web::service_config::ServiceConfig;

use super::data::gather;
use super::erase::erase;
use super::routes::{check_own, own};
use crate::access::tools::{Tools, answer};
use crate::access::{AccountKeeper, Staff, audit};
use crate::spine::change_log::Actor;
use crate::spine::db::DbError;
use crate::spine::http::{Body, Failure, blocking};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_own_data)
        .service(erase_own_account)
        .service(read_account_data)
        .service(erase_account);
}

/// Read everything that is stored about oneself
///
/// The account, its sessions and links, what it did, and every other place where its id or address stands (GDPR, article 15).
#[utoipa::path(
    tag = "access",
    responses((status = 200, description = "The data", body = AccountData)),
    security(("bearer" = []))
)]
#[get("/v1/auth/account/data")]
async fn read_own_data(staff: Staff, tools: Tools) -> Result<HttpResponse, Failure> {
    let data = blocking(move || {
        let (principal, now) = (staff.0, tools.now());
        let who = (&principal.account, Some(&principal.session));
        let data = tools.db.read_snapshot(|conn| gather(conn, who, now))?;
        tools
            .db
            .write(|tx| audit::note_own(tx, now, &principal.account, "data_read"))?;
        Ok(data)
    })
    .await?;
    Ok(answer(StatusCode::OK, &data))
}

/// Erase one's account
///
/// With the password. Nothing of the account and its address stays; what it did stays under a pseudonym (GDPR, article 17). Backups
/// that were made before expire within 30 days. The last administrator cannot be erased.
#[utoipa::path(
    tag = "access",
    request_body = ErasureOrder,
    responses((status = 200, description = "Erased", body = Erasure)),
    security(("bearer" = []))
)]
#[delete("/v1/auth/account")]
async fn erase_own_account(staff: Staff, tools: Tools, body: Body<ErasureOrder>) -> Result<HttpResponse, Error> {
    let password = SecretString::from(body.read().await?.password);
    let passwords = tools.passwords.clone();
    let slot = passwords.slot().await.ok_or(Failure::Unavailable(5))?;
    let erasure = blocking(move || {
        let account = own(&tools, &staff.0)?;
        check_own(&tools, &account, &password, "password")?;
        let by = Actor::Account(account.id.clone());
        Ok(erase(&tools.db, &account.id, &by, tools.now())?)
    })
    .await?;
    drop(slot);
    Ok(answer(StatusCode::OK, &erasure))
}

/// Read everything that is stored about somebody
///
/// For the installation's administrators; for those of a city about people who work there only.
#[utoipa::path(
    tag = "access",
    params(("account" = String, Path, description = "Id of the account", example = "0197c000-0000-7000-8000-000000000001")),
    responses((status = 200, description = "The data", body = AccountData)),
    security(("bearer" = []))
)]
#[get("/v1/staff/accounts/{account}/data")]
async fn read_account_data(keeper: AccountKeeper, tools: Tools) -> Result<HttpResponse, Failure> {
    let data = blocking(move || {
        let now = tools.now();
        let data = tools
            .db
            .read_snapshot(|conn| gather(conn, (&keeper.account, None), now))?;
        let actor = Actor::Account(keeper.principal.account);
        let what = (&keeper.account, "data_read");
        tools
            .db
            .write::<_, DbError>(|tx| audit::note_account(tx, &actor, now, what))?;
        Ok(data)
    })
    .await?;
    Ok(answer(StatusCode::OK, &data))
}

/// Erase somebody's account
///
/// For the installation's administrators; for those of a city about people who work there only. See `DELETE /v1/auth/account`.
#[utoipa::path(
    tag = "access",
    params(("account" = String, Path, description = "Id of the account", example = "0197c000-0000-7000-8000-000000000001")),
    responses((status = 200, description = "Erased", body = Erasure)),
    security(("bearer" = []))
)]
#[delete("/v1/staff/accounts/{account}")]
async fn erase_account(keeper: AccountKeeper, tools: Tools) -> Result<HttpResponse, Failure> {
    let erasure = blocking(move || {
        let by = Actor::Account(keeper.principal.account);
        Ok(erase(&tools.db, &keeper.account, &by, tools.now())?)
    })
    .await?;
    Ok(answer(StatusCode::OK, &erasure))
}
