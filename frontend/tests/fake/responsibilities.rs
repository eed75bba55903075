//! Who is in charge of what.

use porta_contract::{
    Access, Guide, GuideAbout, GuideChoice, GuideQuestion, Hours, HoursPurpose, NamedLink, Noun, Office, OpenNow,
    OpenState, Responsibility, ResponsibilityItem, Situation, TextState, TopicNamed, UnknownReason,
};

use super::offers::{self, place};
use super::providers;
use super::texts::{self, Three};

struct Entry {
    slug: &'static str,
    title: Three,
    summary: Three,
    topic: &'static str,
    situations: &'static [Situation],
    office: &'static str,
}

/// In the order of their German titles.
fn all() -> Vec<Entry> {
    vec![
        Entry {
            slug: "kindergeld",
            title: ["Kindergeld", "Child benefit", "إعانة الأطفال"],
            summary: [
                "Zahlt die <b>Familienkasse</b>.",
                "Paid by the family benefits office.",
                "",
            ],
            topic: "child-benefit",
            situations: &[Situation::Recognised, Situation::Ukraine],
            office: "stadt-trier",
        },
        Entry {
            slug: "geld-fuer-kinder",
            title: ["Geld für Kinder", "", ""],
            summary: ["Während des Asylverfahrens.", "", ""],
            topic: "child-benefit",
            situations: &[Situation::AsylumSeeker],
            office: "caritas",
        },
        Entry {
            slug: "anmeldung",
            title: ["Wohnung anmelden", "Registering an address", "تسجيل السكن"],
            summary: ["Nach jedem Umzug.", "After every move.", "بعد كل انتقال."],
            topic: "registration",
            situations: &[Situation::Everyone],
            office: "oekumene",
        },
    ]
}

fn topic(slug: &str, lang: &str) -> TopicNamed {
    let names: Three = match slug {
        "child-benefit" => ["Kindergeld", "Child benefit", "إعانة الأطفال"],
        _ => ["Anmeldung", "", "تسجيل العنوان"],
    };
    let info = texts::info(&names, [TextState::Current; 2], lang);
    TopicNamed {
        id: texts::id(slug),
        slug: slug.to_owned(),
        name: texts::text(&names, lang),
        lang: info.lang,
        dir: info.dir,
    }
}

fn item(entry: &Entry, lang: &str) -> ResponsibilityItem {
    ResponsibilityItem {
        noun: Noun::Responsibility,
        id: texts::id(entry.slug),
        slug: entry.slug.to_owned(),
        version: 1,
        title: texts::text(&entry.title, lang),
        summary: texts::text(&entry.summary, lang),
        text: texts::info(&entry.title, [TextState::Current, TextState::Machine], lang),
        topic: topic(entry.topic, lang),
        situations: entry.situations.to_vec(),
        providers: vec![texts::named(entry.office, providers::name(entry.office))],
        leika: None,
        area: Some("07211000".to_owned()),
        updated_at: super::now(),
        texts: Default::default(),
    }
}

/// The list.
pub fn items(lang: &str) -> Vec<ResponsibilityItem> {
    all().iter().map(|entry| item(entry, lang)).collect()
}

/// One of them.
pub fn record(slug: &str, lang: &str) -> Option<Responsibility> {
    all()
        .iter()
        .find(|entry| entry.slug == slug)
        .map(|entry| whole(entry, lang))
}

fn whole(entry: &Entry, lang: &str) -> Responsibility {
    let noted = entry.slug == "kindergeld";
    let notes = [
        ("bring", "Geburtsurkunden & Ausweis"),
        ("advice", "Rufen Sie am Vormittag an."),
    ];
    Responsibility {
        item: item(entry, lang),
        description: String::new(),
        notes: notes
            .into_iter()
            .filter(|_| noted)
            .map(|(key, note)| (key.to_owned(), note.to_owned()))
            .collect(),
        offices: vec![office(entry)],
        also: vec![texts::named("buergerhaus", providers::name("buergerhaus"))],
        links: vec![NamedLink {
            url: "https://www.stadt.example/antrag".to_owned(),
            label: noted.then(|| "Antrag".to_owned()),
            lang: noted.then(|| "de".to_owned()),
        }],
    }
}

/// By phone, for visits, or without any hours.
fn office(entry: &Entry) -> Office {
    let set = |purpose, rule: &str, note: Option<&str>| Hours {
        purpose,
        access: None,
        rule: rule.to_owned(),
        note: note.map(str::to_owned),
        location: None,
    };
    let (hours, state, open_for) = match entry.slug {
        "kindergeld" => (
            vec![set(HoursPurpose::Phone, "Mo-Fr 08:00-18:00", Some("kostenlos"))],
            OpenState::Open,
            Some(HoursPurpose::Phone),
        ),
        "anmeldung" => (
            vec![
                set(HoursPurpose::Visit, "We 09:00-12:00", None),
                set(HoursPurpose::PickUp, "Jan 02 10:00-11:00", None),
            ],
            OpenState::Closed,
            Some(HoursPurpose::Visit),
        ),
        _ => (Vec::new(), OpenState::Unknown, None),
    };
    let open = state == OpenState::Open;
    Office {
        provider: texts::named(entry.office, providers::name(entry.office)),
        phone: Some("0651 718-0".to_owned()),
        phone_uri: Some(offers::phone_uri("0651 718-0")),
        email: None,
        website: None,
        access: vec![Access::Appointment],
        hours,
        open: OpenNow {
            state,
            reason: open_for.is_none().then_some(UnknownReason::NoHours),
            until: Some("2026-11-24T17:00:00Z".parse().unwrap()).filter(|_| open),
            next_open: (state == OpenState::Closed).then(|| "2026-11-25T08:00:00Z".parse().unwrap()),
            closure: None,
        },
        open_for,
        locations: vec![place("mitte-gartenfeld", "Am Augustinerhof", false)],
        languages: vec!["de".to_owned()],
    }
}

/// The guide; none for a topic that nobody knows.
pub fn guide(about: Option<&str>, situation: Option<&str>, lang: &str) -> Option<Guide> {
    let all = all();
    let situation = situation.map(|word| Situation::parse(word).unwrap());
    let mut guide = Guide {
        question: None,
        topic: about.map(|slug| topic(slug, lang)),
        situation,
        answers: Vec::new(),
        counselling: Vec::new(),
        stale: false,
    };
    let Some(slug) = about else {
        let choices = ["registration", "child-benefit"].map(|slug| {
            let named = topic(slug, lang);
            GuideChoice {
                value: slug.to_owned(),
                label: Some(named.name),
                lang: Some(named.lang),
                count: 1,
            }
        });
        guide.question = Some(GuideQuestion {
            about: GuideAbout::Topic,
            choices: choices.into(),
        });
        return Some(guide);
    };
    let rows: Vec<&Entry> = all.iter().filter(|entry| entry.topic == slug).collect();
    if rows.is_empty() {
        return None;
    }
    let everyone = |entry: &Entry| entry.situations.contains(&Situation::Everyone);
    if situation.is_none() && !rows.iter().all(|entry| everyone(entry)) {
        let choice = |one: &Situation| GuideChoice {
            value: one.as_str().to_owned(),
            label: None,
            lang: None,
            count: 1,
        };
        let choices = rows.iter().flat_map(|entry| entry.situations.iter().map(choice));
        guide.question = Some(GuideQuestion {
            about: GuideAbout::Situation,
            choices: choices.collect(),
        });
        return Some(guide);
    }
    let fits = |entry: &&&Entry| everyone(entry) || situation.is_some_and(|one| entry.situations.contains(&one));
    guide.answers = rows.iter().filter(fits).map(|entry| whole(entry, lang)).collect();
    guide.counselling = offers::all()
        .iter()
        .take(1)
        .map(|entry| offers::item(entry, lang))
        .collect();
    Some(guide)
}
