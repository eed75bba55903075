//! Suggestions and subscriptions of the fake city.

use chrono::NaiveDate;
use porta_contract::{
    ConsentText, Noun, Rhythm, Subscription, SubscriptionForm, SubscriptionState, SuggestionForm, SuggestionReceived,
};
use serde_json::{Value, json as value};
use wiremock::Request;

use super::NOW;
use super::answers::{Answer, json};
use super::reports::FORM;

/// The secret of a subscription that runs.
pub const RUNNING: &str = "pns_running";
/// The secret of one that waits to be confirmed.
pub const WAITING: &str = "pns_waiting";
/// Version of the text to agree to.
pub const CONSENT: &str = "2026-11-28";

const NOUNS: [Noun; 2] = [Noun::Event, Noun::Offer];

/// The answer to a request about suggestions or subscriptions; none for other addresses.
pub fn answer(request: &Request) -> Option<Answer> {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    Some(match request.url.path() {
        "/v1/cities/trier/suggestions/form" => json(&SuggestionForm {
            form: FORM.to_owned(),
            wait_seconds: 3,
            good_until: NOW.parse().unwrap(),
            consent: ConsentText {
                version: CONSENT.to_owned(),
                lang: "de".to_owned(),
                licence: "CC0-1.0".to_owned(),
                text: "Das darf veröffentlicht werden.".to_owned(),
            },
        }),
        "/v1/cities/trier/subscriptions/form" => json(&SubscriptionForm {
            form: FORM.to_owned(),
            wait_seconds: 3,
            good_until: NOW.parse().unwrap(),
            nouns: NOUNS.to_vec(),
        }),
        "/v1/cities/trier/suggestions" => suggested(&body),
        "/v1/cities/trier/subscriptions" => match sent(&body) {
            Some(refusal) => refusal,
            None if body["email"] == "odd" => refused("#/email", "bad_email"),
            None => Answer::Json("null".to_owned()),
        },
        path if path.starts_with("/v1/subscriptions/") => subscription(path, &body),
        _ => return None,
    })
}

/// What every form can be refused for.
fn sent(body: &Value) -> Option<Answer> {
    match body["form"].as_str().unwrap_or_default() {
        "fast" => Some(refused("#/form", "too_fast")),
        "old" => Some(refused("#/form", "form_too_old")),
        "many" => {
            let body = value!({
                "type": "/problems/too_many", "title": "Too many attempts", "status": 429, "code": "too_many",
                "detail": "Try again in 180 seconds.",
            });
            Some(Answer::Problem(429, body.to_string()))
        }
        _ => None,
    }
}

fn suggested(body: &Value) -> Answer {
    if let Some(refusal) = sent(body) {
        return refusal;
    }
    if body["phone"] == "ring me" {
        return refused("#/phone", "bad_phone");
    }
    json(&SuggestionReceived {
        due_on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
    })
}

fn subscription(path: &str, body: &Value) -> Answer {
    let token = body["token"].as_str().unwrap_or_default();
    if ![RUNNING, WAITING].contains(&token) {
        let body = value!({
            "type": "/problems/not_found", "title": "Not found", "status": 404, "code": "not_found", "detail": "no such subscription",
        });
        return Answer::Problem(404, body.to_string());
    }
    if path.ends_with("/end") {
        return Answer::Json("null".to_owned());
    }
    let asked = token == WAITING && path.ends_with("/read");
    let text = |name: &str, usual: &str| body[name].as_str().unwrap_or(usual).to_owned();
    json(&Subscription {
        city: "trier".to_owned(),
        email: "leserin@mail.example".to_owned(),
        state: if asked {
            SubscriptionState::Asked
        } else {
            SubscriptionState::Confirmed
        },
        lang: text("lang", "de"),
        nouns: NOUNS.to_vec(),
        possible: NOUNS.to_vec(),
        categories: Vec::new(),
        districts: vec!["nord".to_owned()],
        languages: Vec::new(),
        rhythm: Rhythm::parse(&text("rhythm", "weekly")).unwrap(),
        next_at: (!asked).then(|| "2026-11-30T06:00:00Z".parse().unwrap()),
    })
}

fn refused(pointer: &str, code: &str) -> Answer {
    let body = value!({
        "type": "/problems/invalid", "title": "invalid", "status": 422, "code": "invalid", "detail": "not so",
        "errors": [{"pointer": pointer, "code": code, "detail": "not so"}],
    });
    Answer::Problem(422, body.to_string())
}
