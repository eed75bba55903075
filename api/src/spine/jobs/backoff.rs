//! How long a job waits before it is tried again.

use chrono::TimeDelta;

const FIRST_SECONDS: f64 = 10.0;
const LONGEST_SECONDS: f64 = 6.0 * 3600.0;

/// Doubles with every attempt from 10 seconds up to 6 hours; of that, half is fixed and half is chance, so that jobs that failed
/// together do not come back together. `attempt` counts from 1, `chance` lies between 0 and 1.
#[must_use]
pub fn backoff(attempt: i32, chance: f64) -> TimeDelta {
    let longest = (FIRST_SECONDS * 2f64.powi(attempt.clamp(1, 30) - 1)).min(LONGEST_SECONDS);
    let seconds = longest * (0.5 + chance.clamp(0.0, 1.0) / 2.0);
    #[expect(clippy::cast_possible_truncation, reason = "at most six hours in milliseconds")]
    TimeDelta::milliseconds((seconds * 1000.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_six_hours() {
        let seconds = |attempt, chance| backoff(attempt, chance).num_seconds();

        assert_eq!([1, 2, 3, 4].map(|attempt| seconds(attempt, 1.0)), [10, 20, 40, 80]);
        assert_eq!(
            [12, 13, 100, i32::MAX].map(|attempt| seconds(attempt, 1.0)),
            [20_480, 21_600, 21_600, 21_600]
        );
    }

    #[test]
    fn chance_takes_off_half_at_most_and_odd_numbers_do_no_harm() {
        assert_eq!(backoff(1, 0.0).num_seconds(), 5);
        assert_eq!(backoff(1, -7.0).num_seconds(), 5);
        assert_eq!(backoff(-3, f64::INFINITY).num_seconds(), 10);
    }
}
