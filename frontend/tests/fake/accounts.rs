//! Links of mails about accounts in the fake city: one for each purpose.

use porta_contract::{LinkPurpose, LinkRecord};
use serde_json::{Value, json as value};
use wiremock::Request;

use super::answers::{Answer, json};
use super::{NOW, TOKEN};

/// The link of an invitation.
pub const INVITED: &str = "pml_invited";
/// The link that confirms an address.
pub const MOVING: &str = "pml_moving";

/// The answer to a request about accounts; none for other addresses.
pub fn answer(request: &Request) -> Option<Answer> {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let token = body["token"].as_str().unwrap_or_default();
    let purpose = match token {
        INVITED => Some(LinkPurpose::Invitation),
        TOKEN => Some(LinkPurpose::Reset),
        MOVING => Some(LinkPurpose::Address),
        _ => None,
    };
    Some(match (request.url.path(), purpose) {
        ("/v1/auth/password/forgotten", _) if body["email"].as_str().is_some_and(|email| email.contains('@')) => done(),
        ("/v1/auth/password/forgotten", _) => refused("#/email", "bad_email"),
        ("/v1/auth/link" | "/v1/auth/password/set" | "/v1/auth/address/confirm", None) => {
            refused("#/token", "bad_link")
        }
        ("/v1/auth/link", Some(purpose)) => json(&LinkRecord {
            purpose,
            email: "staff@trier.example".to_owned(),
            expires_at: NOW.parse().unwrap(),
        }),
        ("/v1/auth/password/set", _) if body["password"] == "passwort2026!" => refused("#/password", "weak_password"),
        ("/v1/auth/password/set" | "/v1/auth/address/confirm", _) => done(),
        _ => return None,
    })
}

fn done() -> Answer {
    Answer::Json("null".to_owned())
}

fn refused(pointer: &str, code: &str) -> Answer {
    let body = value!({
        "type": "/problems/invalid", "title": "invalid", "status": 422, "code": "invalid", "detail": "not so",
        "errors": [{"pointer": pointer, "code": code, "detail": "not so"}],
    });
    Answer::Problem(422, body.to_string())
}
