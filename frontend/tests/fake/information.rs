//! Pages of standing information and series of figures.

use porta_contract::{
    Direction, Fact, FactItem, FactPoint, Noun, Page, PageItem, PageLink, PageStep, PartialDate, StepRecord,
};

use super::texts::{self, CURRENT, Three};

struct Entry {
    slug: &'static str,
    parent: Option<&'static str>,
    sensitive: bool,
    title: Three,
    summary: Three,
}

const PAGES: &[Entry] = &[
    Entry {
        slug: "ankommen",
        parent: None,
        sensitive: false,
        title: ["Die ersten Schritte", "First steps", "الخطوات الأولى"],
        summary: ["Womit man anfängt.", "Where to begin.", "من أين تبدأ."],
    },
    Entry {
        slug: "wohnen",
        parent: Some("ankommen"),
        sensitive: false,
        title: ["Wohnung finden", "Finding a home", ""],
        summary: ["", "", ""],
    },
    Entry {
        slug: "schule",
        parent: Some("ankommen"),
        sensitive: false,
        title: ["Schule und Kita", "School and daycare", "المدرسة والروضة"],
        summary: ["", "", ""],
    },
    Entry {
        slug: "gewalt",
        parent: None,
        sensitive: true,
        title: ["Hilfe bei Gewalt", "Help in case of violence", "المساعدة عند العنف"],
        summary: ["In Gefahr: 110.", "In danger: 110.", "في الخطر: 110."],
    },
];

fn link(entry: &Entry, lang: &str) -> PageLink {
    PageLink {
        id: texts::id(entry.slug),
        slug: entry.slug.to_owned(),
        title: texts::text(&entry.title, lang),
        summary: texts::text(&entry.summary, lang),
        text: texts::info(&entry.title, CURRENT, lang),
    }
}

fn item(entry: &Entry, lang: &str) -> PageItem {
    let below = PAGES.iter().filter(|other| other.parent == Some(entry.slug)).count();
    PageItem {
        noun: Noun::Page,
        version: 1,
        link: link(entry, lang),
        parent: entry.parent.map(str::to_owned),
        level: u32::from(entry.parent.is_some()),
        children: below as u32,
        steps: 2 * u32::from(entry.slug == "ankommen"),
        target_groups: vec!["refugees".to_owned()],
        sensitive: entry.sensitive,
        freshness: if entry.slug == "ankommen" {
            texts::freshness("fresh", "2026-11-02", "staff", "2027-02-02")
        } else {
            texts::freshness("never", "", "", "")
        },
        updated_at: super::now(),
        texts: Default::default(),
    }
}

pub fn pages(lang: &str) -> Vec<PageItem> {
    let mut items = Vec::new();
    for top in PAGES.iter().filter(|entry| entry.parent.is_none()) {
        items.push(item(top, lang));
        let below = PAGES.iter().filter(|entry| entry.parent == Some(top.slug));
        items.extend(below.map(|entry| item(entry, lang)));
    }
    items
}

pub fn page(slug: &str, lang: &str) -> Option<Page> {
    let entry = PAGES.iter().find(|entry| entry.slug == slug)?;
    let siblings: Vec<&Entry> = PAGES.iter().filter(|other| other.parent == entry.parent).collect();
    let place = siblings.iter().position(|other| other.slug == slug)?;
    let named = |entry: &&Entry| link(entry, lang);
    // The body is there in German only.
    let german: Three = ["x", "", ""];
    Some(Page {
        item: item(entry, lang),
        description: "Erst **anmelden**, dann alles andere.\n\n- Eins\n- Zwei".to_owned(),
        description_text: Some(texts::info(&german, CURRENT, lang)),
        check_list: if slug == "ankommen" { steps(lang) } else { Vec::new() },
        trail: PAGES
            .iter()
            .filter(|other| Some(other.slug) == entry.parent)
            .map(|other| link(other, lang))
            .collect(),
        below: PAGES
            .iter()
            .filter(|other| other.parent == Some(slug))
            .map(|other| link(other, lang))
            .collect(),
        previous: place.checked_sub(1).and_then(|place| siblings.get(place)).map(named),
        next: siblings.get(place + 1).map(named),
    })
}

fn steps(lang: &str) -> Vec<PageStep> {
    let step = |key: &str, text: &Three, record: Option<StepRecord>, url: Option<&str>| {
        let index = texts::pick(text, lang);
        PageStep {
            key: key.to_owned(),
            text: texts::text(text, lang),
            lang: ["de", "en", "ar"][index].to_owned(),
            dir: if index == 2 {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            },
            record,
            url: url.map(str::to_owned),
        }
    };
    let cafe = StepRecord {
        noun: Noun::Offer,
        id: texts::id("cafe-welcome"),
        slug: "cafe-welcome".to_owned(),
        name: "Café Welcome".to_owned(),
    };
    vec![
        step(
            "meet",
            &["Leute treffen.", "Meet people.", "قابل الناس."],
            Some(cafe),
            None,
        ),
        step(
            "read",
            &["Alles nachlesen.", "Read it all.", ""],
            None,
            Some("https://www.stadt.example/anfang"),
        ),
    ]
}

const TITLE: Three = ["Zugewiesene Menschen", "People assigned", "أشخاص موزعون"];

pub fn facts(lang: &str) -> Vec<FactItem> {
    vec![fact("zuweisungen", lang), fact("leer", lang)]
        .into_iter()
        .flatten()
        .map(|fact| fact.item)
        .collect()
}

pub fn fact(slug: &str, lang: &str) -> Option<Fact> {
    let points = match slug {
        "zuweisungen" => points(),
        "leer" => Vec::new(),
        _ => return None,
    };
    Some(Fact {
        item: FactItem {
            noun: Noun::Fact,
            id: texts::id(slug),
            slug: slug.to_owned(),
            version: 1,
            title: texts::text(&TITLE, lang),
            summary: String::new(),
            unit: Some(texts::text(&["Personen", "people", "أشخاص"], lang)),
            text: texts::info(&TITLE, CURRENT, lang),
            source_lang: "de".to_owned(),
            district: (slug == "zuweisungen").then(|| texts::named("nord", "Trier-Nord")),
            count: points.len() as u32,
            latest: points.last().cloned(),
            updated_at: super::now(),
            texts: Default::default(),
        },
        description: "So wird gezählt.".to_owned(),
        description_text: Some(texts::info(&["x", "", ""], CURRENT, lang)),
        points,
    })
}

fn points() -> Vec<FactPoint> {
    let point = |date: &str, value: Option<f64>, note: Option<&str>| FactPoint {
        date: PartialDate::parse(date).unwrap(),
        value,
        source: "Stadt Trier".to_owned(),
        source_url: Some("https://stadt.example/zahlen".to_owned()),
        note: note.map(str::to_owned),
    };
    vec![
        point("2021", Some(1210.5), None),
        point("2022-06", None, Some("Nicht veröffentlicht.")),
        point("2023-12-31", Some(330.0), None),
    ]
}

/// A picture, and a table.
pub const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"360\"><title>Menschen</title></svg>";
pub const CSV: &str = "date,value,source,source_url,note\n2021,1210.5,Stadt Trier,https://stadt.example/zahlen,\n";
