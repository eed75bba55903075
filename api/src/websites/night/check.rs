//! The check of one city: its hosts beside each other, the pages of each host one after the other.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use futures_util::stream;
use url::Url;

use super::Payload;
use crate::catalog::city;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::jobs::Outcome;
use crate::websites::named::urls;
use crate::websites::rows::{note, of_city};
use crate::websites::{Asker, Finding, Tools};

/// From how many hosts on it tells that none of them answers: then it is our own line that is down, and nobody is blamed.
const ENOUGH_HOSTS: usize = 5;

/// The websites to look at, by host.
type Hosts = BTreeMap<String, Vec<String>>;
/// What was found.
type Findings = Vec<(String, Finding)>;

/// Checks the websites of a city. What has been looked at this night is not asked again. `stopping` ends it early, with what has been
/// found so far.
pub async fn check_city(tools: &Tools, payload: &Payload, stopping: &(dyn Fn() -> bool + Sync)) -> Outcome {
    let job = payload.clone();
    let hosts = match blocking(tools, move |tools| {
        tools.database.read(|conn| due(conn, (&job, tools.clock.now())))
    })
    .await
    {
        Ok(hosts) => hosts,
        Err(outcome) => return outcome,
    };
    let asked = hosts.len();
    let (asker, findings) = (&*tools.asker, stream::iter(hosts.into_values()));
    let findings: Vec<Findings> = findings
        .map(|pages| one_host(asker, pages, stopping))
        .buffer_unordered(asker.hosts().max(1))
        .collect()
        .await;
    asker.tidy();
    let stopped = stopping();
    let findings: Findings = findings.into_iter().flatten().collect();
    if asked >= ENOUGH_HOSTS && !findings.iter().any(|(_, finding)| finding.was_answered()) {
        return Outcome::Retry("not one of many hosts has answered: is the line of this machine down?".to_owned());
    }
    let job = payload.clone();
    match blocking(tools, move |tools| write(tools, &job, &findings)).await {
        Err(outcome) => outcome,
        Ok(()) if stopped => Outcome::Retry("the node is shutting down".to_owned()),
        Ok(()) => Outcome::Done,
    }
}

/// Looks at the pages of one host, one after the other.
async fn one_host(asker: &Asker, pages: Vec<String>, stopping: &(dyn Fn() -> bool + Sync)) -> Findings {
    let mut findings = Findings::with_capacity(pages.len());
    for url in pages {
        if stopping() {
            break;
        }
        let finding = asker.look(&url).await;
        findings.push((url, finding));
    }
    findings
}

/// What is to be looked at this night. Nothing of a city that is gone, or has become a demo.
fn due(conn: &mut AnyConnection, (job, now): (&Payload, DateTime<Utc>)) -> Result<Hosts, DbError> {
    let mut hosts = Hosts::new();
    let city = city::named(conn, &job.city.to_string())?;
    if city.is_none_or(|city| city.demo) {
        return Ok(hosts);
    }
    let rows = of_city(conn, &job.city)?;
    let seen = |url: &String| rows.get(url).is_some_and(|row| row.checked_at >= job.night.naive_utc());
    for url in urls(conn, &job.city, now)?.into_iter().filter(|url| !seen(url)) {
        let host = Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned));
        hosts.entry(host.unwrap_or_default()).or_default().push(url);
    }
    Ok(hosts)
}

fn write(tools: &Tools, job: &Payload, findings: &Findings) -> Result<(), DbError> {
    let at = tools.clock.now();
    tools.database.write(|tx: &mut Tx<'_>| {
        let named = urls(tx.conn, &job.city, at)?;
        note(tx, (&job.city, &named), findings, at)
    })
}

/// Runs database work off the async threads.
async fn blocking<T: Send + 'static>(
    tools: &Tools,
    work: impl FnOnce(&Tools) -> Result<T, DbError> + Send + 'static,
) -> Result<T, Outcome> {
    let tools = tools.clone();
    match tokio::task::spawn_blocking(move || work(&tools)).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Outcome::Retry(error.to_string())),
        Err(error) => Err(Outcome::Retry(format!("the work broke off: {error}"))),
    }
}
