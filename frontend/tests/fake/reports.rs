//! Reports on entries of the fake city.

use chrono::NaiveDate;
use porta_contract::{BarrierReceived, ReportForm, ReportReceived};
use serde_json::{Value, json as value};
use wiremock::Request;

use super::NOW;
use super::answers::{Answer, json};

/// A form that was shown a moment ago.
pub const FORM: &str = "k1.shown-a-moment-ago";

/// The answer to a request about reports; none for other addresses.
pub fn answer(request: &Request) -> Option<Answer> {
    if matches!(
        request.url.path(),
        "/v1/cities/trier/reports/form" | "/v1/cities/trier/barriers/form"
    ) {
        return Some(json(&ReportForm {
            form: FORM.to_owned(),
            wait_seconds: 3,
            good_until: NOW.parse().unwrap(),
        }));
    }
    if request.url.path() == "/v1/cities/trier/barriers" {
        return Some(barrier(request));
    }
    if request.url.path() != "/v1/cities/trier/reports" {
        return None;
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    Some(
        match (body["form"].as_str().unwrap_or_default(), body["text"].as_str()) {
            ("fast", _) => refused("too_fast"),
            ("old", _) => refused("form_too_old"),
            (_, Some("flood")) => {
                let body = value!({
                    "type": "/problems/too_many", "title": "Too many attempts", "status": 429, "code": "too_many",
                    "detail": "Try again in 180 seconds.",
                });
                Answer::Problem(429, body.to_string())
            }
            _ => json(&ReportReceived {
                due_on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            }),
        },
    )
}

fn barrier(request: &Request) -> Answer {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    match (body["form"].as_str().unwrap_or_default(), body["email"].as_str()) {
        ("old", _) => refused("form_too_old"),
        (_, Some("nobody")) => Answer::Problem(
            422,
            value!({
                "type": "/problems/invalid", "title": "invalid", "status": 422, "code": "invalid", "detail": "not so",
                "errors": [{"pointer": "#/email", "code": "bad_email", "detail": "not so"}],
            })
            .to_string(),
        ),
        _ => json(&BarrierReceived {
            number: "B-4F2A9C03D1".to_owned(),
            due_on: NaiveDate::from_ymd_opt(2026, 12, 24).unwrap(),
        }),
    }
}

fn refused(code: &str) -> Answer {
    let body = value!({
        "type": "/problems/invalid", "title": "invalid", "status": 422, "code": "invalid", "detail": "not so",
        "errors": [{"pointer": "#/form", "code": code, "detail": "not so"}],
    });
    Answer::Problem(422, body.to_string())
}
