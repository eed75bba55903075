//! Events: weekly, cancelled, moved, online, past.

use porta_contract::{Event, EventItem};
use serde_json::{Value, json};

use super::offers::place;
use super::providers;
use super::texts::{self, CURRENT, Three, freshness, id, info, named, text};

struct Entry {
    slug: &'static str,
    title: Three,
    provider: &'static str,
    days: &'static [&'static str],
    more: Value,
}

fn all() -> Vec<Entry> {
    vec![
        Entry {
            slug: "cafe-nachmittag",
            title: ["Café-Nachmittag", "Café afternoon", "بعد ظهر في المقهى"],
            provider: "buergerhaus",
            days: &["2026-11-24", "2026-12-01", "2026-12-08"],
            more: json!({"rrule": "FREQ=WEEKLY;BYDAY=TU", "audience": ["everyone", "refugees"], "location": place("nord", "Franz-Georg-Straße 36", false)}),
        },
        Entry {
            slug: "frauenfruehstueck",
            title: ["Frauenfrühstück", "", ""],
            provider: "frauennotruf",
            days: &["2026-11-26"],
            more: json!({"audience": ["everyone"], "target_groups": ["women"], "place": "Pfarrsaal St. Maximin",
                "registration_url": "https://www.frauennotruf.example/anmelden"}),
        },
        Entry {
            slug: "schulung",
            title: ["Schulung für Ehrenamtliche", "Training for volunteers", ""],
            provider: "caritas",
            days: &["2026-11-28"],
            more: json!({"audience": ["volunteers"], "online_url": "https://meet.caritas.example/raum"}),
        },
        Entry {
            slug: "fest",
            title: [
                "Interkulturelles Fest",
                "Intercultural festival",
                "مهرجان متعدد الثقافات",
            ],
            provider: "stadt-trier",
            days: &["2026-12-05"],
            more: json!({"audience": ["everyone"], "place": "Viehmarktplatz"}),
        },
        Entry {
            slug: "vorbei",
            title: ["Sommerfest", "Summer party", "حفل الصيف"],
            provider: "buergerhaus",
            days: &[],
            more: json!({"audience": ["everyone"]}),
        },
    ]
}

fn occurrence(slug: &str, day: &str) -> Value {
    let moved = slug == "fest";
    let start = if moved { "15:00" } else { "10:00" };
    let mut value = json!({
        "recurrence_id": format!("{day}T10:00:00"), "start": format!("{day}T09:00:00Z"), "end": format!("{day}T11:00:00Z"),
        "start_local": format!("{day}T{start}:00"), "end_local": format!("{day}T{}:00", if moved { "18:00" } else { "12:00" }),
        "cancelled": slug == "cafe-nachmittag" && day == "2026-12-01",
    });
    if moved {
        value["moved_from"] = json!("2026-12-04T10:00:00");
    }
    value
}

fn item(entry: &Entry, day: Option<&str>, lang: &str) -> Value {
    let mut value = json!({
        "noun": "event", "id": id(entry.slug), "slug": entry.slug, "version": 1, "title": text(&entry.title, lang),
        "summary": if texts::pick(&entry.title, lang) == 0 { "Herzlich willkommen!" } else { "" },
        "text": info(&entry.title, CURRENT, lang), "provider": named(entry.provider, providers::name(entry.provider)),
        "updated_at": super::NOW, "freshness": freshness("fresh", "2026-11-02", "provider", "2027-05-01"),
    });
    for (key, field) in entry.more.as_object().unwrap() {
        value[key] = field.clone();
    }
    if let Some(day) = day {
        value["occurrence"] = occurrence(entry.slug, day);
    }
    value
}

/// Occurrences in order.
pub fn list(lang: &str) -> Vec<EventItem> {
    let all = all();
    let mut days: Vec<(&str, &Entry)> = all.iter().flat_map(|e| e.days.iter().map(move |d| (*d, e))).collect();
    days.sort_by_key(|(day, _)| *day);
    days.into_iter()
        .map(|(day, entry)| serde_json::from_value(item(entry, Some(day), lang)).unwrap())
        .collect()
}

/// One event.
pub fn record(slug: &str, lang: &str) -> Option<Event> {
    let all = all();
    let entry = all.iter().find(|e| e.slug == slug)?;
    let mut value = item(entry, entry.days.first().copied(), lang);
    value["description"] = json!("Kommen Sie vorbei.");
    value["next"] = entry.days.iter().map(|day| occurrence(slug, day)).collect();
    Some(serde_json::from_value(value).unwrap())
}
