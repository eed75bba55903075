//! What can be wrong with opening hours, in words for the people who wrote them.

/// The longest text that is read, in characters; OpenStreetMap itself allows 255.
pub const MOST_CHARACTERS: usize = 1000;

/// The most rules that are evaluated.
pub const MOST_RULES: usize = 64;

/// Why a text cannot be read as opening hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem}{}. {}", self.place(), self.advice())]
pub struct HoursError {
    /// What is wrong.
    pub problem: HoursProblem,
    /// The character at which it is wrong, counted from 1, if known.
    pub position: Option<usize>,
    /// The words at that character.
    pub near: Option<String>,
    /// A text that can be read and may be what was meant. Never taken over unasked.
    pub suggestion: Option<String>,
}

impl HoursError {
    /// An error of the text as a whole.
    pub(super) const fn whole(problem: HoursProblem) -> Self {
        Self {
            problem,
            position: None,
            near: None,
            suggestion: None,
        }
    }

    /// An error at the byte `at` of `text`, with the word that stands there.
    pub(super) fn at(problem: HoursProblem, text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let after = text.get(at..).unwrap_or_default();
        let word: String = after
            .trim_start()
            .chars()
            .take_while(|c| !" ;".contains(*c))
            .take(20)
            .collect();
        let near = (!word.is_empty()).then_some(word);
        Self {
            position: Some(before.chars().count() + 1),
            near,
            ..Self::whole(problem)
        }
    }

    fn place(&self) -> String {
        match (self.position, &self.near) {
            (Some(position), Some(near)) => format!(" (character {position}, “{near}”)"),
            (Some(position), None) => format!(" (character {position})"),
            _ => String::new(),
        }
    }

    fn advice(&self) -> String {
        match &self.suggestion {
            Some(suggestion) => format!("Did you mean “{suggestion}”?"),
            None => format!("Right would be, for example, “{}”.", self.problem.example()),
        }
    }
}

/// The kinds of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum HoursProblem {
    /// No text.
    #[error("There are no opening hours in it")]
    Empty,
    /// More than [`MOST_CHARACTERS`].
    #[error("The opening hours are longer than {} characters", MOST_CHARACTERS)]
    TooLong,
    /// More than [`MOST_RULES`].
    #[error("There are more than {} rules", MOST_RULES)]
    TooManyRules,
    /// Too many dates such as `Jan Mo[1]` in one rule.
    #[error("One rule names too many dates such as “Jan Mo[1]”; write several rules with “;” between them")]
    TooManyNthDates,
    /// A line break, tab or other invisible character.
    #[error("It contains a line break, a tab or another invisible character")]
    InvisibleCharacter,
    /// A typographic dash for a hyphen.
    #[error("The dash is not the plain hyphen “-”")]
    Dash,
    /// Typographic quotes.
    #[error("Notes stand between plain quotation marks (\")")]
    Quotes,
    /// An odd number of quotation marks, or nothing between two of them.
    #[error("A note is empty or has no closing quotation mark")]
    OpenQuote,
    /// A weekday that is not written in two English letters.
    #[error("Weekdays are written Mo, Tu, We, Th, Fr, Sa, Su")]
    Weekday,
    /// Hours without minutes, with a point, or off the clock.
    #[error("Times are written with two digits, a colon and two digits, and lie between 00:00 and 24:00")]
    Time,
    /// A time without an end.
    #[error("A time needs an end")]
    NoEnd,
    /// `10:00-16:00/01:30`.
    #[error("Times that repeat (“/01:30”) cannot be shown; write each time with its end")]
    Repeats,
    /// `2030-2020`.
    #[error("The years run backwards")]
    YearsBackwards,
    /// `week 40-10`.
    #[error("The weeks run backwards; weeks over the turn of the year are two ranges")]
    WeeksBackwards,
    /// `Feb 30`.
    #[error("There is no such date in any year")]
    NoSuchDate,
    /// `PH +400 days`, `week 1-53/400`.
    #[error("The number is too large")]
    NumberTooLarge,
    /// `Mo-Fr PH`.
    #[error("It is not clear whether weekdays and holidays are meant, or holidays on these weekdays")]
    UnclearHoliday,
    /// `Mo, We 10:00-12:00`, which would be open all Monday.
    #[error(
        "After a day, a comma with a space begins a new rule; a list of days has no spaces, and days and times no comma"
    )]
    SpaceInList,
    /// Anything else.
    #[error("This cannot be read as opening hours")]
    NotUnderstood,
}

impl HoursProblem {
    /// A stable code, for wire values and translation keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "hours_empty",
            Self::TooLong => "hours_too_long",
            Self::TooManyRules => "hours_too_many_rules",
            Self::TooManyNthDates => "hours_too_many_nth_dates",
            Self::InvisibleCharacter => "hours_invisible_character",
            Self::Dash => "hours_dash",
            Self::Quotes => "hours_quotes",
            Self::OpenQuote => "hours_open_quote",
            Self::Weekday => "hours_weekday",
            Self::Time => "hours_time",
            Self::NoEnd => "hours_no_end",
            Self::Repeats => "hours_repeats",
            Self::YearsBackwards => "hours_years_backwards",
            Self::WeeksBackwards => "hours_weeks_backwards",
            Self::NoSuchDate => "hours_no_such_date",
            Self::NumberTooLarge => "hours_number_too_large",
            Self::UnclearHoliday => "hours_unclear_holiday",
            Self::SpaceInList => "hours_space_in_list",
            Self::NotUnderstood => "hours_not_understood",
        }
    }

    /// A right value of the kind that was got wrong.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Quotes | Self::OpenQuote => "Mo-Fr 09:00-12:00 \"by appointment\"",
            Self::NoEnd => "Mo 10:00-12:00, or Mo 10:00+ if the end is open",
            Self::Repeats => "Mo 10:00-10:30,11:30-12:00",
            Self::YearsBackwards => "2027-2028 Mo 10:00-12:00",
            Self::WeeksBackwards => "week 40-53 Mo 10:00-12:00; week 01-10 Mo 10:00-12:00",
            Self::NoSuchDate => "Feb 28 off",
            Self::TooManyNthDates => "Jan Mo[1] 10:00-12:00; Feb Mo[1] 10:00-12:00",
            Self::NumberTooLarge => "PH +1 day off",
            Self::SpaceInList => "Mo,We 10:00-12:00",
            Self::UnclearHoliday => "Mo-Fr,PH 10:00-12:00, or PH Mo-Fr 10:00-12:00",
            _ => "Mo-Fr 09:00-12:00,14:00-17:00; Sa[3] 10:00-12:00; PH off",
        }
    }
}
