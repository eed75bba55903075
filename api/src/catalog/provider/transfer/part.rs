//! Some entries go: to a provider that is there, or to a new one.

use actix_web::http::StatusCode;
use porta_contract::{MoveEntries, SplitProvider};

use super::choose::Way;
use super::{by, receiver, stays_public, transfer};
use crate::catalog::provider::Provider;
use crate::catalog::record::Record;
use crate::catalog::writing::draft::{Target, city_of, of_new, stored};
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{Answer, Author, Hidden, Tools, write};
use crate::spine::http::Failure;

/// Moves entries to a provider that is there; blocking.
pub(super) fn to_another(
    tools: &Tools,
    author: &Author,
    (target, body): (Target<'_>, &MoveEntries),
    trial: bool,
) -> Result<Answer, Failure> {
    tools.commit(trial, |tx| {
        let from: Provider = stored(tx.conn, author, target)?;
        let to = receiver(tx.conn, author, &from, (&field("to"), &body.to))?;
        let hidden = Hidden::from(tx.conn, author)?;
        let way = Way {
            city: &author.city,
            from: &from.id,
            to: Some(&to.id),
            hidden: &hidden,
        };
        let load = way.load(tx.conn, (&field("entries"), &body.entries))?;
        stays_public(&load, &to, &field("to"))?;
        let moved = load.carry(tx, &by(tools, author), (&to.id, &hidden))?;
        let version = to.meta.version;
        Answer::of(StatusCode::OK, &transfer(&to, moved), Some(version))
    })
}

/// Makes a provider and moves entries to it; blocking.
pub(super) fn to_new(
    tools: &Tools,
    author: &Author,
    (target, body): (Target<'_>, &SplitProvider),
    trial: bool,
) -> Result<Answer, Failure> {
    tools.commit(trial, |tx| {
        let from: Provider = stored(tx.conn, author, target)?;
        let hidden = Hidden::from(tx.conn, author)?;
        let new = of_new::<Provider>(tx.conn, tools, author, (body.new.clone(), None)).map_err(inside_new)?;
        let way = Way {
            city: &author.city,
            from: &from.id,
            to: None,
            hidden: &hidden,
        };
        let load = way.load(tx.conn, (&field("move"), &body.entries))?;
        stays_public(&load, &new.record, &field("new").field("publication"))?;
        let to = write(tx, tools, author, new)?.record;
        let moved = load.carry(tx, &by(tools, author), (&to.id, &hidden))?;
        let city = city_of(tx.conn, author)?;
        let place = format!("/v1/staff/cities/{}/providers/{}", city.slug, to.id());
        let answer = Answer::of(StatusCode::CREATED, &transfer(&to, moved), Some(to.meta.version))?;
        Ok(answer.at(place))
    })
}

/// What is wrong with the new provider has its place inside the body.
fn inside_new(failure: Failure) -> Failure {
    let Failure::Invalid(mut errors) = failure else {
        return failure;
    };
    for error in &mut errors {
        let rest = error.pointer.as_deref().unwrap_or("#").trim_start_matches('#');
        error.pointer = Some(format!("{}{rest}", field("new")));
    }
    Failure::Invalid(errors)
}
