//! Numbers of mobile phones, which mostly belong to one person.

use std::ops::Range;

use super::{Hint, piece};
use crate::catalog::check::phone::{e164, is_between, is_mobile};

const MESSAGE: &str = "this is the number of a mobile phone and may belong to one person; the number of an office is better, or one that the organisation hands on";

/// As many groups of digits as one number has at most.
const GROUPS: usize = 12;

/// Mobile numbers of a text.
pub(super) fn hints(chars: &[char], country: &str) -> Vec<Hint> {
    let mut hints = Vec::new();
    for run in runs(chars) {
        let groups = groups(chars, &run);
        let mut next = 0;
        while let Some(number) = first_number(chars, &groups, next, country) {
            if number.mobile {
                hints.push(Hint::new("mobile_number", MESSAGE, number.range));
            }
            next = number.next;
        }
    }
    hints
}

/// A number that was found.
struct Found {
    range: (usize, usize),
    mobile: bool,
    /// The group after it.
    next: usize,
}

/// The first number from a group on, as long as it can be.
fn first_number(chars: &[char], groups: &[Range<usize>], from: usize, country: &str) -> Option<Found> {
    (from..groups.len()).find_map(|first| {
        let start = groups.get(first)?.start;
        let last = groups.len().min(first + GROUPS);
        (first..last).rev().find_map(|place| {
            let range = (start, groups.get(place)?.end);
            let number = e164(&piece(chars, range), country)?;
            Some(Found {
                range,
                mobile: is_mobile(&number),
                next: place + 1,
            })
        })
    })
}

/// Stretches of digits and what may stand between them. A slash, comma or dash before 0 or + begins another number.
fn runs(chars: &[char]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, c) in chars.iter().enumerate() {
        let inside = c.is_ascii_digit() || *c == '+' || is_between(*c);
        let parts = *c == '+' || (matches!(c, '/' | '–' | '—') && begins_number(chars, at + 1));
        if start.is_some() && (!inside || parts) {
            runs.extend(start.take().map(|start| start..at));
        }
        if start.is_none() && inside {
            start = Some(at);
        }
    }
    runs.extend(start.map(|start| start..chars.len()));
    runs
}

fn begins_number(chars: &[char], from: usize) -> bool {
    let next = chars.iter().skip(from).find(|c| !c.is_whitespace());
    next.is_some_and(|c| matches!(c, '0' | '+' | '('))
}

/// Groups of digits in a stretch, with the plus before them.
fn groups(chars: &[char], run: &Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in run.clone() {
        if !chars.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '+') {
            continue;
        }
        match groups.last_mut() {
            Some(group) if group.end == at => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}
