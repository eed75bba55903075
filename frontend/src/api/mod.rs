//! The API behind a cache: fresh for seconds, then asked conditionally, and kept for when the API is away.

mod cache;
mod error;

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use chrono::TimeDelta;
use porta_contract::client::{Answer, Client, ClientError, Fetched, Read};
use serde::de::DeserializeOwned;

use self::cache::{Cache, Entry};
pub use self::error::PageError;
use crate::clock::Clock;
use crate::config::Config;

/// How long the API is left alone after it was away, so that not every visitor waits for a time-out.
const PAUSE: TimeDelta = TimeDelta::seconds(3);

/// The API behind its cache.
#[derive(Debug)]
pub struct Api {
    client: Client,
    city: String,
    clock: Clock,
    fresh_for: TimeDelta,
    cache: Cache,
    /// Milliseconds since 1970 until which the API is not asked.
    away_until: AtomicI64,
}

/// A value from the API.
#[derive(Debug)]
pub struct Loaded<T> {
    /// The value; shared with the cache.
    pub value: Arc<T>,
    /// True when it may be older than it should: the API, or the database behind it, is away.
    pub stale: bool,
}

impl Api {
    /// The API of this client.
    #[must_use]
    pub fn new(client: Client, config: &Config, clock: Clock) -> Self {
        Self {
            client,
            city: config.city.clone(),
            clock,
            fresh_for: TimeDelta::seconds(i64::from(config.fresh_seconds)),
            cache: Cache::new(u64::from(config.cache_mb) * 1024 * 1024),
            away_until: AtomicI64::new(0),
        }
    }

    /// The client, to build reads with.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Slug of the city shown.
    #[must_use]
    pub fn city(&self) -> &str {
        &self.city
    }

    /// Address of the API.
    #[must_use]
    pub fn base(&self) -> &str {
        self.client.base()
    }

    /// The answer of a read: from the cache while it is fresh, else asked for; an old one when the API is away.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn load<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        read: Read<T>,
    ) -> Result<Loaded<T>, PageError> {
        let key = read.url().ok_or(PageError::NotFound)?.to_owned();
        let cached = self.cache.get::<T>(&key);
        let now = self.clock.now();
        if let Some(entry) = &cached {
            if now.signed_duration_since(entry.checked_at) < self.fresh_for {
                return Ok(entry.loaded(entry.stale));
            }
            if now.timestamp_millis() < self.away_until.load(Ordering::Relaxed) {
                return Ok(entry.loaded(true));
            }
        }
        let read = match cached.as_ref().and_then(|entry| entry.etag.as_deref()) {
            Some(etag) => read.if_none_match(etag),
            None => read,
        };
        match read.send().await {
            Ok(Answer::Fetched(fetched)) => Ok(self.keep(key, fetched)),
            Ok(Answer::NotModified) => self.keep_on(key, cached),
            Ok(Answer::Moved { location }) => Err(PageError::moved(&location)),
            Err(error) => self.fall_back(cached, error),
        }
    }

    /// A file of the API, such as a plot, by a key of its own: kept while it is fresh, and when the API is away.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn file(
        &self,
        key: String,
        fetch: impl Future<Output = Result<Answer<Bytes>, ClientError>>,
    ) -> Result<Loaded<Bytes>, PageError> {
        let cached = self.cache.get::<Bytes>(&key);
        let now = self.clock.now();
        if let Some(entry) = &cached
            && now.signed_duration_since(entry.checked_at) < self.fresh_for
        {
            return Ok(entry.loaded(entry.stale));
        }
        match fetch.await {
            Ok(Answer::Fetched(fetched)) => Ok(self.keep(key, fetched)),
            Ok(Answer::NotModified) => self.keep_on(key, cached),
            Ok(Answer::Moved { location }) => Err(PageError::moved(&location)),
            Err(error) => self.fall_back(cached, error),
        }
    }

    /// The last answer of a read, however old, without asking.
    pub fn known<T: DeserializeOwned + Send + Sync + 'static>(&self, read: &Read<T>) -> Option<Arc<T>> {
        self.cache.get::<T>(read.url()?).map(|entry| entry.value)
    }

    fn keep<T: Send + Sync + 'static>(&self, key: String, fetched: Fetched<T>) -> Loaded<T> {
        let entry = Entry {
            value: Arc::new(fetched.value),
            etag: fetched.etag,
            stale: fetched.stale,
            checked_at: self.clock.now(),
            size: fetched.size,
        };
        let loaded = entry.loaded(entry.stale);
        self.cache.put(key, entry);
        loaded
    }

    /// The API says that the cached answer is still right.
    fn keep_on<T: Send + Sync + 'static>(&self, key: String, cached: Option<Entry<T>>) -> Result<Loaded<T>, PageError> {
        let Some(mut entry) = cached else {
            tracing::error!("the API answered 304 to a request without If-None-Match");
            return Err(PageError::Broken);
        };
        entry.checked_at = self.clock.now();
        let loaded = entry.loaded(entry.stale);
        self.cache.put(key, entry);
        Ok(loaded)
    }

    fn fall_back<T: Any>(&self, cached: Option<Entry<T>>, error: ClientError) -> Result<Loaded<T>, PageError> {
        if !error.is_away() {
            return Err(PageError::from(error));
        }
        tracing::warn!(%error, cached = cached.is_some(), "the API is away");
        let until = (self.clock.now() + PAUSE).timestamp_millis();
        self.away_until.store(until, Ordering::Relaxed);
        cached.map(|entry| entry.loaded(true)).ok_or(PageError::Away)
    }
}
