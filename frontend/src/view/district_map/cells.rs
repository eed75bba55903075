//! Areas for places of which only a point is known: each takes what lies nearer to it than to all others (a Voronoi diagram).

/// A point of the drawing.
pub type Spot = (f64, f64);

/// Corners of the round area that a cell begins as.
const CORNERS: u32 = 24;

/// The cells of these points, none larger than `reach` around its point. Two points in the same place share one cell.
pub fn cells(points: &[Spot], reach: f64) -> Vec<Vec<Spot>> {
    points
        .iter()
        .map(|own| {
            let others = points.iter().filter(|other| distance(*own, **other) > f64::EPSILON);
            others.fold(disc(*own, reach), |cell, other| nearer(&cell, *own, *other))
        })
        .collect()
}

/// How far the usual point is from its nearest neighbour.
pub fn spacing(points: &[Spot]) -> f64 {
    let nearest = |own: &Spot| {
        let others = points.iter().map(|other| distance(*own, *other));
        others.filter(|far| *far > f64::EPSILON).min_by(f64::total_cmp)
    };
    let mut all: Vec<f64> = points.iter().filter_map(nearest).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(1.0)
}

fn distance(a: Spot, b: Spot) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn disc((x, y): Spot, radius: f64) -> Vec<Spot> {
    (0..CORNERS)
        .map(|corner| {
            let angle = f64::from(corner) / f64::from(CORNERS) * std::f64::consts::TAU;
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
        .collect()
}

/// The part of a convex area that lies nearer to `own` than to `other` (Sutherland and Hodgman).
fn nearer(area: &[Spot], own: Spot, other: Spot) -> Vec<Spot> {
    let middle = (f64::midpoint(own.0, other.0), f64::midpoint(own.1, other.1));
    let towards = (other.0 - own.0, other.1 - own.1);
    // How far beyond the line in the middle a corner lies.
    let beyond = |spot: &Spot| (spot.0 - middle.0) * towards.0 + (spot.1 - middle.1) * towards.1;
    let mut kept = Vec::with_capacity(area.len() + 1);
    let previous = area.last().into_iter().chain(area);
    for (from, to) in previous.zip(area) {
        let (out, inside) = (beyond(from), beyond(to));
        if (out > 0.0) != (inside > 0.0) {
            let share = out / (out - inside);
            kept.push((from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share));
        }
        if inside <= 0.0 {
            kept.push(*to);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Spot, cells, spacing};

    fn size(area: &[Spot]) -> f64 {
        let next = area.iter().cycle().skip(1);
        let twice: f64 = area.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        (twice / 2.0).abs()
    }

    fn holds(area: &[Spot], spot: Spot) -> bool {
        let next = area.iter().cycle().skip(1);
        let side = |(a, b): (&Spot, &Spot)| (b.0 - a.0) * (spot.1 - a.1) - (b.1 - a.1) * (spot.0 - a.0);
        area.iter().zip(next).map(side).all(|side| side >= -1e-9)
    }

    #[test]
    fn each_cell_holds_its_own_point_and_no_other() {
        let points = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0), (4.0, 5.0)];
        let cells = cells(&points, 9.0);
        for (index, cell) in cells.iter().enumerate() {
            for (other, point) in points.iter().enumerate() {
                assert_eq!(holds(cell, *point), index == other, "{index} {other}");
            }
        }
    }

    #[test]
    fn neighbours_share_the_space_between_them() {
        let cells = cells(&[(0.0, 0.0), (2.0, 0.0)], 4.0);
        assert!(cells[0].iter().all(|spot| spot.0 <= 1.0 + 1e-9));
        assert!((size(&cells[0]) - size(&cells[1])).abs() < 1e-6);
    }

    #[test]
    fn points_in_one_place_and_single_points_are_no_trouble() {
        let cells = cells(&[(1.0, 1.0), (1.0, 1.0)], 2.0);
        assert_eq!(cells[0].len(), 24);
        assert!((spacing(&[(1.0, 1.0)]) - 1.0).abs() < 1e-9);
        assert!((spacing(&[(0.0, 0.0), (3.0, 0.0), (6.0, 0.0)]) - 3.0).abs() < 1e-9);
    }
}
