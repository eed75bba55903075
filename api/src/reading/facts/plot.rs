//! The plot of a series: dots over time, joined where there is no gap. It reads in the dark, from right to left, and aloud.

use porta_contract::{Direction, PartialDate};

use super::digits::Digits;
use super::scale::{Axis, middle, runs};
use super::svg::Svg;
use crate::catalog::fact::Point;
use crate::reading::language::direction;

/// Size of the letters, in pixels.
const LETTER: f64 = 13.0;
/// What a digit takes of that, about.
const WIDTH: f64 = 7.6;
/// Room above the picture for the unit and the topmost figure, and below it for dates.
const ABOVE: f64 = 40.0;
const BELOW: f64 = 30.0;
/// Room at the ends of the axis of time.
const ENDS: f64 = 26.0;
/// Series with more figures than this do not name each of them.
const NAMED: usize = 12;

/// Colours for light and dark, on whatever ground the picture lies. Where colours are forced, the reader's hold.
const STYLE: &str = ":root{color-scheme:light dark;color:#1b2430;--line:#0b5cad;--grid:#c3cad3}\
    @media(prefers-color-scheme:dark){:root{color:#eef2f6;--line:#84c5ff;--grid:#525d69}}\
    text{fill:currentColor;font:13px system-ui,sans-serif}.v{font-weight:600}\
    .g{stroke:var(--grid)}.z{stroke:currentColor}.l{stroke:var(--line);stroke-width:2.5;fill:none;stroke-linejoin:round}.d{fill:var(--line)}";

/// A plot to come.
pub struct Plot<'f> {
    /// What is counted.
    pub title: &'f str,
    /// A sentence on it; may be empty.
    pub summary: &'f str,
    /// The unit in words.
    pub unit: Option<&'f str>,
    /// Language of these texts.
    pub text_lang: &'f str,
    /// Language of the reader: it decides on digits and on the direction of time.
    pub reader_lang: &'f str,
    /// The figures in order of time.
    pub points: &'f [Point],
    /// How wide.
    pub width: u32,
}

/// Where things are.
struct Frame {
    width: f64,
    height: f64,
    /// Room for the figures of the grid.
    side: f64,
    /// First and last date, in days.
    time: (f64, f64),
    rtl: bool,
}

impl Frame {
    fn of(plot: &Plot<'_>, axis: &Axis, digits: &Digits) -> Self {
        let width = f64::from(plot.width);
        let letters = axis.lines.iter().map(|line| digits.number(*line).chars().count());
        let longest = u32::try_from(letters.max().unwrap_or(1)).unwrap_or(1);
        let first = plot.points.first().map_or(0.0, |point| middle(point.date));
        let last = plot.points.last().map_or(first, |point| middle(point.date));
        Self {
            width,
            height: (width * 0.5).clamp(220.0, 360.0).round(),
            side: f64::from(longest).mul_add(WIDTH, 14.0),
            time: (first, last),
            rtl: direction(plot.reader_lang) == Direction::RightToLeft,
        }
    }

    /// From the side where reading begins.
    fn placed(&self, x: f64) -> f64 {
        let x = if self.rtl { self.width - x } else { x };
        (x * 10.0).round() / 10.0
    }

    /// Where a date is: time goes the way that one reads.
    fn x(&self, date: PartialDate) -> f64 {
        let (first, last) = self.time;
        let room = self.width - self.side - 2.0 * ENDS;
        let share = if last > first {
            (middle(date) - first) / (last - first)
        } else {
            0.5
        };
        self.placed(share.mul_add(room, self.side + ENDS))
    }

    /// Where a share of the height is.
    fn y(&self, share: f64) -> f64 {
        let y = share.mul_add(-(self.height - ABOVE - BELOW), self.height - BELOW);
        (y * 10.0).round() / 10.0
    }
}

impl Plot<'_> {
    /// The picture.
    pub fn draw(&self) -> String {
        let (axis, digits) = (Axis::of(self.points), Digits::of(self.reader_lang));
        let frame = Frame::of(self, &axis, &digits);
        let mut svg = Svg::default();
        svg.open(
            "svg",
            &[
                ("xmlns", &"http://www.w3.org/2000/svg"),
                ("width", &frame.width),
                ("height", &frame.height),
                ("viewBox", &format!("0 0 {} {}", frame.width, frame.height)),
                ("role", &"img"),
                ("aria-labelledby", &"title desc"),
                ("lang", &self.text_lang),
                ("xml:lang", &self.text_lang),
            ],
        );
        svg.text("title", &[("id", &"title")], self.title);
        svg.text("desc", &[("id", &"desc")], &self.words(&digits));
        svg.text("style", &[], STYLE);
        self.grid(&mut svg, &frame, (&axis, &digits));
        self.dates(&mut svg, &frame, &digits);
        self.figures(&mut svg, &frame, (&axis, &digits));
        svg.close("svg");
        svg.finish()
    }

    /// What the picture shows, in words: every figure with its date.
    fn words(&self, digits: &Digits) -> String {
        let unit = self.unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
        let figure = |point: &Point| {
            let value = point.value.map_or_else(|| "–".to_owned(), |value| digits.number(value));
            format!("{}: {value}", digits.date(point.date))
        };
        let figures: Vec<String> = self.points.iter().map(figure).collect();
        format!("{}{unit} {}", self.summary, figures.join("; "))
            .trim()
            .to_owned()
    }

    /// Lines with their figures, and the unit above them.
    fn grid(&self, svg: &mut Svg, frame: &Frame, (axis, digits): (&Axis, &Digits)) {
        let (from, to) = (frame.placed(frame.side), frame.placed(frame.width));
        for line in &axis.lines {
            let y = frame.y(axis.share(*line));
            let class = if *line == 0.0 { "z" } else { "g" };
            svg.empty(
                "line",
                &[("class", &class), ("x1", &from), ("x2", &to), ("y1", &y), ("y2", &y)],
            );
            let anchor = if frame.rtl { "start" } else { "end" };
            let x = frame.placed(frame.side - 7.0);
            let y = y + LETTER * 0.35;
            svg.text(
                "text",
                &[("x", &x), ("y", &y), ("text-anchor", &anchor)],
                &digits.number(*line),
            );
        }
        if let Some(unit) = self.unit {
            let text_rtl = direction(self.text_lang) == Direction::RightToLeft;
            let anchor = if text_rtl == frame.rtl { "start" } else { "end" };
            let dir = if text_rtl { "rtl" } else { "ltr" };
            let at = [
                ("x", &frame.placed(2.0) as &dyn std::fmt::Display),
                ("y", &LETTER),
                ("text-anchor", &anchor),
            ];
            svg.text("text", &[at.as_slice(), &[("direction", &dir)]].concat(), unit);
        }
    }

    /// Dates below the figures, as many as there is room for; the last one always.
    fn dates(&self, svg: &mut Svg, frame: &Frame, digits: &Digits) {
        let y = frame.height - BELOW + LETTER + 8.0;
        let mut taken: Option<f64> = None;
        let mut shown: Vec<PartialDate> = Vec::new();
        for point in self.points.iter().rev() {
            let letters = u32::try_from(point.date.to_string().len()).unwrap_or(10);
            let x = frame.x(point.date);
            let room = f64::from(letters).mul_add(WIDTH, 10.0);
            if taken.is_some_and(|taken| (taken - x).abs() < room) {
                continue;
            }
            taken = Some(x);
            shown.push(point.date);
        }
        for date in shown.into_iter().rev() {
            let at: [(&str, &dyn std::fmt::Display); 5] = [
                ("x", &frame.x(date)),
                ("y", &y),
                ("text-anchor", &"middle"),
                ("direction", &"ltr"),
                ("unicode-bidi", &"bidi-override"),
            ];
            svg.text("text", &at, &digits.date(date));
        }
    }

    /// Runs of figures as lines, each figure as a dot, and its number where they are few.
    fn figures(&self, svg: &mut Svg, frame: &Frame, (axis, digits): (&Axis, &Digits)) {
        let place = |point: &Point, value: f64| (frame.x(point.date), frame.y(axis.share(value)));
        for run in runs(self.points) {
            let known = run.iter().filter_map(|at| self.points.get(*at));
            let line: Vec<String> = known
                .filter_map(|point| point.value.map(|value| place(point, value)))
                .map(|(x, y)| format!("{x},{y}"))
                .collect();
            if line.len() > 1 {
                svg.empty("polyline", &[("class", &"l"), ("points", &line.join(" "))]);
            }
        }
        let mut named: Option<(f64, f64)> = None;
        for point in self.points {
            let Some(value) = point.value else {
                // Nobody has published a figure: that is shown, too.
                let y = frame.y(axis.share(0.0)) - 6.0;
                svg.text(
                    "text",
                    &[("x", &frame.x(point.date)), ("y", &y), ("text-anchor", &"middle")],
                    "–",
                );
                continue;
            };
            let (x, y) = place(point, value);
            svg.empty("circle", &[("class", &"d"), ("cx", &x), ("cy", &y), ("r", &4)]);
            let number = digits.number(value);
            let letters = u32::try_from(number.chars().count()).unwrap_or(1);
            let half = f64::from(letters) * WIDTH / 2.0 + 3.0;
            let clear = named.is_none_or(|(other, room)| (x - other).abs() > room + half);
            if self.points.len() <= NAMED && clear {
                svg.text(
                    "text",
                    &[
                        ("class", &"v"),
                        ("x", &x),
                        ("y", &(y - 10.0)),
                        ("text-anchor", &"middle"),
                    ],
                    &number,
                );
                named = Some((x, half));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot<'f>(points: &'f [Point], lang: &'f str) -> Plot<'f> {
        Plot {
            title: "Menschen & <Zahlen>",
            summary: "",
            unit: Some("Personen"),
            text_lang: "de",
            reader_lang: lang,
            points,
            width: 340,
        }
    }

    fn point(date: &str, value: Option<f64>) -> Point {
        Point {
            date: PartialDate::parse(date).unwrap(),
            value,
            source: "Amt".to_owned(),
            source_url: None,
            note: None,
        }
    }

    fn series() -> Vec<Point> {
        vec![
            point("2019", Some(210.0)),
            point("2020", Some(160.0)),
            point("2021", None),
            point("2022", Some(480.0)),
            point("2023", Some(330.0)),
        ]
    }

    #[test]
    fn a_plot_is_read_from_the_left() {
        insta::assert_snapshot!(plot(&series(), "de").draw().replace("><", ">\n<"));
    }

    #[test]
    fn and_from_the_right() {
        insta::assert_snapshot!(plot(&series(), "ar").draw().replace("><", ">\n<"));
    }

    #[test]
    fn whatever_the_figures_are_they_stay_in_the_picture() {
        let series = [
            vec![],
            vec![point("2023", None)],
            vec![point("2023-05-06", Some(0.0))],
            vec![point("2022", Some(-5.5)), point("2023", Some(999_999_999_999.0))],
            (1900..2200)
                .map(|year| point(&year.to_string(), Some(f64::from(year))))
                .collect(),
        ];
        for points in &series {
            for width in [240, 1200] {
                let drawn = Plot {
                    width,
                    ..plot(points, "fa")
                }
                .draw();
                assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
                let places = drawn.split(" cx=\"").skip(1).filter_map(|rest| rest.split('"').next());
                for x in places {
                    let x: f64 = x.parse().unwrap();
                    assert!((0.0..=f64::from(width)).contains(&x), "{x} of {width}");
                }
            }
        }
    }
}
