//! The hours of a day, however people write them.

use super::week::{DAY, Range};

/// Most ranges of one day: more is a mistake.
const MOST_RANGES: usize = 6;

/// Reads a day's field, however people write it: `9-12, 14.00 bis 17:30 Uhr`. Nothing is closed.
///
/// # Errors
/// The piece that is no time.
pub fn read(text: &str) -> Result<Vec<Range>, String> {
    let plain: String = text.chars().map(plain).collect::<String>().to_lowercase();
    let words = plain
        .split_whitespace()
        .map(|word| match word {
            "bis" | "to" | "until" | "à" | "до" | "تا" | "إلى" | "الى" => "-",
            "und" | "and" | "et" | "ve" | "та" | "і" | "и" | "و" => ",",
            "uhr" | "h" | "o'clock" => "",
            other => other,
        })
        .collect::<String>();
    let mut ranges = Vec::new();
    for piece in words.split([',', ';', '/', '+']).filter(|piece| !piece.is_empty()) {
        let wrong = || piece.to_owned();
        let (from, to) = piece.split_once('-').ok_or_else(wrong)?;
        let (from, to) = (clock(from).ok_or_else(wrong)?, clock(to).ok_or_else(wrong)?);
        if from == to || from >= DAY {
            return Err(wrong());
        }
        ranges.push((from, to));
    }
    ranges.sort_unstable();
    let overlap = ranges
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.1 > b.0 || a.1 < a.0));
    if ranges.len() > MOST_RANGES || overlap {
        return Err(text.trim().to_owned());
    }
    Ok(ranges)
}

/// Dashes and separators of all keyboards as ASCII, and digits of Arabic and Persian ones.
fn plain(letter: char) -> char {
    match letter {
        '–' | '—' | '‐' | '‑' | '−' | '~' => '-',
        '،' | '؛' | '、' => ',',
        '٫' => '.',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        other => other,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
}

/// `9`, `09:30`, `9.30`, `9h30` or `930` in minutes.
fn clock(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches("uhr").trim_end_matches('h');
    let (hour, minute) = match text.split_once([':', '.', 'h']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if text.len() >= 3 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u16>().ok())?
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let fits = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    fits.then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::super::week::field;
    use super::*;

    fn day(text: &str) -> String {
        read(text).map_or_else(|wrong| format!("! {wrong}"), |ranges| field(&ranges))
    }

    #[test]
    fn people_write_times_in_many_ways() {
        for (typed, read) in [
            ("9-12", "09:00–12:00"),
            ("14 – 17:30, 9.00 bis 12 Uhr", "09:00–12:00, 14:00–17:30"),
            ("9h30-12h", "09:30–12:00"),
            ("930-1200 und 14-16", "09:30–12:00, 14:00–16:00"),
            ("٩-١٢، ١٤-١٧", "09:00–12:00, 14:00–17:00"),
            ("۹ تا ۱۲", "09:00–12:00"),
            ("22-2", "22:00–02:00"),
            ("0-24", "00:00–24:00"),
            ("", ""),
            ("  ", ""),
        ] {
            assert_eq!(day(typed), read, "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_named() {
        for typed in [
            "nachmittags",
            "9",
            "9-9",
            "9-25",
            "9:5-10",
            "9-12-14",
            "-",
            "9-12, 11-13",
            "24-3",
        ] {
            assert!(day(typed).starts_with('!'), "{typed}: {}", day(typed));
        }
        assert_eq!(day("9-12, mittags"), "! mittags");
    }
}
