//! Logging in over HTTP, and what an account is told of itself.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpRequest, HttpResponse, get, patch, post, web};
use porta_contract::{AccessToken, AccountChange, AccountRecord, LANGUAGES, Login, PasswordChange};
use secrecy::{ExposeSecret, SecretString};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Account, AccountError, LoginTry, Password, by_id, language, lockout, log_in, queries, set_lang};
use crate::access::limit::Limits;
use crate::access::notice::{self, About};
use crate::access::session::{self, SessionId};
use crate::access::token::{Holder, LIFETIME};
use crate::access::tools::{Tools, answer, done, wrong};
use crate::access::{AccessError, Principal, Staff, audit, needs_factor};
use crate::spine::db::Tx;
use crate::spine::http::{Body, Failure, blocking};
use crate::spine::ids::Id;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(post_login)
        .service(read_own_account)
        .service(change_own_account)
        .service(change_password);
}

/// Log in
///
/// E-mail address and password for a token that is good for 15 minutes, and a refresh token for the next one. Where the account
/// has a second factor, the first answer is 401 with the code `mfa_required`: send the same again with `code`. The answer to a
/// wrong password is the same, and takes as long, as that to an unknown address. After ten failures an address is locked for a
/// minute, then for longer; known or not.
#[utoipa::path(
    operation_id = "log_in",
    tag = "access",
    request_body = Login,
    responses(
        (status = 200, description = "A token", body = AccessToken),
        (status = 400, description = "The body cannot be read.", body = porta_contract::Problem, content_type = "application/problem+json"),
        (status = 401, description = "Address and password do not match (`wrong_login`), or the one-time password is asked for (`mfa_required`) or wrong (`wrong_code`).", body = porta_contract::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many failures for this address, or too many requests; see Retry-After.", body = porta_contract::Problem, content_type = "application/problem+json"),
    ),
    security(())
)]
#[post("/v1/auth/login")]
async fn post_login(
    login: web::Json<Login>,
    request: HttpRequest,
    limits: web::Data<Limits>,
    tools: Tools,
) -> Result<HttpResponse, Failure> {
    let count = limits.count_login(&request)?;
    let passwords = tools.passwords.clone();
    let slot = passwords.slot().await.ok_or(Failure::Unavailable(5))?;
    let device = request
        .headers()
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let token = blocking(move || come_in(&tools, login.into_inner(), &device)).await;
    drop(slot);
    if matches!(token, Ok(_) | Err(Failure::CodeNeeded)) {
        limits.forgive(count);
    }
    let token = token?;
    Ok(answer(StatusCode::OK, &token))
}

fn come_in(tools: &Tools, login: Login, device: &str) -> Result<AccessToken, Failure> {
    let (password, code) = (SecretString::from(login.password), login.code.map(SecretString::from));
    let login = LoginTry {
        address: &login.email,
        password: &password,
        code: code.as_ref(),
    };
    let now = tools.now();
    let account = log_in(&tools.db, &tools.passwords, &tools.seal, &login, now)?;
    let needed = tools
        .db
        .read(|conn| needs_factor(conn, &account.id, account.grants.clone()))?;
    let randomness = tools.seal.randomness();
    let (session, refresh) = tools
        .db
        .write(|tx| session::open(tx, randomness, (&account.id, device), now))?;
    let access_token = issue(tools, &account, &session)?;
    Ok(AccessToken {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: LIFETIME.num_seconds(),
        refresh_token: refresh.expose_secret().to_owned(),
        grants: account.grants.iter().map(Into::into).collect(),
        second_factor_needed: needed,
    })
}

fn issue(tools: &Tools, account: &Account, session: &SessionId) -> Result<String, Failure> {
    let holder = Holder::Session {
        account: &account.id,
        session,
    };
    tools
        .tokens
        .issue(&holder)
        .map_err(|error| Failure::Internal(error.to_string()))
}

/// Read one's own account
///
/// Who one is here, and what one may do.
#[utoipa::path(
    tag = "access",
    responses((status = 200, description = "The account", body = AccountRecord)),
    security(("bearer" = []))
)]
#[get("/v1/auth/account")]
async fn read_own_account(staff: Staff, tools: Tools) -> Result<HttpResponse, Failure> {
    let account = blocking(move || own(&tools, &staff.0)).await?;
    Ok(answer(StatusCode::OK, &AccountRecord::from(account)))
}

/// Change one's own account
///
/// The language of the mails one gets.
#[utoipa::path(
    tag = "access",
    request_body = AccountChange,
    responses((status = 200, description = "The account as it is now", body = AccountRecord)),
    security(("bearer" = []))
)]
#[patch("/v1/auth/account")]
async fn change_own_account(staff: Staff, tools: Tools, body: Body<AccountChange>) -> Result<HttpResponse, Error> {
    let change = body.read().await?;
    let account = blocking(move || {
        if let Some(lang) = change.lang.as_deref().map(spoken).transpose()? {
            tools.db.write(|tx| set_lang(tx, &staff.0.account, lang))?;
        }
        own(&tools, &staff.0)
    })
    .await?;
    Ok(answer(StatusCode::OK, &AccountRecord::from(account)))
}

/// A language that mails are written in, or what is wrong with it.
pub(super) fn spoken(text: &str) -> Result<&'static str, Failure> {
    let why = || {
        let known = format!("Mails are written in {}.", LANGUAGES.join(", "));
        wrong("lang", "unknown_value", &known)
    };
    language(text).ok_or_else(why)
}

/// The account of somebody who was let in.
pub(in crate::access) fn own(tools: &Tools, principal: &Principal) -> Result<Account, Failure> {
    let found = tools.db.read(|conn| by_id(conn, &principal.account))?;
    Ok(found.ok_or(AccessError::Invalid)?)
}

/// Change one's password
///
/// The password so far, and the next one. Every session ends, this one too: log in again.
#[utoipa::path(
    tag = "access",
    request_body = PasswordChange,
    responses((status = 204, description = "Changed")),
    security(("bearer" = []))
)]
#[post("/v1/auth/password")]
async fn change_password(staff: Staff, tools: Tools, body: Body<PasswordChange>) -> Result<HttpResponse, Error> {
    let change = body.read().await?;
    let passwords = tools.passwords.clone();
    let slot = passwords.slot().await.ok_or(Failure::Unavailable(5))?;
    blocking(move || {
        let account = own(&tools, &staff.0)?;
        check_own(&tools, &account, &SecretString::from(change.current), "current")?;
        let password = acceptable(&SecretString::from(change.password), &account.email)?;
        let hash = hashed(&tools, &password)?;
        let now = tools.now();
        Ok(tools.db.write(|tx| {
            queries::set_password(tx, &account.id, &hash, now)?;
            audit::note_own(tx, now, &account.id, "password_changed")?;
            let told = (&account.id, About::PasswordChanged, None);
            Ok::<_, AccountError>(notice::tell(tx, &tools.seal, told, now)?)
        })?)
    })
    .await?;
    drop(slot);
    Ok(done())
}

/// Checks the password of somebody who is logged in; failures count and lock as those of logins do.
pub(in crate::access) fn check_own(
    tools: &Tools,
    account: &Account,
    tried: &SecretString,
    field: &str,
) -> Result<(), Failure> {
    let key = lockout::key(&account.email);
    let now = tools.now();
    tools
        .db
        .write(|tx| lockout::count_noted(tx, &key, |_| Ok(Some(account.id.clone())), now))?;
    let stored = tools.db.read(|conn| queries::password_of(conn, &account.id))?;
    if !tools.passwords.verify(tried, stored.as_deref()) {
        return Err(wrong(
            field,
            "wrong_password",
            "This is not the password of the account.",
        ));
    }
    tools.db.write(|tx| lockout::clear(tx, &key))?;
    Ok(())
}

/// Takes a new password, or says what is wrong with it.
pub(in crate::access) fn acceptable(text: &SecretString, email: &str) -> Result<Password, Failure> {
    Password::parse_for(text, &[email]).map_err(|error| wrong("password", "weak_password", &error.to_string()))
}

/// Hashes it; blocking.
pub(in crate::access) fn hashed(tools: &Tools, password: &Password) -> Result<super::PasswordHash, Failure> {
    tools
        .passwords
        .hash(password)
        .map_err(|error| Failure::Internal(error.to_string()))
}

/// Counts an attempt at somebody's second factor; refuses it while too many have failed.
pub(in crate::access) fn count_code(tools: &Tools, principal: &Principal) -> Result<String, Failure> {
    let key = lockout::key(&format!("code/{}", principal.account.as_str()));
    let now = tools.now();
    let whose = |_: &mut Tx<'_>| Ok(Some(principal.account.clone()));
    tools.db.write(|tx| lockout::count_noted(tx, &key, whose, now))?;
    Ok(key)
}
