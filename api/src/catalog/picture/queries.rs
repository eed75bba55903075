//! Picture rows in the database.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun};

use super::{Picture, PictureFile};
use crate::catalog::change::{Author, log};
use crate::catalog::ids::{CityId, Id, PictureId};
use crate::catalog::stored;
use crate::spine::db::schema::{articles, pictures, record_versions, trash};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = pictures)]
struct Row {
    id: PictureId,
    city_id: CityId,
    upload_hash: String,
    files: String,
    created_at: NaiveDateTime,
    used_at: NaiveDateTime,
}

impl Row {
    fn into_picture(self) -> Result<Picture, DbError> {
        Ok(Picture {
            id: self.id,
            city: self.city_id,
            upload_hash: self.upload_hash,
            files: stored::read("pictures.files", &self.files)?,
            created_at: self.created_at.and_utc(),
        })
    }
}

/// Keeps a picture, with its row in the change log. `false` when the city has it already: nothing has been written then.
pub fn insert(tx: &mut Tx<'_>, author: &Author<'_>, picture: &Picture) -> Result<bool, DbError> {
    let row = Row {
        id: picture.id.clone(),
        city_id: picture.city.clone(),
        upload_hash: picture.upload_hash.clone(),
        files: stored::write(&picture.files)?,
        created_at: picture.created_at.naive_utc(),
        used_at: picture.created_at.naive_utc(),
    };
    let insert = diesel::insert_into(pictures::table)
        .values(&row)
        .on_conflict((pictures::city_id, pictures::upload_hash))
        .do_nothing();
    if Both(insert).execute(tx.conn)? == 0 {
        return Ok(false);
    }
    let what = (Noun::Picture, &picture.city, picture.id.as_str());
    log(tx, author, what, (1, ChangeAction::Created), false)?;
    Ok(true)
}

/// The picture that a city has of these very bytes.
pub fn by_upload(conn: &mut AnyConnection, city: &CityId, upload_hash: &str) -> Result<Option<Picture>, DbError> {
    let same = pictures::table
        .filter(pictures::city_id.eq(city))
        .filter(pictures::upload_hash.eq(upload_hash))
        .select(Row::as_select());
    same.first(conn).optional()?.map(Row::into_picture).transpose()
}

/// The files of pictures of a city by id; those that it has not are left out.
pub fn known(
    conn: &mut AnyConnection,
    city: &CityId,
    ids: &[String],
) -> Result<HashMap<String, Vec<PictureFile>>, DbError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(String, String)> = pictures::table
        .filter(pictures::city_id.eq(city))
        .filter(pictures::id.eq_any(ids))
        .select((pictures::id, pictures::files))
        .load(conn)?;
    let read = |(id, files): (String, String)| Ok((id, stored::read("pictures.files", &files)?));
    rows.into_iter().map(read).collect()
}

/// The files of all pictures of a city, by id.
pub fn of_city(conn: &mut AnyConnection, city: &CityId) -> Result<HashMap<String, Vec<PictureFile>>, DbError> {
    let rows: Vec<(String, String)> = pictures::table
        .filter(pictures::city_id.eq(city))
        .select((pictures::id, pictures::files))
        .load(conn)?;
    let read = |(id, files): (String, String)| Ok((id, stored::read("pictures.files", &files)?));
    rows.into_iter().map(read).collect()
}

/// Notes that pictures are used now; says how many of them are there. Whoever forgets unused ones meanwhile waits, and then lets them be.
pub fn mark_used(tx: &mut Tx<'_>, ids: &[&str], at: DateTime<Utc>) -> Result<usize, DbError> {
    if ids.is_empty() {
        return Ok(0);
    }
    let rows = pictures::table.filter(pictures::id.eq_any(ids));
    let marked = diesel::update(rows).set(pictures::used_at.eq(at.naive_utc()));
    Ok(marked.execute(tx.conn)?)
}

/// Ids of pictures that nobody has used since an instant, as far as is noted.
pub fn unused_since(conn: &mut AnyConnection, since: DateTime<Utc>, most: i64) -> Result<Vec<String>, DbError> {
    let rows = pictures::table
        .filter(pictures::used_at.lt(since.naive_utc()))
        .order(pictures::used_at)
        .select(pictures::id)
        .limit(most);
    Ok(rows.load(conn)?)
}

/// True when an article has the picture: now, in one of its earlier versions, or in the trash.
fn is_used(conn: &mut AnyConnection, id: &str) -> Result<bool, DbError> {
    let named = format!("%\"{id}\"%");
    let noun = Noun::Article.as_str();
    let now: i64 = articles::table
        .filter(articles::pictures.like(&named))
        .count()
        .get_result(conn)?;
    let once: i64 = record_versions::table
        .filter(record_versions::noun.eq(noun))
        .filter(record_versions::given_up.like(&named))
        .count()
        .get_result(conn)?;
    let deleted: i64 = trash::table
        .filter(trash::noun.eq(noun))
        .filter(trash::record.like(&named))
        .count()
        .get_result(conn)?;
    Ok(now + once + deleted > 0)
}

/// Deletes a picture that nobody has used since an instant; gives the names of its files. One that an article has is marked as used
/// instead.
pub fn forget_unused(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    (id, since): (&str, DateTime<Utc>),
) -> Result<Vec<String>, DbError> {
    if is_used(tx.conn, id)? {
        mark_used(tx, &[id], author.at)?;
        return Ok(Vec::new());
    }
    let row = pictures::table
        .filter(pictures::id.eq(id))
        .filter(pictures::used_at.lt(since.naive_utc()));
    let found: Option<Row> = row.select(Row::as_select()).first(tx.conn).optional()?;
    let deleted = diesel::delete(row).execute(tx.conn)?;
    let Some(picture) = found.filter(|_| deleted > 0).map(Row::into_picture).transpose()? else {
        return Ok(Vec::new());
    };
    let what = (Noun::Picture, &picture.city, id);
    log(tx, author, what, (2, ChangeAction::Deleted), false)?;
    Ok(picture.files.into_iter().map(|file| file.name).collect())
}

/// Which of these files still belong to a picture.
pub fn names_in_use(conn: &mut AnyConnection, names: &[String]) -> Result<Vec<String>, DbError> {
    let mut used = Vec::new();
    for name in names {
        let count: i64 = pictures::table
            .filter(pictures::files.like(format!("%\"{name}\"%")))
            .count()
            .get_result(conn)?;
        if count > 0 {
            used.push(name.clone());
        }
    }
    Ok(used)
}
