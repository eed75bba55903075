//! One city on one node: what readers see now, and what writers make the next generation from.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};
use chrono::{DateTime, Utc};

use super::directory::{Directory, Moment, Step};
use super::documents;
use super::search::{SearchError, SearchIndex, Vocabulary};
use super::source::{Source, Touched};
use crate::spine::change_log::Position;
use crate::spine::db::{Database, DbError};

/// A loaded city.
pub struct Cell {
    source: Mutex<Source>,
    current: ArcSwap<Directory>,
    moment: ArcSwapOption<Moment>,
    search: SearchIndex,
    /// Counts up whenever the search has taken changes in.
    searched: AtomicU64,
    /// Changes the search has not seen yet.
    unsearched: Mutex<Touched>,
    /// What changes reached that could not be taken in to the end; they come again.
    unfinished: Mutex<Touched>,
    unsaved: AtomicBool,
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Cell").field(&self.current.load()).finish()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Cell {
    /// Makes the directory of a source, with a search index that may be older or empty.
    pub fn new(source: Source, search: SearchIndex, generation: u64) -> Result<Self, SearchError> {
        let directory = Directory::build(&source, generation);
        let cell = Self {
            current: ArcSwap::from_pointee(directory),
            moment: ArcSwapOption::empty(),
            search,
            searched: AtomicU64::new(0),
            unsearched: Mutex::default(),
            unfinished: Mutex::default(),
            unsaved: AtomicBool::new(true),
            source: Mutex::new(source),
        };
        cell.open_search()?;
        Ok(cell)
    }

    /// The directory as it is now.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        self.current.load_full()
    }

    /// The search index.
    #[must_use]
    pub const fn search(&self) -> &SearchIndex {
        &self.search
    }

    /// Counts up whenever the search has taken changes in; answers that were kept before may lack them.
    #[must_use]
    pub fn searched(&self) -> u64 {
        self.searched.load(Ordering::Acquire)
    }

    /// What holds now; made anew when something has changed by itself.
    #[must_use]
    pub fn moment(&self, directory: &Directory, now: DateTime<Utc>) -> Arc<Moment> {
        let known = self.moment.load_full();
        if let Some(known) = known.as_ref().filter(|known| known.holds(directory, now)) {
            return Arc::clone(known);
        }
        let moment = Arc::new(Moment::new(directory, now));
        // A reader who is still at an older generation does not push out what holds for the newer one.
        if known.is_none_or(|known| known.generation <= directory.generation) {
            self.moment.store(Some(Arc::clone(&moment)));
        }
        moment
    }

    /// How far in the log it is.
    #[must_use]
    pub fn position(&self) -> Position {
        lock(&self.source).position
    }

    /// Takes changes in. With a position, everything up to there has been seen; without, they are this node's own writes,
    /// which the log will bring once more.
    pub fn apply(&self, database: &Database, touched: &Touched, position: Option<Position>) -> Result<(), DbError> {
        let mut source = lock(&self.source);
        let mut reached = documents::reached(&source, touched);
        if !touched.is_empty()
            && let Err(error) = database.read(|conn| source.refresh(conn, touched))
        {
            // Part of it may be in: what was before is not known the next time.
            lock(&self.unfinished).join(&reached);
            return Err(error);
        }
        if let Some(position) = position {
            source.position = position;
        }
        if touched.is_empty() {
            return Ok(());
        }
        reached.join(&documents::reached(&source, touched));
        reached.join(&std::mem::take(&mut *lock(&self.unfinished)));
        let before = self.current.load_full();
        let Step { next, slots } = before.update(&source, touched);
        let next = Arc::new(next);
        self.current.store(Arc::clone(&next));
        if let (Some(slots), Some(moment)) = (slots, self.moment.load_full())
            && moment.generation == before.generation
        {
            self.moment.store(Some(Arc::new(moment.carried_over(&next, &slots))));
        }
        lock(&self.unsearched).join(&reached);
        self.unsaved.store(true, Ordering::Release);
        Ok(())
    }

    fn open_search(&self) -> Result<(), SearchError> {
        let source = lock(&self.source);
        let position = source.position.to_string();
        if self.search.position().as_deref() != Some(position.as_str()) {
            let directory = self.directory();
            self.search.set_vocabulary(&documents::vocabulary(&source))?;
            self.search.rebuild(documents::all(&directory), &position)?;
        }
        Ok(())
    }

    /// Brings the search up to date, if it is behind. Called by one thread of the node, at most once a second.
    pub fn catch_search_up(&self) -> Result<bool, SearchError> {
        let (touched, position, vocabulary) = {
            // What is taken and the position it reaches belong together.
            let source = lock(&self.source);
            let touched = std::mem::take(&mut *lock(&self.unsearched));
            let words = documents::changes_words(&touched).then(|| documents::vocabulary(&source));
            (touched, source.position.to_string(), words)
        };
        if touched.is_empty() {
            return Ok(false);
        }
        let done = self.search_takes(&touched, &position, vocabulary.as_ref());
        if done.is_err() {
            lock(&self.unsearched).join(&touched);
        }
        self.searched.fetch_add(1, Ordering::AcqRel);
        done.map(|()| true)
    }

    fn search_takes(
        &self,
        touched: &Touched,
        position: &str,
        vocabulary: Option<&Vocabulary>,
    ) -> Result<(), SearchError> {
        let directory = self.directory();
        match vocabulary {
            Some(words) => {
                self.search.set_vocabulary(words)?;
                self.search.rebuild(documents::all(&directory), position)
            }
            None => {
                let (upserts, deletes) = documents::changed(&directory, touched);
                self.search.apply(&upserts, &deletes, position)
            }
        }
    }

    /// The records to save, if there is anything new.
    #[must_use]
    pub fn to_save(&self) -> Option<Source> {
        self.unsaved
            .swap(false, Ordering::AcqRel)
            .then(|| lock(&self.source).clone())
    }
}
