//! Lists for staff: records in whatever state, in the order of their making, in pages.

use porta_contract::StaffList;

use super::draft::city_of;
use super::filter::{StaffFilter, StaffListParams};
use super::write::wires;
use super::written::Written;
use super::{Author, Tools, note_looks};
use crate::catalog::selection::Selection;
use crate::spine::http::{Failure, cursor};

/// A page of records; blocking. `question` is what a cursor belongs to.
pub fn list<T: Written>(
    tools: &Tools,
    author: &Author,
    (params, question): (&StaffListParams, u64),
) -> Result<StaffList<T::Wire>, Failure> {
    let after = cursor::read::<String>(question, params.cursor.as_deref());
    let after = after.map_err(|error| Failure::BadQuery(vec![error]))?;
    let (records, list) = tools.database.read_snapshot(|conn| {
        let city = city_of(conn, author)?;
        let mut filter = StaffFilter::of(conn, author, params, after)?;
        let wanted = params.limit.count();
        filter.limit += 1;
        let (mut ids, total) = T::page(conn, &city.id, &filter)?;
        let more = ids.len() > wanted;
        ids.truncate(wanted);
        let mut records = T::select(conn, Selection::Ids(&ids))?;
        records.sort_by(|a, b| a.id().cmp(b.id()));
        let list = StaffList {
            items: wires(conn, author, (&city, tools), &records)?,
            total: u64::try_from(total).unwrap_or_default(),
            next: ids.last().filter(|_| more).map(|last| cursor::write(question, last)),
        };
        Ok::<_, Failure>((records, list))
    })?;
    note_looks(tools, author, &records, "list")?;
    Ok(list)
}
