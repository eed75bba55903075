//! A provider becomes part of another one: what names the one, names the other from then on.

use diesel::prelude::*;
use porta_contract::ChangeAction;

use super::Responsibility;
use crate::catalog::change::Author;
use crate::catalog::ids::ProviderId;
use crate::catalog::record::{self, Record};
use crate::catalog::selection::Selection;
use crate::spine::db::schema::responsibility_offices;
use crate::spine::db::{DbError, Tx};

/// Lets every responsibility that names a provider name another one in its place. One that named both, names it once: the entry that
/// stands first stays.
///
/// # Errors
/// What the database says.
pub fn repoint(tx: &mut Tx<'_>, author: &Author<'_>, (from, into): (&ProviderId, &ProviderId)) -> Result<(), DbError> {
    let naming = responsibility_offices::table.filter(responsibility_offices::provider_id.eq(from));
    let mut ids: Vec<String> = naming.select(responsibility_offices::responsibility_id).load(tx.conn)?;
    ids.sort_unstable();
    ids.dedup();
    for before in Responsibility::select(tx.conn, Selection::Ids(&ids))? {
        let mut after = before.clone();
        replace(&mut after, from, into);
        record::change_from(tx, author, (&before, &mut after), ChangeAction::Updated)?;
    }
    Ok(())
}

fn replace(record: &mut Responsibility, from: &ProviderId, into: &ProviderId) {
    let new = |one: &ProviderId| if one == from { into.clone() } else { one.clone() };
    let mut seen: Vec<ProviderId> = Vec::new();
    let mut first = |one: &ProviderId| {
        let is_new = !seen.contains(one);
        seen.push(one.clone());
        is_new
    };
    for office in &mut record.offices {
        office.provider = new(&office.provider);
    }
    record.offices.retain(|office| first(&office.provider));
    let besides = record.also.iter().map(new);
    record.also = besides.filter(|one| first(one)).collect();
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::catalog::ids::{CityId, Id};
    use crate::catalog::responsibility::Office;

    fn office(provider: &str, phone: &str) -> Office {
        Office {
            provider: ProviderId::from(provider),
            phone: Some(phone.to_owned()),
            email: None,
            website: None,
            access: Vec::new(),
            hours: Vec::new(),
        }
    }

    #[test]
    fn who_is_named_twice_after_it_is_named_once() {
        let mut record = Responsibility::blank(CityId::fresh(), DateTime::UNIX_EPOCH);
        record.offices = vec![office("a", "1"), office("b", "2"), office("c", "3")];
        record.also = ["a", "d", "b"].map(ProviderId::from).to_vec();
        replace(&mut record, &ProviderId::from("b"), &ProviderId::from("a"));
        let named: Vec<&str> = record.offices.iter().filter_map(|one| one.phone.as_deref()).collect();
        assert_eq!(named, ["1", "3"]);
        assert_eq!(record.also, [ProviderId::from("d")]);
    }
}
