//! A provider becomes part of another one: everything goes there, people and addresses too, and what is left is archived.

use actix_web::http::StatusCode;
use diesel::prelude::*;
use porta_contract::{ChangeAction, MergeProvider, Noun, ProposalState, Publication};
use serde_json::json;

use super::load::Load;
use super::{by, receiver, stays_public, transfer};
use crate::access::{client, grant};
use crate::catalog::address::{self, Address};
use crate::catalog::change;
use crate::catalog::ids::{Id, ProviderId};
use crate::catalog::provider::{Provider, beside};
use crate::catalog::record::{self, Record};
use crate::catalog::responsibility;
use crate::catalog::writing::draft::{Target, city_of, stored};
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{Answer, Author, Draft, Hidden, Tools, proposal, write};
use crate::spine::audit::{NewEntry, note};
use crate::spine::db::schema::{campaigns, pledge_offices, pledges, reviews};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;

/// Merges a provider into another one; blocking.
pub(super) fn merge(
    tools: &Tools,
    author: &Author,
    (target, body): (Target<'_>, &MergeProvider),
    trial: bool,
) -> Result<Answer, Failure> {
    tools.commit(trial, |tx| {
        let from: Provider = stored(tx.conn, author, target)?;
        let into = receiver(tx.conn, author, &from, (&field("into"), &body.into))?;
        let hidden = Hidden::from(tx.conn, author)?;
        let load = Load::all(tx.conn, &from.id)?;
        if from.publication == Publication::Published {
            stays_public(&load, &into, &field("into"))?;
        }
        let writer = by(tools, author);
        let moved = load.carry(tx, &writer, (&into.id, &hidden))?;
        let stays = is_being_asked(tx.conn, &from.id)?;
        responsibility::repoint(tx, &writer, (&from.id, &into.id))?;
        beside::move_contacts(tx, &from.id, &into.id, stays)?;
        move_people(tx, author, &writer, (&from, &into))?;
        move_pledges(tx, (&from.id, &into.id))?;
        lead(tx, &writer, (&from, &into))?;
        archive(tx, tools, author, from)?;
        let into = touch(tx, &writer, &into)?;
        Answer::of(StatusCode::OK, &transfer(&into, moved), Some(into.meta.version))
    })
}

/// True while a check that asks a provider is open: its mails need its contacts.
fn is_being_asked(conn: &mut AnyConnection, provider: &ProviderId) -> Result<bool, DbError> {
    let open = reviews::table
        .inner_join(campaigns::table.on(campaigns::id.eq(reviews::campaign_id)))
        .filter(reviews::provider_id.eq(provider))
        .filter(campaigns::closed_at.is_null());
    Ok(open.count().get_result::<i64>(conn)? > 0)
}

/// Members and applications write for the provider that has the entries now. No record, so it is in the audit.
fn move_people(
    tx: &mut Tx<'_>,
    author: &Author,
    writer: &change::Author<'_>,
    (from, into): (&Provider, &Provider),
) -> Result<(), DbError> {
    let members = grant::move_members(tx, from.id.as_str(), into.id.as_str())?;
    let clients = client::move_to_provider(tx, from.id.as_str(), into.id.as_str())?;
    let entry = NewEntry::new("provider_merged", Noun::Provider.as_str(), Some(from.id()));
    let detail = json!({"into": into.id.as_str(), "members": members, "clients": clients});
    let entry = entry.in_city(Some(&author.city)).with(detail);
    note(tx, writer.actor, writer.at, &entry)
}

/// What citizens offer reaches the provider that has taken over; the offices in charge are settings, no records.
fn move_pledges(tx: &mut Tx<'_>, (from, into): (&ProviderId, &ProviderId)) -> Result<(), DbError> {
    let offered = pledges::table.filter(pledges::provider_id.eq(from));
    diesel::update(offered)
        .set(pledges::provider_id.eq(into))
        .execute(tx.conn)?;
    let offices = pledge_offices::table.filter(pledge_offices::provider_id.eq(from));
    diesel::update(offices)
        .set(pledge_offices::provider_id.eq(into))
        .execute(tx.conn)?;
    Ok(())
}

/// Every address of the one leads to the other, and so does its id.
fn lead(tx: &mut Tx<'_>, writer: &change::Author<'_>, (from, into): (&Provider, &Provider)) -> Result<(), DbError> {
    address::lead(tx, from.id(), into.id())?;
    let id = Address {
        noun: Noun::Provider,
        address: from.id().to_owned(),
        record: into.id().to_owned(),
        legacy: false,
    };
    address::claim(tx, &from.city, &id, writer.at)
}

fn archive(tx: &mut Tx<'_>, tools: &Tools, author: &Author, from: Provider) -> Result<(), Failure> {
    if let Some(mut waits) = proposal::waiting(tx.conn, from.id())? {
        let end = (&mut waits, ProposalState::Withdrawn, None);
        proposal::decide(tx, author, tools.clock.now(), end)?;
    }
    let mut record = from.clone();
    record.publication = Publication::Archived;
    let draft = Draft {
        city: city_of(tx.conn, author)?,
        before: Some(from),
        record,
        action: ChangeAction::Archived,
        warnings: Vec::new(),
        proposed: None,
    };
    write(tx, tools, author, draft).map(drop)
}

/// A version on, with nothing changed in it: who follows the log learns the addresses that lead here now.
fn touch(tx: &mut Tx<'_>, writer: &change::Author<'_>, into: &Provider) -> Result<Provider, Failure> {
    let mut record = into.clone();
    if record::change_from(tx, writer, (into, &mut record), ChangeAction::Updated)? {
        Ok(record)
    } else {
        Err(Failure::Conflict(
            "The provider that takes over has just been changed; try again.".to_owned(),
        ))
    }
}
