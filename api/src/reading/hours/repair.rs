//! A guess at what was meant, offered with an error and never taken over unasked.

use super::error::MOST_CHARACTERS;

/// Dashes that word processors make of a hyphen.
pub(super) const DASHES: [char; 6] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'];

/// Quotation marks that word processors make of the plain one.
pub(super) const QUOTES: [char; 6] = ['“', '”', '„', '«', '»', '‟'];

/// Weekdays as OSM writes them, and as people do.
const WEEKDAYS: [(&str, &[&str]); 7] = [
    ("Mo", &["Montag", "Montags", "Monday", "Mon", "Lundi"]),
    ("Tu", &["Di", "Dienstag", "Dienstags", "Tuesday", "Tue", "Mardi"]),
    ("We", &["Mi", "Mittwoch", "Mittwochs", "Wednesday", "Wed", "Mercredi"]),
    ("Th", &["Do", "Donnerstag", "Donnerstags", "Thursday", "Thu", "Jeudi"]),
    ("Fr", &["Freitag", "Freitags", "Friday", "Fri", "Vendredi"]),
    ("Sa", &["Samstag", "Samstags", "Sonnabend", "Saturday", "Sat", "Samedi"]),
    ("Su", &["So", "Sonntag", "Sonntags", "Sunday", "Sun", "Dimanche"]),
];

/// Words that stand for a sign, or for nothing.
const WORDS: [(&str, &str); 8] = [
    ("bis", "-"),
    ("to", "-"),
    ("à", "-"),
    ("und", ","),
    ("and", ","),
    ("Uhr", ""),
    ("von", ""),
    ("h", ""),
];

/// Whether a word is a weekday in another spelling than OSM's.
pub(super) fn is_foreign_weekday(word: &str) -> bool {
    osm_weekday(word).is_some()
}

fn osm_weekday(word: &str) -> Option<&'static str> {
    let found = WEEKDAYS
        .iter()
        .find(|(_, others)| others.iter().any(|other| other.eq_ignore_ascii_case(word)));
    found.map(|(osm, _)| *osm)
}

/// A text that `can_be_read` and differs from `text` only in its spelling.
pub(super) fn suggestion(text: &str, can_be_read: impl Fn(&str) -> bool) -> Option<String> {
    if text.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let text = text.replace(QUOTES, "\"");
    let parts = text.split('"').enumerate();
    let respelled: Vec<_> = parts
        .map(
            |(index, part)| {
                if index % 2 == 0 { respell(part) } else { part.to_owned() }
            },
        )
        .collect();
    let guess = respelled.join("\"").trim().to_owned();
    can_be_read(&guess).then_some(guess)
}

/// Respells what stands outside notes.
fn respell(part: &str) -> String {
    let plain = part
        .replace(DASHES, "-")
        .replace(char::is_control, " ")
        .replace(": ", " ");
    let hours_only = !plain.contains([':', '.']);
    let mut respelled = String::with_capacity(plain.len());
    for token in tokens(&plain) {
        let in_brackets = respelled.rfind('[') > respelled.rfind(']');
        respelled.push_str(match token.as_str() {
            "." => ":",
            word => WORDS
                .iter()
                .find(|(other, _)| other.eq_ignore_ascii_case(word))
                .map_or(word, |(_, sign)| sign),
        });
        if let Some(weekday) = osm_weekday(&token) {
            respelled.truncate(respelled.len() - token.len());
            respelled.push_str(weekday);
        } else if hours_only && !in_brackets && token.bytes().all(|byte| byte.is_ascii_digit()) {
            respelled.push_str(":00");
        }
    }
    squeeze(respelled)
}

/// Cuts a text into runs of letters, runs of digits, and single signs.
fn tokens(text: &str) -> Vec<String> {
    let kind = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
    let mut tokens: Vec<String> = Vec::new();
    for c in text.chars() {
        let goes_on =
            |last: &&mut String| kind(c) != (false, false) && last.chars().all(|other| kind(other) == kind(c));
        match tokens.last_mut().filter(goes_on) {
            Some(last) => last.push(c),
            None => tokens.push(c.to_string()),
        }
    }
    tokens
}

fn squeeze(mut text: String) -> String {
    for (loose, tight) in [("  ", " "), (" -", "-"), ("- ", "-"), (" ,", ","), (" ;", ";")] {
        while text.contains(loose) {
            text = text.replace(loose, tight);
        }
    }
    // A space after a weekday's comma would begin a new rule.
    WEEKDAYS.iter().fold(text, |text, (day, _)| {
        text.replace(&format!("{day}, "), &format!("{day},"))
    })
}
