//! The city, its districts and categories.

use porta_contract::{
    AccessibilityGap, AccessibilityStatement, Category, City, Conformity, Direction, District, EmergencyNumber,
    Language, LawTexts, Notice, NoticeSeverity, Point, PublicOffice,
};

use super::offers::{self, Entry};
use super::texts::{self, CURRENT, Three};

pub fn city(lang: &str) -> City {
    let language = |tag: &str, name: &str, dir| Language {
        tag: tag.to_owned(),
        name: name.to_owned(),
        dir,
    };
    City {
        id: texts::id("trier"),
        slug: "trier".to_owned(),
        name: "Trier".to_owned(),
        title: texts::text(&["Ankommen in Trier", "Arriving in Trier", "الوصول إلى ترير"], lang),
        time_zone: "Europe/Berlin".to_owned(),
        country: "DE".to_owned(),
        region: "DE-RP".to_owned(),
        languages: vec![
            language("de", "Deutsch", Direction::LeftToRight),
            language("de-simple", "Leichte Sprache", Direction::LeftToRight),
            language("en", "English", Direction::LeftToRight),
            language("fr", "Français", Direction::LeftToRight),
            language("ar", "العربية", Direction::RightToLeft),
            language("ti", "ትግርኛ", Direction::LeftToRight),
        ],
        centre: Point {
            lat: 49.756,
            lon: 6.643,
        },
        demo: true,
        emergency: emergency(lang),
        notices: notices(lang),
        theme: porta_contract::Theme::default(),
        law: law(),
        confirmed_share_6_months: Some(0.827),
        counts: [
            ("offer".to_owned(), offers::all().len() as u64),
            ("responsibility".to_owned(), 3),
            ("page".to_owned(), 4),
        ]
        .into(),
        version: 3,
    }
}

/// All that a city can give but the film.
fn law() -> LawTexts {
    let office = |name: &str| PublicOffice {
        name: name.to_owned(),
        address: Some("Am Markt 1\n54290 Trier".to_owned()),
        phone: Some("0651 718-0".to_owned()),
        email: Some("stadt@trier.example".to_owned()),
        website: Some("https://trier.example/".to_owned()),
    };
    let both = |de: &str, en: &str| [("de".to_owned(), de.to_owned()), ("en".to_owned(), en.to_owned())].into();
    let day = |text: &str| text.parse().unwrap();
    LawTexts {
        operator: Some(office("Stadt Trier")),
        represented_by: Some("Die Oberbürgermeisterin".to_owned()),
        supervision: Some(office("ADD")),
        vat_id: Some("DE123456789".to_owned()),
        privacy_basis: both("Art. 6 Abs. 1 Buchst. e DSGVO", "Art. 6(1)(e) GDPR"),
        privacy_authority: Some(office("Landesbeauftragter für den Datenschutz")),
        accessibility: Some(AccessibilityStatement {
            law: "BITV RP".to_owned(),
            conformity: Conformity::Partial,
            gaps: vec![AccessibilityGap {
                what: both("Film in Gebärdensprache", "Film in sign language"),
                why: both("Noch nicht gedreht.", "Not made yet."),
            }],
            method: both("Selbstbewertung", "Self-assessment"),
            created: day("2025-06-01"),
            reviewed: day("2025-11-01"),
            enforcement: office("Durchsetzungsstelle"),
        }),
        ..LawTexts::default()
    }
}

/// In one language only, so that the other pages are read without: one in it, one in another, which looks like markup.
fn notices(lang: &str) -> Vec<Notice> {
    let notice = |text: &str, lang: &str, severity| Notice {
        text: text.to_owned(),
        lang: lang.to_owned(),
        dir: if lang == "ar" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        severity,
        url: (lang == "fr").then(|| "https://www.stadt.example/heute".to_owned()),
        from: None,
        until: super::now() + chrono::TimeDelta::hours(5),
    };
    let all = vec![
        notice("Le service est fermé aujourd’hui.", "fr", NoticeSeverity::Warning),
        notice("مكتب <b>مغلق</b>", "ar", NoticeSeverity::Danger),
    ];
    if lang == "fr" { all } else { Vec::new() }
}

fn emergency(lang: &str) -> Vec<EmergencyNumber> {
    let numbers: [(&str, Three); 4] = [
        (
            "112",
            ["Feuerwehr und Rettungsdienst", "Fire and ambulance", "الإطفاء والإسعاف"],
        ),
        ("110", ["Polizei", "Police", "الشرطة"]),
        ("116 117", ["Ärztlicher Bereitschaftsdienst", "Doctor on call", ""]),
        (
            "116 016",
            [
                "Hilfetelefon Gewalt gegen Frauen",
                "Violence against women helpline",
                "هاتف المساعدة للعنف ضد المرأة",
            ],
        ),
    ];
    numbers
        .iter()
        .map(|(phone, label)| EmergencyNumber {
            phone: (*phone).to_owned(),
            phone_uri: Some(format!("tel:{}", phone.replace(' ', ""))),
            label: texts::text(label, lang),
            lang: ["de", "en", "ar"][texts::pick(label, lang)].to_owned(),
        })
        .collect()
}

const DISTRICTS: &[(i32, &str, &str, &[&str])] = &[
    (
        11,
        "mitte-gartenfeld",
        "Trier-Mitte/Gartenfeld",
        &["Altstadt", "Gartenfeld"],
    ),
    (12, "nord", "Trier-Nord", &["Nells Ländchen", "Maximin"]),
    (13, "sued", "Trier-Süd", &["Barbara", "Matthias"]),
    (21, "ehrang-quint", "Ehrang/Quint", &[]),
    (22, "pfalzel", "Pfalzel", &[]),
    (31, "west-pallien", "Trier-West/Pallien", &[]),
    (32, "euren", "Euren", &[]),
    (41, "olewig", "Olewig", &[]),
    (42, "kuerenz", "Kürenz", &[]),
    (45, "irsch", "Irsch", &[]),
    (53, "mariahof", "Mariahof", &[]),
];

pub fn districts() -> Vec<District> {
    DISTRICTS
        .iter()
        .map(|(number, slug, name, parts)| District {
            id: texts::id(slug),
            slug: (*slug).to_owned(),
            number: Some(*number),
            name: (*name).to_owned(),
            parts: parts.iter().map(|part| (*part).to_owned()).collect(),
            postal_codes: vec!["54290".to_owned(), "54292".to_owned()],
            centre: place(slug),
            outline: outline(slug),
            offers: offers::all().iter().filter(|o| o.districts.contains(slug)).count() as u64,
            version: 1,
        })
        .collect()
}

/// Where a district is; one of them nobody has entered.
fn place(slug: &str) -> Option<Point> {
    let (lat, lon) = match slug {
        "mitte-gartenfeld" => (49.756, 6.643),
        "nord" => (49.769, 6.654),
        "sued" => (49.743, 6.634),
        "ehrang-quint" => (49.806, 6.686),
        "pfalzel" => (49.786, 6.695),
        "west-pallien" => (49.755, 6.622),
        "euren" => (49.744, 6.607),
        "olewig" => (49.747, 6.661),
        "kuerenz" => (49.757, 6.672),
        "irsch" => (49.731, 6.700),
        _ => return None,
    };
    Some(Point { lat, lon })
}

/// One district has an outline.
fn outline(slug: &str) -> Option<serde_json::Value> {
    let ring = [
        [6.640, 49.762],
        [6.668, 49.764],
        [6.662, 49.778],
        [6.644, 49.776],
        [6.640, 49.762],
    ];
    (slug == "nord").then(|| serde_json::json!({"type": "Polygon", "coordinates": [ring]}))
}

/// Name of a district.
pub fn district_name(slug: &str) -> &'static str {
    DISTRICTS.iter().find(|d| d.1 == slug).map_or("?", |d| d.2)
}

const CATEGORIES: &[(&str, &str, Three)] = &[
    ("meet", "cup", ["Begegnungsorte", "Meeting places", "أماكن اللقاء"]),
    (
        "meet.cafe",
        "cup",
        ["Willkommens- und Begegnungscafés", "Welcome cafés", "مقاهي الترحيب"],
    ),
    (
        "meet.women",
        "women",
        ["Treffs für Frauen", "Meeting places for women", "لقاءات للنساء"],
    ),
    (
        "advice",
        "chat",
        ["Beratungsdienste", "Advice services", "خدمات الاستشارة"],
    ),
    (
        "advice.asylum",
        "scale",
        ["Asylverfahren und Recht", "Asylum and law", "إجراءات اللجوء والقانون"],
    ),
    (
        "women",
        "women",
        ["Angebote für Frauen", "Offers for women", "عروض للنساء"],
    ),
    (
        "women.violence",
        "shield",
        [
            "Schutz und Hilfe bei Gewalt",
            "Protection from violence",
            "الحماية من العنف",
        ],
    ),
    (
        "language",
        "book",
        ["Deutsch lernen", "Learning German", "تعلّم الألمانية"],
    ),
    (
        "language.open",
        "chat",
        ["Offene und kostenlose Deutschkurse", "Open and free German courses", ""],
    ),
    (
        "daily",
        "bag",
        [
            "Alltag und Grundversorgung",
            "Everyday needs",
            "الحياة اليومية والاحتياجات",
        ],
    ),
    (
        "daily.clothes",
        "shirt",
        ["Kleidung, Möbel und Hausrat", "Clothes and furniture", "ملابس وأثاث"],
    ),
    (
        "daily.mobility",
        "bike",
        ["Mobilität und Fahrrad", "Mobility and bicycles", "التنقل والدراجات"],
    ),
    (
        "leisure",
        "ball",
        [
            "Freizeit, Sport und Kultur",
            "Leisure, sports and culture",
            "الترفيه والرياضة والثقافة",
        ],
    ),
];

pub fn categories(lang: &str) -> Vec<Category> {
    CATEGORIES
        .iter()
        .map(|(slug, icon, name)| Category {
            id: texts::id(slug),
            slug: (*slug).to_owned(),
            parent: slug.split_once('.').map(|(parent, _)| parent.to_owned()),
            name: texts::text(name, lang),
            icon: Some((*icon).to_owned()),
            sensitive: *slug == "women.violence",
            text: texts::info(name, CURRENT, lang),
            texts: Default::default(),
            offers: offers::all().iter().filter(|o| in_subtree(o, slug)).count() as u64,
            version: 1,
        })
        .collect()
}

/// Name of a category.
pub fn category_name(slug: &str, lang: &str) -> String {
    CATEGORIES
        .iter()
        .find(|c| c.0 == slug)
        .map_or_else(String::new, |c| texts::text(&c.2, lang))
}

/// True if an offer lies in a category or below it.
pub fn in_subtree(offer: &Entry, category: &str) -> bool {
    offer.category == category || offer.category.starts_with(&format!("{category}."))
}
