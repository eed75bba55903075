//! The job that asks the machine. It looks again before and after: at what is public, at what a human did meanwhile.

use std::sync::Arc;

use porta_contract::{MachineState, Noun, Origin, Texts};
use serde::{Deserialize, Serialize};

use super::ask::{Machine, Reason, Refusal};
use super::requests::end;
use crate::catalog::change::Author;
use crate::catalog::selection::Selection;
use crate::spine::change_log::Actor;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::jobs::{Handlers, Outcome, Work};
use crate::translation::fields::{Field, filled};
use crate::translation::one::{Kind, New, put};
use crate::translation::{AnyRecord, Tools};

/// Kind of the job.
pub const TRANSLATE: &str = "translate";

/// What the job is about: ids only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub record: String,
    /// Language to translate into.
    pub lang: String,
    /// Version of the source that was asked for.
    pub source_version: i64,
    /// Which time it was asked.
    pub round: i64,
}

/// Adds the handler, if a machine is set up.
#[must_use]
pub fn handlers(handlers: Handlers, tools: Tools) -> Handlers {
    let Some(machine) = tools.machine.clone() else {
        return handlers;
    };
    let tools = Arc::new(tools);
    handlers.asynchronous(TRANSLATE, move |work: Work| {
        let (tools, machine) = (Arc::clone(&tools), machine.clone());
        async move {
            let last = work.job.attempt >= work.job.max_attempts;
            match work.payload::<Payload>() {
                Ok(payload) => translate_now(&tools, &machine, payload, last).await,
                Err(outcome) => outcome,
            }
        }
    })
}

/// What is sent: the fields of a source with their words.
type Asked = (String, Vec<(Field, String)>);

/// Does the work of one job; `last` gives up instead of trying again.
pub async fn translate_now(tools: &Arc<Tools>, machine: &Machine, payload: Payload, last: bool) -> Outcome {
    let job = Arc::new(payload);
    let asked = match blocking(tools, &job, |tools, job| tools.database.read(|conn| source(conn, job))).await {
        Ok(Some(asked)) => asked,
        Ok(None) => return finish(tools, &job, (MachineState::Needless, None), Outcome::Done).await,
        Err(outcome) => return outcome,
    };
    let (lang, fields) = asked;
    let texts: Vec<&str> = fields.iter().map(|(_, words)| words.as_str()).collect();
    let answer = machine.translate((&lang, &job.lang), &texts).await;
    match answer.and_then(|words| read(&fields, &words)) {
        Ok(texts) => {
            let name = machine.name();
            match blocking(tools, &job, move |tools, job| write(tools, job, texts, name)).await {
                Ok(outcome) => outcome,
                Err(outcome) => outcome,
            }
        }
        Err(Refusal::Later(reason)) if !last => Outcome::Retry(format!("the machine: {}", reason.as_str())),
        Err(Refusal::Later(reason)) => give_up(tools, &job, MachineState::Failed, reason).await,
        Err(Refusal::Never(reason)) => give_up(tools, &job, MachineState::Refused, reason).await,
    }
}

async fn give_up(tools: &Arc<Tools>, job: &Arc<Payload>, state: MachineState, reason: Reason) -> Outcome {
    let outcome = Outcome::Fail(format!("the machine: {}", reason.as_str()));
    finish(tools, job, (state, Some(reason.as_str())), outcome).await
}

async fn finish(
    tools: &Arc<Tools>,
    job: &Arc<Payload>,
    how: (MachineState, Option<&'static str>),
    outcome: Outcome,
) -> Outcome {
    let done = blocking(tools, job, move |tools, job| {
        let at = tools.clock.now();
        tools
            .database
            .write(|tx| end(tx, (&job.record, &job.lang, job.round), how, at))
    });
    done.await.map_or_else(|failed| failed, |()| outcome)
}

/// Runs database work off the async threads.
async fn blocking<T: Send + 'static>(
    tools: &Arc<Tools>,
    job: &Arc<Payload>,
    work: impl FnOnce(&Tools, &Payload) -> Result<T, DbError> + Send + 'static,
) -> Result<T, Outcome> {
    let (tools, job) = (Arc::clone(tools), Arc::clone(job));
    match tokio::task::spawn_blocking(move || work(&tools, &job)).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Outcome::Retry(error.to_string())),
        Err(error) => Err(Outcome::Retry(format!("the work broke off: {error}"))),
    }
}

/// The record, if it is still to be translated: public, not secret, its source as it was asked for, and no text made from that
/// there yet, by a human least of all.
fn wanted(conn: &mut AnyConnection, job: &Payload) -> Result<Option<AnyRecord>, DbError> {
    let ids = [job.record.clone()];
    let record = AnyRecord::load(conn, job.noun, Selection::Ids(&ids))?.pop();
    Ok(record.filter(|record| {
        let there = record
            .text(&job.lang)
            .is_some_and(|text| text.origin != Origin::Draft && text.source_version >= record.text_version());
        let same_source = record.text_version() == job.source_version && record.source_lang() != job.lang;
        record.is_public() && same_source && !there
    }))
}

fn source(conn: &mut AnyConnection, job: &Payload) -> Result<Option<Asked>, DbError> {
    let Some(record) = wanted(conn, job)? else {
        return Ok(None);
    };
    let texts = record.source();
    let fields: Vec<(Field, String)> = filled(&texts)
        .into_iter()
        .map(|field| {
            let words = field.of(&texts).to_owned();
            (field, words)
        })
        .collect();
    Ok((!fields.is_empty()).then(|| (record.source_lang().to_owned(), fields)))
}

/// What came back, field by field.
fn read(fields: &[(Field, String)], words: &[String]) -> Result<Texts, Refusal> {
    let mut texts = Texts::default();
    for ((field, _), words) in fields.iter().zip(words) {
        let clean = field.clean(words).map_err(|fault| match fault.code {
            "too_long" => Refusal::Never(Reason::TooLong),
            _ => Refusal::Never(Reason::BadAnswer),
        })?;
        field.set(&mut texts, clean);
    }
    Ok(texts)
}

fn write(tools: &Tools, job: &Payload, texts: Texts, name: &str) -> Result<Outcome, DbError> {
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let key = (job.record.as_str(), job.lang.as_str(), job.round);
        let Some(before) = wanted(tx.conn, job)? else {
            end(tx, key, (MachineState::Needless, None), at)?;
            return Ok(Outcome::Done);
        };
        let mut record = before.clone();
        let new = New {
            lang: job.lang.clone(),
            texts,
            source_version: job.source_version,
            kind: Kind::Machine(name.to_owned()),
            by: None,
            at,
        };
        put(&mut record.text_set(), &new);
        let author = Author {
            actor: &Actor::System,
            at,
        };
        if !record.write(tx, &author, &before)? {
            return Ok(Outcome::Retry("somebody was faster".to_owned()));
        }
        end(tx, key, (MachineState::Done, None), at)?;
        Ok(Outcome::Done)
    })
}
