//! Making a city, and changing one: what goes beyond other records.

use actix_web::http::StatusCode;
use porta_contract::{CityChange, NewCity};

use super::{City, by_slug, insert, languages, write};
use crate::catalog::change;
use crate::catalog::check::{Fault, quote, slug};
use crate::catalog::writing::draft::{self, Target};
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{self, Answer, Author, Sheet, Tools, Written};
use crate::spine::change_log::Actor;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;

/// Makes a city; blocking. Only tries to where `trial` says so.
pub fn make(tools: &Tools, actor: &Actor, new: NewCity, trial: bool) -> Result<Answer, Failure> {
    let at = tools.clock.now();
    let wanted = new.slug.clone();
    let (_, change) = City::begin(new);
    tools.commit(trial, |tx| {
        let blank = City::blank(&wanted, at);
        let mut sheet = Sheet::new(&blank, tools.rules);
        let sound = sound_slug(tx.conn, &wanted)?;
        sheet.passed(&field("slug"), sound);
        let mut city = blank.clone();
        city.read_change(tx.conn, &mut sheet, change, false)?;
        let warnings = sheet.finish()?;
        insert(tx, &change::Author { actor, at }, &city)?;
        let version = Some(city.meta.version);
        let answer = Answer::of(StatusCode::CREATED, &write::record(&city, warnings), version)?;
        Ok(answer.at(format!("/v1/staff/cities/{}", city.slug)))
    })
}

fn sound_slug(conn: &mut AnyConnection, wanted: &str) -> Result<Result<(), Fault>, DbError> {
    if let Some(fault) = slug::fault(wanted) {
        let message = format!("{} cannot stand in an address: {fault}", quote(wanted));
        return Ok(Err(Fault::new("bad_slug", message)));
    }
    if by_slug(conn, wanted)?.is_some() {
        let message = format!("another city has the slug {}; choose another one", quote(wanted));
        return Ok(Err(Fault::new("taken", message)));
    }
    Ok(Ok(()))
}

/// Changes a city; blocking. Languages that records have texts in go with `force` only.
pub(super) fn change(
    tools: &Tools,
    author: &Author,
    (target, change, force): (Target<'_>, CityChange, bool),
    trial: bool,
) -> Result<Answer, Failure> {
    let draft = tools.database.read_snapshot(|conn| {
        let draft = draft::of_change::<City>(conn, tools, author, (target, change, false))?;
        languages::may_go(conn, (&draft.city, &draft.record), force)?;
        Ok::<_, Failure>(draft)
    })?;
    writing::put(tools, author, draft, trial)
}
