//! The read side of a node: its cities, kept up with the change log.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::{DateTime, Utc};

use super::cell::Cell;
use super::documents;
use super::saved::Saved;
use super::search::SearchIndex;
use super::source::{Source, Touched};
use crate::catalog::city;
use crate::spine::change_log::{self, Entry, Position, Recorded};
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};
use crate::spine::ids::{CityId, Id};

/// How many log rows are read at once.
const BATCH: i64 = 2_000;
/// A saved city that is further behind than this is loaded anew instead of caught up.
const FURTHEST_BEHIND: usize = 20_000;

/// Why a city cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The database is away and nothing is saved.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The search index cannot be made.
    #[error("the search index: {0}")]
    Search(#[from] super::search::SearchError),
    /// The folder for saved cities cannot be used.
    #[error("the folder for saved cities: {0}")]
    Folder(#[from] std::io::Error),
}

/// The cities of this node. Reads go to memory only; cities load when first asked for.
pub struct ReadSide {
    database: Database,
    clock: Clock,
    saved: Option<Saved>,
    cells: RwLock<HashMap<String, Arc<Cell>>>,
    slugs: RwLock<HashMap<String, CityId>>,
    loading: Mutex<()>,
    position: Mutex<Option<Position>>,
    stale: AtomicBool,
    generations: AtomicU64,
}

impl std::fmt::Debug for ReadSide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReadSide")
            .field("stale", &self.is_stale())
            .finish_non_exhaustive()
    }
}

impl ReadSide {
    /// The read side over a database; `folder` keeps it on disk between starts.
    pub fn open(database: &Database, clock: &Clock, folder: Option<&Path>) -> Result<Arc<Self>, ReadError> {
        let saved = folder.map(Saved::open).transpose()?;
        let side = Arc::new(Self {
            database: database.clone(),
            clock: clock.clone(),
            saved,
            cells: RwLock::default(),
            slugs: RwLock::default(),
            loading: Mutex::default(),
            position: Mutex::default(),
            stale: AtomicBool::new(false),
            generations: AtomicU64::new(1),
        });
        side.refresh_slugs();
        let listening = Arc::downgrade(&side);
        database.on_commit(move |recorded| {
            if let Some(side) = listening.upgrade() {
                side.heard(recorded);
            }
        });
        Ok(side)
    }

    /// The clock that answers go by.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// True while the database cannot be reached: answers may be older than they should.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale.load(Ordering::Relaxed)
    }

    /// Slugs of all cities, in order.
    #[must_use]
    pub fn slugs(&self) -> Vec<String> {
        let mut slugs: Vec<String> = self
            .slugs
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .keys()
            .cloned()
            .collect();
        slugs.sort();
        slugs
    }

    /// The slug of a city given by slug or id; none when there is no such city.
    #[must_use]
    pub fn slug_of(&self, name: &str) -> Option<String> {
        let slugs = self.slugs.read().unwrap_or_else(PoisonError::into_inner);
        if slugs.contains_key(name) {
            return Some(name.to_owned());
        }
        slugs
            .iter()
            .find(|(_, id)| id.as_str() == name)
            .map(|(slug, _)| slug.clone())
    }

    /// A city that is loaded already.
    #[must_use]
    pub fn loaded(&self, slug: &str) -> Option<Arc<Cell>> {
        self.cells
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(slug)
            .cloned()
    }

    fn all_loaded(&self) -> Vec<Arc<Cell>> {
        self.cells
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .cloned()
            .collect()
    }

    /// Loads a city: from disk and the log, or whole from the database. Blocking.
    pub fn load(&self, slug: &str) -> Result<Option<Arc<Cell>>, ReadError> {
        let _one_at_a_time = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cell) = self.loaded(slug) {
            return Ok(Some(cell));
        }
        let Some(source) = self.source(slug)? else {
            return Ok(None);
        };
        let vocabulary = documents::vocabulary(&source);
        let folder = self.saved.as_ref().map(|saved| saved.search_folder(slug));
        let generation = self.generations.fetch_add(1 << 32, Ordering::Relaxed);
        let id = source.city.id.clone();
        self.slugs
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(slug.to_owned(), id);
        let on_disk = SearchIndex::open(folder.as_deref(), &vocabulary)
            .and_then(|search| Cell::new(source.clone(), search, generation));
        let cell = on_disk.or_else(|error| {
            // A full or read-only disk takes nothing from readers; the next start tries it again.
            tracing::warn!(%error, city = slug, "the search index is kept in memory: it cannot be kept on disk");
            Cell::new(source, SearchIndex::in_memory(&vocabulary)?, generation)
        })?;
        let cell = Arc::new(cell);
        self.cells
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(slug.to_owned(), Arc::clone(&cell));
        Ok(Some(cell))
    }

    fn source(&self, slug: &str) -> Result<Option<Source>, ReadError> {
        let saved = self.saved.as_ref().and_then(|saved| saved.load(slug));
        let Some(mut source) = saved else {
            return Ok(Source::load(&self.database, slug)?);
        };
        match self.caught_up(&mut source) {
            Ok(true) => Ok(Some(source)),
            Ok(false) => Ok(Source::load(&self.database, slug)?),
            Err(error) => {
                tracing::warn!(slug, %error, "the log cannot be read: serving what was saved, marked stale");
                self.stale.store(true, Ordering::Relaxed);
                Ok(Some(source))
            }
        }
    }

    /// Brings a saved city up to the log; `false` when it belongs to another database or is too far behind.
    fn caught_up(&self, source: &mut Source) -> Result<bool, DbError> {
        self.database.read_snapshot(|conn| {
            let known = city::by_slug(conn, &source.city.slug)?;
            if known.is_none_or(|city| city.id != source.city.id) || change_log::head(conn)? < source.position {
                return Ok(false);
            }
            let mut touched = Touched::default();
            let mut seen = 0;
            loop {
                let entries = change_log::after(conn, source.position, None, BATCH)?;
                let Some(last) = entries.last() else { break };
                source.position = last.position;
                seen += entries.len();
                if seen > FURTHEST_BEHIND {
                    return Ok(false);
                }
                for entry in entries
                    .iter()
                    .filter(|entry| entry.city.as_ref() == Some(&source.city.id))
                {
                    touched.add(entry.noun, &entry.record);
                }
            }
            source.refresh(conn, &touched)?;
            Ok(true)
        })
    }

    fn refresh_slugs(&self) {
        let from_database = self.database.read(city::all);
        let mut slugs = HashMap::new();
        match from_database {
            Ok(cities) => {
                slugs.extend(cities.into_iter().map(|city| (city.slug, city.id)));
                self.stale.store(false, Ordering::Relaxed);
            }
            Err(error) => {
                tracing::warn!(%error, "the database is away at the start");
                self.stale.store(true, Ordering::Relaxed);
                let saved = self.saved.iter().flat_map(|saved| saved.slugs());
                // The id of a saved city is known once it is loaded.
                slugs.extend(saved.map(|slug| (slug.clone(), CityId::from(slug))));
                let known = self.slugs.read().unwrap_or_else(PoisonError::into_inner);
                slugs.extend(known.iter().map(|(slug, id)| (slug.clone(), id.clone())));
            }
        }
        *self.slugs.write().unwrap_or_else(PoisonError::into_inner) = slugs;
    }

    /// This node's own write: visible here at once.
    fn heard(&self, recorded: &[Recorded]) {
        let mut by_city: HashMap<&CityId, Touched> = HashMap::new();
        for one in recorded {
            if let Some(city) = &one.city {
                by_city.entry(city).or_default().add(one.noun, &one.record);
            }
        }
        if recorded.iter().any(|one| one.noun == porta_contract::Noun::City) {
            self.refresh_slugs();
        }
        for cell in self.all_loaded() {
            let id = cell.directory().city.id.clone();
            if let Some(touched) = by_city.get(&id)
                && let Err(error) = cell.apply(&self.database, touched, None)
            {
                // The log brings it again.
                tracing::warn!(%error, "an own write could not be shown at once");
            }
        }
    }

    /// Takes in what the log has brought since the last call. Blocking; one thread of the node calls it, over and over.
    pub fn follow(&self) -> Result<usize, DbError> {
        let followed = self.follow_log();
        match &followed {
            Ok(_) => {
                if self.stale.swap(false, Ordering::Relaxed) {
                    tracing::info!("the database is back");
                    self.refresh_slugs();
                }
            }
            Err(error) => {
                if !self.stale.swap(true, Ordering::Relaxed) {
                    tracing::warn!(%error, "the log cannot be followed: answers are marked stale");
                }
            }
        }
        followed
    }

    fn follow_log(&self) -> Result<usize, DbError> {
        let mut place = self.position.lock().unwrap_or_else(PoisonError::into_inner);
        // A city that was read while this went on stands further back than the place that the others have come to.
        let oldest = self.all_loaded().iter().map(|cell| cell.position()).min();
        let from = match place.into_iter().chain(oldest).min() {
            Some(position) => position,
            None => self.database.read(change_log::head)?,
        };
        let entries = self.database.read(|conn| change_log::after(conn, from, None, BATCH))?;
        let Some(last) = entries.last() else {
            *place = Some(from);
            return Ok(0);
        };
        if entries.iter().any(|entry| entry.noun == porta_contract::Noun::City) {
            self.refresh_slugs();
        }
        for cell in self.all_loaded() {
            self.bring(&cell, &entries, last.position)?;
        }
        *place = Some(last.position);
        Ok(entries.len())
    }

    fn bring(&self, cell: &Cell, entries: &[Entry], upto: Position) -> Result<(), DbError> {
        let seen = cell.position();
        let id = cell.directory().city.id.clone();
        let mut touched = Touched::default();
        for entry in entries
            .iter()
            .filter(|entry| entry.position > seen && entry.city.as_ref() == Some(&id))
        {
            touched.add(entry.noun, &entry.record);
        }
        cell.apply(&self.database, &touched, Some(upto.max(seen)))
    }

    /// Brings every search index up to date; says whether any was behind.
    pub fn catch_search_up(&self) -> bool {
        self.all_loaded()
            .iter()
            .fold(false, |any, cell| match cell.catch_search_up() {
                Ok(behind) => any || behind,
                Err(error) => {
                    tracing::error!(%error, "the search index could not be brought up to date");
                    any
                }
            })
    }

    /// Saves what has changed since the last time.
    pub fn save(&self) {
        let Some(saved) = &self.saved else { return };
        for source in self.all_loaded().iter().filter_map(|cell| cell.to_save()) {
            if let Err(error) = saved.save(&source) {
                tracing::warn!(%error, city = source.city.slug, "a city could not be saved to disk");
            }
        }
    }
}
