//! What the law wants the pages to say, checked field by field: everything that is wrong is told at once.

use std::collections::BTreeMap;

use porta_contract::{AccessibilityStatement, Conformity, LawTexts, PublicOffice, SignLanguageFilm};

use crate::catalog::check::{self, Fault, language, limits};
use crate::spine::http::Pointer;

/// Longest text of a paragraph, in characters.
const PARAGRAPH: usize = 4_000;
/// Longest line.
const LINE: usize = 500;

/// What is wrong with the law texts of a city of these languages; `at` is where they stand.
#[must_use]
pub fn faults(law: &LawTexts, languages: &[String], at: &Pointer) -> Vec<(Pointer, Fault)> {
    let mut reader = Reader {
        languages,
        found: Vec::new(),
    };
    let offices = [
        ("operator", &law.operator),
        ("supervision", &law.supervision),
        ("editor", &law.editor),
        ("privacy_officer", &law.privacy_officer),
        ("privacy_authority", &law.privacy_authority),
    ];
    for (name, office) in offices {
        if let Some(office) = office {
            reader.office(&at.field(name), office);
        }
    }
    for (name, line) in [("represented_by", &law.represented_by), ("vat_id", &law.vat_id)] {
        if let Some(line) = line {
            reader.line(&at.field(name), (name, line), LINE);
        }
    }
    reader.texts(&at.field("privacy_basis"), &law.privacy_basis, false);
    if let Some(statement) = &law.accessibility {
        reader.statement(&at.field("accessibility"), statement);
    }
    if let Some(film) = &law.sign_language {
        reader.film(&at.field("sign_language"), film);
    }
    reader.found
}

/// Collects what is wrong.
struct Reader<'a> {
    languages: &'a [String],
    found: Vec<(Pointer, Fault)>,
}

impl Reader<'_> {
    fn note(&mut self, at: Pointer, checked: Result<(), Fault>) {
        if let Err(fault) = checked {
            self.found.push((at, fault));
        }
    }

    fn line(&mut self, at: &Pointer, (name, text): (&str, &str), longest: usize) {
        let checked = if text.trim().is_empty() {
            Err(Fault::new(
                "missing",
                format!("`{name}` must not be empty; leave it out instead"),
            ))
        } else {
            check::text(name, text, longest)
        };
        self.note(at.clone(), checked);
    }

    fn office(&mut self, at: &Pointer, office: &PublicOffice) {
        self.line(&at.field("name"), ("name", &office.name), LINE);
        if let Some(address) = &office.address {
            self.line(&at.field("address"), ("address", address), LINE);
        }
        if let Some(phone) = &office.phone {
            self.note(at.field("phone"), check::phone("phone", phone));
        }
        if let Some(email) = &office.email {
            self.note(at.field("email"), check::email("email", email));
        }
        if let Some(website) = &office.website {
            self.note(at.field("website"), check::web_address("website", website));
        }
    }

    fn texts(&mut self, at: &Pointer, texts: &BTreeMap<String, String>, needed: bool) {
        if needed && texts.is_empty() {
            let fault = Fault::new("missing", "say it in one language of the city at least");
            self.found.push((at.clone(), fault));
        }
        for (tag, text) in texts {
            let place = at.field(tag);
            self.note(place.clone(), language::of_city(tag, self.languages).map(|_| ()));
            self.line(&place, ("text", text), PARAGRAPH);
        }
    }

    fn statement(&mut self, at: &Pointer, statement: &AccessibilityStatement) {
        self.line(&at.field("law"), ("law", &statement.law), LINE);
        if statement.conformity == Conformity::Unrecognised {
            let words = Conformity::WORDS.join(", ");
            let fault = Fault::new("unknown_word", format!("`conformity` takes one of: {words}"));
            self.found.push((at.field("conformity"), fault));
        }
        if statement.gaps.len() > limits::LIST {
            let fault = Fault::new("too_long", format!("`gaps` may hold {} entries", limits::LIST));
            self.found.push((at.field("gaps"), fault));
        }
        for (index, gap) in statement.gaps.iter().take(limits::LIST).enumerate() {
            let place = at.field("gaps").entry(index);
            self.texts(&place.field("what"), &gap.what, true);
            self.texts(&place.field("why"), &gap.why, true);
        }
        self.texts(&at.field("method"), &statement.method, true);
        for (name, day) in [("created", statement.created), ("reviewed", statement.reviewed)] {
            if !check::in_our_time(day) {
                let fault = Fault::new("bad_date", format!("{day} is no day of our time"));
                self.found.push((at.field(name), fault));
            }
        }
        if statement.reviewed < statement.created {
            let fault = Fault::new("bad_order", "`reviewed` must not be before `created`");
            self.found.push((at.field("reviewed"), fault));
        }
        self.office(&at.field("enforcement"), &statement.enforcement);
    }

    fn film(&mut self, at: &Pointer, film: &SignLanguageFilm) {
        self.note(at.field("url"), check::web_address("url", &film.url));
        let bounds = [("seconds", film.seconds, 36_000), ("megabytes", film.megabytes, 10_000)];
        for (name, value, most) in bounds {
            if !(1..=most).contains(&value) {
                let fault = Fault::new("out_of_range", format!("`{name}` takes 1 to {most}"));
                self.found.push((at.field(name), fault));
            }
        }
        self.texts(&at.field("transcript"), &film.transcript, true);
    }
}

/// Kept as one text of JSON: formats without names of fields cannot tell which of them are absent.
pub mod as_text {
    use porta_contract::LawTexts;
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(law: &LawTexts, serializer: S) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(law).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Those of the format, and of a text that holds something else.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<LawTexts, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use porta_contract::LawTexts;
    use serde_json::json;

    use super::faults;
    use crate::spine::http::Pointer;

    fn told(law: serde_json::Value) -> Vec<(String, &'static str)> {
        let law: LawTexts = serde_json::from_value(law).unwrap();
        let languages = ["de".to_owned(), "en".to_owned()];
        let found = faults(&law, &languages, &Pointer::root().field("law"));
        found
            .into_iter()
            .map(|(at, fault)| (at.to_string(), fault.code))
            .collect()
    }

    #[test]
    fn nothing_is_wrong_with_what_is_complete_or_absent() {
        assert_eq!(told(json!({})), []);
        let whole = json!({
            "operator": {"name": "Stadt", "address": "Markt 1\n54290 Trier", "phone": "0651 718-0", "email": "stadt@trier.example"},
            "privacy_basis": {"de": "Art. 6 Abs. 1 Buchst. e DSGVO"},
            "accessibility": {
                "law": "BITV RP", "conformity": "partial", "method": {"de": "Selbstbewertung"}, "created": "2026-11-01", "reviewed": "2026-11-20",
                "gaps": [{"what": {"de": "Bilder"}, "why": {"de": "Alt"}}], "enforcement": {"name": "Durchsetzungsstelle"},
            },
            "sign_language": {"url": "https://trier.example/a.mp4", "seconds": 90, "megabytes": 12, "transcript": {"de": "Willkommen"}},
        });
        assert_eq!(told(whole), []);
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_place() {
        let wrong = json!({
            "operator": {"name": " ", "email": "nobody", "website": "trier"},
            "privacy_basis": {"xx": "?"},
            "accessibility": {
                "law": "BITV RP", "conformity": "somehow", "method": {}, "created": "2026-11-20", "reviewed": "2026-11-01",
                "gaps": [{"what": {}, "why": {"de": "Alt"}}], "enforcement": {"name": "Stelle", "phone": "x"},
            },
            "sign_language": {"url": "ftp://trier.example", "seconds": 0, "megabytes": 1, "transcript": {"de": "Willkommen"}},
        });
        let places: Vec<String> = told(wrong).into_iter().map(|(at, _)| at).collect();
        assert_eq!(
            places,
            [
                "#/law/operator/name",
                "#/law/operator/email",
                "#/law/operator/website",
                "#/law/privacy_basis/xx",
                "#/law/accessibility/conformity",
                "#/law/accessibility/gaps/0/what",
                "#/law/accessibility/method",
                "#/law/accessibility/reviewed",
                "#/law/accessibility/enforcement/phone",
                "#/law/sign_language/url",
                "#/law/sign_language/seconds",
            ]
        );
    }
}
