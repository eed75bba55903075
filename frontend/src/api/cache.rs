//! Answers of the API in memory, by address, bounded by their size.

use std::any::Any;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use quick_cache::Weighter;

use super::Loaded;

/// Smallest weight of an entry: its key and bookkeeping.
const OVERHEAD: u64 = 512;

/// One answer.
#[derive(Debug)]
pub(super) struct Entry<T: ?Sized> {
    pub value: Arc<T>,
    pub etag: Option<String>,
    /// What the API said of its database.
    pub stale: bool,
    /// When the API last gave or confirmed it.
    pub checked_at: DateTime<Utc>,
    /// Bytes of its JSON.
    pub size: usize,
}

impl<T: ?Sized> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Self {
            value: Arc::clone(&self.value),
            etag: self.etag.clone(),
            ..*self
        }
    }
}

impl<T> Entry<T> {
    pub fn loaded(&self, stale: bool) -> Loaded<T> {
        Loaded {
            value: Arc::clone(&self.value),
            stale,
        }
    }
}

type AnyEntry = Entry<dyn Any + Send + Sync>;

/// Weighs an entry by the bytes of its JSON.
#[derive(Clone, Debug)]
struct BySize;

impl Weighter<String, AnyEntry> for BySize {
    fn weight(&self, key: &String, entry: &AnyEntry) -> u64 {
        OVERHEAD + u64::try_from(key.len() + entry.size).unwrap_or(u64::MAX / 2)
    }
}

/// Answers by address.
#[derive(Debug)]
pub(super) struct Cache(quick_cache::sync::Cache<String, AnyEntry, BySize>);

impl Cache {
    /// A cache for so many bytes of JSON.
    pub fn new(bytes: u64) -> Self {
        let entries = usize::try_from(bytes / 16_384).unwrap_or(usize::MAX).max(64);
        Self(quick_cache::sync::Cache::with_weighter(entries, bytes, BySize))
    }

    pub fn get<T: Send + Sync + 'static>(&self, key: &str) -> Option<Entry<T>> {
        let entry = self.0.get(key)?;
        let value = Arc::downcast::<T>(entry.value).ok()?;
        Some(Entry {
            value,
            etag: entry.etag,
            stale: entry.stale,
            checked_at: entry.checked_at,
            size: entry.size,
        })
    }

    pub fn put<T: Send + Sync + 'static>(&self, key: String, entry: Entry<T>) {
        let Entry {
            value,
            etag,
            stale,
            checked_at,
            size,
        } = entry;
        self.0.insert(
            key,
            Entry {
                value,
                etag,
                stale,
                checked_at,
                size,
            },
        );
    }
}
