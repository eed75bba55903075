//! Keeping a pledge: its row, the person beside it, and the mail with the link that confirms the address.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{NeedKind, PledgeState};
use secrecy::SecretString;

use super::tools::Tools;
use super::{PledgeId, consent, letter};
use crate::access::account::EmailAddress;
use crate::access::secret::{Hashed, fresh};
use crate::catalog::city::City;
use crate::catalog::ids::{DistrictId, Id, ProviderId};
use crate::catalog::need::Need;
use crate::reports::form;
use crate::spine::db::schema::{pledge_people, pledges};
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::http::Failure;

/// Most pledges of one address that wait for their link to be used; further ones would flood whoever has it.
const WAITING: i64 = 3;
/// How long those count.
const DAY: TimeDelta = TimeDelta::days(1);

/// A pledge that is fine.
#[derive(Debug)]
pub(super) struct Sound {
    pub kind: NeedKind,
    pub need: Option<Need>,
    pub office: Option<ProviderId>,
    pub district: Option<DistrictId>,
    pub text: String,
    pub name: String,
    pub email: EmailAddress,
    pub phone: Option<String>,
    pub lang: String,
    pub form: String,
}

/// Keeps a pledge. The same form once more, a second tap on the button, is the same pledge.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    tools: &Tools,
    (city, sound): (&City, &Sound),
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    flood(tx, sound, at)?;
    let (token, hash) = fresh("ppl", tools.seal.randomness());
    let id = PledgeId::fresh();
    let form = Hashed::of(&SecretString::from(sound.form.clone()));
    let need = sound.need.as_ref().map(|need| need.id.as_str());
    let insert = diesel::insert_into(pledges::table)
        .values((
            (
                pledges::id.eq(&id),
                pledges::city_id.eq(&city.id),
                pledges::provider_id.eq(&sound.office),
                pledges::need_id.eq(need),
                pledges::kind.eq(sound.kind.as_str()),
                pledges::state.eq(PledgeState::Unconfirmed.as_str()),
                pledges::lang.eq(&sound.lang),
                pledges::suspicious.eq(form::has_many_links(&sound.text)),
            ),
            pledges::form_hash.eq(form.as_str()),
            pledges::token_hash.eq(hash.as_str()),
            pledges::consent_version.eq(consent::VERSION),
            pledges::consented_at.eq(at.naive_utc()),
            pledges::created_at.eq(at.naive_utc()),
            pledges::changed_at.eq(at.naive_utc()),
            pledges::version.eq(1),
        ))
        .on_conflict(pledges::form_hash)
        .do_nothing();
    if Both(insert).execute(tx.conn).map_err(DbError::from)? == 0 {
        return Ok(());
    }
    diesel::insert_into(pledge_people::table)
        .values((
            pledge_people::pledge_id.eq(&id),
            pledge_people::name.eq(&sound.name),
            pledge_people::email.eq(sound.email.as_str()),
            pledge_people::phone.eq(&sound.phone),
            pledge_people::district.eq(sound.district.as_ref().map(Id::as_str)),
            pledge_people::text.eq(&sound.text),
        ))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    letter::ask(tx, tools, (&id, &token), at)?;
    Ok(())
}

/// Refuses to write to an address that has been written to often enough, whoever asked for it.
fn flood(tx: &mut Tx<'_>, sound: &Sound, at: DateTime<Utc>) -> Result<(), Failure> {
    let since = (at - DAY).naive_utc();
    let waiting: Vec<NaiveDateTime> = pledges::table
        .inner_join(pledge_people::table.on(pledge_people::pledge_id.eq(pledges::id)))
        .filter(pledge_people::email.eq(sound.email.as_str()))
        .filter(pledges::state.eq(PledgeState::Unconfirmed.as_str()))
        .filter(pledges::created_at.gt(since))
        .order(pledges::created_at.desc())
        .limit(WAITING)
        .select(pledges::created_at)
        .load(tx.conn)
        .map_err(DbError::from)?;
    let full = i64::try_from(waiting.len()).is_ok_and(|count| count >= WAITING);
    match waiting.last() {
        Some(oldest) if full => {
            let wait = *oldest + DAY - at.naive_utc();
            Err(Failure::TooMany(
                u64::try_from(wait.num_seconds()).unwrap_or_default().max(1),
            ))
        }
        _ => Ok(()),
    }
}
