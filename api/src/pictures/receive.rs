//! Taking a picture in: made small, its files kept, then its row. The same bytes once more are the same picture.

use std::sync::PoisonError;

use porta_contract::FieldError;
use sha2::{Digest, Sha256};

use super::Tools;
use super::shrink::shrink;
use crate::catalog::change::Author;
use crate::catalog::check::Fault;
use crate::catalog::ids::{CityId, Id, PictureId};
use crate::catalog::picture::{self, Picture};
use crate::spine::change_log::Actor;
use crate::spine::db::DbError;
use crate::spine::files::FilesError;
use crate::spine::http::{Failure, Pointer, blocking};

/// Takes a picture in; says whether it is new to the city.
///
/// # Errors
/// [`Failure::Invalid`] when the bytes are no picture that can be taken, [`Failure::Unavailable`] when the store is away.
pub async fn receive(tools: &Tools, actor: &Actor, city: &CityId, bytes: Vec<u8>) -> Result<(Picture, bool), Failure> {
    let upload_hash: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if let Some(known) = known(tools, city, &upload_hash).await? {
        return Ok((known, false));
    }
    let at_work = tools.at_work.clone();
    let made = blocking(move || {
        let _one_at_a_time = at_work.lock().unwrap_or_else(PoisonError::into_inner);
        shrink(&bytes).map_err(|fault| Failure::Invalid(vec![told(fault)]))
    })
    .await?;
    let mut files = Vec::with_capacity(made.len());
    for small in made {
        tools.files.put(&small.file.name, small.media, small.bytes).await?;
        files.push(small.file);
    }
    let picture = Picture {
        id: PictureId::fresh(),
        city: city.clone(),
        upload_hash: upload_hash.clone(),
        files,
        created_at: tools.clock.now(),
    };
    let (database, author, row) = (tools.database.clone(), actor.clone(), picture.clone());
    let is_new = blocking(move || {
        let author = Author {
            actor: &author,
            at: row.created_at,
        };
        Ok(database.write::<_, DbError>(|tx| picture::insert(tx, &author, &row))?)
    })
    .await?;
    if is_new {
        return Ok((picture, true));
    }
    // Somebody sent the same at the same time.
    match known(tools, city, &upload_hash).await? {
        Some(known) => Ok((known, false)),
        None => Err(Failure::Unavailable(1)),
    }
}

/// The picture that the city has of these bytes; it is in use again from now on.
async fn known(tools: &Tools, city: &CityId, upload_hash: &str) -> Result<Option<Picture>, Failure> {
    let (tools, city, hash) = (tools.clone(), city.clone(), upload_hash.to_owned());
    blocking(move || {
        let known = tools.database.write::<_, DbError>(|tx| {
            let known = picture::by_upload(tx.conn, &city, &hash)?;
            if let Some(one) = &known {
                picture::mark_used(tx, &[one.id.as_str()], tools.clock.now())?;
            }
            Ok(known)
        })?;
        Ok(known)
    })
    .await
}

fn told(fault: Fault) -> FieldError {
    FieldError {
        pointer: Some(Pointer::root().to_string()),
        parameter: None,
        code: fault.code.to_owned(),
        detail: fault.message + ".",
    }
}

impl From<FilesError> for Failure {
    fn from(error: FilesError) -> Self {
        tracing::error!(%error, "files cannot be read or written");
        Self::Unavailable(30)
    }
}
