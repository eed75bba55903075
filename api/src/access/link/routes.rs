//! What links in mails are for, over HTTP: another password, another address. Opening a link changes nothing; these do.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpResponse, post};
use porta_contract::{AddressChange, Forgotten, LinkPurpose, LinkRecord, LinkToken, NewPassword};
use secrecy::SecretString;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{NewLink, Purpose, Used};
use crate::access::account::routes::{acceptable, check_own, hashed, own};
use crate::access::account::{self, AccountError, EmailAddress};
use crate::access::notice::About;
use crate::access::tools::{Tools, answer, done, wrong};
use crate::access::{AccessError, Staff, audit, notice};
use crate::spine::http::{Body, Failure, blocking};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_link)
        .service(forget_password)
        .service(set_password)
        .service(change_address)
        .service(confirm_address);
}

fn accepted() -> HttpResponse {
    HttpResponse::build(StatusCode::ACCEPTED)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}

fn no_good() -> Failure {
    wrong(
        "token",
        "bad_link",
        "This link is too old, was used before, or was replaced by a newer one.",
    )
}

/// Look at a link
///
/// What the link of a mail is for, as long as it is good. Changes nothing: programs that look through mails open links, too.
#[utoipa::path(
    tag = "access",
    request_body = LinkToken,
    responses((status = 200, description = "The link", body = LinkRecord)),
    security(())
)]
#[post("/v1/auth/link")]
async fn read_link(tools: Tools, body: Body<LinkToken>) -> Result<HttpResponse, Error> {
    let token = SecretString::from(body.read().await?.token);
    let found = blocking(move || {
        let now = tools.now();
        let link = tools
            .db
            .read(|conn| super::purpose_of(conn, &token, now))?
            .ok_or_else(no_good)?;
        let account = tools.db.read(|conn| account::by_id(conn, &link.account))?;
        let account = account
            .filter(|account| account.disabled_at.is_none())
            .ok_or_else(no_good)?;
        Ok(LinkRecord {
            purpose: LinkPurpose::parse(link.purpose.as_str()).unwrap_or(LinkPurpose::Unrecognised),
            email: link.new_email.unwrap_or(account.email),
            expires_at: link.expires_at,
        })
    })
    .await?;
    Ok(answer(StatusCode::OK, &found))
}

/// Ask for a link to set another password
///
/// The answer is the same, and takes as long, whether the address has an account or not. The link is good for an hour.
#[utoipa::path(
    tag = "access",
    request_body = Forgotten,
    responses((status = 202, description = "If the address has an account, a mail is on its way")),
    security(())
)]
#[post("/v1/auth/password/forgotten")]
async fn forget_password(tools: Tools, body: Body<Forgotten>) -> Result<HttpResponse, Error> {
    let typed = body.read().await?.email;
    blocking(move || {
        let email = EmailAddress::parse(&typed).map_err(|error| wrong("email", "bad_email", &error.to_string()))?;
        let now = tools.now();
        Ok(tools.db.write(|tx| {
            account::count_mail(tx, &email, now)?;
            let found = account::by_email(tx.conn, &email)?.filter(|account| account.disabled_at.is_none());
            match found {
                None => notice::pretend(tx, &tools.seal, Purpose::Reset, now)?,
                Some(account) => {
                    let link = NewLink {
                        account: &account.id,
                        purpose: Purpose::Reset,
                        new_email: None,
                    };
                    notice::send(tx, &tools.seal, &link, now)?;
                }
            }
            Ok::<_, AccessError>(())
        })?)
    })
    .await?;
    Ok(accepted())
}

/// Set a password by a link
///
/// With the token of an invitation, or of a link for a forgotten password. Every session of the account ends.
#[utoipa::path(
    operation_id = "set_password",
    tag = "access",
    request_body = NewPassword,
    responses((status = 204, description = "Set; log in with it")),
    security(())
)]
#[post("/v1/auth/password/set")]
async fn set_password(tools: Tools, body: Body<NewPassword>) -> Result<HttpResponse, Error> {
    let new = body.read().await?;
    let passwords = tools.passwords.clone();
    let slot = passwords.slot().await.ok_or(Failure::Unavailable(5))?;
    blocking(move || {
        let (token, now) = (SecretString::from(new.token), tools.now());
        let purposes = [Purpose::Invitation, Purpose::Reset];
        let known = tools.db.read(|conn| super::purpose_of(conn, &token, now))?;
        let known = known
            .filter(|link| purposes.contains(&link.purpose))
            .ok_or_else(no_good)?;
        let account = tools
            .db
            .read(|conn| account::by_id(conn, &known.account))?
            .ok_or_else(no_good)?;
        let password = acceptable(&SecretString::from(new.password), &account.email)?;
        let hash = hashed(&tools, &password)?;
        let set = tools.db.write(|tx| {
            let Some(link) = super::use_up(tx, &token, &purposes, now)? else {
                return Ok(false);
            };
            account::set_password(tx, &link.account, &hash, now)?;
            audit::note_own(tx, now, &link.account, "password_set")?;
            if link.purpose == Purpose::Reset {
                notice::tell(tx, &tools.seal, (&link.account, About::PasswordChanged, None), now)?;
            }
            Ok::<_, AccountError>(true)
        })?;
        if set { Ok(()) } else { Err(no_good()) }
    })
    .await?;
    drop(slot);
    Ok(done())
}

/// Ask for another address
///
/// A link is sent to it; the account keeps its address until the link is used. It is good for a day.
#[utoipa::path(
    tag = "access",
    request_body = AddressChange,
    responses((status = 202, description = "A mail is on its way to the new address")),
    security(("bearer" = []))
)]
#[post("/v1/auth/address")]
async fn change_address(staff: Staff, tools: Tools, body: Body<AddressChange>) -> Result<HttpResponse, Error> {
    let change = body.read().await?;
    let passwords = tools.passwords.clone();
    let slot = passwords.slot().await.ok_or(Failure::Unavailable(5))?;
    blocking(move || {
        let account = own(&tools, &staff.0)?;
        let email =
            EmailAddress::parse(&change.email).map_err(|error| wrong("email", "bad_email", &error.to_string()))?;
        check_own(&tools, &account, &SecretString::from(change.password), "password")?;
        let now = tools.now();
        let link = NewLink {
            account: &account.id,
            purpose: Purpose::Address,
            new_email: Some(email.as_str()),
        };
        Ok(tools.db.write(|tx| {
            account::count_mail(tx, &email, now)?;
            Ok::<_, AccessError>(notice::send(tx, &tools.seal, &link, now)?)
        })?)
    })
    .await?;
    drop(slot);
    Ok(accepted())
}

/// Confirm another address
///
/// With the token of the link that was sent to it.
#[utoipa::path(
    tag = "access",
    request_body = LinkToken,
    responses((status = 204, description = "The account has this address now")),
    security(())
)]
#[post("/v1/auth/address/confirm")]
async fn confirm_address(tools: Tools, body: Body<LinkToken>) -> Result<HttpResponse, Error> {
    let token = SecretString::from(body.read().await?.token);
    blocking(move || {
        let now = tools.now();
        let set = tools.db.write(|tx| {
            let link = super::use_up(tx, &token, &[Purpose::Address], now)?;
            let Some(Used {
                account,
                new_email: Some(email),
                ..
            }) = link
            else {
                return Ok(false);
            };
            let Ok(email) = EmailAddress::parse(&email) else {
                return Ok(false);
            };
            let before = account::by_id(tx.conn, &account)?.ok_or(AccountError::Unknown)?;
            account::set_email(tx, &account, &email)?;
            let told = (&account, About::AddressChanged, Some(before.email.as_str()));
            notice::tell(tx, &tools.seal, told, now)?;
            audit::note_own(tx, now, &account, "address_changed")?;
            Ok::<_, AccountError>(true)
        })?;
        if set { Ok(()) } else { Err(no_good()) }
    })
    .await?;
    Ok(done())
}
