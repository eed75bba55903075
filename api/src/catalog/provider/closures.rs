//! What closures of a provider must look like, whoever brings them.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use porta_contract as wire;

use super::Closure;
use crate::catalog::check::{self, Fault, language, limits, quote};

/// A provider has this many at most.
pub const MOST: usize = 50;
/// How many months one may last.
const LONGEST_MONTHS: u32 = 24;

/// Closures in order, or what is wrong with which of them, by its place in the list.
pub fn read(closures: Vec<wire::Closure>) -> Result<Vec<Closure>, Vec<(usize, Fault)>> {
    let mut faults = Vec::new();
    if closures.len() > MOST {
        let message = format!(
            "a provider has {MOST} closures at most, and these are {}; leave out those that are over",
            closures.len()
        );
        return Err(vec![(MOST, Fault::new("too_long", message))]);
    }
    let mut read: Vec<(usize, Closure)> = Vec::with_capacity(closures.len());
    for (place, closure) in closures.into_iter().enumerate() {
        match one(closure) {
            Ok(closure) => read.push((place, closure)),
            Err(fault) => faults.push((place, fault)),
        }
    }
    read.sort_by_key(|(place, closure)| (closure.from, *place));
    faults.extend(overlapping(&read));
    if faults.is_empty() {
        return Ok(read.into_iter().map(|(_, closure)| closure).collect());
    }
    faults.sort_by_key(|(place, _)| *place);
    Err(faults)
}

fn one(closure: wire::Closure) -> Result<Closure, Fault> {
    let wire::Closure { from, until, reason } = closure;
    for (name, day) in [("from", from), ("until", until)] {
        if !check::in_our_time(day) {
            let message = format!("`{name}` ({day}) is not in our time; check the year");
            return Err(Fault::new("bad_date", message));
        }
    }
    check::in_order(("from", Some(from)), ("until", Some(until)))?;
    if until >= end_of_longest(from) {
        let message = format!(
            "a closure lasts two years at most, and this one from {from} to {until}; check the years, or archive what is closed \
             for good"
        );
        return Err(Fault::new("too_long", message));
    }
    let reason = reasons(reason)?;
    Ok(Closure { from, until, reason })
}

fn end_of_longest(from: NaiveDate) -> NaiveDate {
    from.checked_add_months(Months::new(LONGEST_MONTHS))
        .unwrap_or(NaiveDate::MAX)
}

/// The reason in each language, on one line; empty ones are left out.
fn reasons(written: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Fault> {
    let mut reasons = BTreeMap::new();
    for (lang, reason) in written {
        let tag = language::spoken(&lang)?;
        check::text("reason", &reason, limits::TITLE)?;
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if !reason.is_empty() && reasons.insert(tag, reason).is_some() {
            let message = format!("{} is there twice; give one reason for each language", quote(&lang));
            return Err(Fault::new("duplicate_language", message));
        }
    }
    Ok(reasons)
}

/// Those that begin before another one is over: which of the two reasons would hold is not known.
fn overlapping(ordered: &[(usize, Closure)]) -> Vec<(usize, Fault)> {
    let pairs = ordered.windows(2).filter_map(|pair| match pair {
        [(_, earlier), (place, later)] if later.from <= earlier.until => Some((earlier, *place, later)),
        _ => None,
    });
    pairs
        .map(|(earlier, place, later)| {
            let message = format!(
                "it begins on {}, while the closure from {} to {} still holds; make one of both, or let it begin later",
                later.from, earlier.from, earlier.until
            );
            (place, Fault::new("overlap", message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closure(from: &str, until: &str, reason: &[(&str, &str)]) -> wire::Closure {
        let reason = reason
            .iter()
            .map(|(lang, text)| ((*lang).to_owned(), (*text).to_owned()));
        wire::Closure {
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
            reason: reason.collect(),
        }
    }

    fn faults(closures: Vec<wire::Closure>) -> Vec<(usize, &'static str)> {
        let faults = read(closures).unwrap_err();
        faults.into_iter().map(|(place, fault)| (place, fault.code)).collect()
    }

    #[test]
    fn they_are_put_in_order_and_reasons_are_cleaned() {
        let read = read(vec![
            closure("2027-08-02", "2027-08-02", &[]),
            closure(
                "2026-12-21",
                "2027-01-06",
                &[("DE", " Betriebs-\nferien "), ("ls", ""), ("pt-br", "férias")],
            ),
            closure("2027-01-07", "2027-01-07", &[]),
        ]);
        let days: Vec<String> = read
            .iter()
            .flatten()
            .map(|one| format!("{} {}", one.from, one.until))
            .collect();
        assert_eq!(
            days,
            [
                "2026-12-21 2027-01-06",
                "2027-01-07 2027-01-07",
                "2027-08-02 2027-08-02"
            ]
        );
        let reason = &read.unwrap()[0].reason;
        let expected = [("de", "Betriebs- ferien"), ("pt-BR", "férias")];
        assert_eq!(
            *reason,
            expected.map(|(lang, text)| (lang.to_owned(), text.to_owned())).into()
        );
    }

    #[test]
    fn each_that_is_wrong_is_named_by_its_place() {
        let good = || closure("2026-12-21", "2027-01-06", &[]);
        let long = "x".repeat(201);
        for (wrong, code) in [
            (closure("2027-02-02", "2027-02-01", &[]), "dates_order"),
            (closure("2027-02-01", "2029-02-01", &[]), "too_long"),
            (closure("0202-02-01", "2027-02-01", &[]), "bad_date"),
            (closure("2027-02-01", "2027-02-01", &[("German", "x")]), "bad_language"),
            (closure("2027-02-01", "2027-02-01", &[("de", &long)]), "too_long"),
            (
                closure("2027-02-01", "2027-02-01", &[("de", "a\u{7}")]),
                "control_character",
            ),
            (
                closure("2027-02-01", "2027-02-01", &[("de", "a"), ("DE", "b")]),
                "duplicate_language",
            ),
            (closure("2027-01-06", "2027-02-01", &[]), "overlap"),
        ] {
            assert_eq!(faults(vec![good(), wrong]), [(1, code)]);
        }
        assert_eq!(
            faults(vec![closure("2026-12-31", "2027-01-01", &[]), good()]),
            [(0, "overlap")]
        );
        assert!(
            read(vec![closure("2027-02-01", "2029-01-31", &[])]).is_ok(),
            "two years are the most"
        );
    }

    #[test]
    fn there_are_not_too_many() {
        let first: NaiveDate = "2027-01-01".parse().unwrap();
        let days = |count: usize| first.iter_days().take(count);
        let all = |count| {
            days(count)
                .map(|day| closure(&day.to_string(), &day.to_string(), &[]))
                .collect()
        };
        assert_eq!(read(all(MOST)).unwrap().len(), MOST);
        assert_eq!(faults(all(MOST + 1)), [(MOST, "too_long")]);
    }
}
