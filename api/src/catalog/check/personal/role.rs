//! Words of roles, topics and organisations: what stands in a mailbox or behind a label and is nobody's name.

/// Words that stand for a role by themselves; inside longer words they may be part of a surname.
const WORDS: &[&str] = &[
    "accueil", "admin", "agentur", "aide", "amt", "asyl", "awo", "buero", "buro", "bureau", "cafe", "caritas",
    "contact", "crew", "deutsch", "diakonie", "drk", "empfang", "eltern", "fragen", "garten", "gruppe", "haus", "help",
    "hilfe", "hort", "hotline", "ihk", "info", "infos", "job", "kita", "kultur", "kurs", "laden", "mail", "mairie",
    "malteser", "mitte", "nord", "office", "online", "ost", "post", "presse", "projekt", "rat", "region", "skf",
    "spenden", "sport", "stadt", "sud", "sued", "support", "tafel", "team", "termin", "termine", "uni", "verband",
    "verein", "vhs", "ville", "vorstand", "web", "welcome", "west", "wohnen", "zentrale", "zentrum",
];

/// Beginnings and ends of longer words that no surname has.
const STEMS: &[&str] = &[
    "anerkennung",
    "anmeldung",
    "beauftragte",
    "behoerde",
    "benevol",
    "beratung",
    "bibliothek",
    "bildung",
    "dienst",
    "ehrenamt",
    "familie",
    "fluecht",
    "frauen",
    "gemeinde",
    "geschaeft",
    "gesundheit",
    "helpdesk",
    "initiative",
    "integration",
    "international",
    "jugend",
    "kinder",
    "kontakt",
    "koordination",
    "leitung",
    "migration",
    "netzwerk",
    "pfarr",
    "projekt",
    "quartier",
    "redaktion",
    "refugee",
    "schule",
    "sekretariat",
    "secretariat",
    "senior",
    "service",
    "sozial",
    "sprach",
    "stadtteil",
    "stelle",
    "stiftung",
    "treffpunkt",
    "verwaltung",
    "volunteer",
    "willkommen",
];

/// True for a word (small letters, umlauts as two) that stands for a role, a topic or an organisation.
pub(super) fn is_role(word: &str) -> bool {
    WORDS.contains(&word)
        || word.ends_with("amt")
        || word.ends_with("verein")
        || STEMS.iter().any(|stem| word.contains(stem))
}

/// A word in the form that the lists have: small, umlauts as two letters, accents off.
pub(super) fn folded(word: &str) -> String {
    crate::catalog::check::slug::from_title(word)
}
