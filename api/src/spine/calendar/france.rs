//! Public holidays of France, and of its département Moselle.
//!
//! Sources: Code du travail, Art. L3133-1; for Alsace and Moselle also Art. L3134-13 (Good Friday, 26 December). Good
//! Friday holds by law in communes with a Protestant or shared church; it is counted for the whole département, where
//! offices close.

use super::day::Day::{Easter, On};
use super::holiday::Holiday;
use super::region::HolidayRegion::Fr57;

/// The legal holidays, in the order of the year.
pub(super) const HOLIDAYS: &[Holiday] = &[
    Holiday::everywhere("new_year", On(1, 1)),
    Holiday::only_in(&[Fr57], "good_friday", Easter(-2)),
    Holiday::everywhere("easter_monday", Easter(1)),
    Holiday::everywhere("labour_day", On(5, 1)),
    // Law 81-893 of 2 October 1981.
    Holiday::everywhere("victory_day", On(5, 8)).since(1982),
    Holiday::everywhere("ascension", Easter(39)),
    Holiday::everywhere("whit_monday", Easter(50)),
    Holiday::everywhere("bastille_day", On(7, 14)),
    Holiday::everywhere("assumption", On(8, 15)),
    Holiday::everywhere("all_saints", On(11, 1)),
    Holiday::everywhere("armistice_day", On(11, 11)),
    Holiday::everywhere("christmas_day", On(12, 25)),
    Holiday::only_in(&[Fr57], "second_christmas_day", On(12, 26)),
];
