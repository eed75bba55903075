//! From the parser's complaint to what staff got wrong.

use opening_hours_syntax::Error;
use pest::error::InputLocation;

use super::error::{HoursError, HoursProblem};
use super::guard::outside_notes;
use super::repair::{DASHES, QUOTES, is_foreign_weekday};

/// What is wrong with a text that the parser refused.
pub(super) fn syntax(error: &Error, text: &str) -> HoursError {
    match error {
        Error::Syntax(error) => {
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            common_mistake(text).unwrap_or_else(|| word_at(text, at))
        }
        Error::Unsupported("point in time") => HoursError::whole(HoursProblem::NoEnd),
        Error::InvertedYearRange { .. } => HoursError::whole(HoursProblem::YearsBackwards),
        Error::InvertedWeekRange { .. } => HoursError::whole(HoursProblem::WeeksBackwards),
        Error::Overflow { .. } => HoursError::whole(HoursProblem::NumberTooLarge),
        Error::InvalidExtendedTime { .. } => HoursError::whole(HoursProblem::Time),
        _ => HoursError::whole(HoursProblem::NotUnderstood),
    }
}

/// A mistake that can be told without the parser, wherever it stumbled.
fn common_mistake(text: &str) -> Option<HoursError> {
    let found = |problem, at| Some(HoursError::at(problem, text, at));
    for (start, part) in outside_notes(text) {
        if let Some(at) = part.find(DASHES) {
            return found(HoursProblem::Dash, start + at);
        }
        if let Some(at) = part.find(QUOTES) {
            return found(HoursProblem::Quotes, start + at);
        }
        if let Some((at, _)) = words(part).find(|(_, word)| is_foreign_weekday(word)) {
            return found(HoursProblem::Weekday, start + at);
        }
    }
    let quotes: Vec<_> = text.match_indices('"').map(|(at, _)| at).collect();
    match quotes.last() {
        Some(at) if quotes.len() % 2 == 1 => found(HoursProblem::OpenQuote, *at),
        _ => text.find("\"\"").and_then(|at| found(HoursProblem::OpenQuote, at)),
    }
}

/// Judges the word at which the parser stumbled.
fn word_at(text: &str, at: usize) -> HoursError {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind([' ', ';', ',']).map_or(0, |space| space + 1);
    let word = text
        .get(start..)
        .unwrap_or_default()
        .split([' ', ';', ','])
        .next()
        .unwrap_or_default();
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['-', '.', ':']) {
        let lone = word.contains(':') && !word.contains('-');
        return HoursError::at(
            if lone && is_time(word) {
                HoursProblem::NoEnd
            } else {
                HoursProblem::Time
            },
            text,
            start,
        );
    }
    HoursError::at(HoursProblem::NotUnderstood, text, at)
}

fn is_time(word: &str) -> bool {
    let parts = word
        .split_once(':')
        .map(|(hours, minutes)| (hours.parse::<u8>(), minutes.parse::<u8>()));
    matches!(parts, Some((Ok(0..=24), Ok(0..=59))))
}

/// The runs of letters in a text, with their byte positions.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(|c: char| !c.is_alphabetic()).filter_map(move |word| {
        let at = start + text.get(start..)?.find(word)?;
        start = at + word.len();
        (!word.is_empty()).then_some((at, word))
    })
}
