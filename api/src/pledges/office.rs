//! Who is in charge of a pledge, and who may read it: members of the provider in charge; where it has none here, or nobody is named, the
//! city's editors, so that nothing lies unread.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use porta_contract::{Named, NeedKind, Role};

use crate::access::Reach;
use crate::catalog::ids::{CityId, Id, ProviderId};
use crate::spine::db::schema::{accounts, grants, needs, pledge_offices, providers, texts};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::AccountId;

/// Kinds that can be pledged.
pub(super) const KINDS: [NeedKind; 4] = [
    NeedKind::Volunteers,
    NeedKind::Skills,
    NeedKind::Housing,
    NeedKind::Goods,
];

/// The provider that the city has put in charge of a kind.
pub(super) fn of_kind(conn: &mut AnyConnection, city: &CityId, kind: NeedKind) -> Result<Option<ProviderId>, DbError> {
    let row = pledge_offices::table.find((city, kind.as_str()));
    Ok(row.select(pledge_offices::provider_id).first(conn).optional()?)
}

/// All that the city has put in charge, slugs by kind.
pub(super) fn all(conn: &mut AnyConnection, city: &CityId) -> Result<BTreeMap<String, String>, DbError> {
    let rows: Vec<(String, String)> = pledge_offices::table
        .inner_join(providers::table.on(providers::id.eq(pledge_offices::provider_id)))
        .filter(pledge_offices::city_id.eq(city))
        .select((pledge_offices::kind, providers::slug))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Puts these providers in charge, and nobody else.
pub(super) fn set(tx: &mut Tx<'_>, city: &CityId, offices: &[(NeedKind, String)]) -> Result<(), DbError> {
    let before = pledge_offices::table.filter(pledge_offices::city_id.eq(city));
    diesel::delete(before).execute(tx.conn)?;
    for (kind, provider) in offices {
        diesel::insert_into(pledge_offices::table)
            .values((
                pledge_offices::city_id.eq(city),
                pledge_offices::kind.eq(kind.as_str()),
                pledge_offices::provider_id.eq(provider),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Somebody who is written to: account, address, language.
pub(super) type Reader = (AccountId, String, String);

/// Roles with a city that read what no provider can read itself.
const EDITORS: [&str; 2] = [Role::Editor.as_str(), Role::CityAdministrator.as_str()];

/// Those who may read a pledge that this provider is in charge of; of nobody, the city's editors.
pub(super) fn readers(
    conn: &mut AnyConnection,
    city: &CityId,
    provider: Option<&ProviderId>,
) -> Result<Vec<Reader>, DbError> {
    let at_work = || {
        accounts::table
            .inner_join(grants::table.on(grants::account_id.eq(accounts::id)))
            .filter(accounts::disabled_at.is_null())
            // Whoever was only invited cannot read anything.
            .filter(accounts::password_hash.ne(""))
            .filter(grants::city_id.eq(city))
            .order(accounts::id)
            .select((accounts::id, accounts::email, accounts::lang))
            .distinct()
    };
    if let Some(provider) = provider {
        let members: Vec<Reader> = at_work()
            .filter(grants::role.eq(Role::ProviderMember.as_str()))
            .filter(grants::provider_id.eq(provider.as_str()))
            .load(conn)?;
        if !members.is_empty() {
            return Ok(members);
        }
    }
    Ok(at_work().filter(grants::role.eq_any(EDITORS)).load(conn)?)
}

/// Providers of a city with members that can read.
pub(super) fn with_members(conn: &mut AnyConnection, city: &CityId) -> Result<BTreeSet<String>, DbError> {
    let found: Vec<Option<String>> = grants::table
        .inner_join(accounts::table.on(accounts::id.eq(grants::account_id)))
        .filter(accounts::disabled_at.is_null())
        .filter(accounts::password_hash.ne(""))
        .filter(grants::city_id.eq(city))
        .filter(grants::role.eq(Role::ProviderMember.as_str()))
        .select(grants::provider_id)
        .load(conn)?;
    Ok(found.into_iter().flatten().collect())
}

/// What somebody may read, by the provider in charge.
#[derive(Clone, Debug)]
pub(super) enum Readable {
    /// Those of these providers.
    Of(Vec<String>),
    /// Those of nobody, and of all providers but these.
    AllBut(Vec<String>),
}

impl Readable {
    /// What somebody with this reach may read.
    pub fn by(conn: &mut AnyConnection, city: &CityId, reach: &Reach) -> Result<Self, DbError> {
        Ok(match reach {
            Reach::Providers(own) => Self::Of(own.iter().cloned().collect()),
            Reach::City => Self::AllBut(with_members(conn, city)?.into_iter().collect()),
        })
    }
}

/// A provider, with its name in a language or in its own.
pub(super) fn provider(conn: &mut AnyConnection, id: &str, lang: &str) -> Result<Option<Named>, DbError> {
    let row = providers::table.find(id);
    let row = row
        .select((providers::slug, providers::source_lang))
        .first(conn)
        .optional()?;
    named(conn, id, row, lang)
}

/// A need, with its title in a language or in its own.
pub(super) fn need(conn: &mut AnyConnection, id: &str, lang: &str) -> Result<Option<Named>, DbError> {
    let row = needs::table.find(id);
    let row = row.select((needs::slug, needs::source_lang)).first(conn).optional()?;
    named(conn, id, row, lang)
}

fn named(
    conn: &mut AnyConnection,
    id: &str,
    row: Option<(String, String)>,
    lang: &str,
) -> Result<Option<Named>, DbError> {
    let Some((slug, own)) = row else { return Ok(None) };
    let titles: Vec<(String, String)> = texts::table
        .filter(texts::record_id.eq(id))
        .filter(texts::title.ne(""))
        .select((texts::lang, texts::title))
        .load(conn)?;
    let title = |tag: &str| {
        titles
            .iter()
            .find(|(lang, _)| lang == tag)
            .map(|(_, title)| title.clone())
    };
    Ok(Some(Named {
        id: id.to_owned(),
        name: title(lang).or_else(|| title(&own)).unwrap_or_else(|| slug.clone()),
        slug,
    }))
}
