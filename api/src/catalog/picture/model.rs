//! A picture that was uploaded: the same in several widths.

use chrono::{DateTime, Utc};
use porta_contract as wire;
use serde::{Deserialize, Serialize};

use crate::catalog::ids::{CityId, Id, PictureId};

/// A picture that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its id.
    pub id: PictureId,
    /// Its city.
    pub city: CityId,
    /// SHA-256 of the bytes that were sent, in hex: the same picture is kept once.
    pub upload_hash: String,
    /// Its files, the narrowest first.
    pub files: Vec<PictureFile>,
    /// When it was uploaded first.
    pub created_at: DateTime<Utc>,
}

/// A file of a picture. Its name holds the hash of its bytes, so that what lies under a name never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFile {
    /// Its name in the store, such as `9f86d081884c7d659a2feaa0c55ad015.jpg`.
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl PictureFile {
    /// For the wire, with its address.
    #[must_use]
    pub fn wire(&self) -> wire::PictureFile {
        wire::PictureFile {
            url: format!("/v1/pictures/{}", self.name),
            name: self.name.clone(),
            width: self.width,
            height: self.height,
        }
    }
}

impl Picture {
    /// As staff are answered.
    #[must_use]
    pub fn wire(&self) -> wire::StoredPicture {
        wire::StoredPicture {
            id: self.id.as_str().to_owned(),
            files: self.files.iter().map(PictureFile::wire).collect(),
            created_at: self.created_at,
        }
    }
}
