//! A change of a city, checked field by field while it is read onto the city: everything that is wrong is told at once.

use porta_contract::{CityChange, EmergencyContact, Patch};

use super::{City, Emergency, languages, notices, theme};
use crate::catalog::check::{self, Fault, limits, quote};
use crate::catalog::writing::Sheet;
use crate::catalog::writing::sheet::field;
use crate::spine::calendar::HolidayRegion;

/// Reads a change onto a city. Fields that are not mentioned stay, and are not checked.
pub(super) fn change(sheet: &mut Sheet<'_>, city: &mut City, change: CityChange) {
    if let Some(name) = change.name {
        sheet.name(&name, &mut city.name);
    }
    if let Some(zone) = change.time_zone
        && let Some(zone) = sheet.passed(&field("time_zone"), time_zone(&zone))
    {
        city.time_zone = zone;
    }
    region(sheet, city, (change.country, change.region));
    if let Some(tags) = change.languages {
        let dropped = languages::read(sheet, city, tags);
        // Numbers that are sent anew are read below.
        languages::prune(sheet, &mut city.settings, (&dropped, change.emergency.is_some()));
    }
    if let Some(point) = change.centre {
        let point = (point.lat, point.lon);
        // Any point of the globe: it is what others are measured from.
        if sheet
            .passed(&field("centre"), check::coordinates(point, point))
            .is_some()
        {
            city.centre = point;
        }
    }
    city.demo = change.demo.unwrap_or(city.demo);
    if let Some(title) = change.title {
        let titles = sheet.by_language(&field("title"), title, (&city.languages, limits::TITLE));
        city.settings.title = titles;
    }
    if let Some(numbers) = change.emergency {
        city.settings.emergency = emergency(sheet, &city.languages, numbers);
    }
    if let Some(all) = change.notices
        && let Some(all) = notices::read(sheet, &city.languages, all)
    {
        city.settings.notices = all;
    }
    if let Some(months) = change.confirm_every_months
        && let Some(months) = sheet.number(&field("confirm_every_months"), months, &(1..=60))
    {
        city.settings.confirm_every_months = months;
    }
    if let Some(days) = change.grace_days
        && let Some(days) = sheet.number(&field("grace_days"), days, &(0..=730))
    {
        city.settings.grace_days = days;
    }
    if let Some(theme) = change.theme {
        for (name, form, fault) in theme::faults(&theme) {
            sheet.error(&field("theme").field(name).field(form), fault);
        }
        city.settings.theme = theme;
    }
    match change.leave_lists_after {
        Patch::Absent => {}
        Patch::Null => city.settings.leave_lists_after = None,
        Patch::Value(days) => {
            if let Some(days) = sheet.number(&field("leave_lists_after"), days, &(0..=3650)) {
                city.settings.leave_lists_after = Some(days);
            }
        }
    }
}

fn time_zone(name: &str) -> Result<chrono_tz::Tz, Fault> {
    name.parse().map_err(|_| {
        let message = format!(
            "{} is no time zone of the IANA database, such as Europe/Berlin",
            quote(name)
        );
        Fault::new("bad_time_zone", message)
    })
}

fn region(sheet: &mut Sheet<'_>, city: &mut City, (country, region): (Option<String>, Option<String>)) {
    // The field that can be put right is one that has been sent.
    let culprit = match (&country, &region) {
        (None, None) => return,
        (_, Some(_)) => field("region"),
        (Some(_), None) => field("country"),
    };
    let before = sheet.faults();
    if let Some(code) = country {
        let is_country = code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
        if !is_country {
            let message = format!("{} is no country (ISO 3166-1), such as DE", quote(&code));
            sheet.error(&field("country"), Fault::new("bad_code", message));
        }
        city.country = code;
    }
    if let Some(code) = region {
        if !is_region(&code) {
            let message = format!("{} is no region (ISO 3166-2), such as DE-RP", quote(&code));
            sheet.error(&field("region"), Fault::new("bad_code", message));
        }
        city.region = code;
    }
    if sheet.faults() > before {
        return;
    }
    if city.region.split('-').next() != Some(city.country.as_str()) {
        let message = format!(
            "the region {} is none of the country {}",
            quote(&city.region),
            quote(&city.country)
        );
        sheet.error(&culprit, Fault::new("other_country", message));
    } else if let Err(unknown) = HolidayRegion::parse(&city.region) {
        let message = format!("those of Germany as a whole hold until they are added: {unknown}");
        sheet.warn(&culprit, Fault::new("unknown_holidays", message));
    }
}

/// True for the code of a country (ISO 3166-1) or a part of one (ISO 3166-2).
#[must_use]
pub fn is_region(code: &str) -> bool {
    let is_part = |part: &str| (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    match code.split_once('-') {
        None => code.len() == 2,
        Some((country, part)) => country.len() == 2 && is_part(part),
    }
}

fn emergency(sheet: &mut Sheet<'_>, languages: &[String], numbers: Vec<EmergencyContact>) -> Vec<Emergency> {
    let at = field("emergency");
    if numbers.len() > limits::EMERGENCY {
        let message = format!("`emergency` may hold {} numbers", limits::EMERGENCY);
        sheet.error(&at, Fault::new("too_long", message));
        return Vec::new();
    }
    let mut all = Vec::new();
    for (index, number) in numbers.into_iter().enumerate() {
        let place = at.entry(index);
        let phone = number.phone.trim().to_owned();
        sheet.passed(&place.field("phone"), check::phone("phone", &phone));
        if number.label.is_empty() {
            let message = "`label` must say whom one reaches, in one language at least";
            sheet.error(&place.field("label"), Fault::new("missing", message));
        }
        let label = sheet.by_language(&place.field("label"), number.label, (languages, limits::TITLE));
        all.push(Emergency { phone, label });
    }
    all
}
