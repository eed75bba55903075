//! Who sees secret places, over HTTP, for administrators of the city.

use actix_web::{HttpResponse, delete, put, web};
use chrono::{DateTime, Utc};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::account::{self, AccountError};
use crate::access::tools::{Tools, done};
use crate::access::{CityAdministrator, secret_places};
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::Tx;
use crate::spine::http::{Failure, blocking};
use crate::spine::ids::{AccountId, Id};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(allow_secrets).service(withdraw_secrets);
}

/// Let somebody see secret places
///
/// The account, which works in the city, sees its secret places from its next request on; every look is in the audit. Nobody sees them
/// by a role alone. Once more changes nothing.
#[utoipa::path(
    tag = "access",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("account" = String, Path, description = "Id of the account", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 204, description = "It sees them")),
    security(("bearer" = []))
)]
#[put("/v1/staff/cities/{city}/accounts/{account}/secrets")]
async fn allow_secrets(
    administrator: CityAdministrator,
    path: web::Path<(String, String)>,
    tools: Tools,
) -> Result<HttpResponse, Failure> {
    decide(administrator, path.into_inner().1, tools, true).await
}

/// Let somebody see secret places no more
///
/// From the account's next request on they are not there for it. Once more changes nothing.
#[utoipa::path(
    tag = "access",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("account" = String, Path, description = "Id of the account", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 204, description = "It does not see them")),
    security(("bearer" = []))
)]
#[delete("/v1/staff/cities/{city}/accounts/{account}/secrets")]
async fn withdraw_secrets(
    administrator: CityAdministrator,
    path: web::Path<(String, String)>,
    tools: Tools,
) -> Result<HttpResponse, Failure> {
    decide(administrator, path.into_inner().1, tools, false).await
}

async fn decide(
    administrator: CityAdministrator,
    account: String,
    tools: Tools,
    sees: bool,
) -> Result<HttpResponse, Failure> {
    let account = AccountId::from(account);
    blocking(move || {
        let now = tools.now();
        let written = tools.db.write(|tx| write(tx, &administrator, (&account, sees), now));
        Ok(written?)
    })
    .await?;
    Ok(done())
}

fn write(
    tx: &mut Tx<'_>,
    administrator: &CityAdministrator,
    (account, sees): (&AccountId, bool),
    now: DateTime<Utc>,
) -> Result<(), AccountError> {
    let (by, city) = (&administrator.principal.account, &administrator.city);
    let found = account::by_id(tx.conn, account)?;
    let works_here = |one: &account::Account| one.grants.iter().any(|grant| grant.city.as_ref() == Some(city));
    if !found.as_ref().is_some_and(works_here) {
        return Err(AccountError::Unknown);
    }
    let (changed, action) = if sees {
        (secret_places::allow(tx, (account, city), by, now)?, "secrets_allowed")
    } else {
        (secret_places::withdraw(tx, account, city)?, "secrets_withdrawn")
    };
    if changed {
        let entry = NewEntry::new(action, "account", Some(account.as_str())).in_city(Some(city));
        note(tx, &Actor::Account(by.clone()), now, &entry)?;
    }
    Ok(())
}
