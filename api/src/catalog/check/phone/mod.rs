//! Phone numbers as people write them, and the one form in which the world dials them (E.164).

mod plan;
#[cfg(test)]
mod tests;

use self::plan::{PLANS, Plan};
use super::{Fault, quote};

/// What a written number is.
enum Number {
    /// Dialled from anywhere: `+496517180`.
    World(String),
    /// Dialled as it stands, within its country: `112`.
    Short(String),
}

/// The E.164 form of a number written in a country (ISO 3166-1): `0651 718-0` in `DE` is `+496517180`.
///
/// None for short numbers such as 112, which have no such form, and for what is no number of the country's plan.
#[must_use]
pub fn e164(written: &str, country: &str) -> Option<String> {
    match read(written, country)? {
        Number::World(number) => Some(number),
        Number::Short(_) => None,
    }
}

/// The address to call (RFC 3966): `tel:+496517180`, or `tel:112` for a short number.
///
/// None for what is no number of the country's plan: a link that reaches nobody, or somebody else, is worse than none.
/// In a country whose plan is not known here, the digits are dialled as they are written.
#[must_use]
pub fn uri(written: &str, country: &str) -> Option<String> {
    if let Some(Number::World(number) | Number::Short(number)) = read(written, country) {
        return Some(format!("tel:{number}"));
    }
    if Plan::of(country).is_some() || written.contains('+') {
        return None;
    }
    let digits = digits(written)?;
    (digits.len() >= 2).then(|| format!("tel:{digits}"))
}

/// A *warning*, never a refusal: the number is none of its country's plan.
///
/// None when it is one, and in a country whose plan is not known here.
#[must_use]
pub fn warning(written: &str, country: &str) -> Option<Fault> {
    if read(written, country).is_some() {
        return None;
    }
    let plan = Plan::of(country);
    if plan.is_none() && !written.trim_start().starts_with('+') {
        return None;
    }
    let example = plan.map_or("+49 651 718-0", |plan| plan.example);
    let message = format!(
        "{} is no number that can be dialled; write one number with its area code, such as {example}",
        quote(written)
    );
    Some(Fault::new("phone_plan", message))
}

/// True for an E.164 number that belongs to a mobile phone, so far as a plan is known.
pub(super) fn is_mobile(e164: &str) -> bool {
    let digits = e164.trim_start_matches('+');
    PLANS.iter().any(|plan| {
        digits
            .strip_prefix(plan.calling)
            .is_some_and(|national| (plan.mobile)(national))
    })
}

fn read(written: &str, country: &str) -> Option<Number> {
    let written = written.trim();
    // Two slashes part two numbers, or a number and its other extensions.
    if written.matches('/').count() > 1 {
        return None;
    }
    if let Some(number) = abroad(written) {
        return world(&number);
    }
    let plan = Plan::of(country)?;
    let digits = digits(written)?;
    if (plan.short)(&digits) {
        return Some(Number::Short(digits));
    }
    let national = digits.strip_prefix(plan.trunk)?;
    (plan.national)(national).then(|| Number::World(format!("+{}{national}", plan.calling)))
}

/// The digits after `+` or `00`, without the `(0)` that some write for callers at home.
fn abroad(written: &str) -> Option<String> {
    let prefix = ["+", "(+", "00"]
        .into_iter()
        .find(|prefix| written.starts_with(prefix))?;
    let number = written.strip_prefix(prefix)?;
    digits(&number.replacen("(0)", "", 1))
}

/// A number with its country in front, held against the country's plan where that is known.
fn world(number: &str) -> Option<Number> {
    let plan = PLANS.iter().find(|plan| number.starts_with(plan.calling));
    let Some(plan) = plan else {
        let sound = (7..=15).contains(&number.len()) && !number.starts_with('0');
        return sound.then(|| Number::World(format!("+{number}")));
    };
    let national = number.strip_prefix(plan.calling)?;
    let national = national.strip_prefix(plan.trunk).unwrap_or(national);
    (plan.national)(national).then(|| Number::World(format!("+{}{national}", plan.calling)))
}

/// The digits of a number; none when anything stands there that no number has.
fn digits(written: &str) -> Option<String> {
    let kept: String = written.chars().filter(|c| !is_between(*c)).collect();
    (!kept.is_empty() && kept.bytes().all(|byte| byte.is_ascii_digit())).then_some(kept)
}

/// What may stand between digits.
pub(super) fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2014}' | '/' | '(' | ')' | '.'
    )
}
