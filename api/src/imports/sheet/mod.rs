//! A sheet: the rows of one noun on their way from files to records.

mod decide;
mod identify;
mod read;
mod sound;
mod write;

use std::collections::{HashMap, HashSet};
use std::fmt;

use chrono::{DateTime, Utc};
use porta_contract::Noun;

use super::nouns::Importable;
use super::progress::Progress;
use super::read::Contents;
use super::references::References;
use super::report::Report;
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::change::Author;
use crate::catalog::check::Rules as Checks;
use crate::catalog::city::City;
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::fact::Fact;
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::offer::Offer;
use crate::catalog::page::Page;
use crate::catalog::provider::{Provider, ReviewContact};
use crate::catalog::responsibility::Responsibility;
use crate::catalog::selection::Selection;
use crate::catalog::topic::Topic;
use crate::spine::db::{AnyConnection, DbError, Tx};

/// What is stored beside the records of a city and decides what an import may do.
#[derive(Debug, Default)]
pub struct Beside {
    /// Records that a person changed since the last import.
    pub touched: HashSet<String>,
    /// Records by the legacy addresses that lead to them.
    pub legacy: HashMap<String, String>,
    /// Review contacts by provider id.
    pub contacts: HashMap<String, ReviewContact>,
}

/// What all sheets of an import share.
pub struct Work<'a> {
    /// What was read.
    pub contents: &'a Contents,
    /// The city.
    pub city: &'a City,
    /// Grammars.
    pub checks: Checks,
    /// Now.
    pub at: DateTime<Utc>,
    /// What is stored beside the records.
    pub beside: Beside,
    /// What records may refer to.
    pub references: References,
    /// What is told of it.
    pub report: Report,
    /// New records that are rejected: what needs them is rejected too.
    pub rejected: HashSet<String>,
    /// Who hears how far it is.
    pub progress: &'a dyn Progress,
}

/// What is written together with a record.
#[derive(Debug, Default)]
struct Extras {
    /// Legacy addresses that do not lead to it yet.
    legacy: Vec<String>,
    /// A review contact where there is none yet.
    contact: Option<ReviewContact>,
    /// A review contact that differs from the one there is.
    other_contact: bool,
}

/// A record as the file wants it.
struct Draft<R> {
    /// Its row in the contents.
    row: usize,
    /// Its row in the report.
    report: usize,
    record: R,
    stored: Option<R>,
    extras: Extras,
    /// Ids of records of this import that it refers to.
    needs: Vec<String>,
}

/// The rows of one noun.
pub struct Sheet<R> {
    stored: Vec<R>,
    drafts: Vec<Draft<R>>,
}

impl<R> fmt::Debug for Sheet<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("stored", &self.stored.len())
            .field("drafts", &self.drafts.len())
            .finish()
    }
}

/// The stages of a sheet, whatever its noun. Each runs for all sheets before the next one begins.
pub trait AnySheet: fmt::Debug {
    /// Loads what is stored and makes it known to references.
    fn load(&mut self, conn: &mut AnyConnection, city: &City, references: &mut References) -> Result<(), DbError>;
    /// Finds for each row the record it means, or makes a new one.
    fn identify(&mut self, work: &mut Work<'_>);
    /// Reads the fields.
    fn read(&mut self, work: &mut Work<'_>);
    /// Checks what rows must not do to each other.
    fn check(&mut self, work: &mut Work<'_>);
    /// Rejects rows that need rejected ones; true when there were any.
    fn reject_dependents(&mut self, work: &mut Work<'_>) -> bool;
    /// Compares with what is stored.
    fn decide(&mut self, work: &mut Work<'_>);
    /// Writes.
    fn write(
        &mut self,
        tx: &mut Tx<'_>,
        author: &Author<'_>,
        report: &mut Report,
        progress: &dyn Progress,
    ) -> Result<(), DbError>;
}

/// Sheets for every noun, in the order in which they are written.
pub fn all() -> Vec<Box<dyn AnySheet>> {
    vec![
        Box::new(Sheet::<District>::default()),
        Box::new(Sheet::<Category>::default()),
        Box::new(Sheet::<Topic>::default()),
        Box::new(Sheet::<Provider>::default()),
        Box::new(Sheet::<Location>::default()),
        Box::new(Sheet::<Offer>::default()),
        Box::new(Sheet::<Event>::default()),
        Box::new(Sheet::<Page>::default()),
        Box::new(Sheet::<Fact>::default()),
        Box::new(Sheet::<Article>::default()),
        Box::new(Sheet::<Need>::default()),
        Box::new(Sheet::<Responsibility>::default()),
    ]
}

impl<R> Default for Sheet<R> {
    fn default() -> Self {
        Self {
            stored: Vec::new(),
            drafts: Vec::new(),
        }
    }
}

impl<R: Importable> AnySheet for Sheet<R> {
    fn load(&mut self, conn: &mut AnyConnection, city: &City, references: &mut References) -> Result<(), DbError> {
        self.stored = R::load(conn, Selection::City(&city.id))?;
        for record in &self.stored {
            references.add(
                R::NOUN,
                record.id(),
                record.meta().external_id.as_deref(),
                Some(record.slug()),
            );
            if record.is_secret() {
                references.mark_secret(record.id());
            }
        }
        Ok(())
    }

    fn identify(&mut self, work: &mut Work<'_>) {
        self.identify_rows(work);
    }

    fn read(&mut self, work: &mut Work<'_>) {
        self.read_rows(work);
    }

    fn check(&mut self, work: &mut Work<'_>) {
        self.settle_slugs(work);
        self.find_circles(work);
    }

    fn reject_dependents(&mut self, work: &mut Work<'_>) -> bool {
        self.reject_those_in_need(work)
    }

    fn decide(&mut self, work: &mut Work<'_>) {
        self.compare(work);
    }

    fn write(
        &mut self,
        tx: &mut Tx<'_>,
        author: &Author<'_>,
        report: &mut Report,
        progress: &dyn Progress,
    ) -> Result<(), DbError> {
        self.write_drafts(tx, author, report, progress)
    }
}

/// The noun of a sheet for messages.
const fn noun_of<R: Importable>() -> Noun {
    R::NOUN
}
