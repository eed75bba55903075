//! Distances on the ground.

/// Mean radius of the earth, metres.
const EARTH: f64 = 6_371_008.8;

/// A point: latitude and longitude, degrees (WGS 84).
pub type LatLon = (f64, f64);

/// Metres between two points along a great circle (haversine).
#[must_use]
pub fn metres(a: LatLon, b: LatLon) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.1 - a.1).to_radians() / 2.0).sin();
    let h = half_lat.mul_add(half_lat, lat_a.cos() * lat_b.cos() * half_lon * half_lon);
    2.0 * EARTH * h.sqrt().min(1.0).asin()
}
