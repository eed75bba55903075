//! The fields of the index and how strongly a match in each counts.

use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};

/// Raised when the meaning of a field changes: an older index is then built anew.
pub(in super::super) const SCHEMA_VERSION: u32 = 1;

/// The fields of the index. Words are kept as `=folded`, stems behind their language's letter, pieces of compounds
/// as `-stem`; each at most once per document, as relevance comes from where a word stands, not from how often.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Fields {
    /// The record's id, to replace and delete it.
    pub(in super::super) id: Field,
    /// Words of the title and of the record's own names.
    pub(in super::super) title: Field,
    /// Words of names that belong to the record: its provider, its street.
    pub(in super::super) name: Field,
    /// Words of the summary.
    pub(in super::super) summary: Field,
    /// Words of the body.
    pub(in super::super) body: Field,
    /// What the record is about, by the vocabulary.
    pub(in super::super) concept: Field,
    /// The district it is in.
    pub(in super::super) district: Field,
    /// Keys of the sounds of its title and names.
    pub(in super::super) sound: Field,
    /// Whole folded titles behind their language's letter, for suggestions.
    pub(in super::super) start: Field,
    /// What a hit shows.
    pub(in super::super) stored: Field,
    /// The caller's handle.
    pub(in super::super) slot: Field,
    /// Kind, title length and whether only its name finds it.
    pub(in super::super) traits: Field,
}

impl Fields {
    /// The schema and its fields.
    pub(in super::super) fn build() -> (Schema, Self) {
        let mut builder = Schema::builder();
        let words = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic),
        );
        let fields = Self {
            id: builder.add_text_field("id", STRING),
            title: builder.add_text_field("title", words.clone()),
            name: builder.add_text_field("name", words.clone()),
            summary: builder.add_text_field("summary", words.clone()),
            body: builder.add_text_field("body", words.clone()),
            concept: builder.add_text_field("concept", words.clone()),
            district: builder.add_text_field("district", words.clone()),
            sound: builder.add_text_field("sound", words.clone()),
            start: builder.add_text_field("start", words),
            stored: builder.add_bytes_field("stored", STORED),
            slot: builder.add_u64_field("slot", FAST),
            traits: builder.add_u64_field("traits", FAST),
        };
        (builder.build(), fields)
    }
}

/// Where a concept was found in a document; the letter in front of the concept's key in the index.
pub(in super::super) mod found_in {
    /// In the title or in a record's own name.
    pub(in super::super::super) const TITLE: char = 'T';
    /// In the summary, the body or a piece of a compound.
    pub(in super::super::super) const TEXT: char = 'S';
    /// By its category, target group or language.
    pub(in super::super::super) const OWN: char = 'C';
    /// By a topic of a category above its own.
    pub(in super::super::super) const BELOW: char = 'B';
    /// By a category above its own.
    pub(in super::super::super) const ABOVE: char = 'A';
    /// Because the vocabulary points at the record.
    pub(in super::super::super) const RECORD: char = 'R';
}
