//! Which records to load: all of a city, or some by id.

use crate::spine::db::DbError;
use crate::spine::ids::CityId;

/// How many ids go into one statement.
const CHUNK: usize = 500;

/// Which records to load.
#[derive(Clone, Copy, Debug)]
pub enum Selection<'a> {
    /// Every record of a city.
    City(&'a CityId),
    /// These, by id; those that do not exist are left out.
    Ids(&'a [String]),
}

impl Selection<'_> {
    /// Runs a query once for the city, or once per bundle of ids, and joins what comes.
    pub fn fetch<T>(
        self,
        mut of_city: impl FnMut(&CityId) -> Result<Vec<T>, DbError>,
        mut of_ids: impl FnMut(&[String]) -> Result<Vec<T>, DbError>,
    ) -> Result<Vec<T>, DbError> {
        match self {
            Self::City(city) => of_city(city),
            Self::Ids(ids) => {
                let mut all = Vec::with_capacity(ids.len());
                for chunk in ids.chunks(CHUNK) {
                    all.extend(of_ids(chunk)?);
                }
                Ok(all)
            }
        }
    }
}

/// The two queries of [`Selection::fetch`] for a table whose rows name their city and their record.
#[macro_export]
macro_rules! fetch {
    ($conn:expr, $selection:expr, $table:ident . $id:ident, $row:ty) => {{
        use diesel::prelude::*;
        let conn = std::cell::RefCell::new(&mut *$conn);
        $selection.fetch(
            |city| {
                Ok($table::table
                    .filter($table::city_id.eq(city))
                    .select(<$row>::as_select())
                    .load(&mut **conn.borrow_mut())?)
            },
            |ids| {
                Ok($table::table
                    .filter($table::$id.eq_any(ids))
                    .select(<$row>::as_select())
                    .load(&mut **conn.borrow_mut())?)
            },
        )
    }};
}
