//! Who works in a city, over HTTP, for its administrators.

use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, delete, get, post, web};
use porta_contract::{AccountList, AccountRecord, Invitation, Role};
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::inactive::reopen;
use super::routes::spoken;
use super::{Account, AccountError, EmailAddress, NewAccount, by_email, by_id, create, list, set_lang};
use crate::access::grant::{self, Grant};
use crate::access::link::{NewLink, Purpose};
use crate::access::tools::{Tools, answer, done, wrong};
use crate::access::{CityAdministrator, notice, provider_named, secret_places};
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::{DbError, Tx};
use crate::spine::http::{Body, Failure, blocking};
use crate::spine::ids::{AccountId, CityId, Id};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_accounts).service(invite).service(withdraw_account);
}

/// List the accounts of a city
///
/// Everybody who may do something in this city, by address.
#[utoipa::path(
    tag = "access",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "The accounts", body = AccountList)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/accounts")]
async fn list_accounts(administrator: CityAdministrator, tools: Tools) -> Result<HttpResponse, Failure> {
    let items = blocking(move || {
        let city = &administrator.city;
        let mut all = tools.db.read(list)?;
        all.retain_mut(|account| is_of(account, city));
        let seeing = tools.db.read(|conn| secret_places::of_city(conn, city))?;
        let record = |account: Account| {
            let sees_secrets = Some(seeing.contains(&account.id));
            AccountRecord {
                sees_secrets,
                ..account.into()
            }
        };
        Ok(all.into_iter().map(record).collect())
    })
    .await?;
    Ok(answer(StatusCode::OK, &AccountList { items }))
}

/// True for an account of the city; what it may do elsewhere is left out.
fn is_of(account: &mut Account, city: &CityId) -> bool {
    account.grants.retain(|grant| grant.city.as_ref() == Some(city));
    !account.grants.is_empty()
}

/// Invite somebody
///
/// Somebody without an account gets one, and a mail with a link to set a password; who has one may do this too from now on.
#[utoipa::path(
    operation_id = "invite",
    tag = "access",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = Invitation,
    responses((status = 201, description = "The account", body = AccountRecord)),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/accounts")]
async fn invite(administrator: CityAdministrator, tools: Tools, body: Body<Invitation>) -> Result<HttpResponse, Error> {
    let invitation = body.read().await?;
    let account = blocking(move || {
        let city = administrator.city;
        let email =
            EmailAddress::parse(&invitation.email).map_err(|error| wrong("email", "bad_email", &error.to_string()))?;
        let grant = wanted(&tools, &city, &invitation)?;
        let lang = invitation.lang.as_deref().map(spoken).transpose()?;
        let actor = Actor::Account(administrator.principal.account);
        let id = tools
            .db
            .write(|tx| let_in(tx, &tools, (&actor, &email, lang), &grant))?;
        let mut account = tools.db.read(|conn| by_id(conn, &id))?.ok_or(AccountError::Unknown)?;
        is_of(&mut account, &city);
        Ok(account)
    })
    .await?;
    Ok(answer(StatusCode::CREATED, &AccountRecord::from(account)))
}

/// The grant that an invitation is about: in this city only, whatever it says.
fn wanted(tools: &Tools, city: &CityId, invitation: &Invitation) -> Result<Grant, Failure> {
    let named = invitation.provider.as_deref();
    let provider = named
        .map(|name| tools.db.read(|conn| provider_named(conn, city, name)))
        .transpose()?;
    if provider == Some(None) {
        return Err(wrong("provider", "unknown", "There is no such provider in this city."));
    }
    if invitation.role == Role::Administrator {
        let why = "An administrator of the installation is made on the command line only.";
        return Err(wrong("role", "not_here", why));
    }
    let grant = Grant {
        role: invitation.role,
        city: Some(city.clone()),
        provider: provider.flatten(),
    };
    grant.check().map_err(AccountError::from)?;
    Ok(grant)
}

fn let_in(
    tx: &mut Tx<'_>,
    tools: &Tools,
    (actor, email, lang): (&Actor, &EmailAddress, Option<&'static str>),
    wanted: &Grant,
) -> Result<AccountId, AccountError> {
    let now = tools.now();
    let given = |tx: &mut Tx<'_>, id: &AccountId, action| {
        let entry = NewEntry::new(action, "account", Some(id.as_str())).in_city(wanted.city.as_ref());
        note(
            tx,
            actor,
            now,
            &entry.with(json!({"role": wanted.role, "provider": wanted.provider})),
        )
    };
    if let Some(known) = by_email(tx.conn, email)? {
        if reopen(tx, &known)? {
            let link = NewLink {
                account: &known.id,
                purpose: Purpose::Invitation,
                new_email: None,
            };
            notice::send(tx, &tools.seal, &link, now)?;
        }
        if grant::grant(tx, &known.id, wanted, now)? {
            given(tx, &known.id, "role_given")?;
        }
        return Ok(known.id);
    }
    let new = NewAccount {
        email,
        password: None,
        grant: wanted,
    };
    let id = create(tx, &new, now)?;
    given(tx, &id, "invited")?;
    if let Some(lang) = lang {
        set_lang(tx, &id, lang)?;
    }
    let link = NewLink {
        account: &id,
        purpose: Purpose::Invitation,
        new_email: None,
    };
    notice::send(tx, &tools.seal, &link, now)?;
    Ok(id)
}

/// Take somebody out of a city
///
/// The account may do nothing in this city any more, from its next request on; elsewhere nothing changes.
#[utoipa::path(
    tag = "access",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("account" = String, Path, description = "Id of the account", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 204, description = "Taken out")),
    security(("bearer" = []))
)]
#[delete("/v1/staff/cities/{city}/accounts/{account}")]
async fn withdraw_account(
    administrator: CityAdministrator,
    path: web::Path<(String, String)>,
    tools: Tools,
) -> Result<HttpResponse, Failure> {
    let account = AccountId::from(path.into_inner().1);
    let withdrawn = blocking(move || {
        let (actor, now) = (Actor::Account(administrator.principal.account), tools.now());
        Ok(tools.db.write(|tx| {
            let taken = grant::withdraw(tx, &account, &administrator.city)?;
            if taken > 0 {
                let entry = NewEntry::new("roles_taken", "account", Some(account.as_str()));
                note(tx, &actor, now, &entry.in_city(Some(&administrator.city)))?;
            }
            Ok::<_, DbError>(taken)
        })?)
    });
    if withdrawn.await? == 0 {
        return Err(AccountError::Unknown.into());
    }
    Ok(done())
}
