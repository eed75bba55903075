//! Organisations.

use porta_contract::{Closure, Location, Noun, Provider, TextState};
use serde_json::json;

use super::offers::{self, place};
use super::texts::{self, CURRENT, Three, freshness};

struct Entry {
    slug: &'static str,
    name: &'static str,
    kind: &'static str,
    text: Three,
    place: Option<Location>,
    phone: Option<&'static str>,
    fresh: [&'static str; 4],
}

fn all() -> Vec<Entry> {
    vec![
        Entry {
            slug: "buergerhaus",
            name: "Bürgerhaus Trier-Nord e. V.",
            kind: "association",
            text: [
                "Treffpunkt im **Stadtteil** mit Café, Beratung und Kursen.",
                "Meeting place with café, advice and courses.",
                "مكان لقاء في الحي فيه مقهى واستشارات ودورات.",
            ],
            place: Some(place("nord", "Franz-Georg-Straße 36", false)),
            phone: Some("0651 / 91 82-0"),
            fresh: ["fresh", "2026-11-02", "provider", "2027-05-01"],
        },
        Entry {
            slug: "caritas",
            name: "Caritasverband Trier e. V.",
            kind: "welfare",
            text: ["Beratung für Menschen in Not.", "", ""],
            place: Some(place("mitte-gartenfeld", "Petrusstraße 28", false)),
            phone: Some("+49 651 20 96 0"),
            fresh: ["overdue", "2025-03-10", "staff", "2025-10-01"],
        },
        Entry {
            slug: "frauennotruf",
            name: "Frauennotruf Trier",
            kind: "association",
            text: [
                "Beratung und Schutz für Frauen.",
                "Advice and protection for women.",
                "استشارة وحماية للنساء.",
            ],
            place: None,
            phone: Some("0651 20 06 588"),
            fresh: ["due", "2026-05-20", "provider", "2026-11-20"],
        },
        Entry {
            slug: "stadt-trier",
            name: "Stadtverwaltung Trier",
            kind: "municipality",
            text: ["", "", ""],
            place: Some(place("mitte-gartenfeld", "Am Augustinerhof", false)),
            phone: None,
            fresh: ["never", "", "", ""],
        },
        Entry {
            slug: "oekumene",
            name: "Ökumenische <b>Hilfe</b> & Rat",
            kind: "church",
            text: ["", "", ""],
            place: None,
            phone: None,
            fresh: ["fresh", "2026-10-30", "staff", "2027-04-30"],
        },
    ]
}

pub fn providers(lang: &str) -> Vec<Provider> {
    all().into_iter().map(|entry| provider(entry, lang)).collect()
}

/// Name of a provider.
pub fn name(slug: &str) -> &'static str {
    all()
        .iter()
        .find(|entry| entry.slug == slug)
        .map_or("?", |entry| entry.name)
}

fn provider(entry: Entry, lang: &str) -> Provider {
    let [state, confirmed, by, due] = entry.fresh;
    Provider {
        noun: Noun::Provider,
        id: texts::id(entry.slug),
        slug: entry.slug.to_owned(),
        version: 2,
        name: entry.name.to_owned(),
        kind: entry.kind.to_owned(),
        description: texts::text(&entry.text, lang),
        text: texts::info(&entry.text, [TextState::Outdated, CURRENT[1]], lang),
        texts: Default::default(),
        locations: entry.place.into_iter().collect(),
        languages: vec!["de".to_owned(), "ar".to_owned(), "uk".to_owned()],
        phone: entry.phone.map(str::to_owned),
        phone_uri: entry.phone.map(offers::phone_uri),
        email: Some(format!("info@{}.example", entry.slug)),
        website: Some(format!("https://www.{}.example/", entry.slug)),
        closures: closures(entry.slug),
        offers: offers::all().iter().filter(|o| o.provider == entry.slug).count() as u64,
        updated_at: super::now(),
        freshness: freshness(state, confirmed, by, due),
        distance_m: None,
    }
}

/// One is closed soon, and one has been since yesterday.
pub fn closures(slug: &str) -> Vec<Closure> {
    let closures = match slug {
        "caritas" => json!([
            {"from": "2026-12-07", "until": "2027-01-06", "reason": {"de": "Betriebsferien", "ar": "عطلة رأس السنة"}},
            {"from": "2027-12-24", "until": "2027-12-24"},
        ]),
        "oekumene" => {
            json!([{"from": "2026-11-23", "until": "2027-01-06", "reason": {"de": "Umzug </p><b onclick=\"x\">"}}])
        }
        _ => json!([]),
    };
    serde_json::from_value(closures).unwrap()
}
