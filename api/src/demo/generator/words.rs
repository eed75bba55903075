//! Words of nine languages, embedded; the same number of each kind in every language, so that texts are translations of each other.

/// In how many languages texts can be made.
pub const MOST_LANGUAGES: usize = 9;

/// Languages in the order of a generated city, with their words.
const FILES: [(&str, &str); MOST_LANGUAGES] = [
    ("de", include_str!("words/de.txt")),
    ("en", include_str!("words/en.txt")),
    ("ar", include_str!("words/ar.txt")),
    ("uk", include_str!("words/uk.txt")),
    ("fa", include_str!("words/fa.txt")),
    ("tr", include_str!("words/tr.txt")),
    ("ru", include_str!("words/ru.txt")),
    ("fr", include_str!("words/fr.txt")),
    ("ti", include_str!("words/ti.txt")),
];

/// The words of a language. `{name}`, `{service}`, `{group}`, `{time}` and `{noun}` are filled in.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// BCP 47 tag.
    pub(super) lang: &'static str,
    /// Names of providers.
    pub(super) houses: Vec<&'static str>,
    /// Titles of offers.
    pub(super) titles: Vec<&'static str>,
    /// Whom something is for.
    pub(super) groups: Vec<&'static str>,
    /// When it is.
    pub(super) times: Vec<&'static str>,
    /// What it is about.
    pub(super) nouns: Vec<&'static str>,
    /// Sentences.
    pub(super) sentences: Vec<&'static str>,
}

/// The words of the first so many languages.
pub(super) fn of(languages: usize) -> Vec<Words> {
    FILES
        .iter()
        .take(languages)
        .map(|(lang, text)| read(lang, text))
        .collect()
}

/// `[kind]`, then a line for each; empty lines do not count.
fn read(lang: &'static str, text: &'static str) -> Words {
    let mut words = Words {
        lang,
        ..Words::default()
    };
    let mut kind = "";
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = name;
            continue;
        }
        match kind {
            "houses" => words.houses.push(line),
            "titles" => words.titles.push(line),
            "groups" => words.groups.push(line),
            "times" => words.times.push(line),
            "nouns" => words.nouns.push(line),
            _ => words.sentences.push(line),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_as_many_of_each_kind() {
        let all = of(MOST_LANGUAGES);
        for words in &all {
            let counts = [
                words.houses.len(),
                words.titles.len(),
                words.groups.len(),
                words.times.len(),
                words.nouns.len(),
                words.sentences.len(),
            ];
            assert_eq!(counts, [6, 6, 12, 12, 40, 16], "{}", words.lang);
        }
    }

    #[test]
    fn translations_have_the_same_gaps() {
        let all = of(MOST_LANGUAGES);
        let gaps = |line: &str| {
            let mut gaps: Vec<String> = line
                .split('{')
                .skip(1)
                .map(|rest| rest.split('}').next().unwrap_or_default().to_owned())
                .collect();
            gaps.sort();
            gaps
        };
        for words in &all {
            for (first, other) in all[0].sentences.iter().zip(&words.sentences) {
                assert_eq!(gaps(first), gaps(other), "{}: {other}", words.lang);
            }
            for (first, other) in all[0].titles.iter().zip(&words.titles) {
                assert_eq!(gaps(first), gaps(other), "{}: {other}", words.lang);
            }
        }
    }
}
