//! Outlines of districts as they stand in the contract: GeoJSON geometries (RFC 7946), longitude before latitude.

use serde_json::Value;

/// Rings of corners, as longitude and latitude in degrees; none for anything but a Polygon or a MultiPolygon.
pub fn rings(outline: &Value) -> Vec<Vec<(f64, f64)>> {
    let coordinates = outline.get("coordinates").and_then(Value::as_array);
    let parts = coordinates.into_iter().flatten();
    match outline.get("type").and_then(Value::as_str) {
        Some("Polygon") => parts.filter_map(ring).collect(),
        Some("MultiPolygon") => parts.filter_map(Value::as_array).flatten().filter_map(ring).collect(),
        _ => Vec::new(),
    }
}

/// A ring, if it has three corners at least.
fn ring(value: &Value) -> Option<Vec<(f64, f64)>> {
    let corner = |corner: &Value| {
        let mut numbers = corner.as_array()?.iter().filter_map(Value::as_f64);
        Some((numbers.next()?, numbers.next()?))
    };
    let corners: Vec<_> = value.as_array()?.iter().filter_map(corner).collect();
    (corners.len() > 2).then_some(corners)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::rings;

    #[test]
    fn both_kinds_of_area_are_read_and_nothing_else() {
        let ring = json!([[6.6, 49.7], [6.7, 49.7], [6.7, 49.8], [6.6, 49.7]]);
        assert_eq!(rings(&json!({"type": "Polygon", "coordinates": [ring]})).len(), 1);
        let two = rings(&json!({"type": "MultiPolygon", "coordinates": [[ring], [ring]]}));
        assert_eq!((two.len(), two[1][2]), (2, (6.7, 49.8)));
        assert!(rings(&json!({"type": "Point", "coordinates": [6.6, 49.7]})).is_empty());
        assert!(rings(&json!({"type": "Polygon", "coordinates": [[["x"]]]})).is_empty());
    }
}
