//! The index: documents on disk or in memory, changed in batches, read by generations.

mod document;
mod places;
mod schema;
mod snapshot;

use std::{
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwap;
use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

pub(super) use document::{Traits, glued_words, script_letter, start_term};
pub(super) use schema::{Fields, found_in};
pub(super) use snapshot::{Segment, Snapshot};

use super::{
    lexicon::Lexicon,
    query,
    types::{Noun, Query, SearchAnswer, SearchDocument, SearchError, Suggestion},
    vocabulary::Vocabulary,
};

/// Memory for new documents before they go to disk, in bytes.
const WRITER_BYTES: usize = 32 * 1024 * 1024;

/// What a commit says about itself.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    position: String,
    vocabulary: u64,
    schema: u32,
}

/// Whether documents must be indexed anew after the vocabulary changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VocabularyChange {
    /// Nothing changed.
    Same,
    /// Call [`SearchIndex::rebuild`]: until then, new words find nothing by concept.
    NeedsRebuild,
}

/// A city's search. Cheap to share behind an `Arc`; reads never wait for writes.
pub struct SearchIndex {
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    lexicon: ArcSwap<Lexicon>,
    /// The fingerprint of the vocabulary in use.
    vocabulary: AtomicU64,
    /// The fingerprint of the vocabulary the documents were built with.
    built_with: AtomicU64,
    snapshot: ArcSwap<Snapshot>,
    scratch: query::ScratchPool,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex")
            .field("documents", &self.len())
            .finish_non_exhaustive()
    }
}

impl SearchIndex {
    /// Opens the index in a folder of its own, or an empty one in memory. An index that is damaged or of an older form
    /// is replaced by an empty one: it can always be rebuilt from the records.
    ///
    /// # Errors
    /// [`SearchError`] if the folder can't be read or written, holds something else, or another process writes to it.
    pub fn open(dir: Option<&Path>, vocabulary: &Vocabulary) -> Result<Self, SearchError> {
        let (schema, fields) = Fields::build();
        let index = match dir {
            None => Index::create_in_ram(schema),
            Some(dir) => open_folder(dir, &schema)?,
        };
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let lexicon = Arc::new(Lexicon::compile(vocabulary));
        let snapshot = Snapshot::open(&reader.searcher(), fields, Arc::clone(&lexicon))?;
        let fingerprint = vocabulary.fingerprint();
        let built_with = payload(&index).map_or(fingerprint, |payload| payload.vocabulary);
        Ok(Self {
            fields,
            reader,
            writer: Mutex::new(writer),
            lexicon: ArcSwap::new(lexicon),
            vocabulary: AtomicU64::new(fingerprint),
            built_with: AtomicU64::new(built_with),
            snapshot: ArcSwap::from_pointee(snapshot),
            scratch: query::ScratchPool::default(),
        })
    }

    /// An empty index in memory.
    ///
    /// # Errors
    /// [`SearchError`] if it can't be set up.
    pub fn in_memory(vocabulary: &Vocabulary) -> Result<Self, SearchError> {
        Self::open(None, vocabulary)
    }

    /// How many documents there are.
    pub fn len(&self) -> u64 {
        self.snapshot.load().count
    }

    /// Whether there are no documents.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The log position of the last commit; none if there is no commit or if the documents must be rebuilt because the
    /// vocabulary or the index's form changed since.
    pub fn position(&self) -> Option<String> {
        let payload = payload(self.reader.searcher().index())?;
        let current =
            payload.schema == schema::SCHEMA_VERSION && payload.vocabulary == self.vocabulary.load(Ordering::Acquire);
        current.then_some(payload.position)
    }

    /// Replaces all documents and commits; readers see the old ones until the end.
    ///
    /// # Errors
    /// [`SearchError`] if the index can't be written; it then keeps its old documents.
    pub fn rebuild(&self, documents: impl Iterator<Item = SearchDocument>, position: &str) -> Result<(), SearchError> {
        let fingerprint = self.vocabulary.load(Ordering::Acquire);
        self.change(position, fingerprint, |writer, builder| {
            writer.delete_all_documents()?;
            for record in documents {
                add(writer, builder, &record)?;
            }
            Ok(())
        })?;
        self.built_with.store(fingerprint, Ordering::Release);
        Ok(())
    }

    /// Adds or replaces documents by id, deletes others by id, and commits. Batch changes: a commit takes milliseconds.
    ///
    /// # Errors
    /// [`SearchError`] if the index can't be written; none of the changes then counts.
    pub fn apply(&self, upserts: &[SearchDocument], deletes: &[String], position: &str) -> Result<(), SearchError> {
        self.change(position, self.built_with.load(Ordering::Acquire), |writer, builder| {
            for id in deletes.iter().chain(upserts.iter().map(|record| &record.id)) {
                writer.delete_term(Term::from_field_text(builder.fields.id, id));
            }
            for record in upserts {
                add(writer, builder, record)?;
            }
            Ok(())
        })
    }

    /// Takes over an edited vocabulary. Queries use it at once; documents hold the new concepts after a rebuild.
    ///
    /// # Errors
    /// [`SearchError`] if the index can't be read.
    pub fn set_vocabulary(&self, vocabulary: &Vocabulary) -> Result<VocabularyChange, SearchError> {
        let fingerprint = vocabulary.fingerprint();
        if fingerprint == self.vocabulary.load(Ordering::Acquire) {
            return Ok(VocabularyChange::Same);
        }
        let _writer = self
            .writer
            .lock()
            .map_err(|_: PoisonError<_>| SearchError::WriterLost)?;
        self.lexicon.store(Arc::new(Lexicon::compile(vocabulary)));
        self.vocabulary.store(fingerprint, Ordering::Release);
        self.open_snapshot()?;
        Ok(VocabularyChange::NeedsRebuild)
    }

    /// Answers a query.
    ///
    /// # Errors
    /// [`SearchError::QueryTooLong`], or that the index can't be read.
    pub fn search(&self, question: &Query<'_>) -> Result<SearchAnswer, SearchError> {
        query::search(&self.snapshot.load(), &self.scratch, question)
    }

    /// All records of a kind that answer a text, by slot, best first.
    ///
    /// # Errors
    /// As [`Self::search`].
    pub fn matching(&self, text: &str, lang: &str, noun: Noun) -> Result<Vec<(u64, f32)>, SearchError> {
        query::matching(&self.snapshot.load(), &self.scratch, text, lang, noun)
    }

    /// Titles that continue what was typed, best first.
    ///
    /// # Errors
    /// As [`Self::search`].
    pub fn suggest(&self, prefix: &str, lang: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        query::suggest(&self.snapshot.load(), prefix, lang, limit)
    }

    /// Makes a change and commits it, or undoes it.
    fn change(
        &self,
        position: &str,
        vocabulary: u64,
        make: impl FnOnce(&IndexWriter, &document::Builder<'_>) -> Result<(), SearchError>,
    ) -> Result<(), SearchError> {
        let mut writer = self
            .writer
            .lock()
            .map_err(|_: PoisonError<_>| SearchError::WriterLost)?;
        let lexicon = self.lexicon.load_full();
        let builder = document::Builder {
            fields: self.fields,
            lexicon: &lexicon,
        };
        let payload = Payload {
            position: position.to_owned(),
            vocabulary,
            schema: schema::SCHEMA_VERSION,
        };
        let changed = make(&writer, &builder).and_then(|()| commit(&mut writer, &payload));
        if changed.is_err() {
            // A writer that could not write (a full disk) has lost its threads, too; this gives it new ones.
            writer.rollback()?;
            return changed;
        }
        self.reader.reload()?;
        self.open_snapshot()
    }

    fn open_snapshot(&self) -> Result<(), SearchError> {
        let snapshot = Snapshot::open(&self.reader.searcher(), self.fields, self.lexicon.load_full())?;
        self.snapshot.store(Arc::new(snapshot));
        Ok(())
    }
}

fn commit(writer: &mut IndexWriter, payload: &Payload) -> Result<(), SearchError> {
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(&serde_json::to_string(payload).unwrap_or_default());
    commit.commit()?;
    Ok(())
}

/// What the last commit says about itself.
fn payload(index: &Index) -> Option<Payload> {
    serde_json::from_str(&index.load_metas().ok()?.payload?).ok()
}

fn add(writer: &IndexWriter, builder: &document::Builder<'_>, record: &SearchDocument) -> Result<(), SearchError> {
    let document: TantivyDocument = builder.build(record).ok_or(SearchError::Damaged)?;
    writer.add_document(document)?;
    Ok(())
}

/// Opens or creates the index of a folder. An index that can't be read or has other fields is replaced; a folder that
/// holds something else is refused.
fn open_folder(dir: &Path, schema: &tantivy::schema::Schema) -> Result<Index, SearchError> {
    std::fs::create_dir_all(dir)?;
    if dir.join("meta.json").exists() {
        if let Ok(index) = Index::open_in_dir(dir)
            && index.schema() == *schema
        {
            return Ok(index);
        }
        std::fs::remove_dir_all(dir)?;
        std::fs::create_dir_all(dir)?;
    } else if std::fs::read_dir(dir)?.next().is_some() {
        return Err(SearchError::ForeignFolder(dir.display().to_string()));
    }
    Ok(Index::create_in_dir(dir, schema.clone())?)
}
