//! What lies nearest.

pub use crate::spine::ground::LatLon;
use crate::spine::ground::metres;

/// Metres to the nearest of some points; none without points.
#[must_use]
pub fn nearest(from: LatLon, points: &[LatLon]) -> Option<u32> {
    points
        .iter()
        .map(|point| metres(from, *point))
        .min_by(f64::total_cmp)
        .map(whole)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most half the girth of the earth"
)]
fn whole(metres: f64) -> u32 {
    metres.round() as u32
}
