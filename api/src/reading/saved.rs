//! The read side on disk: what a start loads, and what is served while the database is away.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::source::Source;

/// First bytes of a saved city: name and version of the format. A file of another version is passed over and made anew.
const HEAD: &[u8] = b"porta-reading 6\n";

/// The folder with the saved cities.
#[derive(Clone, Debug)]
pub struct Saved {
    folder: PathBuf,
}

impl Saved {
    /// Uses a folder, making it if need be.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// The folder of a city's search index.
    #[must_use]
    pub fn search_folder(&self, slug: &str) -> PathBuf {
        self.folder.join(format!("{slug}.search"))
    }

    fn file(&self, slug: &str) -> PathBuf {
        self.folder.join(format!("{slug}.reading"))
    }

    /// Slugs of the cities that are saved.
    #[must_use]
    pub fn slugs(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut slugs: Vec<String> = names
            .filter_map(|name| name.strip_suffix(".reading").map(str::to_owned))
            .collect();
        slugs.sort();
        slugs
    }

    /// Loads a city; none when it is not there or cannot be read.
    #[must_use]
    pub fn load(&self, slug: &str) -> Option<Source> {
        let mut file = fs::File::open(self.file(slug)).ok()?;
        let mut head = [0_u8; HEAD.len()];
        file.read_exact(&mut head).ok()?;
        if head != HEAD {
            return None;
        }
        let bytes = zstd::stream::decode_all(file).ok()?;
        match postcard::from_bytes(&bytes) {
            Ok(source) => Some(source),
            Err(error) => {
                tracing::warn!(slug, %error, "a saved city cannot be read and is made anew");
                None
            }
        }
    }

    /// Saves a city: written beside, then put in place at once.
    pub fn save(&self, source: &Source) -> io::Result<()> {
        let bytes = postcard::to_stdvec(source).map_err(io::Error::other)?;
        let slug = &source.city.slug;
        let beside = self.folder.join(format!("{slug}.reading.new"));
        let mut file = fs::File::create(&beside)?;
        io::Write::write_all(&mut file, HEAD)?;
        zstd::stream::copy_encode(bytes.as_slice(), &mut file, 1)?;
        file.sync_all()?;
        fs::rename(&beside, self.file(slug))
    }
}
