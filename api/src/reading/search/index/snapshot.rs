//! One generation of the index, opened for reading.

use std::{collections::HashMap, sync::Arc};

use tantivy::{
    DocAddress, InvertedIndexReader, Searcher, SegmentReader, TantivyDocument,
    postings::TermInfo,
    schema::{Field, IndexRecordOption, Value},
    store::StoreReader,
};

use super::{
    super::{lexicon::Lexicon, types::SearchError},
    document::{StoredDocument, Traits},
    places::Places,
    schema::Fields,
};

/// Blocks of stored documents kept unpacked, per segment.
const CACHED_BLOCKS: usize = 64;

/// One segment with everything that scoring looks at.
pub(in super::super) struct Segment {
    pub(in super::super) reader: SegmentReader,
    pub(in super::super) slots: Vec<u64>,
    pub(in super::super) traits: Vec<Traits>,
    indexes: HashMap<Field, Arc<InvertedIndexReader>>,
    store: StoreReader,
}

impl Segment {
    fn open(reader: &SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let slots = reader.fast_fields().u64("slot")?;
        let traits = reader.fast_fields().u64("traits")?;
        let docs = 0..reader.max_doc();
        let mut indexes = HashMap::new();
        for field in [
            fields.title,
            fields.name,
            fields.summary,
            fields.body,
            fields.concept,
            fields.district,
            fields.sound,
            fields.start,
        ] {
            indexes.insert(field, reader.inverted_index(field)?);
        }
        Ok(Self {
            slots: docs.clone().map(|doc| slots.first(doc).unwrap_or_default()).collect(),
            traits: docs
                .map(|doc| Traits::unpacked(traits.first(doc).unwrap_or_default()))
                .collect(),
            indexes,
            store: reader.get_store_reader(CACHED_BLOCKS)?,
            reader: reader.clone(),
        })
    }

    /// The words of a field.
    pub(in super::super) fn index(&self, field: Field) -> Option<&InvertedIndexReader> {
        self.indexes.get(&field).map(Arc::as_ref)
    }

    /// Where a term's documents are listed, if the segment has it.
    pub(in super::super) fn term(&self, field: Field, term: &str) -> Option<TermInfo> {
        self.index(field)?.terms().get(term.as_bytes()).ok().flatten()
    }

    /// Calls `each` with every document of a term, deleted ones included.
    pub(in super::super) fn for_docs(
        &self,
        field: Field,
        term: &TermInfo,
        mut each: impl FnMut(u32),
    ) -> std::io::Result<()> {
        let Some(index) = self.index(field) else { return Ok(()) };
        let mut postings = index.read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?;
        while !postings.docs().is_empty() {
            postings.docs().iter().copied().for_each(&mut each);
            postings.advance();
        }
        Ok(())
    }

    /// What a document shows.
    pub(in super::super) fn document(&self, doc: u32, fields: Fields) -> Result<StoredDocument, SearchError> {
        let document: TantivyDocument = self.store.get(doc)?;
        let bytes = document
            .get_first(fields.stored)
            .and_then(|value| value.as_bytes())
            .ok_or(SearchError::Damaged)?;
        postcard::from_bytes(bytes).map_err(|_| SearchError::Damaged)
    }
}

/// One generation of the index with the vocabulary it was built with.
pub(in super::super) struct Snapshot {
    pub(in super::super) fields: Fields,
    pub(in super::super) lexicon: Arc<Lexicon>,
    pub(in super::super) segments: Vec<Segment>,
    /// Names of districts.
    pub(in super::super) places: Places,
    /// How many documents there are.
    pub(in super::super) count: u64,
}

impl Snapshot {
    /// Opens what a searcher sees.
    pub(super) fn open(searcher: &Searcher, fields: Fields, lexicon: Arc<Lexicon>) -> Result<Self, SearchError> {
        let segments = searcher
            .segment_readers()
            .iter()
            .map(|reader| Segment::open(reader, fields))
            .collect::<tantivy::Result<Vec<_>>>()?;
        let places = Places::read(&segments, fields)?;
        Ok(Self {
            fields,
            lexicon,
            segments,
            places,
            count: searcher.num_docs(),
        })
    }

    /// What a document shows.
    pub(in super::super) fn document(&self, address: DocAddress) -> Result<StoredDocument, SearchError> {
        let segment = usize::try_from(address.segment_ord)
            .ok()
            .and_then(|ord| self.segments.get(ord));
        segment
            .ok_or(SearchError::Damaged)?
            .document(address.doc_id, self.fields)
    }

    /// In how many documents a term stands, deleted ones included.
    pub(in super::super) fn frequency(&self, field: Field, term: &str) -> u64 {
        self.segments
            .iter()
            .filter_map(|segment| segment.term(field, term))
            .map(|info| u64::from(info.doc_freq))
            .sum()
    }
}
