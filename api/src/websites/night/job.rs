//! The jobs of the check.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::future::{Either, select};
use serde::{Deserialize, Serialize};

use super::{TICK, check_city, tick};
use crate::spine::ids::CityId;
use crate::spine::jobs::{Handlers, Outcome, Work};
use crate::websites::Tools;

/// Kind of the job that checks a city.
pub const CHECK: &str = "websites.check";
/// Between two prolongations of the job's lease.
const RENEW_EVERY: Duration = Duration::from_secs(60);

/// What the job is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// The city.
    pub city: CityId,
    /// When its night began: what has been looked at since is not asked again.
    pub night: DateTime<Utc>,
}

/// Adds the handlers.
#[must_use]
pub fn handlers(handlers: Handlers, tools: Tools) -> Handlers {
    let ticking = tools.clone();
    let handlers = handlers.blocking(TICK, move |_| match tick(&ticking) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    });
    handlers.asynchronous(CHECK, move |work: Work| {
        let tools = tools.clone();
        async move {
            let payload = match work.payload::<Payload>() {
                Ok(payload) => payload,
                Err(outcome) => return outcome,
            };
            let stopping = || work.is_stopping();
            while_leased(&work, check_city(&tools, &payload, &stopping)).await
        }
    })
}

/// Works as long as the job is this worker's own; what was found is left behind when it is not.
async fn while_leased(work: &Work, check: impl Future<Output = Outcome>) -> Outcome {
    let renewing = async {
        loop {
            tokio::time::sleep(RENEW_EVERY).await;
            let own = work.clone();
            match tokio::task::spawn_blocking(move || own.renew()).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => return error.to_string(),
                Err(error) => return error.to_string(),
            }
        }
    };
    match select(pin!(check), pin!(renewing)).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right((reason, _)) => Outcome::Retry(reason),
    }
}
