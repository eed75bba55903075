//! A whole program for a test: a database of its own, a clock that stands still, and a node with the demo city.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use porta_api::catalog::change::Author;
use porta_api::catalog::record::{self, Record};
use porta_api::catalog::selection::Selection;
use porta_api::demo;
use porta_api::spine::change_log::Actor;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::{AnyConnection, Database, DbError};
use porta_api::spine::ids::CityId;
use porta_contract::ChangeAction;
use tempfile::TempDir;

use super::{Node, TestDatabase, at};

/// A Tuesday, 11:00 in Trier.
pub const NOW: &str = "2026-11-24T10:00:00Z";

/// A database, a clock, and a node that answers; more nodes can be started beside it.
pub struct TestApp {
    node: Option<Node>,
    pub db: TestDatabase,
    pub clock: Clock,
    folder: TempDir,
}

impl TestApp {
    /// Without any city.
    pub fn empty() -> Self {
        Self::over(TestDatabase::new())
    }

    /// With the demo city Trier.
    pub fn demo() -> Self {
        let db = TestDatabase::new();
        let clock = Clock::fixed(at(NOW));
        assert!(demo::install(&db, &clock).unwrap().written);
        Self::over(db)
    }

    /// Over a database that is there already.
    pub fn over(db: TestDatabase) -> Self {
        let clock = Clock::fixed(at(NOW));
        let folder = tempfile::tempdir().unwrap();
        let node = Node::start(&db, &clock, folder.path());
        Self {
            node: Some(node),
            db,
            clock,
            folder,
        }
    }

    /// Where the read side is kept on disk.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Another node of the same database, with pools, listeners and a folder of its own.
    pub fn another_node(&self, folder: &Path) -> Node {
        Node::start(&self.db.another_node(), &self.clock, folder)
    }

    /// Ends the node and starts it again on the same folder.
    pub fn restart(&mut self) {
        self.restart_on(&self.db.another_node());
    }

    /// Ends the node and starts it again on the same folder, over a database that may be another.
    pub fn restart_on(&mut self, database: &Database) {
        if let Some(node) = self.node.take() {
            node.stop();
        }
        self.node = Some(Node::start(database, &self.clock, self.folder.path()));
    }

    pub fn set_clock(&self, time: &str) {
        self.clock.set(at(time));
    }

    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// The id of a city.
    pub fn city(&self, slug: &str) -> CityId {
        let city = self.db.read(|conn| porta_api::catalog::city::by_slug(conn, slug));
        city.unwrap().unwrap().id
    }

    /// All records of a kind in Trier, as the catalog has them.
    pub fn all<T>(&self, load: impl FnOnce(&mut AnyConnection, Selection<'_>) -> Result<Vec<T>, DbError>) -> Vec<T> {
        let city = self.city("trier");
        self.db.read(|conn| load(conn, Selection::City(&city))).unwrap()
    }

    /// One of them, by slug.
    pub fn one<T: Record>(
        &self,
        slug: &str,
        load: impl FnOnce(&mut AnyConnection, Selection<'_>) -> Result<Vec<T>, DbError>,
    ) -> T {
        let mut all = self.all(load).into_iter();
        all.find(|one| one.slug() == slug).unwrap()
    }

    /// Writes a new record through the catalog, as this node.
    pub fn create<R: Record>(&self, record: &R) {
        self.create_on(&self.node().database, record);
    }

    /// The same as another node.
    pub fn create_on<R: Record>(&self, database: &Database, record: &R) {
        let author = self.author();
        database
            .write::<_, DbError>(|tx| record::create(tx, &author, record))
            .unwrap();
    }

    /// Writes a changed record through the catalog, as this node.
    pub fn change<R: Record>(&self, record: &mut R) {
        self.change_on(&self.node().database, record);
    }

    /// The same as another node.
    pub fn change_on<R: Record>(&self, database: &Database, record: &mut R) {
        let author = self.author();
        let done = database.write::<_, DbError>(|tx| record::change(tx, &author, record, ChangeAction::Updated));
        assert!(done.unwrap(), "somebody else was faster");
    }

    fn author(&self) -> Author<'static> {
        Author {
            actor: &Actor::System,
            at: self.clock.now(),
        }
    }

    fn node(&self) -> &Node {
        self.node.as_ref().unwrap()
    }
}

impl Deref for TestApp {
    type Target = Node;

    fn deref(&self) -> &Node {
        self.node()
    }
}
