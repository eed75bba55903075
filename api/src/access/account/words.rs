//! How soon a password would be guessed: zxcvbn's estimate, which knows English words, names, keyboards and dates, with the
//! words of people who speak German beside it.

use zxcvbn::{Score, zxcvbn};

/// Words and names that German passwords are made of, the commonest first; one per line, lower case.
const GERMAN: &str = include_str!("german_words.txt");
/// Most characters that are looked at; what is longer is not guessed by its words.
const LOOKED_AT: usize = 100;

/// True when somebody who guesses would be done before 10^8 tries (a score below three).
pub(super) fn is_guessable(password: &str, known: &[&str]) -> bool {
    let head: String = password.chars().take(LOOKED_AT).collect();
    let mut words: Vec<&str> = known
        .iter()
        .flat_map(|text| text.split(['@', '.', '-', '_', ' ']))
        .collect();
    words.extend(known.iter().flat_map(|text| text.split('@')));
    words.extend(GERMAN.lines().filter(|line| !line.is_empty()));
    words.retain(|word| word.len() > 2);
    zxcvbn(&head, &words).score() < Score::Three
}

#[cfg(test)]
mod tests {
    use super::{GERMAN, is_guessable};

    #[test]
    fn words_of_the_country_and_of_the_account_are_guessed_early() {
        for easy in [
            "passwort2026!",
            "schmetterling",
            "Fluechtlinge1",
            "Willkommen123",
            "ehrenamtlich",
            "sommer2026!",
        ] {
            assert!(is_guessable(easy, &[]), "{easy}");
        }
        assert!(is_guessable(
            "kaffeeklatsch-verein",
            &["kaffeeklatsch-verein@trier.example"]
        ));
        for good in [
            "correct horse battery",
            "k3f9a-7mwqe-xb2cd-9yz3h",
            "пароль из слов",
            "Ofen zwölf Regenrinne",
        ] {
            assert!(!is_guessable(good, &[]), "{good}");
        }
    }

    #[test]
    fn the_list_is_lower_case_and_has_no_word_twice() {
        let mut words: Vec<&str> = GERMAN.lines().collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();

        assert_eq!(words.len(), count);
        assert!(
            count > 300
                && words
                    .iter()
                    .all(|word| *word == word.to_lowercase() && !word.is_empty())
        );
    }
}
