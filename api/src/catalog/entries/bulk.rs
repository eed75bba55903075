//! Many writes of records of one noun: all or nothing, or each by itself with a report.

use actix_web::ResponseError;
use actix_web::http::StatusCode;
use porta_contract::{Bulk, BulkItem, BulkMode, BulkReport, BulkResult, BulkVerb, FieldError, RecordState};

use super::trash;
use super::verbs::{self, Verb, state};
use crate::catalog::writing::draft::{self, Target};
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{Answer, Author, Once, Tools, Written, write};
use crate::spine::db::Tx;
use crate::spine::http::{Failure, Pointer, body_of};

/// Most writes of a request.
const MOST: usize = 500;

/// Does them; blocking.
pub fn run<T: Written>(
    tools: &Tools,
    author: &Author,
    bulk: &Bulk,
    (trial, once): (bool, Option<&Once>),
) -> Result<Answer, Failure> {
    let now = tools.clock.now();
    if let Some(once) = once
        && let Some(kept) = tools.database.read(|conn| once.answered(conn, now))?
    {
        return Ok(kept);
    }
    if bulk.items.len() > MOST {
        return Err(at(
            &field("items"),
            "too_long",
            format!("`items` may hold {MOST} writes."),
        ));
    }
    match bulk.mode {
        BulkMode::All => tools.commit(trial, |tx| {
            let answer = answered(together::<T>(tx, tools, author, &bulk.items)?)?;
            if let Some(once) = once {
                once.keep(tx, &answer, now)?;
            }
            Ok(answer)
        }),
        BulkMode::Each => {
            let answer = answered(apart::<T>(tools, author, &bulk.items, trial)?)?;
            if let Some(once) = once.filter(|_| !trial) {
                tools.commit(false, |tx| once.keep(tx, &answer, now))?;
            }
            Ok(answer)
        }
        BulkMode::Unrecognised => Err(at(
            &field("mode"),
            "unknown_word",
            "`mode` takes all or each.".to_owned(),
        )),
    }
}

fn answered(items: Vec<BulkResult>) -> Result<Answer, Failure> {
    let refused = items.iter().filter(|item| item.problem.is_some()).count();
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let report = BulkReport {
        done: number(items.len() - refused),
        refused: number(refused),
        items,
    };
    Answer::of(StatusCode::OK, &report, None)
}

/// All of them in a transaction at work; everything that is wrong with any of them is told.
fn together<T: Written>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    author: &Author,
    items: &[BulkItem],
) -> Result<Vec<BulkResult>, Failure> {
    let (mut results, mut errors) = (Vec::new(), Vec::new());
    for (index, item) in items.iter().enumerate() {
        match one::<T>(tx, tools, author, item) {
            Ok(record) => results.push(done(record)),
            // What a caller can put right is collected; after anything else the transaction cannot go on.
            Err(failure) if is_of_caller(&failure) => errors.extend(placed(&failure, index)),
            Err(failure) => return Err(failure),
        }
    }
    if errors.is_empty() {
        Ok(results)
    } else {
        Err(Failure::Invalid(errors))
    }
}

/// Each in a transaction of its own.
fn apart<T: Written>(
    tools: &Tools,
    author: &Author,
    items: &[BulkItem],
    trial: bool,
) -> Result<Vec<BulkResult>, Failure> {
    let mut results = Vec::with_capacity(items.len());
    for item in items {
        match tools.commit(trial, |tx| one::<T>(tx, tools, author, item)) {
            Ok(record) => results.push(done(record)),
            Err(failure) if is_of_caller(&failure) || matches!(failure, Failure::Conflict(_)) => {
                results.push(BulkResult {
                    record: None,
                    problem: Some(failure.problem(None)),
                })
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(results)
}

const fn done(record: RecordState) -> BulkResult {
    BulkResult {
        record: Some(record),
        problem: None,
    }
}

/// Refusals that were found before anything was written.
const fn is_of_caller(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Invalid(_) | Failure::Stale(_) | Failure::NotFound(_) | Failure::Forbidden(_) | Failure::NeedsIfMatch
    )
}

/// A refusal with its place in the whole body.
fn placed(failure: &Failure, index: usize) -> Vec<FieldError> {
    let place = field("items").entry(index);
    match failure {
        Failure::Invalid(errors) => {
            let inside = errors.iter().cloned().map(|mut error| {
                let rest = error
                    .pointer
                    .as_deref()
                    .unwrap_or("#")
                    .trim_start_matches('#')
                    .to_owned();
                error.pointer = Some(format!("{place}/body{rest}"));
                error
            });
            inside.collect()
        }
        other => {
            let detail = other.detail().unwrap_or_else(|| other.status_code().to_string());
            let Failure::Invalid(errors) = at(&place, other.code(), detail) else {
                return Vec::new();
            };
            errors
        }
    }
}

fn at(place: &Pointer, code: &str, detail: String) -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: Some(place.to_string()),
        parameter: None,
        code: code.to_owned(),
        detail,
    }])
}

fn one<T: Written>(tx: &mut Tx<'_>, tools: &Tools, author: &Author, item: &BulkItem) -> Result<RecordState, Failure> {
    let missing = |name: &str| at(&field(name), "missing", format!("This write needs `{name}`."));
    let target = || {
        Ok::<_, Failure>(Target {
            name: item.id.as_deref().ok_or_else(|| missing("id"))?,
            version: Some(item.version.ok_or(Failure::NeedsIfMatch)?),
        })
    };
    let verb = match item.verb {
        BulkVerb::Create => {
            let body = item.body.as_ref().ok_or_else(|| missing("body"))?;
            let new: T::New = body_of(body, &[])?;
            let draft = draft::of_new::<T>(tx.conn, tools, author, (new, None))?;
            return Ok(state(&write(tx, tools, author, draft)?));
        }
        BulkVerb::Change => {
            let body = item.body.as_ref().ok_or_else(|| missing("body"))?;
            let change: T::Change = body_of(body, T::CLEARABLE)?;
            let draft = draft::of_change::<T>(tx.conn, tools, author, (target()?, change, false))?;
            return Ok(state(&write(tx, tools, author, draft)?));
        }
        BulkVerb::Delete if author.is_editor() => {
            return Ok(state(&trash::deleted::<T>(tx, tools, author, target()?)?));
        }
        BulkVerb::Delete => {
            return Err(Failure::Forbidden(
                "Only the city's staff delete; archive it.".to_owned(),
            ));
        }
        BulkVerb::Publish => Verb::Publish,
        BulkVerb::Unpublish => Verb::Unpublish,
        BulkVerb::Submit => Verb::Submit,
        BulkVerb::Archive => Verb::Archive,
        BulkVerb::Unrecognised => {
            let words = BulkVerb::WORDS.join(", ");
            return Err(at(&field("do"), "unknown_word", format!("`do` takes one of {words}.")));
        }
    };
    Ok(state(&verbs::moved::<T>(tx, tools, author, (target()?, verb))?))
}
