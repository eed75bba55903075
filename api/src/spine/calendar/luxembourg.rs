//! Public holidays of Luxembourg.
//!
//! Source: Code du travail, Art. L. 232-2, in the version of the law of 25 April 2019 (Europe Day).

use super::day::Day::{Easter, On};
use super::holiday::Holiday;

/// The legal holidays, in the order of the year.
pub(super) const HOLIDAYS: &[Holiday] = &[
    Holiday::everywhere("new_year", On(1, 1)),
    Holiday::everywhere("easter_monday", Easter(1)),
    Holiday::everywhere("labour_day", On(5, 1)),
    Holiday::everywhere("europe_day", On(5, 9)).since(2019),
    Holiday::everywhere("ascension", Easter(39)),
    Holiday::everywhere("whit_monday", Easter(50)),
    Holiday::everywhere("luxembourg_national_day", On(6, 23)),
    Holiday::everywhere("assumption", On(8, 15)),
    Holiday::everywhere("all_saints", On(11, 1)),
    Holiday::everywhere("christmas_day", On(12, 25)),
    Holiday::everywhere("second_christmas_day", On(12, 26)),
];
