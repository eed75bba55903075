//! A change of a need, checked field by field while it is read onto the need: everything that is wrong is told at once.

use porta_contract::{NeedChange, NeedKind, NeedState};

use super::Need;
use crate::catalog::check::{self, Fault, language, limits};
use crate::catalog::ids::DistrictId;
use crate::catalog::source_text::Translated;
use crate::catalog::writing::Sheet;
use crate::catalog::writing::sheet::{field, unknown, word};

/// Reads a change onto a need. Fields that are not mentioned stay, and are not checked; `district` is what the name of one stands for.
pub(super) fn change(
    sheet: &mut Sheet<'_>,
    need: &mut Need,
    (change, minor): (NeedChange, bool),
    district: Option<DistrictId>,
) {
    if let Some(texts) = change.texts
        && let Some(texts) = sheet.texts(texts)
    {
        need.set_source_text(texts, minor);
    }
    if let Some(kind) = change.kind
        && let Some(kind) = sheet.passed(&field("kind"), word(kind, NeedKind::Unrecognised, NeedKind::WORDS))
    {
        need.kind = kind;
    }
    if let Some(state) = change.state
        && let Some(state) = sheet.passed(&field("state"), word(state, NeedState::Unrecognised, NeedState::WORDS))
    {
        need.state = state;
    }
    sheet.patch("district", change.district, &mut need.district, |name: String| {
        district.ok_or_else(|| unknown("district", &name))
    });
    if let Some(tags) = change.languages {
        need.languages = sheet.each("languages", tags, |tag| language::spoken(&tag));
    }
    sheet.patch("quantity", change.quantity, &mut need.quantity, |number| {
        within(number, limits::NEED_QUANTITY)
    });
    sheet.patch(
        "hours_per_week",
        change.hours_per_week,
        &mut need.hours_per_week,
        |number| within(number, limits::NEED_HOURS),
    );
    let mentioned = !(change.from.is_absent() && change.until.is_absent());
    // The field that can be put right is one that has been sent.
    let culprit = if change.until.is_absent() { "from" } else { "until" };
    sheet.day("from", &change.from, &mut need.from);
    sheet.day("until", &change.until, &mut need.until);
    if mentioned {
        let order = check::in_order(("from", need.from), ("until", need.until));
        sheet.passed(&field(culprit), order);
    }
    if let Some(publication) = change.publication {
        sheet.publication(publication, &mut need.publication);
    }
}

/// A number from one to the most there may be.
fn within(number: i32, most: i32) -> Result<i32, Fault> {
    if (1..=most).contains(&number) {
        return Ok(number);
    }
    let message = format!("{number} is out of range; it goes from 1 to {most}");
    Err(Fault::new("out_of_range", message))
}
