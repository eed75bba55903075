//! The loop that does the jobs: claims as many as it has hands for, and sleeps when there is nothing to do.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::handlers::Handler;
use super::{Claimed, Handlers, Outcome, Pulse, Request, Schedule, Work, backoff, claim, finish, tick};
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};
use crate::spine::randomness::Randomness;

/// How a worker works.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Jobs at work at the same time.
    pub concurrency: usize,
    /// How long it sleeps before it looks for jobs of other nodes and of the future. Jobs of its own process wake it.
    pub poll: Duration,
    /// How long a job is its own without renewal.
    pub lease: TimeDelta,
    /// How long jobs at work are waited for when it is told to stop; their leases end by themselves.
    pub grace: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            concurrency: 8,
            poll: Duration::from_secs(1),
            lease: TimeDelta::minutes(5),
            grace: Duration::from_secs(25),
        }
    }
}

/// A worker. Any number may run against one database, in one process or in many.
#[derive(Clone, Debug)]
pub struct Worker {
    name: Arc<str>,
    db: Database,
    clock: Clock,
    randomness: Randomness,
    handlers: Handlers,
    schedules: Arc<[Schedule]>,
    options: Options,
    stopping: Arc<AtomicBool>,
    wake: Arc<Notify>,
    pulse: Pulse,
}

impl Worker {
    /// A worker of a name that no other has (its process's, say).
    #[must_use]
    pub fn new(name: &str, db: Database, clock: Clock, randomness: Randomness, handlers: Handlers) -> Self {
        let wake = Arc::new(Notify::new());
        let bell = Arc::downgrade(&wake);
        db.on_enqueue(move || {
            if let Some(bell) = bell.upgrade() {
                bell.notify_one();
            }
        });
        let (options, stopping, schedules) = (Options::default(), Arc::default(), Arc::default());
        Self {
            name: name.into(),
            db,
            clock,
            randomness,
            handlers,
            schedules,
            options,
            stopping,
            wake,
            pulse: Pulse::default(),
        }
    }

    /// Tells whether it is well, while it runs.
    #[must_use]
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Adds the recurring jobs.
    #[must_use]
    pub fn with_schedules(mut self, schedules: impl IntoIterator<Item = Schedule>) -> Self {
        let mut all: Vec<_> = schedules.into_iter().collect();
        // Nodes touch the rows in the same order, whatever order they list them in: no deadlock.
        all.sort_by_key(Schedule::name);
        self.schedules = all.into();
        self
    }

    /// Sets how it works.
    #[must_use]
    pub const fn with_options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Works until `stop` is ready; then takes nothing more and waits for what is at work, as long as the grace lasts.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let mut at_work = JoinSet::new();
        let mut next_tick = DateTime::<Utc>::MIN_UTC;
        loop {
            next_tick = self.tick_at(next_tick).await;
            let free = self.options.concurrency.saturating_sub(at_work.len());
            for job in self.claim(free).await {
                at_work.spawn(self.clone().handle(job));
            }
            let full = at_work.len() >= self.options.concurrency;
            tokio::select! {
                biased;
                () = &mut stop => break,
                Some(_) = at_work.join_next() => while at_work.try_join_next().is_some() {},
                () = self.wake.notified(), if !full => {}
                () = tokio::time::sleep(self.options.poll), if !full => {}
            }
        }
        self.stopping.store(true, Ordering::Relaxed);
        let all_done = async { while at_work.join_next().await.is_some() {} };
        if tokio::time::timeout(self.options.grace, all_done).await.is_err() {
            tracing::warn!(worker = %self.name, "jobs are still at work; other workers take them when their leases end");
        }
    }

    /// Ticks the schedules when it is time; gives the time of the next tick. Another version of this program may have planned
    /// something meanwhile, so that is a minute from now at the latest.
    async fn tick_at(&self, planned: DateTime<Utc>) -> DateTime<Utc> {
        let now = self.clock.now();
        if self.schedules.is_empty() || now < planned {
            return planned;
        }
        let schedules = Arc::clone(&self.schedules);
        let next = self.blocking(move |db| db.write(|tx| tick(tx, &schedules, now))).await;
        let latest = now + TimeDelta::minutes(1);
        match next {
            Some(next) => next.map_or(latest, |next| next.min(latest)),
            None => now,
        }
    }

    async fn claim(&self, limit: usize) -> Vec<Claimed> {
        self.pulse.set_full(limit == 0);
        if limit == 0 {
            return Vec::new();
        }
        let (worker, kinds) = (Arc::clone(&self.name), self.handlers.kinds());
        let (clock, lease) = (self.clock.clone(), self.options.lease);
        let claimed = self
            .blocking(move |db| {
                // The lease begins when the connection is there, not when it was asked for.
                db.write(|tx| {
                    claim(
                        tx,
                        &Request {
                            worker: &worker,
                            kinds: &kinds,
                            limit,
                            now: clock.now(),
                            lease,
                        },
                    )
                })
            })
            .await;
        if claimed.is_some() {
            self.pulse.beat(self.clock.now());
        }
        claimed.unwrap_or_default()
    }

    /// Runs database work on the blocking pool. An error is traced, the loop goes on: the database will come back.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Database) -> Result<T, DbError> + Send + 'static,
    ) -> Option<T> {
        let db = self.db.clone();
        match tokio::task::spawn_blocking(move || work(&db)).await {
            Ok(Ok(value)) => Some(value),
            Ok(Err(error)) => {
                tracing::warn!(%error, worker = %self.name, "the queue cannot be reached");
                None
            }
            Err(error) => {
                tracing::error!(%error, worker = %self.name, "a look at the queue broke off");
                None
            }
        }
    }

    async fn handle(self, job: Claimed) {
        let outcome = self.perform(&job).await;
        match &outcome {
            Outcome::Done => tracing::debug!(job = %job.id, kind = job.kind, "done"),
            Outcome::Retry(reason) => {
                tracing::info!(job = %job.id, kind = job.kind, attempt = job.attempt, reason, "again")
            }
            Outcome::Fail(reason) => tracing::warn!(job = %job.id, kind = job.kind, reason, "failed"),
        }
        self.write_down(job, outcome).await;
    }

    /// Runs the handler. One that panics gets another attempt.
    async fn perform(&self, job: &Claimed) -> Outcome {
        let Some(handler) = self.handlers.get(&job.kind) else {
            return Outcome::Retry("this worker has no handler for it".to_owned());
        };
        let work = Work {
            job: job.clone(),
            db: self.db.clone(),
            clock: self.clock.clone(),
            lease: self.options.lease,
            stopping: Arc::clone(&self.stopping),
        };
        let ended = match handler {
            Handler::Blocking(run) => tokio::task::spawn_blocking(move || run(&work)).await,
            Handler::Asynchronous(run) => tokio::spawn(async move { run(work).await }).await,
        };
        ended.unwrap_or_else(|error| Outcome::Retry(format!("the handler broke off: {error}")))
    }

    /// Writes the outcome down, again and again while the database is away and the lease holds.
    async fn write_down(&self, job: Claimed, outcome: Outcome) {
        let lease_ends = self.clock.now() + self.options.lease;
        let chance = self.randomness.fraction();
        while self.clock.now() < lease_ends {
            let now = self.clock.now();
            let again = now + backoff(job.attempt, chance);
            let (own, outcome) = (job.clone(), outcome.clone());
            match self
                .blocking(move |db| db.write(|tx| finish(tx, &own, &outcome, now, again)))
                .await
            {
                Some(true) => return,
                Some(false) => {
                    tracing::warn!(job = %job.id, kind = job.kind, "its lease was lost before it ended");
                    return;
                }
                None => tokio::time::sleep(self.options.poll).await,
            }
        }
    }
}
