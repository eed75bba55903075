//! Turning a record into the words and concepts it is found by.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;

use super::{
    super::{
        lexicon::{Lexicon, Link, StemId},
        text::{Script, Token, Tongue, compound, fold, script_of, sound::sound_keys, stem, tokenize},
        types::{DocumentText, Noun, SearchDocument},
    },
    schema::{Fields, found_in},
};

/// Suggestions compare at most so many bytes of a title.
const START_BYTES: usize = 80;

/// What a hit needs to show itself, kept in the index.
#[derive(Debug, Serialize, Deserialize)]
pub(in super::super) struct StoredDocument {
    pub(in super::super) id: String,
    pub(in super::super) slug: String,
    pub(in super::super) texts: Vec<DocumentText>,
    /// Further names of a district.
    pub(in super::super) names: Vec<String>,
}

/// The terms of one document, field by field.
#[derive(Debug, Default)]
struct Terms {
    title: BTreeSet<String>,
    name: BTreeSet<String>,
    summary: BTreeSet<String>,
    body: BTreeSet<String>,
    concept: BTreeSet<String>,
    sound: BTreeSet<String>,
    start: BTreeSet<String>,
}

/// Builds index documents with one vocabulary.
pub(super) struct Builder<'a> {
    pub(super) fields: Fields,
    pub(super) lexicon: &'a Lexicon,
}

impl Builder<'_> {
    /// The index document of a record, or nothing if its texts cannot be stored.
    pub(super) fn build(&self, record: &SearchDocument) -> Option<TantivyDocument> {
        let names = if record.noun == Noun::District {
            record.names.clone()
        } else {
            Vec::new()
        };
        let stored = StoredDocument {
            id: record.id.clone(),
            slug: record.slug.clone(),
            texts: record.texts.clone(),
            names,
        };
        let stored = postcard::to_allocvec(&stored).ok()?;
        let name_only = record.closed || matches!(record.noun, Noun::District | Noun::Category);
        let mut terms = Terms::default();
        self.add_texts(record, name_only, &mut terms);
        self.add_names(record, &mut terms);
        if !name_only {
            self.add_links(record, &mut terms);
        }
        let mut document = TantivyDocument::default();
        let fields = self.fields;
        document.add_text(fields.id, &record.id);
        document.add_bytes(fields.stored, &stored);
        document.add_u64(fields.slot, record.slot);
        document.add_u64(fields.traits, Traits::of(record, name_only).packed());
        if let Some(district) = &record.district {
            document.add_text(fields.district, joined(district));
        }
        for (field, words) in [
            (fields.title, &terms.title),
            (fields.name, &terms.name),
            (fields.summary, &terms.summary),
            (fields.body, &terms.body),
            (fields.concept, &terms.concept),
            (fields.sound, &terms.sound),
            (fields.start, &terms.start),
        ] {
            for word in words {
                document.add_text(field, word);
            }
        }
        Some(document)
    }

    fn add_texts(&self, record: &SearchDocument, name_only: bool, terms: &mut Terms) {
        let mut heard = Heard::default();
        for (index, text) in record.texts.iter().enumerate() {
            let tongue = Tongue::of_code(&text.lang);
            let title = tokenize(&text.title);
            self.add_words(tongue, &title, &mut terms.title);
            terms
                .sound
                .extend(title.iter().flat_map(|token| scripted_sounds(&token.word)));
            terms.start.insert(start_term(tongue, &text.title));
            if name_only {
                continue;
            }
            let mut concepts = BTreeSet::new();
            self.add_concepts(tongue, &title, found_in::TITLE, &mut concepts);
            for (part, target) in [(&text.summary, &mut terms.summary), (&text.body, &mut terms.body)] {
                self.add_words(tongue, &tokenize(part), target);
                for sentence in part.split(['.', '!', '?', ';', '\n', '؟', '۔', '።']) {
                    self.add_concepts(tongue, &tokenize(sentence), found_in::TEXT, &mut concepts);
                }
            }
            heard.add(concepts, index == 0);
        }
        terms.concept.extend(heard.agreed(record.texts.len()));
    }

    /// An organisation's, event's or place's own names count like its title, other names less.
    fn add_names(&self, record: &SearchDocument, terms: &mut Terms) {
        let slug = record.slug.replace(['-', '_', '.'], " ");
        let own = matches!(record.noun, Noun::Provider | Noun::District | Noun::Category);
        let names = record.names.iter().map(String::as_str).chain([slug.as_str()]);
        for name in names {
            let tokens = tokenize(name);
            terms
                .sound
                .extend(tokens.iter().flat_map(|token| scripted_sounds(&token.word)));
            self.add_words(
                Tongue::De,
                &tokens,
                if own { &mut terms.title } else { &mut terms.name },
            );
        }
        if record.noun == Noun::Provider {
            for text in &record.texts {
                terms.title.extend(
                    self.initials(&tokenize(&text.title))
                        .map(|initials| format!("={initials}")),
                );
            }
        }
    }

    /// The initials people call an organisation by: of its words and of the pieces of its compounds
    /// (Jugendmigrationsdienst: JMD), with and without words such as "für".
    fn initials(&self, title: &[Token]) -> impl Iterator<Item = String> {
        let first = |word: &str| word.chars().next();
        let all: String = title.iter().filter_map(|token| first(&token.word)).collect();
        let content: String = title
            .iter()
            .filter(|token| !Tongue::De.is_stop(&token.word))
            .filter_map(|token| first(&token.word))
            .collect();
        let compounds = title
            .iter()
            .filter_map(|token| compound::pieces(&token.word, &self.lexicon.parts));
        let pieces = compounds.map(|pieces| pieces.iter().filter_map(|piece| first(piece)).collect::<String>());
        let prefixes = |initials: &str| {
            (3..=5)
                .filter_map(|count| initials.get(..count).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let found: Vec<String> = prefixes(&all)
            .into_iter()
            .chain(prefixes(&content))
            .chain(pieces)
            .collect();
        found.into_iter().filter(|initials| initials.len() >= 3)
    }

    fn add_words(&self, tongue: Tongue, tokens: &[Token], target: &mut BTreeSet<String>) {
        for token in tokens {
            self.add_word(tongue, &token.word, target);
        }
        for joined in glued_words(tokens) {
            self.add_word(tongue, &joined, target);
        }
    }

    fn add_word(&self, tongue: Tongue, word: &str, target: &mut BTreeSet<String>) {
        target.insert(format!("={word}"));
        if tongue != Tongue::Other && !tongue.is_stop(word) {
            target.insert(format!("{}{}", tongue.mark(), stem(tongue, word)));
        }
        if tongue == Tongue::De {
            let pieces = compound::pieces(word, &self.lexicon.parts).unwrap_or_default();
            target.extend(pieces.into_iter().map(|piece| format!("-{piece}")));
        }
    }

    /// The concepts that words of a text name, alone or together; pieces of compounds count as text.
    fn add_concepts(&self, tongue: Tongue, tokens: &[Token], place: char, target: &mut BTreeSet<String>) {
        let mut stems: HashSet<StemId> = HashSet::new();
        let mut pieces: HashSet<StemId> = HashSet::new();
        let glued = glued_words(tokens);
        for word in tokens
            .iter()
            .map(|token| token.word.as_str())
            .chain(glued.iter().map(String::as_str))
        {
            stems.extend(self.lexicon.stem_id(tongue, word));
            if tongue == Tongue::De {
                let cut = compound::pieces(word, &self.lexicon.parts).unwrap_or_default();
                pieces.extend(
                    cut.iter()
                        .filter_map(|piece| self.lexicon.stem_id_of_stem(tongue, piece)),
                );
            }
        }
        self.add_named(&stems, place, target);
        pieces.extend(&stems);
        self.add_named(&pieces, found_in::TEXT, target);
    }

    fn add_named(&self, stems: &HashSet<StemId>, place: char, target: &mut BTreeSet<String>) {
        let alone = stems.iter().flat_map(|stem| self.lexicon.concepts_of(*stem)).copied();
        let together = self.lexicon.phrases_in(stems).into_iter().map(|(concept, _)| concept);
        for concept in alone.chain(together).filter_map(|id| self.lexicon.concept(id)) {
            target.insert(format!("{place}{}", concept.key));
        }
    }

    fn add_links(&self, record: &SearchDocument, terms: &mut Terms) {
        let mut add = |place: char, id: u32| {
            terms.concept.extend(
                self.lexicon
                    .concept(id)
                    .map(|concept| format!("{place}{}", concept.key)),
            );
        };
        for (id, link) in record.categories.iter().flat_map(|slug| self.lexicon.of_category(slug)) {
            let place = match link {
                Link::Own => found_in::OWN,
                Link::Below => found_in::BELOW,
                Link::Above => found_in::ABOVE,
            };
            add(place, *id);
        }
        let groups = record.target_groups.iter().flat_map(|key| self.lexicon.of_group(key));
        let languages = record.spoken.iter().flat_map(|code| self.lexicon.of_language(code));
        for id in groups.chain(languages) {
            add(found_in::OWN, *id);
        }
        for id in self.lexicon.of_record(&format!("{}:{}", record.noun, record.slug)) {
            add(found_in::RECORD, *id);
        }
    }
}

/// What the texts of a record name, in how many of its languages.
#[derive(Default)]
struct Heard(BTreeMap<String, usize>);

impl Heard {
    /// A record with so many translations names in two of them what it is about; one alone may be a chance stem.
    const MANY_TEXTS: usize = 4;

    fn add(&mut self, concepts: BTreeSet<String>, original: bool) {
        for concept in concepts {
            *self.0.entry(concept).or_default() += if original { 2 } else { 1 };
        }
    }

    fn agreed(self, texts: usize) -> impl Iterator<Item = String> {
        let least = if texts >= Self::MANY_TEXTS { 2 } else { 1 };
        self.0
            .into_iter()
            .filter(move |(_, count)| *count >= least)
            .map(|(concept, _)| concept)
    }
}

/// What ranking needs to know of a document without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Traits {
    /// The kind of record.
    pub(in super::super) noun: Noun,
    /// How many words the shortest title has, at least one.
    pub(in super::super) title_words: u8,
    /// Whether it is found by its name only.
    pub(in super::super) name_only: bool,
}

impl Traits {
    fn of(record: &SearchDocument, name_only: bool) -> Self {
        let words = |text: &DocumentText| {
            let tongue = Tongue::of_code(&text.lang);
            tokenize(&text.title)
                .iter()
                .filter(|token| !tongue.is_stop(&token.word))
                .count()
        };
        let shortest = record.texts.iter().map(words).min().unwrap_or(1).clamp(1, 255);
        Self {
            noun: record.noun,
            title_words: u8::try_from(shortest).unwrap_or(u8::MAX),
            name_only,
        }
    }

    fn packed(self) -> u64 {
        u64::from(self.noun.code()) | u64::from(self.title_words) << 8 | u64::from(self.name_only) << 16
    }

    /// Reads what `packed` wrote.
    pub(in super::super) fn unpacked(packed: u64) -> Self {
        Self {
            noun: Noun::from_code(packed & 0xff).unwrap_or(Noun::Page),
            title_words: u8::try_from((packed >> 8) & 0xff).unwrap_or(1).max(1),
            name_only: (packed >> 16) & 1 == 1,
        }
    }
}

/// Words written with hyphens, joined: "Integrations-Kurs" is also "integrationskurs".
pub(in super::super) fn glued_words(tokens: &[Token]) -> Vec<String> {
    let mut joined = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if !token.glued {
            run.clear();
        }
        run.push(&token.word);
        let ends = tokens.get(index + 1).is_none_or(|next| !next.glued);
        if ends && run.len() > 1 {
            joined.push(run.concat());
            joined.extend(run.windows(2).filter(|_| run.len() > 2).map(<[&str]>::concat));
            if let ([first, _, last], true) = (run.as_slice(), run.len() == 3) {
                joined.push(format!("{first}{last}"));
            }
        }
    }
    joined
}

/// All words of a name in one, folded: what districts are compared by.
pub(in super::super) fn joined(name: &str) -> String {
    tokenize(name).into_iter().map(|token| token.word).collect()
}

/// A title as suggestions look it up.
pub(in super::super) fn start_term(tongue: Tongue, title: &str) -> String {
    let words: Vec<String> = tokenize(title).into_iter().map(|token| token.word).collect();
    let mut term = format!("{}{}", tongue.mark(), words.join(" "));
    let mut end = term.len().min(START_BYTES);
    while !term.is_char_boundary(end) {
        end -= 1;
    }
    term.truncate(end);
    term
}

/// The keys of a word's sounds behind its script's letter.
fn scripted_sounds(word: &str) -> Vec<String> {
    let Some(letter) = script_letter(script_of(word)) else {
        return Vec::new();
    };
    sound_keys(&fold(word))
        .into_iter()
        .map(|key| format!("{letter}{key}"))
        .collect()
}

/// The letter of a script in the sound field.
pub(in super::super) const fn script_letter(script: Script) -> Option<char> {
    match script {
        Script::Latin => Some('L'),
        Script::Cyrillic => Some('C'),
        Script::Arabic => Some('A'),
        Script::Ethiopic | Script::Other => None,
    }
}
