//! What parameters take, and how everything that is wrong is named at once.

use porta_contract::{Cost, FieldError};
use serde::Deserialize;
use utoipa::IntoParams;

use super::*;

#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Asked {
    /// Needed.
    #[param(inline, required)]
    q: Option<One<TypedSome>>,
    /// A vocabulary.
    #[param(inline)]
    cost: List<Cost>,
    /// A number.
    #[param(inline)]
    limit: One<Limit>,
    /// An instant.
    #[param(inline)]
    since: Option<One<Instant>>,
    /// As it comes.
    plain: Option<String>,
}

fn errors(query: &str) -> Vec<(String, String)> {
    let named = |error: FieldError| (error.parameter.unwrap_or_default(), error.code);
    match Params::read::<Asked>(query) {
        Ok(_) => Vec::new(),
        Err(Failure::BadQuery(errors)) => errors.into_iter().map(named).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

fn named(parameter: &str, code: &str) -> (String, String) {
    (parameter.to_owned(), code.to_owned())
}

#[test]
fn good_values_are_read() {
    let asked: Asked = Params::read("q=Tafel&cost=free,low&limit=7&since=2026-11-24T17:30:00%2B01:00&plain=x").unwrap();
    assert_eq!(asked.q.unwrap().0.0, "Tafel");
    assert_eq!(*asked.cost, [Cost::Free, Cost::Low]);
    assert_eq!(asked.limit.count(), 7);
    assert_eq!(asked.since.unwrap().0.0.to_rfc3339(), "2026-11-24T16:30:00+00:00");
    assert_eq!(asked.plain.as_deref(), Some("x"));
}

#[test]
fn lists_may_have_spaces_after_commas_and_an_end() {
    let read = |list: &str| Params::read::<Asked>(&format!("q=x&cost={list}")).is_ok();
    assert!(read("free") && read("free,%20low") && read(&["free"; 50].join(",")));
    for bad in [
        "",
        ",",
        "free,",
        "%20free",
        "free,%20%20low",
        "free%20,low",
        &["free"; 51].join(","),
    ] {
        assert!(!read(bad), "{bad:?}");
    }
}

#[test]
fn what_is_not_given_is_the_default() {
    let asked: Asked = Params::read("q=x").unwrap();
    assert_eq!(asked.limit.count(), 50);
    assert!(asked.cost.is_empty() && asked.since.is_none());
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    let wrong = errors("cost=free,much&limit=0&since=soon&colour=red&plain=a&plain=b");
    assert_eq!(
        wrong,
        [
            named("colour", "unknown_parameter"),
            named("plain", "given_twice"),
            named("q", "missing"),
            named("cost", "bad_value"),
            named("limit", "bad_value"),
            named("since", "bad_value"),
        ]
    );
    assert_eq!(errors("q=%00"), [named("q", "bad_value")]);
    assert_eq!(errors(&"x".repeat(LONGEST + 1)), [named("query", "too_long")]);
}

/// That a kind takes some texts and refuses others.
fn takes<T: Value>(good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(T::read(text).is_some(), "{text:?} is {}", T::wanted());
    }
    for text in bad {
        assert!(T::read(text).is_none(), "{text:?} is not {}", T::wanted());
    }
}

#[test]
fn numbers_are_plain() {
    takes::<Limit>(
        &["1", "200"],
        &["", "0", "201", "-1", "+7", "007", "7.0", "1e2", " 7", "٧"],
    );
}

#[test]
fn words_are_spelled_exactly() {
    takes::<Cost>(&["free", "unknown"], &["", "Free", " free", "unrecognised", "free,low"]);
}

#[test]
fn days_and_instants_exist_and_lie_between_1970_and_2199() {
    takes::<Day>(
        &["1970-01-01", "2028-02-29", "2199-12-31"],
        &[
            "1969-12-31",
            "2200-01-01",
            "2027-02-29",
            "2027-2-1",
            "2027-01-01 ",
            "2027-13-01",
        ],
    );
    takes::<Instant>(
        &[
            "1970-01-01T00:00:00Z",
            "2199-12-31T23:59:59.999999999-23:59",
            "2027-01-01T00:00:00-00:00",
            "2027-01-01T00:00:00 01:00",
        ],
        &[
            "2027-01-01",
            "2027-02-29T00:00:00Z",
            "2027-01-01t00:00:00z",
            "2027-01-01T24:00:00Z",
            "2027-01-01T23:59:60Z",
            "2027-01-01T00:00Z",
            "9999-01-01T00:00:00Z",
        ],
    );
}

#[test]
fn texts_have_their_form() {
    let long = "é".repeat(500);
    takes::<Typed>(&["", " ", "Café", &long], &["a\0", &format!("{long}x")]);
    takes::<TypedSome>(&["x", " x ", "قهوة"], &["", " ", "\t\n"]);
    takes::<Name>(&["nord", "meet.cafe", "a_b-c"], &["", "Nord", "-a", "a.", "a,b", "ä"]);
    takes::<Tag>(
        &["de", "de-simple", "zh-Hant-TW"],
        &["", "d", "de-", "de_DE", "sternensprache", "1"],
    );
    takes::<Cursor>(&["rt3pnLbNgM2HAQI", "-_"], &["", "a=", "💥"]);
}
