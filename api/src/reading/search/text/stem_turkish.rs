//! A light stemmer for folded Turkish: it takes off case, plural, possessive and common verb endings, one by one.

/// Endings of nouns and verbs after folding (ı = i, ş = s, ğ = g, ç = c, ö = o, ü = u), longest first.
const ENDINGS: [&str; 84] = [
    "abilirim", "ebilirim", "abilir", "ebilir", "iyorum", "uyorum", "larimiz", "lerimiz", "acagim", "ecegim",
    "mektedir", "maktadir", "iyoruz", "iyorsun", "iyor", "uyor", "larinin", "lerinin", "larindan", "lerinden",
    "larinda", "lerinde", "larina", "lerine", "larini", "lerini", "larin", "lerin", "lari", "leri", "lar", "ler",
    "mak", "mek", "masi", "mesi", "ma", "me", "imiz", "umuz", "iniz", "unuz", "sinin", "sunun", "sindan", "sinden",
    "sinda", "sinde", "sina", "sine", "sini", "sunu", "suna", "nin", "nun", "dan", "den", "tan", "ten", "nda", "nde",
    "da", "de", "ta", "te", "ya", "ye", "yi", "yu", "na", "ne", "ni", "si", "su", "im", "um", "in", "un", "li", "lu",
    "i", "u", "a", "e",
];
/// A stem keeps at least so many letters.
const SHORTEST: usize = 4;
/// So many endings are taken off at most.
const ROUNDS: usize = 3;

/// The stem of a folded Turkish word.
pub(super) fn turkish(word: &str) -> String {
    let mut stem = word;
    for _ in 0..ROUNDS {
        let shorter = ENDINGS.iter().find_map(|ending| {
            stem.strip_suffix(ending)
                .filter(|rest| rest.chars().count() >= SHORTEST && has_vowel(rest))
        });
        match shorter {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    soften(stem)
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u'])
}

/// The last consonant before an ending with a vowel is softened (sığınak, sığınağı): both become the soft one.
fn soften(stem: &str) -> String {
    let Some((rest, last)) = stem
        .char_indices()
        .next_back()
        .and_then(|(at, last)| Some((stem.get(..at)?, last)))
    else {
        return stem.to_owned();
    };
    let soft = match last {
        'k' => 'g',
        'p' => 'b',
        't' => 'd',
        same => same,
    };
    format!("{rest}{soft}")
}
