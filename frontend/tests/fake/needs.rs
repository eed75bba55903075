//! Needs of the fake city, and what citizens offer.

use chrono::NaiveDate;
use porta_contract::{
    Need, NeedItem, NeedKind, NeedState, Noun, PledgeConsent, PledgeForm, PledgeReceived, PledgeStanding, PledgeState,
};
use serde_json::{Value, json as value};
use wiremock::Request;

use super::NOW;
use super::answers::{Answer, json};
use super::texts::{CURRENT, Three, freshness, id, info, named, text};

/// A form that was shown a moment ago.
pub const FORM: &str = "k1.pledge-shown-a-moment-ago";
/// The token of an offer that waits for its link to be used.
pub const WAITING: &str = "ppl_waiting";
/// The token of an offer that has been confirmed.
pub const CONFIRMED: &str = "ppl_confirmed";

fn item(lang: &str, slug: &str, kind: NeedKind, state: NeedState, title: Three) -> NeedItem {
    NeedItem {
        noun: Noun::Need,
        id: id(slug),
        slug: slug.to_owned(),
        version: 1,
        kind,
        state,
        title: text(&title, lang),
        summary: "Die Stadt prüft Angebote.".to_owned(),
        not_needed: String::new(),
        text: info(&title, CURRENT, lang),
        provider: named("caritas", "Caritas"),
        district: None,
        languages: Vec::new(),
        quantity: None,
        hours_per_week: None,
        from: None,
        until: None,
        ended: false,
        updated_at: NOW.parse().unwrap(),
        freshness: freshness("fresh", "2026-11-01", "provider", "2027-05-01"),
        texts: std::collections::BTreeMap::default(),
    }
}

/// All needs.
pub fn all(lang: &str) -> Vec<NeedItem> {
    vec![
        item(
            lang,
            "wohnung",
            NeedKind::Housing,
            NeedState::Open,
            ["Wohnung vermieten", "Rent out a flat", "تأجير شقة"],
        ),
        NeedItem {
            district: Some(named("nord", "Nord")),
            quantity: Some(20),
            until: NaiveDate::from_ymd_opt(2027, 3, 31),
            not_needed: "Sehr große Größen".to_owned(),
            ..item(
                lang,
                "winter",
                NeedKind::Goods,
                NeedState::Open,
                ["Winterkleidung", "", ""],
            )
        },
        NeedItem {
            languages: vec!["uk".to_owned(), "ru".to_owned()],
            hours_per_week: Some(2),
            ..item(
                lang,
                "sprache",
                NeedKind::Skills,
                NeedState::Open,
                ["Sprachmittlung", "", ""],
            )
        },
        item(lang, "geld", NeedKind::Money, NeedState::Open, ["Geldspende", "", ""]),
        item(
            lang,
            "brot",
            NeedKind::Goods,
            NeedState::NotNeeded,
            ["Keine Lebensmittel", "", ""],
        ),
        item(lang, "genug", NeedKind::Goods, NeedState::Fulfilled, ["Betten", "", ""]),
        NeedItem {
            ended: true,
            ..item(
                lang,
                "vorbei",
                NeedKind::Goods,
                NeedState::Open,
                ["Schulranzen", "", ""],
            )
        },
    ]
}

/// One need with how to reach its provider.
pub fn need(slug: &str, lang: &str) -> Option<Need> {
    let item = all(lang).into_iter().find(|need| need.slug == slug)?;
    let takes_pledges = item.state == NeedState::Open && !item.ended && item.kind != NeedKind::Money;
    Some(Need {
        item,
        description: "Auch **möblierte**.".to_owned(),
        how: "Montags an der Pforte.".to_owned(),
        phone: Some("0651 1234".to_owned()),
        phone_uri: Some("tel:+496511234".to_owned()),
        email: None,
        website: None,
        takes_pledges,
    })
}

/// The answer to a request about what citizens offer; none for other addresses.
pub fn answer(request: &Request) -> Option<Answer> {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    match request.url.path() {
        "/v1/cities/trier/pledges/form" => Some(form(request)),
        "/v1/cities/trier/pledges" => Some(match body["form"].as_str().unwrap_or_default() {
            "fast" => refused("#/form", "too_fast"),
            "old" => refused("#/form", "form_too_old"),
            "gone" => refused("#/need", "unknown_record"),
            "flood" => Answer::Problem(
                429,
                value!({
                    "type": "/problems/too_many", "title": "Too many attempts", "status": 429, "code": "too_many",
                    "detail": "Try again in 180 seconds.",
                })
                .to_string(),
            ),
            _ => json(&PledgeReceived {
                confirm_until: "2026-11-26T10:30:00Z".parse().unwrap(),
            }),
        }),
        "/v1/pledges/read" | "/v1/pledges/confirm" | "/v1/pledges/withdraw" => {
            let token = body["token"].as_str().unwrap_or_default();
            let confirms = request.url.path().ends_with("confirm");
            Some(match token {
                _ if token != WAITING && token != CONFIRMED => refused("#/token", "bad_link"),
                _ if request.url.path().ends_with("withdraw") => json(&Value::Null),
                WAITING if !confirms => json(&standing(PledgeState::Unconfirmed)),
                _ => json(&standing(PledgeState::New)),
            })
        }
        _ => None,
    }
}

fn form(request: &Request) -> Answer {
    let first = |name: &str| {
        request
            .url
            .query_pairs()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value)
    };
    let need = first("need").map(|slug| need(&slug, "de"));
    if matches!(&need, Some(found) if !found.as_ref().is_some_and(|need| need.takes_pledges)) {
        let body = value!({
            "type": "/problems/bad_query", "title": "bad", "status": 400, "code": "bad_query", "detail": "no such need",
        });
        return Answer::Problem(400, body.to_string());
    }
    let need = need.flatten();
    json(&PledgeForm {
        form: FORM.to_owned(),
        wait_seconds: 3,
        good_until: NOW.parse().unwrap(),
        consent: PledgeConsent {
            version: "2026-11-28".to_owned(),
            lang: "de".to_owned(),
            text: "Ich bin einverstanden.".to_owned(),
        },
        office: need.as_ref().map(|need| need.item.provider.clone()),
        need: need.map(|need| named(&need.item.slug, need.item.title.clone())),
    })
}

fn standing(state: PledgeState) -> PledgeStanding {
    PledgeStanding {
        city: "trier".to_owned(),
        kind: NeedKind::Housing,
        state,
        need: Some(named("wohnung", "Wohnung vermieten")),
        office: Some(named("caritas", "Caritas")),
        confirm_until: "2026-11-26T10:30:00Z".parse().unwrap(),
        deleted_on: NaiveDate::from_ymd_opt(2027, 5, 23).unwrap(),
    }
}

fn refused(pointer: &str, code: &str) -> Answer {
    let body = value!({
        "type": "/problems/invalid", "title": "invalid", "status": 422, "code": "invalid", "detail": "not so",
        "errors": [{"pointer": pointer, "code": code, "detail": "not so"}],
    });
    Answer::Problem(422, body.to_string())
}
