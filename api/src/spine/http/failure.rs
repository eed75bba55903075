//! What a caller is told when something goes wrong: problem details (RFC 9457), one status and one stable code each.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use porta_contract::{FieldError, PROBLEM_JSON, Problem};

use super::etag_of_version;
use crate::spine::db::DbError;

/// Everything that can go wrong for a caller.
#[derive(Debug)]
pub enum Failure {
    /// 400: the query has a parameter that does not exist, or a bad value.
    BadQuery(Vec<FieldError>),
    /// 400: the request cannot be read at all (broken JSON, a bad header).
    BadRequest(String),
    /// 401: no token, or one that is not valid (any more).
    Unauthenticated(String),
    /// 401: a token was sent, and it is not valid (any more); the challenge says so (RFC 6750, section 3.1).
    BadToken(String),
    /// 401: e-mail and password do not match an account; the same for unknown accounts.
    WrongLogin,
    /// 401: the password is right, now the second factor is asked for.
    CodeNeeded,
    /// 401: the one-time password does not fit.
    WrongCode,
    /// 403: the account may not do this.
    Forbidden(String),
    /// 403: the token lacks this scope; the challenge names it (RFC 6750, section 3.1).
    ScopeNeeded(&'static str),
    /// 403: the account may do this once it has a second factor.
    FactorNeeded(String),
    /// 404: there is no such thing here.
    NotFound(String),
    /// 405: the path exists, the method does not; these are the ones it has.
    MethodNotAllowed(String),
    /// 409: it clashes with what is there.
    Conflict(String),
    /// 409: an answer was given to a version that is not the present one; these fields have changed.
    Moved(Vec<FieldError>),
    /// 412: the record has moved on, to this version if it is known.
    Stale(Option<i64>),
    /// 413: the body is too large.
    TooLarge,
    /// 413: the file is larger than so many mebibytes.
    FileTooLarge(usize),
    /// 415: the body has to be JSON.
    NotJson,
    /// 415: the body has to be of another kind: of this one.
    NotOfKind(&'static str),
    /// 422: fields of the body are wrong.
    Invalid(Vec<FieldError>),
    /// 428: a change needs `If-Match`.
    NeedsIfMatch,
    /// 429: too many attempts; wait so many seconds.
    TooMany(u64),
    /// 503: the database is away, or the node is overloaded; try again in so many seconds.
    Unavailable(u64),
    /// 500: a defect. The text goes to the log only.
    Internal(String),
}

impl Failure {
    /// Stable code; doubles as translation key.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadQuery(_) => "bad_query",
            Self::BadRequest(_) => "bad_request",
            Self::Unauthenticated(_) | Self::BadToken(_) => "unauthenticated",
            Self::WrongLogin => "wrong_login",
            Self::CodeNeeded => "mfa_required",
            Self::WrongCode => "wrong_code",
            Self::Forbidden(_) | Self::ScopeNeeded(_) => "forbidden",
            Self::FactorNeeded(_) => "second_factor_needed",
            Self::NotFound(_) => "not_found",
            Self::MethodNotAllowed(_) => "method_not_allowed",
            Self::Conflict(_) => "conflict",
            Self::Moved(_) => "moved",
            Self::Stale(_) => "stale",
            Self::TooLarge | Self::FileTooLarge(_) => "too_large",
            Self::NotJson => "not_json",
            Self::NotOfKind(_) => "wrong_media_type",
            Self::Invalid(_) => "invalid",
            Self::NeedsIfMatch => "needs_if_match",
            Self::TooMany(_) => "too_many",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    const fn title(&self) -> &'static str {
        match self {
            Self::BadQuery(_) => "A query parameter is unknown or has a bad value",
            Self::BadRequest(_) => "The request cannot be read",
            Self::Unauthenticated(_) | Self::BadToken(_) => "A valid token is needed",
            Self::WrongLogin => "E-mail address and password do not match",
            Self::CodeNeeded => "The one-time password of the second factor is needed",
            Self::WrongCode => "The one-time password is wrong, too old, or was used before",
            Self::Forbidden(_) | Self::ScopeNeeded(_) => "This account may not do that",
            Self::FactorNeeded(_) => "A second factor is needed here",
            Self::NotFound(_) => "Not found",
            Self::MethodNotAllowed(_) => "This path has no such method",
            Self::Conflict(_) => "It clashes with what is already there",
            Self::Moved(_) => "The entry has changed since it was shown",
            Self::Stale(_) => "The record has changed since",
            Self::TooLarge | Self::FileTooLarge(_) => "The body is too large",
            Self::NotJson => "The body has to be JSON",
            Self::NotOfKind(_) => "The body is of a kind that is not taken here",
            Self::Invalid(_) => "Some fields are wrong",
            Self::NeedsIfMatch => "A change needs the header If-Match",
            Self::TooMany(_) => "Too many attempts",
            Self::Unavailable(_) => "Not available for the moment",
            Self::Internal(_) => "Something went wrong here",
        }
    }

    /// What is wrong here and what to do about it.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::BadRequest(text)
            | Self::Unauthenticated(text)
            | Self::BadToken(text)
            | Self::Forbidden(text)
            | Self::FactorNeeded(text)
            | Self::NotFound(text)
            | Self::Conflict(text) => Some(text.clone()),
            Self::BadQuery(errors) | Self::Invalid(errors) => Some(
                errors
                    .iter()
                    .map(|error| error.detail.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
            Self::ScopeNeeded(scope) => Some(format!("This token lacks the scope `{scope}`.")),
            Self::MethodNotAllowed(allow) => Some(format!("It has: {allow}.")),
            Self::Moved(_) => Some("Look at it as it is now, and answer again.".to_owned()),
            Self::Stale(Some(version)) => Some(format!(
                "It has version {version} now. Read it again, look at what changed, and send If-Match: \"{version}\"."
            )),
            Self::Stale(None) => Some("Read the record again and send its version as If-Match.".to_owned()),
            Self::NeedsIfMatch => Some("Send the version you have read, for example If-Match: \"7\".".to_owned()),
            Self::NotJson => Some("Send Content-Type: application/json.".to_owned()),
            Self::NotOfKind(kind) => Some(format!("Send Content-Type: {kind}.")),
            Self::TooMany(seconds) | Self::Unavailable(seconds) => Some(format!("Try again in {seconds} seconds.")),
            Self::TooLarge => Some("At most 1 MiB.".to_owned()),
            Self::FileTooLarge(most) => Some(format!("At most {most} MiB; send a smaller file, or several.")),
            Self::CodeNeeded => {
                Some("Send the same again with `code`: the one-time password, or a recovery code.".to_owned())
            }
            Self::WrongLogin | Self::WrongCode => None,
            Self::Internal(_) => Some("It has been noted; give the request id when you report it.".to_owned()),
        }
    }

    /// The problem for the wire.
    #[must_use]
    pub fn problem(&self, request_id: Option<String>) -> Problem {
        let errors = match self {
            Self::BadQuery(errors) | Self::Invalid(errors) | Self::Moved(errors) => errors.clone(),
            _ => Vec::new(),
        };
        Problem {
            kind: format!("/problems/{}", self.code()),
            title: self.title().to_owned(),
            status: self.status_code().as_u16(),
            code: self.code().to_owned(),
            detail: self.detail(),
            request_id,
            errors,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internal(text) => write!(f, "{}: {text}", self.code()),
            other => f.write_str(other.code()),
        }
    }
}

impl std::error::Error for Failure {}

/// Marks a response whose body is to be written by the frame, which knows the request id.
#[derive(Clone, Copy, Debug)]
pub struct FailureBody;

/// Marks a refusal whose body another standard asks for: the frame leaves its type as it is.
#[derive(Clone, Copy, Debug)]
pub struct OwnErrorBody;

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::BadQuery(_) | Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Unauthenticated(_) | Self::BadToken(_) | Self::WrongLogin | Self::CodeNeeded | Self::WrongCode => {
                StatusCode::UNAUTHORIZED
            }
            Self::Forbidden(_) | Self::ScopeNeeded(_) | Self::FactorNeeded(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) | Self::Moved(_) => StatusCode::CONFLICT,
            Self::Stale(_) => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge | Self::FileTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson | Self::NotOfKind(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NeedsIfMatch => StatusCode::PRECONDITION_REQUIRED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((header::CONTENT_TYPE, PROBLEM_JSON));
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        match self {
            Self::Unauthenticated(_) | Self::WrongLogin | Self::CodeNeeded | Self::WrongCode => {
                response.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"porta\""));
            }
            Self::BadToken(_) => {
                let challenge = "Bearer realm=\"porta\", error=\"invalid_token\"";
                response.insert_header((header::WWW_AUTHENTICATE, challenge));
            }
            Self::ScopeNeeded(scope) => {
                let challenge = format!("Bearer realm=\"porta\", error=\"insufficient_scope\", scope=\"{scope}\"");
                response.insert_header((header::WWW_AUTHENTICATE, challenge));
            }
            Self::MethodNotAllowed(allow) => {
                response.insert_header((header::ALLOW, allow.clone()));
            }
            Self::Stale(Some(version)) => {
                response.insert_header((header::ETAG, etag_of_version(*version)));
            }
            Self::TooMany(seconds) | Self::Unavailable(seconds) => {
                response.insert_header((header::RETRY_AFTER, seconds.to_string()));
            }
            _ => {}
        }
        response.extensions_mut().insert(FailureBody);
        response.finish()
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(text) => {
                tracing::warn!(%text, "the database is away");
                Self::Unavailable(5)
            }
            DbError::Full(text) => {
                tracing::error!(%text, "the database has no room left: free some, and writes go on by themselves");
                Self::Unavailable(60)
            }
            DbError::Constraint(text) => Self::Conflict(conflict(&text)),
            DbError::NotFound => Self::NotFound("There is no such record.".to_owned()),
            other => Self::Internal(other.to_string()),
        }
    }
}

/// The database's own words stay in the log.
fn conflict(text: &str) -> String {
    tracing::debug!(%text, "a rule of the database was broken");
    "Another record already has this name or external id, or a record it names is gone.".to_owned()
}

/// Runs blocking work (the database) off the async threads.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match actix_web::web::block(work).await {
        Ok(done) => done,
        Err(_) => Err(Failure::Unavailable(5)),
    }
}
