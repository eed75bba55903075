//! The vocabulary, compiled: which words lead to which concepts, and which documents hold a concept by what they are.

#[cfg(test)]
mod tests;
mod tree;

use std::collections::{HashMap, HashSet};

use tantivy_fst::{Automaton, IntoStreamer, Map, MapBuilder, Streamer};

use tree::{ancestors, label_parts};

use super::{
    text::{Tongue, fold, script_of, sound::sound_keys, stem, tokenize},
    vocabulary::{CategoryWords, Vocabulary, Words},
};

/// The number of a concept within one lexicon.
pub(super) type ConceptId = u32;
/// The number of a stem (of one language) within one lexicon.
pub(super) type StemId = u32;

/// Something that can be meant: a topic, a category, a target group, a language.
#[derive(Debug)]
pub(super) struct Concept {
    /// Its name in the index.
    pub(super) key: String,
    /// Narrows a need but is none itself.
    pub(super) soft: bool,
}

/// How a document comes to hold a concept although no word says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// By its own category, group or language.
    Own,
    /// By a topic of a category above its own.
    Below,
    /// By a category above its own.
    Above,
}

/// A phrase: all its stems must occur.
#[derive(Debug)]
struct Phrase {
    stems: Vec<StemId>,
    concept: ConceptId,
}

/// A word of the vocabulary, for prefixes, typing errors and sounds.
#[derive(Debug)]
pub(super) struct LexiconWord {
    /// The word as staff wrote it.
    pub(super) written: String,
    /// Whether the word alone names a concept, or only within a phrase.
    alone: bool,
}

/// The compiled vocabulary.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    concepts: Vec<Concept>,
    stems: HashMap<String, StemId>,
    singles: HashMap<StemId, Vec<ConceptId>>,
    phrases: Vec<Phrase>,
    phrases_of_stem: HashMap<StemId, Vec<usize>>,
    words: Vec<LexiconWord>,
    folded: Option<Map<Vec<u8>>>,
    sounds: HashMap<String, Vec<(Tongue, usize)>>,
    /// German words that compounds are made of.
    pub(super) parts: HashSet<String>,
    categories: HashMap<String, Vec<(ConceptId, Link)>>,
    groups: HashMap<String, Vec<ConceptId>>,
    languages: HashMap<String, Vec<ConceptId>>,
    records: HashMap<String, Vec<ConceptId>>,
    folded_words: HashMap<String, usize>,
}

impl Lexicon {
    /// Compiles a vocabulary.
    pub(super) fn compile(vocabulary: &Vocabulary) -> Self {
        let mut lexicon = Self::default();
        for category in &vocabulary.categories {
            lexicon.add_category(category);
        }
        lexicon.link_ancestors(&vocabulary.categories);
        for topic in &vocabulary.topics {
            let concept = lexicon.add_concept(format!("topic:{}", topic.key), topic.soft, &topic.words);
            lexicon.link_topic(concept, &topic.categories, &vocabulary.categories);
            for group in &topic.target_groups {
                lexicon.groups.entry(group.clone()).or_default().push(concept);
            }
            for record in &topic.records {
                lexicon.records.entry(record.clone()).or_default().push(concept);
            }
        }
        for group in &vocabulary.target_groups {
            let concept = lexicon.add_concept(format!("group:{}", group.key), true, &group.words);
            lexicon.groups.entry(group.key.clone()).or_default().push(concept);
        }
        for language in &vocabulary.languages {
            let concept = lexicon.add_concept(format!("language:{}", language.key), true, &language.words);
            lexicon.languages.entry(language.key.clone()).or_default().push(concept);
        }
        lexicon.finish();
        lexicon
    }

    fn add_concept(&mut self, key: String, soft: bool, words: &Words) -> ConceptId {
        let id = ConceptId::try_from(self.concepts.len()).unwrap_or(ConceptId::MAX);
        self.concepts.push(Concept { key, soft });
        for (lang, phrases) in words {
            for phrase in phrases {
                self.add_phrase(Tongue::of_code(lang), phrase, id);
            }
        }
        id
    }

    /// A category is named by its synonyms, by its labels and by the parts of a label that lists several things.
    fn add_category(&mut self, category: &CategoryWords) {
        let mut words = category.synonyms.clone();
        for (lang, label) in &category.labels {
            let phrases = words.entry(lang.clone()).or_default();
            phrases.push(label.clone());
            phrases.extend(label_parts(label));
        }
        let concept = self.add_concept(format!("category:{}", category.slug), false, &words);
        self.categories
            .entry(category.slug.clone())
            .or_default()
            .push((concept, Link::Own));
    }

    fn link_ancestors(&mut self, categories: &[CategoryWords]) {
        for category in categories {
            for above in ancestors(categories, &category.slug) {
                let own = self
                    .categories
                    .get(&above)
                    .and_then(|links| links.first())
                    .map(|(concept, _)| *concept);
                if let Some(concept) = own {
                    self.categories
                        .entry(category.slug.clone())
                        .or_default()
                        .push((concept, Link::Above));
                }
            }
        }
    }

    /// A topic's category counts with everything below it.
    fn link_topic(&mut self, concept: ConceptId, slugs: &[String], categories: &[CategoryWords]) {
        for slug in slugs {
            self.categories
                .entry(slug.clone())
                .or_default()
                .push((concept, Link::Own));
            for below in categories
                .iter()
                .filter(|each| ancestors(categories, &each.slug).contains(slug))
            {
                self.categories
                    .entry(below.slug.clone())
                    .or_default()
                    .push((concept, Link::Below));
            }
        }
    }

    fn add_phrase(&mut self, tongue: Tongue, phrase: &str, concept: ConceptId) {
        let tokens: Vec<_> = tokenize(phrase)
            .into_iter()
            .filter(|token| !tongue.is_stop(&token.word))
            .collect();
        let mut stems: Vec<StemId> = tokens.iter().map(|token| self.intern(tongue, &token.word)).collect();
        stems.sort_unstable();
        stems.dedup();
        let alone = tokens.len() == 1;
        for token in &tokens {
            let written = phrase.get(token.start..token.end).unwrap_or_default();
            self.add_word(tongue, &token.word, written, alone);
            if tongue == Tongue::De && token.word.len() > 3 {
                self.parts.insert(token.word.clone());
            }
        }
        match stems.as_slice() {
            [] => {}
            [single] => {
                let concepts = self.singles.entry(*single).or_default();
                if !concepts.contains(&concept) {
                    concepts.push(concept);
                }
            }
            _ => {
                let index = self.phrases.len();
                for id in &stems {
                    self.phrases_of_stem.entry(*id).or_default().push(index);
                }
                self.phrases.push(Phrase { stems, concept });
            }
        }
    }

    fn add_word(&mut self, tongue: Tongue, folded: &str, written: &str, alone: bool) {
        if let Some(word) = self
            .folded_words
            .get(folded)
            .and_then(|index| self.words.get_mut(*index))
        {
            word.alone |= alone;
            return;
        }
        let index = self.words.len();
        self.words.push(LexiconWord {
            written: written.to_owned(),
            alone,
        });
        self.folded_words.insert(folded.to_owned(), index);
        for key in sound_keys(folded) {
            self.sounds.entry(key).or_default().push((tongue, index));
        }
    }

    fn intern(&mut self, tongue: Tongue, word: &str) -> StemId {
        let next = StemId::try_from(self.stems.len()).unwrap_or(StemId::MAX);
        *self.stems.entry(stem_key(tongue, word)).or_insert(next)
    }

    fn finish(&mut self) {
        let mut sorted: Vec<(&String, &usize)> = self.folded_words.iter().collect();
        sorted.sort_unstable();
        let mut builder = MapBuilder::memory();
        for (word, index) in sorted {
            if builder.insert(word, *index as u64).is_err() {
                return;
            }
        }
        self.folded = builder.into_inner().ok().and_then(|bytes| Map::from_bytes(bytes).ok());
    }

    /// The concept of this number.
    pub(super) fn concept(&self, id: ConceptId) -> Option<&Concept> {
        self.concepts.get(usize::try_from(id).ok()?)
    }

    /// The number of a folded word's stem, if the vocabulary knows it.
    pub(super) fn stem_id(&self, tongue: Tongue, word: &str) -> Option<StemId> {
        self.stems.get(&stem_key(tongue, word)).copied()
    }

    /// The number of a stem, if the vocabulary knows it.
    pub(super) fn stem_id_of_stem(&self, tongue: Tongue, stem: &str) -> Option<StemId> {
        self.stems.get(&format!("{}{stem}", tongue.mark())).copied()
    }

    /// The concepts that a stem alone names.
    pub(super) fn concepts_of(&self, stem: StemId) -> &[ConceptId] {
        self.singles.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// The phrases whose stems all occur: concept and stems.
    pub(super) fn phrases_in(&self, stems: &HashSet<StemId>) -> Vec<(ConceptId, &[StemId])> {
        let mut found: Vec<usize> = stems
            .iter()
            .filter_map(|stem| self.phrases_of_stem.get(stem))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|index| self.phrases.get(index))
            .filter(|phrase| phrase.stems.iter().all(|stem| stems.contains(stem)))
            .map(|phrase| (phrase.concept, phrase.stems.as_slice()))
            .collect()
    }

    /// The concepts a category gives its documents.
    pub(super) fn of_category(&self, slug: &str) -> &[(ConceptId, Link)] {
        self.categories.get(slug).map_or(&[], Vec::as_slice)
    }

    /// The concepts a target group gives its documents.
    pub(super) fn of_group(&self, key: &str) -> &[ConceptId] {
        self.groups.get(key).map_or(&[], Vec::as_slice)
    }

    /// The concepts a spoken language gives its documents.
    pub(super) fn of_language(&self, code: &str) -> &[ConceptId] {
        self.languages.get(code).map_or(&[], Vec::as_slice)
    }

    /// The concepts that point at a record, named "noun:slug".
    pub(super) fn of_record(&self, name: &str) -> &[ConceptId] {
        self.records.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether the vocabulary holds this folded word, alone or in a phrase.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.folded_words.contains_key(word)
    }

    /// Words that name a concept alone and start so, folded; at most `limit`.
    pub(super) fn continuations(&self, prefix: &str, limit: usize) -> Vec<String> {
        let Some(map) = &self.folded else { return Vec::new() };
        let mut stream = map.range().ge(prefix).into_stream();
        let mut found = Vec::new();
        while let Some((word, index)) = stream.next() {
            let Ok(word) = std::str::from_utf8(word) else { continue };
            if !word.starts_with(prefix) || found.len() >= limit {
                break;
            }
            if self.word_at(index).is_some_and(|entry| entry.alone) {
                found.push(word.to_owned());
            }
        }
        found
    }

    /// Words that an automaton accepts, folded and as written.
    pub(super) fn accepted(&self, automaton: impl Automaton) -> Vec<(String, String)> {
        let Some(map) = &self.folded else { return Vec::new() };
        let mut stream = map.search(automaton).into_stream();
        let mut found = Vec::new();
        while let Some((word, index)) = stream.next() {
            if let (Ok(word), Some(entry)) = (std::str::from_utf8(word), self.word_at(index)) {
                found.push((word.to_owned(), entry.written.clone()));
            }
        }
        found
    }

    /// Words of other scripts that sound like this one, folded, of the languages that `heard` lets through by key.
    pub(super) fn sounding_like(&self, word: &str, heard: impl Fn(Tongue, &str) -> bool) -> Vec<String> {
        let script = script_of(word);
        let mut found: Vec<String> = sound_keys(word)
            .iter()
            .filter_map(|key| Some((key, self.sounds.get(key)?)))
            .flat_map(|(key, words)| words.iter().map(move |word| (key, word)))
            .filter(|(key, (tongue, _))| heard(*tongue, key))
            .map(|(_, word)| word)
            .filter_map(|(_, index)| self.words.get(*index))
            .map(|entry| fold(&entry.written))
            .filter(|other| script_of(other) != script)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn word_at(&self, index: u64) -> Option<&LexiconWord> {
        self.words.get(usize::try_from(index).ok()?)
    }
}

fn stem_key(tongue: Tongue, word: &str) -> String {
    format!("{}{}", tongue.mark(), stem(tongue, word))
}
