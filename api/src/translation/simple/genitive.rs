//! Genitives: those that show themselves by a word that is nothing else.

use porta_contract::SimpleRule;

use super::Found;
use super::sentences::{Sentence, Token};

/// Prepositions that ask for a genitive in written German.
const ALWAYS: [&str; 6] = ["wegen", "trotz", "aufgrund", "anstelle", "mithilfe", "infolge"];
/// The same, but they have other uses too: only before an article that can be a genitive.
const SOMETIMES: [&str; 6] = ["während", "innerhalb", "außerhalb", "statt", "anstatt", "oberhalb"];
/// With these after it, it is a dative already, as people say it; or `von`, which is easy.
const EASY: [&str; 14] = [
    "dem", "den", "einem", "mir", "dir", "ihm", "ihnen", "uns", "euch", "von", "meinem", "ihrem", "seinem", "diesem",
];

pub(super) fn genitive(sentence: &Sentence, found: &mut Vec<Found>) {
    let words = &sentence.words;
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let rest = words.get(place + 1..).unwrap_or_default();
        let next = rest.first().map_or("", |next| next.small.as_str());
        let small = word.small.as_str();
        let hit = (ALWAYS.contains(&small) && !rest.is_empty() && !EASY.contains(&next))
            || (SOMETIMES.contains(&small) && matches!(next, "des" | "der" | "eines" | "einer" | "dieses" | "ihres"))
            || (small == "des" && noun(rest).is_some())
            || (small == "eines" && noun(rest).is_some_and(|noun| noun.small.ends_with('s')));
        if hit {
            let end = noun(rest).or_else(|| rest.first());
            let until = end.map_or(word.until, |end| end.until);
            let detail = "A genitive. Write „von“ with what it belongs to, or a sentence of its own.";
            found.push(Found::new(SimpleRule::Genitive, (word.from, until), detail));
            // `wegen des Regens` is one.
            place += words
                .iter()
                .skip(place + 1)
                .take_while(|other| other.until <= until)
                .count();
        }
        place += 1;
    }
}

/// The noun of a group of words that has just begun: after an article and two more at most.
fn noun(rest: &[Token]) -> Option<&Token> {
    rest.iter().take(4).find(|word| word.is_capital())
}
