//! No text and no instant makes the hours panic, hang or contradict themselves.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::{normalise, state_in};
use super::*;

/// Valid texts to mutate: every kind of selector.
const SEEDS: [&str; 12] = [
    "Mo-Fr 09:00-22:00; Sa,Su,PH 09:00-12:00",
    "Sa[3],Su[-1] 15:00-17:30 open \"ring\"",
    "2027-2033/2 week 01-53/2 Mo,We 10:00-12:00, Th 14:00-26:00",
    "Dec 24-Jan 2,easter -2 days-easter +1 day off \"closed\"",
    "SH Mo-Fr 10:00-12:00; PH -1 day off || \"on call\"",
    "(sunrise+01:00)-(sunset-00:30); Feb 29 dawn-dusk",
    "Nov-Mar 18:00-08:00; 2028 Jan Mo[1]-2029 Feb Fr[-1] 22:00+",
    "24/7; Mo 12:00-13:00 off",
    "Jan Mo[1]+Fr +3 days-Feb 28 10:00-12:00+",
    "Mo 10:00-12:00 \"by appointment\", We 14:00-16:00 unknown",
    "2026 Nov 3-2028 Jan 2 Th,PH 10:00-10:00",
    "unknown, Mo-Su 00:00-24:00 closed",
];

/// Characters of the grammar, so that mutations come close to it.
const LETTERS: &str = "[-0-9MoTuWeThFrSaPHJanDec:;,\\[\\]/+()| \"_–\u{1}]{0,3}";

fn mutated() -> impl Strategy<Value = String> {
    let cut = (
        0..SEEDS.len(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        LETTERS,
        0..SEEDS.len(),
    );
    cut.prop_map(|(seed, from, to, letters, other)| {
        let characters: Vec<char> = SEEDS.get(seed).unwrap().chars().collect();
        let (from, to) = (from.index(characters.len() + 1), to.index(characters.len() + 1));
        let (from, to) = (from.min(to), from.max(to));
        let (start, rest) = characters.split_at(from);
        let (_, end) = rest.split_at(to - from);
        let tail = if letters.ends_with(';') {
            SEEDS.get(other).unwrap()
        } else {
            ""
        };
        start
            .iter()
            .chain(&letters.chars().collect::<Vec<_>>())
            .chain(end)
            .collect::<String>()
            + tail
    })
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..4_102_444_800).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

/// Reads, and if it can be read, evaluates; both in bounded time.
fn use_text(text: &str, instant: DateTime<Utc>) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    match Schedule::parse(text) {
        Err(error) => {
            prop_assert!(error.to_string().contains("Right would be") || error.to_string().contains("Did you mean"))
        }
        Ok(schedule) => {
            let at = schedule.state_at(instant, &trier());
            let week = schedule.spans(instant, instant + chrono::TimeDelta::days(9), &trier());
            prop_assert_eq!(state_in(&week, instant).unwrap().state, at.state);
            prop_assert!(
                week.windows(2)
                    .all(|pair| matches!(pair, [one, next] if one.end == next.start && one.start < one.end))
            );
            prop_assert!(at.until.is_none_or(|until| until > instant));
            if let Some(opens) = at.next_open {
                prop_assert_eq!(schedule.state_at(opens, &trier()).state, OPEN);
            }
            prop_assert!(schedule.days(instant.date_naive(), 9, &trier()).len() == 9);
            let canonical = schedule.to_string();
            prop_assert_eq!(
                Schedule::parse(&canonical),
                Ok(schedule),
                "canonical text “{}”",
                canonical
            );
        }
    }
    prop_assert!(begun.elapsed() < Duration::from_secs(20), "too slow: {}", text);
    Ok(())
}

proptest! {
    #[test]
    fn any_text(text in any::<String>(), instant in instants()) {
        use_text(&text, instant)?;
    }

    #[test]
    fn text_from_the_grammars_letters(parts in prop::collection::vec(LETTERS, 0..20), instant in instants()) {
        use_text(&parts.concat(), instant)?;
    }

    #[test]
    fn mutated_hours(text in mutated(), instant in instants()) {
        use_text(&text, instant)?;
    }

    #[test]
    fn canonical_text_is_stable(text in mutated()) {
        if let Ok(canonical) = normalise(&text) {
            let again = normalise(&canonical);
            prop_assert_eq!(again, Ok(canonical));
        }
    }
}

#[test]
fn the_seeds_are_valid() {
    for seed in SEEDS {
        use_text(seed, utc("2027-01-12T12:00:00Z")).unwrap();
        assert!(Schedule::parse(seed).is_ok(), "{seed}");
    }
}
