//! Stretches of time with one state, and laying one over others.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::state::OpenState;

/// A stretch of time during which state and comment stay the same: instants by default, times of one day in
/// [`DayHours`](super::DayHours).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<T = DateTime<Utc>> {
    /// Its beginning, included.
    pub start: T,
    /// Its end, excluded; after `start`.
    pub end: T,
    /// The state.
    pub state: OpenState,
    /// The words that the hours carry for it.
    pub comment: Option<Arc<str>>,
}

impl<T: Ord + Copy> Span<T> {
    /// The part between two times, `None` if nothing is left.
    pub(super) fn cut(&self, start: T, end: T) -> Option<Self> {
        let (start, end) = (self.start.max(start), self.end.min(end));
        (start < end).then(|| Self {
            start,
            end,
            ..self.clone()
        })
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.state == other.state && self.comment == other.comment
    }
}

/// Lays `over` on `base`, which is in order and does not overlap. Where both speak, `wins(over, under)` decides.
pub(super) fn lay<T: Ord + Copy>(base: &mut Vec<Span<T>>, over: &Span<T>, wins: impl Fn(&Span<T>, &Span<T>) -> bool) {
    let untouched = base.partition_point(|span| span.end <= over.start);
    let mut at = over.start;
    for under in base.split_off(untouched) {
        base.extend(over.cut(at, under.start));
        base.extend(under.cut(under.start, over.start));
        let winner = if wins(over, &under) { over } else { &under };
        let shared = (over.start.max(under.start), over.end.min(under.end));
        base.extend(winner.cut(shared.0, shared.1));
        base.extend(under.cut(over.end, under.end));
        at = at.max(under.end);
    }
    base.extend(over.cut(at, over.end));
}

/// Lays the spans of `layer`, in order, on those of `base`, in time that grows with their number only.
pub(super) fn weave<T: Ord + Copy>(
    base: Vec<Span<T>>,
    layer: &[Span<T>],
    wins: impl Fn(&Span<T>, &Span<T>) -> bool,
) -> Vec<Span<T>> {
    let mut woven = Vec::with_capacity(base.len() + layer.len());
    let mut base = base.into_iter().peekable();
    for over in layer {
        while let Some(under) = base.next_if(|under| under.start < over.end) {
            woven.push(under);
        }
        lay(&mut woven, over, &wins);
    }
    woven.extend(base);
    woven
}

/// Joins neighbours that say the same.
pub(super) fn join<T: Ord + Copy>(spans: Vec<Span<T>>) -> Vec<Span<T>> {
    let mut joined: Vec<Span<T>> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.end == span.start && last.says_the_same(&span) => last.end = span.end,
            _ => joined.push(span),
        }
    }
    joined
}

/// Fills `from..to` completely: what no span covers is closed.
pub(super) fn fill<T: Ord + Copy>(spans: &[Span<T>], from: T, to: T) -> Vec<Span<T>> {
    let closed = |start, end| Span {
        start,
        end,
        state: OpenState::Closed,
        comment: None,
    };
    let mut filled = Vec::with_capacity(spans.len() * 2 + 1);
    let mut at = from;
    for span in spans.iter().filter_map(|span| span.cut(from, to)) {
        if at < span.start {
            filled.push(closed(at, span.start));
        }
        at = span.end;
        filled.push(span);
    }
    if at < to {
        filled.push(closed(at, to));
    }
    join(filled)
}

#[cfg(test)]
mod tests {
    use super::super::state::UnknownReason;
    use super::*;

    fn span(start: u16, end: u16, state: OpenState) -> Span<u16> {
        Span {
            start,
            end,
            state,
            comment: None,
        }
    }

    fn laid(base: &[(u16, u16)], over: (u16, u16), over_wins: bool) -> Vec<(u16, u16, bool)> {
        let mut spans: Vec<_> = base
            .iter()
            .map(|(start, end)| span(*start, *end, OpenState::Open))
            .collect();
        lay(&mut spans, &span(over.0, over.1, OpenState::Closed), |_, _| over_wins);
        spans
            .into_iter()
            .map(|span| (span.start, span.end, span.state == OpenState::Closed))
            .collect()
    }

    #[test]
    fn a_winner_cuts_what_lies_under_it() {
        assert_eq!(
            laid(&[(0, 10)], (3, 5), true),
            [(0, 3, false), (3, 5, true), (5, 10, false)]
        );
        let both = [(0, 3, false), (3, 4, true), (4, 6, true), (6, 7, true), (7, 9, false)];
        assert_eq!(laid(&[(0, 4), (6, 9)], (3, 7), true), both);
        assert_eq!(
            laid(&[(4, 6)], (0, 9), true),
            [(0, 4, true), (4, 6, true), (6, 9, true)]
        );
    }

    #[test]
    fn a_loser_fills_the_gaps_only() {
        assert_eq!(
            laid(&[(0, 4), (6, 9)], (3, 12), false),
            [(0, 3, false), (3, 4, false), (4, 6, true), (6, 9, false), (9, 12, true)]
        );
        assert_eq!(laid(&[(0, 10)], (3, 5), false).len(), 3, "cut, to be joined later");
        assert_eq!(laid(&[], (3, 5), false), [(3, 5, true)]);
        assert_eq!(
            laid(&[(0, 1), (8, 9)], (3, 5), false),
            [(0, 1, false), (3, 5, true), (8, 9, false)]
        );
    }

    #[test]
    fn filling_leaves_no_gap_and_joins_equals() {
        let unknown = OpenState::Unknown(UnknownReason::Note);
        let spans = [
            span(0, 4, OpenState::Open),
            span(4, 6, OpenState::Open),
            span(7, 9, unknown),
        ];
        let filled: Vec<_> = fill(&spans, 2, 12)
            .into_iter()
            .map(|span| (span.start, span.end, span.state))
            .collect();
        let closed = OpenState::Closed;
        assert_eq!(
            filled,
            [
                (2, 6, OpenState::Open),
                (6, 7, closed),
                (7, 9, unknown),
                (9, 12, closed)
            ]
        );
    }
}
