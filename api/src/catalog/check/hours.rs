//! Opening hours. Their grammar is known elsewhere and handed in.

use super::{Fault, limits, quote, text};

/// Whether a text is an OpenStreetMap `opening_hours` rule; answers with what is wrong, in plain words.
#[derive(Clone, Copy, Debug)]
pub struct HoursRule(pub fn(&str) -> Result<(), String>);

/// Checks an `opening_hours` text.
pub fn hours(name: &str, written: &str, rule: HoursRule) -> Result<(), Fault> {
    text(name, written, limits::HOURS)?;
    rule.0(written).map_err(|why| {
        let message = format!(
            "{} are no opening hours in OpenStreetMap's form, such as `Mo-Fr 09:00-12:00`: {why}",
            quote(written)
        );
        Fault::new("bad_hours", message)
    })
}
