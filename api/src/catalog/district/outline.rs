//! The outline of a district: a GeoJSON geometry (RFC 7946) of closed rings.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalog::check::{Fault, limits};

/// Longitude and latitude, in this order; a height may follow and is left out.
type Position = Vec<f64>;
/// Positions, the last one the first again.
type Ring = Vec<Position>;
/// The outer ring, then holes.
type Polygon = Vec<Ring>;

/// An outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Outline {
    /// One area.
    Polygon(Polygon),
    /// Several.
    MultiPolygon(Vec<Polygon>),
}

impl Outline {
    fn rings(&self) -> Vec<&Ring> {
        match self {
            Self::Polygon(polygon) => polygon.iter().collect(),
            Self::MultiPolygon(polygons) => polygons.iter().flatten().collect(),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Polygon(polygon) => polygon.is_empty(),
            Self::MultiPolygon(polygons) => polygons.is_empty() || polygons.iter().any(Vec::is_empty),
        }
    }
}

fn fault(message: impl Into<String>) -> Fault {
    Fault::new("bad_outline", message)
}

/// Reads an outline; gives its text as it is kept.
pub fn outline(geometry: &Value) -> Result<String, Fault> {
    let unreadable = "`outline` must be a GeoJSON geometry (RFC 7946) of the type Polygon or MultiPolygon, with rings of [longitude, latitude]";
    let outline: Outline = serde_json::from_value(geometry.clone()).map_err(|_| fault(unreadable))?;
    let rings = outline.rings();
    let points: usize = rings.iter().map(|ring| ring.len()).sum();
    if points > limits::OUTLINE {
        let message = format!(
            "`outline` has {points} points; {} are allowed, so simplify it",
            limits::OUTLINE
        );
        return Err(Fault::new("too_long", message));
    }
    if outline.is_empty() {
        return Err(fault("`outline` has no ring; give one at least, or null"));
    }
    for (number, ring) in (1_usize..).zip(rings) {
        sound(ring).map_err(|why| fault(format!("ring {number} of `outline` {why}")))?;
    }
    serde_json::to_string(&outline).map_err(|_| fault(unreadable))
}

/// What is wrong with a ring, if anything is.
fn sound(ring: &Ring) -> Result<(), &'static str> {
    let on_globe = |position: &Position| match position.as_slice() {
        [lon, lat] | [lon, lat, _] => (-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat),
        _ => false,
    };
    if !ring.iter().all(on_globe) {
        return Err("has a point that is none; write [longitude, latitude] in degrees");
    }
    if ring.len() < 4 {
        return Err("has fewer than four points; the last one is the first again");
    }
    if ring.first() != ring.last() {
        return Err("is not closed; its last point must be its first");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::outline;

    #[test]
    fn outlines_are_closed_rings() {
        let ring = json!([[6.6, 49.7], [6.7, 49.7], [6.7, 49.8], [6.6, 49.7]]);
        let told = |geometry| outline(&geometry).map_err(|fault| (fault.code, fault.message));

        let kept = told(json!({"type": "Polygon", "coordinates": [ring]})).unwrap();
        assert_eq!(kept, format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#));
        assert!(told(json!({"type": "MultiPolygon", "coordinates": [[ring], [ring]]})).is_ok());
        for (geometry, word) in [
            (
                json!({"type": "Point", "coordinates": [6.6, 49.7]}),
                "Polygon or MultiPolygon",
            ),
            (json!({"type": "Polygon", "coordinates": []}), "no ring"),
            (
                json!({"type": "Polygon", "coordinates": [[[6.6, 49.7], [6.7, 49.7], [6.6, 49.7]]]}),
                "fewer than four",
            ),
            (
                json!({"type": "Polygon", "coordinates": [[[6.6, 49.7], [6.7, 49.7], [6.7, 49.8], [6.6, 49.8]]]}),
                "not closed",
            ),
            (
                json!({"type": "Polygon", "coordinates": [[[6.6, 99.7], [6.7, 49.7], [6.7, 49.8], [6.6, 99.7]]]}),
                "is none",
            ),
            (json!("Polygon"), "Polygon or MultiPolygon"),
        ] {
            let (code, message) = told(geometry.clone()).unwrap_err();
            assert_eq!(code, "bad_outline", "{geometry}");
            assert!(message.contains(word), "{message}");
        }
        let long = vec![json!([6.6, 49.7]); 20_001];
        assert_eq!(
            told(json!({"type": "Polygon", "coordinates": [long]})).unwrap_err().0,
            "too_long"
        );
    }
}
