//! Public holidays of the German Länder.
//!
//! Sources: Einigungsvertrag Art. 2 (3 October); for the rest the holiday law of each Land, in its version of 2026:
//! BW FTG § 1 · BY BayFTG Art. 1 · BE Gesetz über die Sonn- und Feiertage § 1 · BB FTG § 2 · HB Gesetz über die Sonn-,
//! Gedenk- und Feiertage § 2 · HH Feiertagsgesetz § 1 · HE HFeiertagsG § 1 · MV FTG M-V § 2 · NI NFeiertagsG § 2 ·
//! NW Feiertagsgesetz § 2 · RP LFtG § 2 · SL SFG § 2 · SN SächsSFG § 1 · ST FeiertG LSA § 2 · SH SFTG § 2 · TH ThürFGtG § 2.
//!
//! Left out, because they hold in some communes only: Mariä Himmelfahrt in Bavaria, Fronleichnam in parts of Saxony and
//! Thuringia, the Augsburg peace festival.

use super::day::Day::{Easter, On, WednesdayBefore23November};
use super::holiday::Holiday;
use super::region::HolidayRegion::{
    self, DeBb, DeBe, DeBw, DeBy, DeHb, DeHe, DeHh, DeMv, DeNi, DeNw, DeRp, DeSh, DeSl, DeSn, DeSt, DeTh,
};

/// Länder that have kept Reformation Day since 1990 (decree of the GDR of 16 May 1990, carried on by their own laws).
const EASTERN: &[HolidayRegion] = &[DeBb, DeMv, DeSn, DeSt, DeTh];

/// The northern Länder joined them in 2018.
const EASTERN_AND_NORTHERN: &[HolidayRegion] = &[DeBb, DeMv, DeSn, DeSt, DeTh, DeHb, DeHh, DeNi, DeSh];

/// One row per holiday and span of years, in the order of the year.
pub(super) const HOLIDAYS: &[Holiday] = &[
    Holiday::everywhere("new_year", On(1, 1)),
    Holiday::only_in(&[DeBw, DeBy], "epiphany", On(1, 6)),
    // By a change of 9 April 1992.
    Holiday::only_in(&[DeSt], "epiphany", On(1, 6)).since(1993),
    Holiday::only_in(&[DeBe], "womens_day", On(3, 8)).since(2019),
    Holiday::only_in(&[DeMv], "womens_day", On(3, 8)).since(2023),
    Holiday::everywhere("good_friday", Easter(-2)),
    // Brandenburg alone names the two Sundays themselves.
    Holiday::only_in(&[DeBb], "easter_sunday", Easter(0)).since(1991),
    Holiday::everywhere("easter_monday", Easter(1)),
    Holiday::everywhere("labour_day", On(5, 1)),
    Holiday::only_in(&[DeBe], "liberation_day", On(5, 8)).once(2020),
    Holiday::only_in(&[DeBe], "liberation_day", On(5, 8)).once(2025),
    Holiday::everywhere("ascension", Easter(39)),
    Holiday::only_in(&[DeBb], "whit_sunday", Easter(49)).since(1991),
    Holiday::everywhere("whit_monday", Easter(50)),
    Holiday::only_in(&[DeBw, DeBy, DeHe, DeNw, DeRp, DeSl], "corpus_christi", Easter(60)),
    // 75 years of the uprising; set together with 8 May 2025 (Berlin, GVBl. 2024 p. 460).
    Holiday::only_in(&[DeBe], "uprising_1953", On(6, 17)).once(2028),
    Holiday::only_in(&[DeSl], "assumption", On(8, 15)),
    Holiday::only_in(&[DeTh], "childrens_day", On(9, 20)).since(2019),
    Holiday::everywhere("german_unity", On(10, 3)).since(1990),
    Holiday::only_in(EASTERN, "reformation_day", On(10, 31))
        .since(1990)
        .until(2016),
    // 500 years: the other Länder made it a holiday for that year.
    Holiday::everywhere("reformation_day", On(10, 31)).once(2017),
    Holiday::only_in(EASTERN_AND_NORTHERN, "reformation_day", On(10, 31)).since(2018),
    Holiday::only_in(&[DeBw, DeBy, DeNw, DeRp, DeSl], "all_saints", On(11, 1)),
    // Given up to pay for care insurance (PflegeVG), except in Saxony.
    Holiday::everywhere("repentance_day", WednesdayBefore23November).until(1994),
    Holiday::only_in(&[DeSn], "repentance_day", WednesdayBefore23November).since(1995),
    Holiday::everywhere("christmas_day", On(12, 25)),
    Holiday::everywhere("second_christmas_day", On(12, 26)),
];
