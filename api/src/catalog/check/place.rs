//! Coordinates: on the globe, the right way round, and in or near the city.

use super::Fault;
use crate::spine::ground::{LatLon, metres};

/// Farther from the city's centre than this, metres, nothing of the city lies.
const FARTHEST: f64 = 60_000.0;
/// Farther than this, metres, a place is worth a second look.
const FAR: f64 = 15_000.0;

/// Checks latitude and longitude against the centre of the city. What is only far is a *warning*, which comes with the good answer.
pub fn coordinates(point: LatLon, centre: LatLon) -> Result<Option<Fault>, Fault> {
    let turned = (point.1, point.0);
    if is_far(point, centre, FARTHEST) && !is_far(turned, centre, FARTHEST) {
        let message = format!(
            "latitude and longitude are the wrong way round; latitude {} and longitude {} lie in the city",
            turned.0, turned.1
        );
        return Err(Fault::new("swapped_coordinates", message));
    }
    if !on_globe(point) {
        let message =
            "these are no coordinates; latitude goes from -90 to 90 and longitude from -180 to 180, in degrees";
        return Err(Fault::new("bad_coordinates", message));
    }
    let kilometres = metres(point, centre) / 1_000.0;
    let message = format!("this place lies {kilometres:.0} km from the centre of the city; look at it on a map");
    if is_far(point, centre, FARTHEST) {
        return Err(Fault::new("outside_city", message));
    }
    Ok(is_far(point, centre, FAR).then(|| Fault::new("far_from_city", message)))
}

fn on_globe((lat, lon): LatLon) -> bool {
    (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)
}

/// Also true for what is no point at all.
fn is_far(point: LatLon, centre: LatLon, than: f64) -> bool {
    !on_globe(point) || metres(point, centre) > than
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::coordinates;

    const TRIER: (f64, f64) = (49.756, 6.643);

    fn code(point: (f64, f64)) -> Result<Option<&'static str>, &'static str> {
        coordinates(point, TRIER)
            .map(|warning| warning.map(|fault| fault.code))
            .map_err(|fault| fault.code)
    }

    #[test]
    fn places_lie_in_or_near_the_city() {
        assert_eq!(code((49.7685, 6.657)), Ok(None));
        // Luxembourg: 40 km away.
        assert_eq!(code((49.611, 6.13)), Ok(Some("far_from_city")));
        // Metz: 80 km away.
        assert_eq!(code((49.119, 6.176)), Err("outside_city"));
        assert_eq!(code((0.0, 0.0)), Err("outside_city"));
    }

    #[test]
    fn swapped_coordinates_are_told_as_such() {
        assert_eq!(code((6.657, 49.7685)), Err("swapped_coordinates"));
        // So is a longitude that no latitude can be.
        let sydney = (-33.87, 151.2);
        let fault = coordinates((151.2, -33.87), sydney).unwrap_err();
        assert_eq!(fault.code, "swapped_coordinates");
        assert!(fault.message.contains("latitude -33.87"), "{}", fault.message);
    }

    #[test]
    fn what_is_no_point_is_refused() {
        for point in [(f64::NAN, 6.6), (49.7, f64::INFINITY), (90.5, 6.6), (49.7, 181.0)] {
            assert_eq!(code(point), Err("bad_coordinates"), "{point:?}");
        }
    }

    proptest! {
        #[test]
        fn any_pair_gets_an_answer(lat in any::<f64>(), lon in any::<f64>()) {
            prop_assert!(code((lat, lon)).is_err() || (lat - TRIER.0).abs() < 1.0);
        }
    }
}
