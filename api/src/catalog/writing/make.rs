//! Making, reading, changing and upserting records of any noun; blocking.

use porta_contract::{FieldError, Publication};

use super::draft::{self, Target, city_of, stored};
use super::once::Once;
use super::sheet::field;
use super::write::{Done, Way, wire, write};
use super::written::Written;
use super::{Answer, Author, Draft, Tools, note_looks};
use crate::catalog::check::text;
use crate::spine::db::AnyConnection;
use crate::spine::http::Failure;
use actix_web::http::StatusCode;

/// How often a slug is made anew when somebody else took it meanwhile.
const ATTEMPTS: u32 = 3;
/// The longest id of a partner.
const LONGEST_EXTERNAL: usize = 200;

/// Reads a record as it is, drafts too.
pub fn read<T: Written>(tools: &Tools, author: &Author, name: &str) -> Result<Answer, Failure> {
    let (record, answer) = tools.database.read_snapshot(|conn| {
        let city = city_of(conn, author)?;
        let record: T = stored(conn, author, Target { name, version: None })?;
        let body = wire(conn, author, (&city, tools), &record, Vec::new())?;
        let answer = Answer::of(StatusCode::OK, &body, Some(record.meta().version))?;
        Ok::<_, Failure>((record, answer))
    })?;
    note_looks(tools, author, [&record], "record")?;
    Ok(answer)
}

/// Makes a record; only tries to where `trial` says so.
pub fn make<T: Written>(
    tools: &Tools,
    author: &Author,
    new: &T::New,
    (trial, once): (bool, Option<&Once>),
) -> Result<Answer, Failure> {
    let now = tools.clock.now();
    if let Some(once) = once
        && let Some(kept) = tools.database.read(|conn| once.answered(conn, now))?
    {
        return Ok(kept);
    }
    again(|| {
        let draft = tools
            .database
            .read_snapshot(|conn| draft::of_new::<T>(conn, tools, author, (new.clone(), None)))?;
        tools.commit(trial, |tx| {
            let answer = write(tx, tools, author, draft)?.answer(tx.conn, author, tools)?;
            if let Some(once) = once {
                once.keep(tx, &answer, now)?;
            }
            Ok(answer)
        })
    })
}

/// Tries once more when a race took the slug that was free a moment ago.
fn again(make: impl Fn() -> Result<Answer, Failure>) -> Result<Answer, Failure> {
    let mut attempt = 1;
    loop {
        match make() {
            Err(Failure::Conflict(_)) if attempt < ATTEMPTS => attempt += 1,
            ended => return ended,
        }
    }
}

/// Changes the version of a record that the caller has read. A change that changes nothing writes nothing.
pub fn change<T: Written>(
    tools: &Tools,
    author: &Author,
    (target, change, minor): (Target<'_>, T::Change, bool),
    trial: bool,
) -> Result<Answer, Failure> {
    let draft = tools
        .database
        .read_snapshot(|conn| draft::of_change::<T>(conn, tools, author, (target, change, minor)))?;
    put(tools, author, draft, trial)
}

/// Writes a draft of a change, if it changes anything.
pub fn put<T: Written>(tools: &Tools, author: &Author, draft: Draft<T>, trial: bool) -> Result<Answer, Failure> {
    let Draft { before, record, .. } = &draft;
    // The answer shows the record, even where nothing is written.
    note_looks(tools, author, before, "change")?;
    if before.as_ref() == Some(record) {
        let done = Done {
            city: draft.city,
            record: draft.record,
            way: Way::Same,
            warnings: draft.warnings,
        };
        return tools.database.read(|conn| done.answer(conn, author, tools));
    }
    tools.commit(trial, |tx| {
        write(tx, tools, author, draft)?.answer(tx.conn, author, tools)
    })
}

/// Makes or changes the record that a partner knows by its own id, so that it is as the body says. The same once more changes nothing.
pub fn upsert<T: Written>(
    tools: &Tools,
    author: &Author,
    (external, version, new): (&str, Option<i64>, &T::New),
    trial: bool,
) -> Result<Answer, Failure> {
    sound(external)?;
    again(|| {
        let draft = tools
            .database
            .read_snapshot(|conn| match T::by_external_id(conn, &author.city, external)? {
                Some(id) => over(conn, tools, author, (&id, version, new.clone())),
                None => draft::of_new::<T>(conn, tools, author, (new.clone(), Some(external))),
            })?;
        put(tools, author, draft, trial)
    })
}

fn sound(external: &str) -> Result<(), Failure> {
    let fault = match text("external_id", external, LONGEST_EXTERNAL) {
        Err(fault) => fault.message,
        Ok(()) if external.trim().is_empty() => "the id must not be empty".to_owned(),
        Ok(()) => return Ok(()),
    };
    Err(Failure::BadRequest(format!(
        "The id in the path cannot be taken: {fault}."
    )))
}

/// A body that makes a record, read as a change of the one that is there.
fn over<T: Written>(
    conn: &mut AnyConnection,
    tools: &Tools,
    author: &Author,
    (name, version, new): (&str, Option<i64>, T::New),
) -> Result<Draft<T>, Failure> {
    let (mut start, change) = T::begin(new);
    let mut draft = draft::of_change::<T>(conn, tools, author, (Target { name, version }, change.clone(), false))?;
    // Its address, who it belongs to and which language it is written in stay as they are: read the body as a new one would be, and
    // compare. The slug is taken, of course.
    let slug = start.slug.take();
    let provider = start.provider.clone();
    let as_new = draft::of_start::<T>(conn, tools, author, (start, change, Some(name)))?.record;
    let mut errors = Vec::new();
    let mut stays = |name: &str, same: bool| {
        if !same {
            errors.push(FieldError {
                pointer: Some(field(name).to_string()),
                parameter: None,
                code: "stays".to_owned(),
                detail: format!("`{name}` of a record that is there cannot be changed this way; ask the city's staff."),
            });
        }
    };
    stays("slug", slug.is_none_or(|slug| slug == draft.record.slug()));
    stays(
        "provider",
        provider.is_none() || as_new.provider() == draft.record.provider(),
    );
    stays("lang", as_new.lang() == draft.record.lang());
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    match draft.record.publication() {
        Publication::Archived => Err(Failure::Conflict(
            "This record is archived; the city's staff can bring it back.".to_owned(),
        )),
        // One that was sent back is meant for the public again, unless the body says otherwise.
        Publication::Draft => {
            draft.record.set_publication(as_new.publication());
            Ok(draft)
        }
        _ => Ok(draft),
    }
}
