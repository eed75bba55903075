//! What a figure may be, whoever brings it.

use porta_contract::FactPoint;

use super::Point;
use crate::catalog::check::{self, Fault, limits, quote};
use crate::catalog::writing::sheet::line;

/// A figure whose size is this or more is none that anybody counts in a city, and would lose decimals.
const LARGEST: f64 = 1e12;

/// Whether a number may be a figure: below 10¹², and with three decimals at most, so that it is kept and shown exactly.
pub fn value(value: f64) -> Result<f64, Fault> {
    if !value.is_finite() || value.abs() >= LARGEST {
        return Err(Fault::new("out_of_range", "a figure must be below 1,000,000,000,000"));
    }
    let rounded = (value * 1000.0).round() / 1000.0;
    if rounded.to_string() == value.to_string() {
        Ok(value)
    } else {
        let message = format!("{value} has too many decimals; round it to three");
        Err(Fault::new("too_exact", message))
    }
}

/// The figure that a cell of a table says. What two people read as two numbers is refused.
pub fn written(text: &str) -> Result<f64, Fault> {
    let text = text.trim();
    let number = text.strip_prefix('-').unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unread = || {
        let message = format!(
            "{} is no number; write 1780 or 4.7, without separators of thousands",
            quote(text)
        );
        Fault::new("bad_number", message)
    };
    let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    if !digits(whole) || !digits(decimals) {
        return Err(unread());
    }
    let is_split = number.contains(['.', ',']);
    if is_split && decimals.len() == 3 && whole.len() <= 3 && whole != "0" {
        let message = format!(
            "{} may mean {whole}{decimals} or a little more than {whole}; write it without a separator of thousands, or \
             with fewer decimals",
            quote(text)
        );
        return Err(Fault::new("ambiguous_number", message));
    }
    let sign = if number.len() < text.len() { "-" } else { "" };
    let read = format!("{sign}{whole}.{decimals}").parse().map_err(|_| unread())?;
    value(read)
}

/// What is wrong with one of several figures: its place, the field, the fault.
pub type PointFault = (usize, &'static str, Fault);

/// Figures as they are kept: in order of time. What is wrong comes with the place and the field.
pub fn points(written: Vec<FactPoint>) -> Result<Vec<Point>, Vec<PointFault>> {
    let mut faults = Vec::new();
    let mut points: Vec<Point> = Vec::with_capacity(written.len());
    for (index, point) in written.into_iter().enumerate() {
        let mut fault = |name, fault| faults.push((index, name, fault));
        if points.iter().any(|other| other.date == point.date) {
            let message = format!("{} stands here twice; keep one of the two", point.date);
            fault("date", Fault::new("repeated", message));
        }
        if let Some(Err(wrong)) = point.value.map(value) {
            fault("value", wrong);
        }
        let source = line("source", &point.source, limits::SOURCE).unwrap_or_else(|wrong| {
            fault("source", wrong);
            String::new()
        });
        if let Some(url) = &point.source_url
            && let Err(wrong) = check::web_address("source_url", url)
        {
            fault("source_url", wrong);
        }
        let note = point.note.as_deref().map(|note| line("note", note, limits::NOTE));
        let note = note.transpose().unwrap_or_else(|wrong| {
            fault("note", wrong);
            None
        });
        points.push(Point {
            date: point.date,
            value: point.value,
            source,
            source_url: point.source_url,
            note,
        });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    points.sort_by_key(|point| point.date);
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::{value, written};

    #[test]
    fn figures_are_kept_exactly_or_refused() {
        for (text, figure) in [
            ("1780", 1780.0),
            ("4,7", 4.7),
            ("-0.25", -0.25),
            ("0.125", 0.125),
            ("1780.5", 1780.5),
        ] {
            assert_eq!(written(text).ok(), Some(figure), "{text}");
        }
        let code = |text: &str| written(text).unwrap_err().code;
        assert_eq!(code("1.780"), "ambiguous_number");
        assert_eq!(code("1,780"), "ambiguous_number");
        assert_eq!(code("0.1234"), "too_exact");
        assert_eq!(code("1000000000000"), "out_of_range");
        for text in ["", "ca. 1780", "1.780.000", "1e3", "NaN", "1.", ".5", "--1", "١٧"] {
            assert_eq!(code(text), "bad_number", "{text}");
        }
        assert_eq!(value(f64::NAN).unwrap_err().code, "out_of_range");
    }
}
