//! The city's districts as a drawing without script: outlines where the city has them, else areas around their centres.

mod cells;
mod outline;

use std::fmt::Write;

use askama::Template;
use porta_contract::District;

use self::cells::Spot;
use super::Look;

/// Width of the drawing in units of its own.
const WIDTH: f64 = 1000.0;
/// Room around what is drawn.
const MARGIN: f64 = 12.0;
/// Shades of the drawing, beside the one for nothing.
const SHADES: f64 = 4.0;

/// The districts as a drawing. It is for the eye: the same links stand beside it as a list.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/district_map.html")]
pub struct DistrictMap {
    height: u32,
    areas: Vec<Area>,
}

/// One district.
#[derive(Clone, Debug)]
struct Area {
    href: String,
    /// Name and count, shown when a pointer rests on it.
    title: String,
    /// Path of an SVG.
    path: String,
    /// From 0 for none to 4 for most.
    shade: u32,
    label: (u32, u32),
    /// First part of the name, without the city's.
    short: String,
    count: String,
    current: bool,
}

/// What is said of a district on the map.
#[derive(Clone, Debug)]
pub struct Said {
    /// Where it leads to.
    pub href: String,
    /// How many there are.
    pub count: u64,
    /// True for the one the page is about.
    pub current: bool,
}

impl DistrictMap {
    /// The map of those districts that have a place; none for fewer than three, which make no map.
    #[must_use]
    pub fn new(look: &Look, city: &str, districts: &[District], say: impl Fn(&District) -> Said) -> Option<Self> {
        let placed: Vec<(&District, Spot)> = districts
            .iter()
            .filter_map(|district| Some((district, middle(district)?)))
            .collect();
        if placed.len() < 3 {
            return None;
        }
        let projection = Projection::around(placed.iter().map(|(_, point)| *point));
        let points: Vec<Spot> = placed.iter().map(|(_, point)| projection.flat(*point)).collect();
        let reach = cells::spacing(&points) * 0.95;
        let cells = cells::cells(&points, reach);
        let shapes: Vec<Vec<Vec<Spot>>> = placed
            .iter()
            .zip(cells)
            .map(|((district, _), cell)| projection.outline(district).unwrap_or_else(|| vec![cell]))
            .collect();
        let said: Vec<Said> = placed.iter().map(|(district, _)| say(district)).collect();
        let most = said.iter().map(|said| said.count).max().unwrap_or_default();
        let frame = Frame::of(shapes.iter().flatten().flatten())?;
        let areas = placed.iter().zip(said).zip(shapes.iter().zip(&points));
        Some(Self {
            height: whole(frame.height),
            areas: areas
                .map(|(((district, _), said), (shape, point))| Area {
                    title: look.t.attr(
                        "district-map-area",
                        &[
                            ("name", &district.name),
                            ("count", &look.t.count("offers-count", said.count)),
                        ],
                    ),
                    path: frame.path(shape),
                    shade: shade(said.count, most),
                    label: frame.place(*point),
                    short: short(&district.name, city),
                    count: look.t.number(said.count),
                    href: said.href,
                    current: said.current,
                })
                .collect(),
        })
    }
}

/// Longitude and latitude of the middle: as it is given, else of its outline.
fn middle(district: &District) -> Option<Spot> {
    if let Some(centre) = district.centre {
        return Some((centre.lon, centre.lat));
    }
    let rings = outline::rings(district.outline.as_ref()?);
    let frame = Frame::of(rings.first()?.iter())?;
    Some((frame.left + frame.width / 2.0, frame.top + frame.tall / 2.0))
}

/// Darker for more; by the square root, so that one crowded district does not leave all others pale.
fn shade(count: u64, most: u64) -> u32 {
    if count == 0 {
        return 0;
    }
    let share = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let step = (share(count) / share(most).max(1.0)).sqrt() * SHADES;
    whole(step.ceil().clamp(1.0, SHADES))
}

/// “Trier-West/Pallien” is “West” on a map of Trier.
fn short(name: &str, city: &str) -> String {
    let own = name
        .strip_prefix(city)
        .map_or(name, |rest| rest.trim_start_matches(['-', ' ', '–']));
    let own = own.split('/').next().unwrap_or(own);
    if own.is_empty() {
        name.to_owned()
    } else {
        own.to_owned()
    }
}

/// From the globe to a plane: exact enough for a city.
struct Projection {
    stretch: f64,
}

impl Projection {
    fn around(points: impl Iterator<Item = Spot>) -> Self {
        let latitudes: Vec<f64> = points.map(|point| point.1).collect();
        let count = f64::from(u32::try_from(latitudes.len()).unwrap_or(u32::MAX));
        let mean = latitudes.iter().sum::<f64>() / count.max(1.0);
        Self {
            stretch: mean.to_radians().cos(),
        }
    }

    fn flat(&self, (lon, lat): Spot) -> Spot {
        (lon * self.stretch, -lat)
    }

    fn outline(&self, district: &District) -> Option<Vec<Vec<Spot>>> {
        let rings = outline::rings(district.outline.as_ref()?);
        let flat = |ring: Vec<Spot>| ring.into_iter().map(|point| self.flat(point)).collect();
        (!rings.is_empty()).then(|| rings.into_iter().map(flat).collect())
    }
}

/// What part of the plane is drawn, and how large.
struct Frame {
    left: f64,
    top: f64,
    width: f64,
    tall: f64,
    scale: f64,
    height: f64,
}

impl Frame {
    fn of<'a>(spots: impl Iterator<Item = &'a Spot>) -> Option<Self> {
        let mut spots = spots.copied();
        let first = spots.next()?;
        let (low, high) = spots.fold((first, first), |(low, high), (x, y)| {
            ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)))
        });
        let (width, tall) = (high.0 - low.0, high.1 - low.1);
        let scale = (WIDTH - 2.0 * MARGIN) / width.max(f64::MIN_POSITIVE);
        Some(Self {
            left: low.0,
            top: low.1,
            width,
            tall,
            scale,
            // A long thin city stays on the page.
            height: (tall * scale + 2.0 * MARGIN).clamp(200.0, 2.0 * WIDTH),
        })
    }

    fn place(&self, (x, y): Spot) -> (u32, u32) {
        let at = |value: f64| whole(value * self.scale + MARGIN);
        (at(x - self.left), at(y - self.top))
    }

    fn path(&self, rings: &[Vec<Spot>]) -> String {
        let mut path = String::new();
        for ring in rings {
            let mut last = None;
            for spot in ring {
                let (x, y) = self.place(*spot);
                if last == Some((x, y)) {
                    continue;
                }
                let step = if last.is_none() { 'M' } else { 'L' };
                let _ = write!(path, "{step}{x} {y}");
                last = Some((x, y));
            }
            path.push('Z');
        }
        path
    }
}

/// To the nearest unit.
fn whole(value: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "brought into the range before"
    )]
    let unit = value.round().clamp(0.0, f64::from(u32::MAX)) as u32;
    unit
}

#[cfg(test)]
mod tests {
    use super::{shade, short};

    #[test]
    fn names_on_the_map_are_short() {
        assert_eq!(short("Trier-West/Pallien", "Trier"), "West");
        assert_eq!(short("Ehrang/Quint", "Trier"), "Ehrang");
        assert_eq!(short("Trier", "Trier"), "Trier");
    }

    #[test]
    fn more_is_darker_and_none_is_a_shade_of_its_own() {
        assert_eq!(shade(0, 40), 0);
        assert_eq!(shade(0, 0), 0);
        assert_eq!(shade(1, 40), 1);
        assert_eq!(shade(40, 40), 4);
        assert!(shade(10, 40) < shade(30, 40));
    }
}
