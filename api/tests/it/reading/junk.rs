//! Whatever is sent, nothing breaks: no answer says 5xx, and every refusal is a problem.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::paths::templates;
use crate::harness::{Answer, TestApp, send};

/// Names and pieces that somebody might put where a name belongs.
const PIECES: [&str; 22] = [
    "trier",
    "cafe-welcome",
    "nord",
    "meet.cafe",
    "%00",
    "%FF%FE",
    "%",
    "%zz",
    "..",
    "%2e%2e",
    "%2F",
    "%F0%9F%92%A9",
    "a'b%22c",
    "*",
    "%20",
    "0190a3c0-0000-7000-8000-000000000000",
    "-1",
    "null",
    "{offer}",
    "%E2%80%AE",
    "~",
    "%C3%A4",
];

const PARAMETERS: [&str; 30] = [
    "lang",
    "q",
    "category",
    "district",
    "language",
    "target_group",
    "provider",
    "capacity",
    "access",
    "cost",
    "wheelchair",
    "open",
    "near",
    "radius",
    "freshness",
    "updated_since",
    "sort",
    "limit",
    "cursor",
    "from",
    "to",
    "audience",
    "kind",
    "noun",
    "",
    "%00",
    "q%5B%5D",
    "LANG",
    "colour",
    "%FF",
];

const VALUES: [&str; 44] = [
    "",
    "de",
    "ls",
    "*",
    "ar",
    "Tafel",
    "Deutschkurs+f%C3%BCr+Frauen",
    "%D9%85%D9%82%D9%87%D9%89",
    "meet",
    "meet.cafe,advice",
    "nord",
    "women",
    "caritas-migration",
    "open",
    "closed",
    "walk_in",
    "free",
    "yes",
    "now",
    "2026-11-24T16:30:00Z",
    "49.756,6.643",
    "2000",
    "50000",
    "never",
    "name",
    "opens",
    "distance",
    "relevance",
    "confirmed",
    "200",
    "0",
    "-1",
    "99999999999999999999",
    "1e308,1e-308",
    "NaN,NaN",
    "2027-01-01",
    "0000-00-00",
    "9999-12-31",
    "%00",
    "%FF%FE",
    ",,,,",
    "%E2%80%8F%E2%80%8F",
    "'%22;--",
    "%0d%0aX-Evil:%201",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,40}".prop_map(|text| url::form_urlencoded::byte_serialize(text.as_bytes()).collect()),
        1 => prop::collection::vec(any::<u8>(), 0..30).prop_map(|bytes| bytes.iter().map(|byte| format!("%{byte:02X}")).collect()),
        1 => (1_usize..6000).prop_map(|length| "ä".repeat(length / 2)).prop_map(|text| url::form_urlencoded::byte_serialize(text.as_bytes()).collect()),
        1 => "[A-Za-z0-9_-]{0,120}",
    ]
}

fn target() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        5 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "[!-~&&[^#?/ ]]{1,20}",
        1 => (1_usize..3000).prop_map(|length| "x".repeat(length)),
    ];
    let path = (
        prop::sample::select(templates()),
        prop::collection::vec(segment, 2),
        any::<bool>(),
    );
    let path = path.prop_map(|(template, names, at_home)| {
        let city = if at_home { "trier" } else { names[0].as_str() };
        let path = template.replace("{city}", city);
        match path.split_once('{') {
            Some((head, _)) => format!("{head}{}", names[1]),
            None => path,
        }
    });
    let pair = (prop::sample::select(&PARAMETERS[..]), word()).prop_map(|(name, value)| format!("{name}={value}"));
    let query = prop::collection::vec(pair, 0..5);
    (path, query).prop_map(|(path, query)| format!("{path}?{}", query.join("&")))
}

/// What a header may hold: no line breaks.
fn header() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ -~]{0,60}",
        Just("fa;q=0.9,*;q=0.1".to_owned()),
        Just("br;q=9e99, gzip;q=-1, *;q=".to_owned()),
        Just("*".to_owned()),
        Just("W/\"\", \"\", ,,".to_owned()),
        (1_usize..4000).prop_map(|length| "de,".repeat(length / 3)),
    ]
}

fn sound(target: &str, answer: &Answer) -> Result<(), TestCaseError> {
    prop_assert!(
        answer.status < 500,
        "{} for {target}: {}",
        answer.status,
        String::from_utf8_lossy(&answer.body)
    );
    let names: Vec<_> = answer.headers.iter().map(|(name, _)| name.as_str()).collect();
    prop_assert!(!names.contains(&"x-evil"), "a header was smuggled in by {target}");
    let served = names.contains(&"x-request-id");
    if answer.status >= 400 && served && answer.status != 404 {
        let problem = serde_json::from_slice::<porta_contract::Problem>(&answer.body);
        prop_assert!(problem.is_ok(), "{target}: {}", String::from_utf8_lossy(&answer.body));
    }
    if answer.status == 200
        && answer
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("application/json"))
    {
        prop_assert!(
            serde_json::from_slice::<serde_json::Value>(&answer.body).is_ok(),
            "{target}"
        );
    }
    Ok(())
}

fn runner(cases: u32) -> TestRunner {
    #[expect(
        clippy::disallowed_methods,
        reason = "longer forms of tests are asked for by `./test --long`"
    )]
    let long = std::env::var("PORTA_TEST_LONG").is_ok();
    TestRunner::new(Config {
        cases: if long { cases * 20 } else { cases },
        failure_persistence: None,
        ..Config::default()
    })
}

#[test]
fn no_path_and_no_query_breaks_anything() {
    let app = TestApp::demo();
    let headers = (header(), header(), header());
    let any = (target(), headers);
    let tested = runner(1500).run(&any, |(target, (language, encoding, validator))| {
        let mut headers = vec![
            ("accept-language", language.as_str()),
            ("if-none-match", validator.as_str()),
        ];
        // What is packed cannot be looked at here.
        if target.len() % 3 == 0 {
            headers.push(("accept-encoding", encoding.as_str()));
        }
        let answer = send(app.address, "GET", target.as_bytes(), &headers);
        if answer.header("content-encoding").is_some() {
            prop_assert!(answer.status < 500);
            return Ok(());
        }
        sound(&target, &answer)
    });
    if let Err(error) = tested {
        panic!("{error}");
    }
}

#[test]
fn bytes_that_are_no_address_are_refused() {
    let app = TestApp::demo();
    let long = format!("/v1/cities/trier/offers?q={}", "x".repeat(60_000));
    let deep = "/a".repeat(20_000);
    for target in [
        &b"/v1/cities/\xff\xfe"[..],
        b"/v1/cities/trier/offers?q=\xc3\x28",
        b"/v1/cities/trier/offers?q=\0",
        "/v1/cities/trier/offers?q=مقهى".as_bytes(),
        b"v1/cities",
        b"//",
        b"/v1/cities/../../etc/passwd",
        b"/v1//cities",
        b"*",
        b"http://elsewhere.example/v1/cities",
        long.as_bytes(),
        deep.as_bytes(),
    ] {
        let answer = send(app.address, "GET", target, &[]);
        let shown: String = String::from_utf8_lossy(target).chars().take(60).collect();
        assert!(answer.status < 500, "{} for {shown}", answer.status);
    }
    for method in ["BREW", "CONNECT", "TRACE", "get"] {
        let answer = app.send(method, "/v1/cities", &[]);
        assert!((400..500).contains(&answer.status), "{} for {method}", answer.status);
    }
    assert_eq!(app.get("/v1/cities").status, 200, "it still answers");
}

#[test]
fn cursors_of_all_shapes_are_refused_or_read() {
    let app = TestApp::demo();
    let lists = [
        "offers",
        "offers?sort=opens",
        "offers?q=Beratung",
        "providers",
        "events?from=2027-01-01",
        "search?q=Caf%C3%A9",
        "categories",
    ];
    let cursors: Vec<Vec<u8>> = lists
        .iter()
        .map(|list| {
            let page = app.json(&super::paths::with(&format!("/v1/cities/trier/{list}"), "limit=1"));
            let cursor = page["next"].as_str().unwrap();
            base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, cursor).unwrap()
        })
        .collect();
    let damage = (0..lists.len(), any::<prop::sample::Index>(), any::<u8>(), 0_usize..3);
    let tested = runner(600).run(&damage, |(list, at, byte, how)| {
        let mut bytes = cursors[list].clone();
        let place = at.index(bytes.len());
        match how {
            0 => bytes[place] ^= byte,
            1 => bytes.truncate(place),
            _ => bytes.insert(place, byte),
        }
        let cursor = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bytes);
        let path = super::paths::with(
            &format!("/v1/cities/trier/{}", lists[list]),
            &format!("limit=2&cursor={cursor}"),
        );
        sound(&path, &app.get(&path))
    });
    if let Err(error) = tested {
        panic!("{error}");
    }
}
