//! The numbering plans of the countries that Porta serves: as much of them as tells a number from a slip of the hand.
//!
//! German and Luxembourg numbers have no fixed length, so a plan can bound them but not prove them.

/// How a country numbers its phones.
pub(super) struct Plan {
    /// ISO 3166-1.
    country: &'static str,
    /// What the world dials before a number of the country.
    pub calling: &'static str,
    /// What is dialled before it at home.
    pub trunk: &'static str,
    /// True for a number without trunk prefix.
    pub national: fn(&str) -> bool,
    /// True for a number that is dialled as it stands.
    pub short: fn(&str) -> bool,
    /// True for a national number of a mobile phone.
    pub mobile: fn(&str) -> bool,
    /// How one is written.
    pub example: &'static str,
}

/// Germany (Bundesnetzagentur), Luxembourg (ILR), France (ARCEP).
pub(super) const PLANS: [Plan; 3] = [
    Plan {
        country: "DE",
        calling: "49",
        trunk: "0",
        national: german,
        short: german_short,
        mobile: |number| ["15", "16", "17"].iter().any(|start| number.starts_with(start)),
        example: "0651 718-0 or +49 651 718-0",
    },
    Plan {
        country: "LU",
        calling: "352",
        trunk: "",
        national: luxembourgish,
        short: luxembourgish_short,
        mobile: |number| number.len() == 9 && number.starts_with('6') && number.get(2..3) == Some("1"),
        example: "26 12 34-1 or +352 26 12 34-1",
    },
    Plan {
        country: "FR",
        calling: "33",
        trunk: "0",
        national: |number| number.len() == 9 && !number.starts_with('0'),
        short: french_short,
        mobile: |number| number.starts_with(['6', '7']),
        example: "03 87 12 34 56 or +33 3 87 12 34 56",
    },
];

impl Plan {
    /// The plan of a country, if it is known.
    pub(super) fn of(country: &str) -> Option<&'static Self> {
        PLANS.iter().find(|plan| plan.country.eq_ignore_ascii_case(country))
    }
}

fn german(number: &str) -> bool {
    let lengths = match number.get(..2) {
        Some("15") => 11..=11,
        Some("16" | "17") => 10..=11,
        // Shared costs, televoting and other services.
        Some("11" | "13" | "18" | "19") => 5..=13,
        Some("10" | "12" | "14") | None => return false,
        _ if number.starts_with("800") || number.starts_with("900") => 10..=13,
        // An area code of two to five digits, and at least two behind it; extensions may be longer than the plan.
        _ => 6..=13,
    };
    lengths.contains(&number.len()) && !number.starts_with('0')
}

fn german_short(number: &str) -> bool {
    matches!(number, "110" | "112" | "115" | "19222") || european(number) || starts(number, "118", 5..=6)
}

fn luxembourgish(number: &str) -> bool {
    // Older numbers have five digits, newer ones up to eight, and an extension may follow.
    let lengths = if number.starts_with('6') { 9..=9 } else { 5..=11 };
    // 352 is the country itself, written without its plus.
    lengths.contains(&number.len()) && !number.starts_with(['0', '1']) && !number.starts_with("352")
}

fn luxembourgish_short(number: &str) -> bool {
    matches!(number, "112" | "113" | "114")
        || european(number)
        || ["11", "12"].iter().any(|it| starts(number, it, 5..=5))
}

fn french_short(number: &str) -> bool {
    let emergency = matches!(
        number,
        "15" | "17" | "18" | "112" | "114" | "115" | "119" | "191" | "196" | "197"
    );
    emergency
        || european(number)
        || starts(number, "118", 6..=6)
        || ["3", "10"].iter().any(|it| starts(number, it, 4..=4))
}

/// Numbers of social value, the same in all of Europe: 116 000, 116 016, 116 111, 116 117 …
fn european(number: &str) -> bool {
    starts(number, "116", 6..=6)
}

fn starts(number: &str, with: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    number.starts_with(with) && lengths.contains(&number.len())
}
