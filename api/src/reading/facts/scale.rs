//! From figures and dates to places in the picture.

use chrono::NaiveDate;
use porta_contract::PartialDate;

use crate::catalog::fact::Point;

/// Steps between two lines of the grid: these, times a power of ten.
const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];
/// Most lines of the grid above or below the one of zero.
const LINES: f64 = 5.0;
/// Two figures that are further apart than this many usual distances have a gap between them.
const GAP: f64 = 1.75;

/// The axis of figures: from a round number to a round number, zero among them.
pub struct Axis {
    /// Where the lines of the grid are, upwards.
    pub lines: Vec<f64>,
}

impl Axis {
    /// For these figures.
    pub fn of(points: &[Point]) -> Self {
        let values = points.iter().filter_map(|point| point.value);
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let span = if high - low > 0.0 { high - low } else { 1.0 };
        let step = step(span / LINES);
        let (first, last) = (
            (low / step).floor(),
            (high / step).ceil().max((low / step).floor() + 1.0),
        );
        let mut lines = Vec::new();
        let mut at = first;
        while at <= last {
            // Without the noise of binary fractions.
            lines.push((at * step * 1000.0).round() / 1000.0);
            at += 1.0;
        }
        Self { lines }
    }

    /// How far up a figure is, 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        let low = self.lines.first().copied().unwrap_or_default();
        let high = self.lines.last().copied().unwrap_or(1.0);
        (value - low) / (high - low)
    }
}

/// The next round step that is no smaller, and no finer than figures are kept.
fn step(least: f64) -> f64 {
    let power = 10.0_f64.powf(least.log10().floor());
    let round = STEPS
        .iter()
        .map(|step| step * power)
        .find(|step| *step >= least * 0.999_999);
    round.unwrap_or(10.0 * power).max(0.001)
}

/// The middle of a date, in days.
pub fn middle(date: PartialDate) -> f64 {
    let days = |day: NaiveDate| day.signed_duration_since(NaiveDate::default()).num_days();
    let sum = i32::try_from(days(date.first_day()) + days(date.last_day())).unwrap_or_default();
    f64::from(sum) / 2.0
}

/// Runs of figures without a gap, by their places in the series: a date without a figure ends a run, and so does a distance that is much
/// larger than usual.
pub fn runs(points: &[Point]) -> Vec<Vec<usize>> {
    let usual = usual_distance(points);
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<f64> = None;
    for (place, point) in points.iter().enumerate() {
        if point.value.is_none() {
            last = None;
            continue;
        }
        let at = middle(point.date);
        match (last, runs.last_mut()) {
            (Some(before), Some(run)) if at - before <= usual * GAP => run.push(place),
            _ => runs.push(vec![place]),
        }
        last = Some(at);
    }
    runs
}

/// The middle one of the distances between dates.
fn usual_distance(points: &[Point]) -> f64 {
    let middles: Vec<f64> = points.iter().map(|point| middle(point.date)).collect();
    let mut distances: Vec<f64> = middles.iter().zip(middles.iter().skip(1)).map(|(a, b)| b - a).collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(series: &[(&str, Option<f64>)]) -> Vec<Point> {
        let point = |(date, value): &(&str, Option<f64>)| Point {
            date: PartialDate::parse(date).unwrap(),
            value: *value,
            source: "Amt".to_owned(),
            source_url: None,
            note: None,
        };
        series.iter().map(point).collect()
    }

    #[test]
    fn the_grid_is_round_and_has_zero() {
        let lines = |values: &[f64]| {
            let series: Vec<_> = values.iter().map(|value| ("2023", Some(*value))).collect();
            Axis::of(&points(&series)).lines
        };
        assert_eq!(lines(&[330.0, 1780.0]), [0.0, 500.0, 1000.0, 1500.0, 2000.0]);
        assert_eq!(lines(&[-2.0, 3.0]), [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]);
        assert_eq!(lines(&[0.3]), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(lines(&[]).first(), Some(&0.0));
        assert!(lines(&[999_999_999_999.0]).len() < 8 && lines(&[0.001]).len() < 8);
    }

    #[test]
    fn a_gap_is_no_line() {
        let series = points(&[
            ("2015", Some(1.0)),
            ("2016", Some(2.0)),
            ("2017", None),
            ("2018", Some(3.0)),
            ("2019", Some(3.0)),
            ("2023", Some(4.0)),
        ]);
        assert_eq!(runs(&series), [vec![0, 1], vec![3, 4], vec![5]]);
        assert_eq!(runs(&points(&[("2023", Some(1.0))])), [vec![0]]);
        assert!(runs(&[]).is_empty());
    }
}
