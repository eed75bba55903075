//! A light stemmer for Ukrainian, for which Snowball has none: it takes off the endings of nouns, adjectives and verbs.

/// Endings, longest first.
const ENDINGS: [&str; 66] = [
    "уватися",
    "юватися",
    "уванням",
    "ування",
    "ювання",
    "ується",
    "юється",
    "атися",
    "ятися",
    "итися",
    "увати",
    "ювати",
    "аннями",
    "ення",
    "ання",
    "іння",
    "ості",
    "істю",
    "ість",
    "ішою",
    "ями",
    "ами",
    "ові",
    "еві",
    "єві",
    "ого",
    "ого",
    "ому",
    "ими",
    "іми",
    "ати",
    "яти",
    "ити",
    "іти",
    "ють",
    "уть",
    "ать",
    "ять",
    "ить",
    "аю",
    "ує",
    "ює",
    "ах",
    "ях",
    "ів",
    "їв",
    "ам",
    "ям",
    "ом",
    "ем",
    "єм",
    "ий",
    "ій",
    "их",
    "іх",
    "им",
    "ім",
    "ою",
    "ею",
    "єю",
    "ої",
    "ей",
    "ня",
    "ки",
    "ка",
    "ку",
];
/// Single letters that end a form.
const LETTERS: [char; 12] = ['а', 'я', 'у', 'ю', 'и', 'і', 'ї', 'е', 'є', 'о', 'ь', 'й'];
/// A stem keeps at least so many letters.
const SHORTEST: usize = 3;

/// The stem of a folded Ukrainian word.
pub(super) fn ukrainian(word: &str) -> String {
    let mut stem = word;
    for ending in ENDINGS {
        if let Some(rest) = stem
            .strip_suffix(ending)
            .filter(|rest| rest.chars().count() >= SHORTEST)
        {
            stem = rest;
            break;
        }
    }
    while let Some(rest) = stem
        .strip_suffix(LETTERS)
        .filter(|rest| rest.chars().count() >= SHORTEST)
    {
        stem = rest;
    }
    alternation(stem)
}

/// Consonants that change before endings (бібліотека, бібліотеці; допомога, допомозі) become one.
fn alternation(stem: &str) -> String {
    let mut chars: Vec<char> = stem.chars().collect();
    if let Some(last) = chars.last_mut() {
        *last = match *last {
            'ц' => 'к',
            'з' => 'г',
            same => same,
        };
    }
    chars.into_iter().collect()
}
