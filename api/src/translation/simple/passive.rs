//! Passives: a form of `werden` and a participle in one part of a sentence. Futures are none: `wir werden helfen`.

use porta_contract::SimpleRule;

use super::Found;
use super::sentences::{Sentence, Token};

const WERDEN: [&str; 11] = [
    "werde", "wirst", "wird", "werden", "werdet", "wurde", "wurdest", "wurden", "wurdet", "worden", "werd",
];
/// Words that begin another part of a sentence.
const JOINTS: [&str; 5] = ["und", "oder", "aber", "denn", "sondern"];
/// Prefixes that a verb keeps.
const KEPT: [&str; 9] = ["be", "ver", "er", "ent", "emp", "zer", "miss", "über", "unter"];
/// Prefixes before the `ge` of a participle.
const PARTED: [&str; 34] = [
    "ab", "an", "auf", "aus", "bei", "dar", "durch", "ein", "fest", "fort", "frei", "her", "hin", "los", "mit", "nach",
    "statt", "teil", "um", "vor", "weg", "weiter", "wieder", "zu", "zurück", "zusammen", "herein", "heraus", "hinein",
    "vorbei", "bereit", "fertig", "bekannt", "sicher",
];
/// Ends of participles of strong verbs, which no infinitive has.
const STRONG: [&str; 40] = [
    "gegeben",
    "genommen",
    "nommen",
    "sprochen",
    "geholfen",
    "schrieben",
    "gelesen",
    "gesehen",
    "gefunden",
    "gebeten",
    "getroffen",
    "geboten",
    "verboten",
    "verloren",
    "schlossen",
    "gehalten",
    "geladen",
    "gerufen",
    "getragen",
    "gewaschen",
    "gesungen",
    "getrunken",
    "gegessen",
    "verstanden",
    "schieden",
    "brochen",
    "gezogen",
    "gewonnen",
    "begonnen",
    "pfohlen",
    "stohlen",
    "geschnitten",
    "geworfen",
    "gewiesen",
    "überwiesen",
    "gehoben",
    "geliehen",
    "vertrieben",
    "gegangen",
    "getan",
];
/// What looks like a participle and is an adjective, an adverb or another form.
const OTHERS: [&str; 32] = [
    "bereit",
    "bekannt",
    "beliebt",
    "berühmt",
    "bestimmt",
    "bewusst",
    "ernst",
    "erst",
    "gerecht",
    "gesamt",
    "geeignet",
    "gehört",
    "gefällt",
    "genießt",
    "gewinnt",
    "geschieht",
    "geschickt",
    "insgesamt",
    "überhaupt",
    "unterwegs",
    "verliebt",
    "verrückt",
    "verwandt",
    "gewohnt",
    "bedingt",
    "berechtigt",
    "verheiratet",
    "bekümmert",
    "gelingt",
    "gespannt",
    "entfernt",
    "begeistert",
];

pub(super) fn passive(sentence: &Sentence, plain: &[char], found: &mut Vec<Found>) {
    for part in parts(&sentence.words, plain) {
        let Some(form) = part.iter().find(|word| WERDEN.contains(&word.small.as_str())) else {
            continue;
        };
        if let Some(participle) = part.iter().find(|word| is_participle(word)) {
            let range = (form.from.min(participle.from), form.until.max(participle.until));
            let detail = "A passive. Say who does it.";
            found.push(Found::new(SimpleRule::Passive, range, detail));
        }
    }
}

/// The parts of a sentence: between commas, and at words that join.
fn parts<'w>(words: &'w [Token], plain: &[char]) -> Vec<Vec<&'w Token>> {
    let mut parts = vec![Vec::new()];
    let mut end = 0;
    for word in words {
        let between = plain.get(end..word.from).unwrap_or_default();
        let joint = JOINTS.contains(&word.small.as_str());
        if joint || between.iter().any(|c| matches!(c, ',' | ';' | '–')) {
            parts.push(Vec::new());
        }
        if let Some(last) = parts.last_mut().filter(|_| !joint) {
            last.push(word);
        }
        end = word.until;
    }
    parts
}

fn is_participle(word: &Token) -> bool {
    let small = word.small.as_str();
    if word.is_capital() || OTHERS.contains(&small) || word.text.chars().count() < 5 {
        return false;
    }
    if STRONG.iter().any(|end| small.ends_with(end)) {
        return true;
    }
    if !small.ends_with('t') {
        return false;
    }
    let parted = |prefix: &&str| small.strip_prefix(*prefix).is_some_and(|rest| rest.starts_with("ge"));
    let kept = |prefix: &&str| small.starts_with(*prefix);
    small.starts_with("ge") || small.ends_with("iert") || PARTED.iter().any(parted) || KEPT.iter().any(kept)
}
