//! Who does which kind of job.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt};

use super::{Outcome, Work};

type BlockingWork = dyn Fn(&Work) -> Outcome + Send + Sync;
type AsynchronousWork = dyn Fn(Work) -> BoxFuture<'static, Outcome> + Send + Sync;

/// A handler: work that blocks a thread, or a future.
#[derive(Clone)]
pub(super) enum Handler {
    Blocking(Arc<BlockingWork>),
    Asynchronous(Arc<AsynchronousWork>),
}

/// The handlers of a worker, by kind of job. A worker takes only kinds it has a handler for: jobs of a newer version wait for it.
#[derive(Clone, Default)]
pub struct Handlers(BTreeMap<&'static str, Handler>);

impl fmt::Debug for Handlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Handlers {
    /// Adds work that uses the database or otherwise blocks; it runs on the blocking pool.
    #[must_use]
    pub fn blocking(mut self, kind: &'static str, work: impl Fn(&Work) -> Outcome + Send + Sync + 'static) -> Self {
        self.0.insert(kind, Handler::Blocking(Arc::new(work)));
        self
    }

    /// Adds work that waits without blocking (mail, HTTP); it never touches the database but through the blocking pool.
    #[must_use]
    pub fn asynchronous<F>(mut self, kind: &'static str, work: impl Fn(Work) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        self.0
            .insert(kind, Handler::Asynchronous(Arc::new(move |job| work(job).boxed())));
        self
    }

    pub(super) fn kinds(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }

    pub(super) fn get(&self, kind: &str) -> Option<Handler> {
        self.0.get(kind).cloned()
    }
}
