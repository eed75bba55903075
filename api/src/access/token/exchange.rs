//! What the token endpoint does (RFC 6749, sections 4.4 and 6; RFC 9700 for what of it is still good practice).

use std::collections::BTreeMap;

use actix_web::http::header::{self, HeaderMap};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use porta_contract::TokenAnswer;
use secrecy::{ExposeSecret, SecretString};

use super::{Holder, LIFETIME};
use crate::access::account;
use crate::access::client::{self, ClientId, Scopes};
use crate::access::session::{self, Refreshed};
use crate::access::tools::Tools;
use crate::spine::http::Failure;

/// Most bytes of a form.
const LONGEST: usize = 16 * 1024;

/// Why there is no token (RFC 6749, section 5.2).
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    pub error: &'static str,
    pub description: &'static str,
}

const fn refusal(error: &'static str, description: &'static str) -> Refusal {
    Refusal { error, description }
}

const WRONG_CLIENT: Refusal = refusal(
    "invalid_client",
    "Client and secret do not match, or the client was revoked.",
);

/// A form that can be read, with the client's credentials.
pub(super) struct Form {
    fields: BTreeMap<String, String>,
    client: Option<(ClientId, SecretString)>,
}

impl Form {
    /// Reads a form and, if there is one, the header with the client's credentials.
    pub fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Refusal> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.and_then(|text| text.split(';').next()).unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") || body.len() > LONGEST {
            return Err(refusal(
                "invalid_request",
                "Send a form: application/x-www-form-urlencoded, at most 16 KiB.",
            ));
        }
        let mut fields = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(body).filter(|(_, value)| !value.is_empty()) {
            if fields.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(refusal("invalid_request", "A field is there twice."));
            }
        }
        let client = credentials(headers, &mut fields)?;
        Ok(Self { fields, client })
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }
}

/// The client's id and secret: by header (client_secret_basic) or in the form (client_secret_post), not both.
fn credentials(
    headers: &HeaderMap,
    fields: &mut BTreeMap<String, String>,
) -> Result<Option<(ClientId, SecretString)>, Refusal> {
    let secret = fields.remove("client_secret").map(SecretString::from);
    let posted = fields.get("client_id").cloned();
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(posted.map(ClientId::from).zip(secret));
    };
    if secret.is_some() {
        return Err(refusal(
            "invalid_request",
            "Send the secret as header or in the form, not both.",
        ));
    }
    let (id, secret) = value.to_str().ok().and_then(basic).ok_or(WRONG_CLIENT)?;
    if posted.is_some_and(|posted| posted != id) {
        return Err(refusal("invalid_request", "Header and form name different clients."));
    }
    Ok(Some((ClientId::from(id), SecretString::from(secret))))
}

/// Reads `Basic …`; id and secret are each encoded as in a form (RFC 6749, section 2.3.1).
fn basic(value: &str) -> Option<(String, String)> {
    let (scheme, rest) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(rest.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decoded = |text: &str| {
        let pair = format!("x={text}");
        url::form_urlencoded::parse(pair.as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
    };
    Some((decoded(id)?, decoded(secret)?))
}

/// Gives a token, or says why not; blocking.
pub(super) fn exchange(tools: &Tools, form: &Form) -> Result<Result<TokenAnswer, Refusal>, Failure> {
    match form.field("grant_type") {
        Some("client_credentials") => for_client(tools, form),
        Some("refresh_token") => for_session(tools, form),
        Some(_) => Ok(Err(refusal(
            "unsupported_grant_type",
            "There are client_credentials and refresh_token.",
        ))),
        None => Ok(Err(refusal("invalid_request", "grant_type is missing."))),
    }
}

fn for_client(tools: &Tools, form: &Form) -> Result<Result<TokenAnswer, Refusal>, Failure> {
    let Some((id, secret)) = &form.client else {
        return Ok(Err(WRONG_CLIENT));
    };
    let now = tools.now();
    let Some(client) = tools.db.write(|tx| client::identify(tx, id, secret, now))? else {
        return Ok(Err(WRONG_CLIENT));
    };
    let asked = form
        .field("scope")
        .map_or_else(|| Ok(client.scopes.clone()), Scopes::parse);
    let Some(scopes) = asked.ok().filter(|asked| asked.within(&client.scopes)) else {
        return Ok(Err(refusal(
            "invalid_scope",
            "The client does not have one of these scopes.",
        )));
    };
    let holder = Holder::Client {
        client: &client,
        scopes: &scopes,
    };
    Ok(Ok(TokenAnswer {
        scope: Some(scopes.to_string()),
        ..answer(tools, &holder)?
    }))
}

fn for_session(tools: &Tools, form: &Form) -> Result<Result<TokenAnswer, Refusal>, Failure> {
    let Some(token) = form.field("refresh_token") else {
        return Ok(Err(refusal("invalid_request", "refresh_token is missing.")));
    };
    let (token, now) = (SecretString::from(token), tools.now());
    let no_good = refusal(
        "invalid_grant",
        "The refresh token is not good (any more); log in again.",
    );
    let randomness = tools.seal.randomness();
    let (session, account, next) = match tools.db.write(|tx| session::refresh(tx, randomness, &token, now))? {
        Refreshed::On {
            session,
            account,
            token,
        } => (session, account, token),
        Refreshed::Reused => {
            tracing::warn!("a refresh token was used twice; its session has ended");
            return Ok(Err(no_good));
        }
        Refreshed::Unknown => return Ok(Err(no_good)),
    };
    let known = tools.db.read(|conn| account::by_id(conn, &account))?;
    if known.is_none_or(|account| account.disabled_at.is_some()) {
        return Ok(Err(no_good));
    }
    let holder = Holder::Session {
        account: &account,
        session: &session,
    };
    Ok(Ok(TokenAnswer {
        refresh_token: Some(next.expose_secret().to_owned()),
        ..answer(tools, &holder)?
    }))
}

fn answer(tools: &Tools, holder: &Holder<'_>) -> Result<TokenAnswer, Failure> {
    let issued = tools.tokens.issue(holder);
    Ok(TokenAnswer {
        access_token: issued.map_err(|error| Failure::Internal(error.to_string()))?,
        token_type: "Bearer".to_owned(),
        expires_in: LIFETIME.num_seconds(),
        refresh_token: None,
        scope: None,
    })
}
