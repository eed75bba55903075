//! A review in the fake city: a provider, an offer with hours, one that has been answered, an event.

use std::collections::BTreeMap;

use porta_contract::{
    Answered, CapacityChange, CapacityState, ChangedField, Freshness, FreshnessState, Hours, HoursPreview,
    HoursPurpose, ItemState, MovedItem, Noun, Oddity, OddityCode, OpenNow, OpenState, Review, ReviewItem,
    ReviewSession, ReviewState, ShownEntry, Texts,
};
use serde_json::{Value, json};
use wiremock::Request;

use super::TOKEN;
use super::answers::{Answer, json, problem};

/// The answer to a request about reviews; none for other addresses.
pub fn answer(request: &Request) -> Option<Answer> {
    let path: Vec<&str> = request.url.path().trim_start_matches('/').split('/').collect();
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    Some(match path.as_slice() {
        ["v1", "reviews", "session"] if body["token"] == TOKEN => json(&session()),
        ["v1", "reviews", "session"] => problem(401, "unauthenticated", "token"),
        ["v1", "reviews", "link"] => Answer::Json("null".to_owned()),
        ["v1", "reviews", "r1"] => json(&review()),
        ["v1", "reviews", "r1", "confirm-rest"] => json(&confirmed(&body)),
        ["v1", "reviews", "r1", "items", _, "correct"] if body["email"] == "nowhere" => invalid("#/email", "bad_email"),
        ["v1", "reviews", "r1", "items", _, "correct"] if body["version"] == 1 => moved(),
        ["v1", "reviews", "r1", "items", _, "withdraw"] if body["successor"] == "atlantis" => {
            invalid("#/successor", "unknown_value")
        }
        ["v1", "reviews", "r1", "contact"] if body["email"] == "nowhere" => invalid("#/email", "bad_email"),
        ["v1", "reviews", "r1", "word"] if body["text"] == "" => invalid("#/text", "missing"),
        ["v1", "reviews", "r1", ..] => json(&answered(Vec::new())),
        ["v1", "cities", "trier", "hours"] if request.url.as_str().contains("nonsense") => {
            problem(400, "bad_query", "rule")
        }
        ["v1", "cities", "trier", "hours"] => json(&preview()),
        _ => return None,
    })
}

fn session() -> ReviewSession {
    ReviewSession {
        access_token: "session".to_owned(),
        token_type: "Bearer".to_owned(),
        expires_in: 3600,
        review: "r1".to_owned(),
        city: "trier".to_owned(),
        lang: "de".to_owned(),
    }
}

/// The review.
pub fn review() -> Review {
    Review {
        id: "r1".to_owned(),
        city: "trier".to_owned(),
        campaign: "2026-11".to_owned(),
        provider: "buergerhaus".to_owned(),
        title: "Bürgerhaus Trier-Nord".to_owned(),
        state: ReviewState::Open,
        open: true,
        publishes: false,
        items: vec![provider(), offer(), answered_offer(), event()],
    }
}

fn item(id: &str, noun: Noun, slug: &str, shown: ShownEntry) -> ReviewItem {
    ReviewItem {
        id: id.to_owned(),
        noun,
        record: super::texts::id(slug),
        slug: slug.to_owned(),
        version: 3,
        public: true,
        state: ItemState::Unanswered,
        pending: false,
        answered_at: None,
        shown,
        freshness: Freshness {
            state: FreshnessState::Never,
            confirmed_at: None,
            confirmed_by: None,
            due_at: None,
        },
        oddities: Vec::new(),
    }
}

fn texts(title: &str, summary: &str) -> Texts {
    Texts {
        title: title.to_owned(),
        summary: summary.to_owned(),
        ..Texts::default()
    }
}

fn provider() -> ReviewItem {
    let shown = ShownEntry {
        lang: "de".to_owned(),
        texts: texts("Bürgerhaus Trier-Nord", ""),
        phone: Some("0651 918200".to_owned()),
        website: Some("https://buergerhaus.example/".to_owned()),
        ..ShownEntry::default()
    };
    ReviewItem {
        oddities: vec![
            odd("#/phone", OddityCode::PhonePlan),
            Oddity {
                since: "2026-10-14T01:15:00Z".parse().ok(),
                ..odd("#/website", OddityCode::WebsiteBroken)
            },
            odd("#/opening", OddityCode::Unrecognised),
        ],
        ..item("i1", Noun::Provider, "buergerhaus", shown)
    }
}

fn odd(pointer: &str, code: OddityCode) -> Oddity {
    Oddity {
        pointer: pointer.to_owned(),
        code,
        since: None,
        day: None,
    }
}

fn offer() -> ReviewItem {
    let hours = |rule: &str, note: Option<&str>| Hours {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: rule.to_owned(),
        note: note.map(str::to_owned),
        location: None,
    };
    let more = [("languages", "de, ar"), ("access", "walk_in"), ("cost", "free")];
    let shown = ShownEntry {
        lang: "de".to_owned(),
        texts: Texts {
            description: "Kaffee, Tee und *Gespräche*.".to_owned(),
            notes: BTreeMap::from([("getting_there".to_owned(), "Bus 7 bis Nordallee".to_owned())]),
            ..texts("Café Welcome", "Offenes Café für alle")
        },
        hours: vec![
            hours("Tu 17:00-19:00", Some("nicht in den Ferien")),
            hours("Sa[3] 15:00-18:00", None),
        ],
        capacity: Some(CapacityChange {
            state: CapacityState::WaitingList,
            since: None,
            until: None,
            successor: None,
        }),
        email: Some("cafe@buergerhaus.example".to_owned()),
        more: more.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        ..ShownEntry::default()
    };
    item("i2", Noun::Offer, "cafe-welcome", shown)
}

fn answered_offer() -> ReviewItem {
    let shown = ShownEntry {
        lang: "de".to_owned(),
        texts: texts("Sprachtreff", "Deutsch üben"),
        ..ShownEntry::default()
    };
    ReviewItem {
        state: ItemState::Corrected,
        pending: true,
        oddities: vec![
            odd("#/hours", OddityCode::NoHours),
            Oddity {
                day: "2026-12-31".parse().ok(),
                ..odd("#/valid_until", OddityCode::EndsSoon)
            },
        ],
        ..item("i3", Noun::Offer, "sprachtreff-1", shown)
    }
}

fn event() -> ReviewItem {
    let shown = ShownEntry {
        lang: "de".to_owned(),
        texts: texts("Sommerfest", ""),
        when: Some("2026-12-05T15:00 FREQ=YEARLY".to_owned()),
        ..ShownEntry::default()
    };
    ReviewItem {
        public: false,
        oddities: vec![
            odd("#/when", OddityCode::EventOver),
            Oddity {
                since: "2026-10-14T01:15:00Z".parse().ok(),
                ..odd("#/more/online", OddityCode::WebsiteBroken)
            },
        ],
        ..item("i4", Noun::Event, "fest", shown)
    }
}

fn answered(moved: Vec<MovedItem>) -> Answered {
    Answered {
        state: ReviewState::Open,
        items: Vec::new(),
        moved,
    }
}

/// Entries that a page shows in version 1 have moved on.
fn confirmed(body: &Value) -> Answered {
    let old = |shown: &&Value| shown["version"] == 1;
    let moved = body["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(old)
        .map(|_| MovedItem {
            item: offer(),
            changed: vec![
                ChangedField {
                    pointer: "#/hours".to_owned(),
                    before: json!([{"purpose": "visit", "rule": "Mo 09:00-12:00"}]),
                    now: serde_json::to_value(offer().shown.hours).unwrap(),
                },
                ChangedField {
                    pointer: "#/phone".to_owned(),
                    before: json!("0651 1"),
                    now: Value::Null,
                },
            ],
        });
    answered(moved.collect())
}

fn preview() -> HoursPreview {
    let open = OpenNow {
        state: OpenState::Closed,
        reason: None,
        until: None,
        closure: None,
        next_open: None,
    };
    HoursPreview {
        rule: "Tu 17:00-19:00".to_owned(),
        open,
        days: serde_json::from_value(super::offers::week()).unwrap(),
    }
}

fn moved() -> Answer {
    refused(409, "moved", "#/hours", "changed")
}

fn invalid(pointer: &str, code: &str) -> Answer {
    refused(422, "invalid", pointer, code)
}

fn refused(status: u16, problem: &str, pointer: &str, code: &str) -> Answer {
    let body = json!({
        "type": format!("/problems/{problem}"), "title": problem, "status": status, "code": problem, "detail": "not so",
        "errors": [{"pointer": pointer, "code": code, "detail": "not so"}],
    });
    Answer::Problem(status, body.to_string())
}
