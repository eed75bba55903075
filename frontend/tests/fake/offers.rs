//! Offers: the everyday ones, and those that go wrong easily.

use porta_contract::{Location, Offer, OfferItem, Point, TextState, Wheelchair};
use serde_json::{Value, json};

use super::texts::{self, CURRENT, States, Three, freshness, id, info, named, text};
use super::{city, providers};

/// An offer before it is put into a language.
pub struct Entry {
    pub slug: String,
    pub provider: &'static str,
    pub category: &'static str,
    pub districts: Vec<&'static str>,
    pub title: Three,
    pub summary: Three,
    pub states: States,
    pub languages: Vec<&'static str>,
    pub groups: Vec<&'static str>,
    pub fresh: [&'static str; 4],
    /// Further fields of the list entry as they stand on the wire.
    pub item: Value,
    /// Further fields of the record.
    pub record: Value,
}

/// A public place.
pub fn place(district: &str, street: &str, approximate: bool) -> Location {
    Location {
        id: id(street),
        name: None,
        street: (!street.is_empty()).then(|| street.to_owned()),
        postal_code: Some("54292".to_owned()),
        town: Some("Trier".to_owned()),
        district: Some(named(district, city::district_name(district))),
        point: Some(Point {
            lat: 49.7685,
            lon: 6.657,
        }),
        approximate,
        wheelchair: if district == "nord" {
            Wheelchair::Yes
        } else {
            Wheelchair::Unknown
        },
        getting_there: (district == "nord").then(|| "Bus 3, Haltestelle Ambrosiusstraße".to_owned()),
    }
}

fn entry(slug: &str, provider: &'static str, category: &'static str, title: Three, summary: Three) -> Entry {
    Entry {
        slug: slug.to_owned(),
        provider,
        category,
        districts: vec!["nord"],
        title,
        summary,
        states: CURRENT,
        languages: vec!["de"],
        groups: vec!["refugees"],
        fresh: ["fresh", "2026-11-02", "provider", "2027-05-01"],
        item: json!({"open": {"state": "closed"}, "cost": "free", "access": ["walk_in"], "capacity": {"state": "open"}}),
        record: json!({}),
    }
}

/// All of them: eight with a story, and thirty alike to turn pages with.
pub fn all() -> Vec<Entry> {
    let mut all = stories();
    for n in 1..=30 {
        all.push(Entry {
            item: json!({"open": {"state": "closed", "next_open": "2026-11-26T08:00:00Z"}, "cost": "free", "access": ["registration"],
                "capacity": {"state": "open"}, "phone": if n == 30 { "718-4711" } else { "0651 4711" }}),
            districts: vec!["sued"],
            ..entry(
                &format!("sprachtreff-{n}"), "buergerhaus", "language.open",
                ["Sprachtreff im Stadtteil", "Language meeting in the district", "لقاء لغوي في الحي"],
                ["Deutsch üben im Gespräch.", "Practise German in conversation.", "تدرّب على الألمانية بالمحادثة."],
            )
        });
    }
    all
}

/// Those with a story.
fn stories() -> Vec<Entry> {
    [everyday(), closed_and_secret(), unknown_and_odd()]
        .into_iter()
        .flatten()
        .collect()
}

/// Fully described, on a waiting list, out of date.
fn everyday() -> Vec<Entry> {
    vec![
        Entry {
            languages: vec!["de", "en", "ar", "fa"],
            groups: vec!["refugees", "all"],
            item: json!({"open": {"state": "closed", "next_open": "2026-11-24T16:00:00Z"}, "cost": "free", "access": ["walk_in"],
                "capacity": {"state": "open"}, "phone": "0651 / 91 82-0", "email": "cafe@buergerhaus.example",
                "website": "https://www.buergerhaus.example/cafe"}),
            record: json!({
                "description": texts_of_cafe(), "hours": [{"purpose": "visit", "access": "walk_in", "rule": "Tu 17:00-19:00"},
                    {"purpose": "phone", "rule": "Mo-Th 09:00-12:00; PH off"}, {"purpose": "pick_up", "rule": "Dec Sa[1] 10:00-12:00", "note": "Nur im Advent"}],
                "days": week(), "notes": {"access_note": "Kommen Sie einfach vorbei.", "getting_there": "Bus 3 bis Ambrosiusstraße.", "hours_note": "In den Ferien geschlossen.", "bring_along": "Nichts mitbringen."},
                "funded_until": "2027-12-31"}),
            ..entry(
                "cafe-welcome",
                "buergerhaus",
                "meet.cafe",
                ["Café Welcome", "Café Welcome", "مقهى ويلكم"],
                [
                    "Offenes Café, in dem sich Neuzugewanderte und Nachbarschaft kennenlernen.",
                    "Open café where newcomers and neighbours get to know each other.",
                    "مقهى مفتوح يلتقي فيه القادمون الجدد والجيران.",
                ],
            )
        },
        Entry {
            states: [TextState::Current, TextState::Machine],
            fresh: ["due", "2026-05-20", "provider", "2026-11-20"],
            languages: vec!["de", "ar", "uk"],
            groups: vec!["families", "women"],
            item: json!({"open": {"state": "open", "until": "2026-11-24T11:00:00Z"}, "cost": "free", "access": ["registration"],
                "contact_by": ["phone", "in_person"], "capacity": {"state": "waiting_list"}, "phone": "0651 20 96-0"}),
            ..entry(
                "deutschkurs-eltern",
                "caritas",
                "language.open",
                ["Deutschkurs für Eltern (A1)", "", "دورة ألمانية للأهل (A1)"],
                [
                    "Zweimal in der Woche am Vormittag, mit Kinderbetreuung.",
                    "",
                    "مرتان في الأسبوع صباحًا، مع رعاية الأطفال.",
                ],
            )
        },
        Entry {
            states: [TextState::Outdated, TextState::Outdated],
            fresh: ["overdue", "2025-03-10", "staff", "2025-10-01"],
            districts: vec!["mitte-gartenfeld"],
            languages: vec!["de", "en", "fr", "tlh"],
            item: json!({"open": {"state": "unknown", "reason": "public_holiday"}, "cost": "unknown", "access": ["appointment"],
                "contact_by": ["email"], "capacity": {"state": "open"}, "email": "asyl@caritas.example"}),
            ..entry(
                "asylberatung",
                "caritas",
                "advice.asylum",
                [
                    "Sprechstunde Asyl- und Aufenthaltsrecht",
                    "Advice on asylum and residence",
                    "استشارة في قانون اللجوء والإقامة",
                ],
                [
                    "Vertrauliche Beratung. Bitte bringen Sie alle Bescheide mit.",
                    "Confidential advice. Please bring all letters.",
                    "استشارة سرية. أحضر معك كل الرسائل الرسمية.",
                ],
            )
        },
    ]
}

/// Gone for good, and without any public place.
fn closed_and_secret() -> Vec<Entry> {
    vec![
        Entry {
            fresh: ["never", "", "", ""],
            districts: vec!["west-pallien"],
            item: json!({"open": {"state": "unknown", "reason": "no_hours"}, "cost": "low", "access": [],
                "capacity": {"state": "closed", "since": "2026-06-30", "note": "Das Lager wurde aufgelöst.",
                    "successor": named("fahrradwerkstatt", "Fahrradwerkstatt zum Mitmachen")}}),
            record: json!({"alternatives": "deutschkurs-eltern", "valid_until": "2026-06-30"}),
            ..entry(
                "moebellager",
                "caritas",
                "daily.clothes",
                ["Möbellager", "", ""],
                ["Möbel und Hausrat für wenig Geld.", "", ""],
            )
        },
        Entry {
            fresh: ["fresh", "2026-11-10", "staff", "2027-05-10"],
            districts: vec![],
            languages: vec!["de", "en", "ar", "fa", "ti"],
            groups: vec!["women"],
            item: json!({"open": {"state": "open"}, "cost": "free", "access": ["walk_in"], "contact_by": ["phone"], "sensitive": true,
                "capacity": {"state": "open"}, "phone": "0651 20 06 588"}),
            record: json!({"description": "Rund um die Uhr, auch nachts.", "hours": [{"purpose": "phone", "rule": "24/7"}]}),
            ..entry(
                "frauenhaus",
                "frauennotruf",
                "women.violence",
                [
                    "Frauenhaus: Schutz bei Gewalt",
                    "Women’s shelter: protection from violence",
                    "ملجأ النساء: حماية من العنف",
                ],
                [
                    "Wir helfen sofort und vertraulich.",
                    "We help at once and in confidence.",
                    "نساعدك فورًا وبسرية.",
                ],
            )
        },
    ]
}

/// Nothing known, full of markup, closed for a while.
fn unknown_and_odd() -> Vec<Entry> {
    vec![
        Entry {
            fresh: ["never", "", "", ""],
            languages: vec![],
            item: json!({"open": {"state": "unknown", "reason": "no_hours"}, "cost": "free", "access": ["walk_in"], "capacity": {"state": "open"}}),
            ..entry(
                "flinke-nadel",
                "buergerhaus",
                "meet.women",
                ["Handarbeitsgruppe „Flinke Nadel“", "Sewing group “Flinke Nadel”", ""],
                [
                    "Frauen nähen und stricken zusammen.",
                    "Women sew and knit together.",
                    "",
                ],
            )
        },
        Entry {
            fresh: ["fresh", "2026-10-30", "staff", "2027-04-30"],
            item: json!({"open": {"state": "closed", "until": "2027-01-06T23:00:00Z"}, "cost": "paid", "access": ["referral", "no_such_word"],
                "capacity": {"state": "no_admission", "until": "2027-01-31"}, "website": "javascript:alert(1)", "phone": "x", "email": "a b@c"}),
            record: json!({"description": "# Titel\n<img src=x onerror=alert(1)> [böse](javascript:alert(1)) [gut](https://gut.example/) ![Bild](https://tracker.example/p.png)"}),
            ..entry(
                "markup",
                "oekumene",
                "leisure",
                ["<script>alert(1)</script> & „Rat“", "", ""],
                ["</p><b onclick=\"x\">fett</b>", "", ""],
            )
        },
        Entry {
            fresh: ["fresh", "2026-11-02", "provider", "2027-05-01"],
            districts: vec!["west-pallien", "euren"],
            item: json!({"open": {"state": "closed", "next_open": "2026-11-25T08:00:00Z"}, "cost": "low", "access": ["walk_in"],
                "capacity": {"state": "temporarily_closed", "until": "2026-12-31"}, "phone": "0651 12345"}),
            ..entry(
                "fahrradwerkstatt",
                "oekumene",
                "daily.mobility",
                [
                    "Fahrradwerkstatt zum Mitmachen",
                    "Bicycle workshop to join in",
                    "ورشة دراجات بالمشاركة",
                ],
                [
                    "Reparieren Sie Ihr Fahrrad zusammen mit Freiwilligen.",
                    "Repair your bicycle together with volunteers.",
                    "أصلح دراجتك مع المتطوعين.",
                ],
            )
        },
    ]
}

fn texts_of_cafe() -> Three {
    [
        "Jeden Dienstag **offen für alle**.\n\n- Kaffee und Tee\n- Spiele für Kinder\n- Hilfe beim Ausfüllen von Formularen",
        "Every Tuesday, **open to everybody**.\n\n- Coffee and tea\n- Games for children\n- Help with forms",
        "كل يوم ثلاثاء، **مفتوح للجميع**.\n\n- قهوة وشاي\n- ألعاب للأطفال\n- مساعدة في تعبئة الاستمارات",
    ]
}

pub fn week() -> Value {
    json!([
        {"date": "2026-11-24", "ranges": [{"from": "09:00", "to": "12:00"}, {"from": "17:00", "to": "19:00"}], "state": "open"},
        {"date": "2026-11-25", "ranges": [], "state": "closed"},
        {"date": "2026-11-26", "ranges": [], "state": "closed"},
        {"date": "2026-11-27", "ranges": [{"from": "17:00", "to": "24:00"}], "state": "open"},
        {"date": "2026-11-28", "ranges": [], "state": "closed"},
        {"date": "2026-11-29", "ranges": [], "state": "closed"},
        {"date": "2026-11-30", "holiday": "all_saints", "ranges": [], "state": "unknown"},
    ])
}

/// The address to call, as the API makes it of a German number.
pub fn phone_uri(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    format!("tel:+49{}", digits.trim_start_matches("49").trim_start_matches('0'))
}

/// An offer as a list shows it.
pub fn item(entry: &Entry, lang: &str) -> OfferItem {
    let [state, confirmed, by, due] = entry.fresh;
    let locations: Vec<Location> = entry
        .districts
        .iter()
        .map(|district| {
            place(
                district,
                if *district == "euren" {
                    ""
                } else {
                    "Franz-Georg-Straße 36"
                },
                *district == "euren",
            )
        })
        .collect();
    let mut value = json!({
        "noun": "offer", "id": id(&entry.slug), "slug": entry.slug, "version": 7,
        "title": text(&entry.title, lang), "summary": text(&entry.summary, lang),
        "text": info(&entry.title, entry.states, lang),
        "provider": named(entry.provider, providers::name(entry.provider)),
        "categories": [named(entry.category, city::category_name(entry.category, lang))],
        "target_groups": entry.groups, "languages": entry.languages, "locations": locations,
        "updated_at": super::NOW, "freshness": freshness(state, confirmed, by, due),
    });
    merge(&mut value, &entry.item);
    // Without its area code the API gives no address to call.
    if let Some(phone) = entry.item["phone"]
        .as_str()
        .filter(|phone| phone.starts_with(['0', '+']))
    {
        value["phone_uri"] = json!(phone_uri(phone));
    }
    // Told of two weeks ahead; all first ones of the fake are that near.
    if let Some(closure) = providers::closures(entry.provider).first() {
        value["open"]["closure"] = json!(closure);
    }
    serde_json::from_value(value).unwrap()
}

/// An offer with all that is public of it.
pub fn record(entry: &Entry, lang: &str) -> Offer {
    let mut value = serde_json::to_value(item(entry, lang)).unwrap();
    merge(&mut value, &entry.record);
    if let Some(Ok(texts)) = entry
        .record
        .get("description")
        .map(|d| serde_json::from_value::<Vec<String>>(d.clone()))
    {
        value["description"] = json!(texts[texts::pick(&entry.title, lang)]);
    }
    if let Some(slug) = entry.record.get("alternatives").and_then(Value::as_str) {
        let other = all().into_iter().find(|e| e.slug == slug).unwrap();
        value["alternatives"] = json!([item(&other, lang)]);
    }
    serde_json::from_value(value).unwrap()
}

fn merge(value: &mut Value, more: &Value) {
    for (key, field) in more.as_object().unwrap() {
        value[key] = field.clone();
    }
}
