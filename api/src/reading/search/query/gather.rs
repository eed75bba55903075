//! From a query's words to the lists of documents they lead to.

mod together;

use tantivy::schema::Field;

use super::{
    super::{
        index::{Snapshot, found_in},
        lexicon::{ConceptId, StemId},
        text::{Token, Tongue, compound, script_of, stem, tokenize},
    },
    correct,
    language::Languages,
    plan::{Group, Kind, Known, List, Plan, Position, Role, bit},
    weigh,
};

/// More words are not read.
const MOST_WORDS: usize = 24;
/// A word that only continues what was typed counts so much, if what was typed is a word itself.
const CONTINUED: f32 = 0.5;
/// Stems of languages the query is probably not in count so much.
const OTHER_TONGUE: f32 = 0.9;

/// Reads a query.
pub(super) fn read(snapshot: &Snapshot, text: &str, lang: &str) -> Plan {
    let mut tokens = tokenize(text);
    tokens.truncate(MOST_WORDS);
    let languages = Languages::guess(&tokens, Tongue::of_code(lang), &snapshot.lexicon);
    let mut gatherer = Gatherer {
        snapshot,
        languages,
        plan: Plan::default(),
    };
    gatherer.group(&tokens);
    gatherer.add_words();
    gatherer.add_neighbours();
    gatherer.add_phrases();
    correct::mend(&mut gatherer, text);
    weigh::tell_chance(&mut gatherer.plan);
    let last = gatherer.plan.groups.last().cloned();
    if let Some(group) = last.filter(|group| group.place.end == text.trim_end().len()) {
        gatherer.add_continuations(&group);
    }
    let mut plan = gatherer.plan;
    weigh::weigh(&mut plan, snapshot.count);
    plan
}

/// Collects the lists of a query.
pub(super) struct Gatherer<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) languages: Languages,
    pub(super) plan: Plan,
}

impl Gatherer<'_> {
    /// Sorts the words into places, words that say little, and needs; words that say nothing are left out.
    fn group(&mut self, tokens: &[Token]) {
        let mut index = 0;
        while index < tokens.len() {
            let rest = tokens.get(index..).unwrap_or_default();
            let used = self.place(rest).unwrap_or_else(|| self.words(rest));
            index += used.max(1);
        }
        let all_weak = self
            .plan
            .groups
            .iter()
            .all(|group| matches!(group.kind, Kind::Weak | Kind::Place));
        for group in &mut self.plan.groups {
            if all_weak && group.kind == Kind::Weak {
                group.kind = Kind::Need;
            }
        }
    }

    /// Takes the longest run of words that names a district.
    fn place(&mut self, tokens: &[Token]) -> Option<usize> {
        let (count, districts) = (1..=3.min(tokens.len())).rev().find_map(|count| {
            let name: String = tokens.get(..count)?.iter().map(|token| token.word.as_str()).collect();
            let districts = self.snapshot.places.named(&name);
            (!districts.is_empty() && !self.languages.is_stop(&name)).then_some((count, districts))
        })?;
        let words = tokens.get(..count)?;
        self.push_group(
            Kind::Place,
            words,
            vec![position(
                &words.iter().map(|token| token.word.as_str()).collect::<String>(),
            )],
        );
        let mask = self.plan.groups.last().map_or(0, Group::mask);
        for district in districts {
            self.add_list(self.snapshot.fields.district, &district, 1.0, Role::Link, mask);
        }
        self.add_place_name(mask);
        Some(count)
    }

    /// A text that names the place counts too, as what is done there may be based elsewhere.
    fn add_place_name(&mut self, mask: u32) {
        let Some(name) = self.plan.groups.last().map(|group| group.whole.clone()) else {
            return;
        };
        let fields = self.snapshot.fields;
        for (field, level, role) in [
            (fields.title, 0.9, Role::Title),
            (fields.name, 0.7, Role::Text),
            (fields.summary, 0.8, Role::Text),
            (fields.body, 0.7, Role::Text),
        ] {
            self.add_list(field, &format!("={name}"), level, role, mask);
        }
        self.plan.marks.terms.insert(format!("={name}"));
    }

    /// Takes one word, or a run of words joined by hyphens.
    fn words(&mut self, tokens: &[Token]) -> usize {
        let count = 1 + tokens.iter().skip(1).take_while(|token| token.glued).count();
        let run = tokens.get(..count).unwrap_or_default();
        let said: Vec<&Token> = run
            .iter()
            .filter(|token| !self.languages.is_stop(&token.word))
            .collect();
        let positions = match said.as_slice() {
            [] => return count,
            [only] => match compound::pieces(&only.word, &self.snapshot.lexicon.parts) {
                Some(pieces) => pieces
                    .iter()
                    .map(|piece| Position {
                        word: piece.clone(),
                        stemmed: true,
                        soft: false,
                    })
                    .collect(),
                None => vec![position(&only.word)],
            },
            _ => said.iter().map(|token| position(&token.word)).collect(),
        };
        let weak = said.iter().all(|token| self.languages.is_weak(&token.word));
        self.push_group(if weak { Kind::Weak } else { Kind::Need }, run, positions);
        count
    }

    fn push_group(&mut self, kind: Kind, run: &[Token], positions: Vec<Position>) {
        let (Some(start), Some(end)) = (run.first().map(|token| token.start), run.last().map(|token| token.end)) else {
            return;
        };
        self.plan.groups.push(Group {
            kind,
            first: self.plan.positions.len(),
            count: positions.len(),
            whole: run.iter().map(|token| token.word.as_str()).collect(),
            place: start..end,
            weight: 0.0,
            known: Known::No,
            chance: false,
            meant: false,
        });
        self.plan.positions.extend(positions);
    }

    fn add_words(&mut self) {
        for index in 0..self.plan.groups.len() {
            let Some(group) = self.plan.groups.get(index).cloned() else {
                continue;
            };
            let mut known = self.add_word(&group.whole, 1.0, group.mask());
            if group.count > 1 {
                for at in group.first..group.first + group.count {
                    known = known.max(self.add_piece(at));
                }
            }
            if let Some(group) = self.plan.groups.get_mut(index) {
                group.known = known;
            }
        }
    }

    fn add_piece(&mut self, at: usize) -> Known {
        let Some(position) = self.plan.positions.get(at).cloned() else {
            return Known::No;
        };
        if !position.stemmed {
            return self.add_word(&position.word, 1.0, bit(at));
        }
        let lexicon = &self.snapshot.lexicon;
        let concepts = lexicon
            .stem_id_of_stem(Tongue::De, &position.word)
            .map_or(Vec::new(), |id| lexicon.concepts_of(id).to_vec());
        let soft = self.all_soft(&concepts);
        if let Some(position) = self.plan.positions.get_mut(at) {
            position.soft = soft;
        }
        let mut known = self.add_stem(Tongue::De, &position.word, 1.0, bit(at));
        for concept in concepts {
            known |= self.add_concept(concept, 1.0, bit(at));
        }
        Known::when(known)
    }

    /// Adds what a word leads to, as it stands and by its stems and concepts.
    pub(super) fn add_word(&mut self, word: &str, factor: f32, mask: u32) -> Known {
        let fields = self.snapshot.fields;
        let surface = format!("={word}");
        let mut known = false;
        for (field, level, role) in [
            (fields.title, 1.0, Role::Title),
            (fields.name, 0.6, Role::Text),
            (fields.summary, 0.68, Role::Text),
            (fields.body, 0.55, Role::Text),
        ] {
            known |= self.add_list(field, &surface, level * factor, role, mask);
        }
        self.plan.marks.terms.insert(surface);
        let tongues = Tongue::of_script(script_of(word));
        let mut doubtful = false;
        for tongue in tongues {
            let main = self.languages.is_main(*tongue);
            let own = if main { 1.0 } else { OTHER_TONGUE };
            let found = self.add_stem(*tongue, &stem(*tongue, word), factor * own, mask);
            known |= found && main;
            doubtful |= found;
        }
        known |= self.add_concepts(word, factor, mask);
        if doubtful && !known {
            Known::Doubtful
        } else {
            Known::when(known)
        }
    }

    fn add_stem(&mut self, tongue: Tongue, stem: &str, factor: f32, mask: u32) -> bool {
        let fields = self.snapshot.fields;
        let term = format!("{}{stem}", tongue.mark());
        let mut known = self.add_list(fields.title, &term, 0.97 * factor, Role::Title, mask);
        known |= self.add_list(fields.name, &term, 0.55 * factor, Role::Text, mask);
        known |= self.add_list(fields.summary, &term, 0.64 * factor, Role::Text, mask);
        known |= self.add_list(fields.body, &term, 0.5 * factor, Role::Text, mask);
        if tongue == Tongue::De {
            let piece = format!("-{stem}");
            known |= self.add_list(fields.title, &piece, 0.75 * factor, Role::TitlePiece, mask);
            known |= self.add_list(fields.summary, &piece, 0.4 * factor, Role::Text, mask);
            known |= self.add_list(fields.body, &piece, 0.35 * factor, Role::Text, mask);
            self.plan.marks.terms.insert(piece);
        }
        self.plan.marks.terms.insert(term);
        known
    }

    /// The concepts a word names alone. Languages the query is probably in go first: others count only if those don't know the word.
    fn add_concepts(&mut self, word: &str, factor: f32, mask: u32) -> bool {
        let lexicon = &self.snapshot.lexicon;
        let tongues = Tongue::of_script(script_of(word));
        let ids = |main: bool| -> Vec<StemId> {
            tongues
                .iter()
                .filter(|tongue| self.languages.is_main(**tongue) == main)
                .filter_map(|tongue| lexicon.stem_id(*tongue, word))
                .collect()
        };
        let (first, second) = (ids(true), ids(false));
        let (stems, factor) = if first.iter().any(|id| !lexicon.concepts_of(*id).is_empty()) {
            (first, factor)
        } else {
            (second, factor * OTHER_TONGUE)
        };
        let mut concepts: Vec<ConceptId> = stems.iter().flat_map(|id| lexicon.concepts_of(*id)).copied().collect();
        concepts.sort_unstable();
        concepts.dedup();
        if self.all_soft(&concepts) {
            self.soften(mask);
        }
        let mut known = !stems.is_empty();
        for concept in concepts {
            known |= self.add_concept(concept, factor, mask);
        }
        known
    }

    fn all_soft(&self, concepts: &[ConceptId]) -> bool {
        !concepts.is_empty()
            && concepts
                .iter()
                .filter_map(|id| self.snapshot.lexicon.concept(*id))
                .all(|concept| concept.soft)
    }

    fn soften(&mut self, mask: u32) {
        for group in self
            .plan
            .groups
            .iter_mut()
            .filter(|group| group.kind == Kind::Need && group.mask() == mask)
        {
            group.kind = Kind::Soft;
        }
        for (index, position) in self.plan.positions.iter_mut().enumerate() {
            position.soft |= bit(index) == mask;
        }
    }

    /// Adds the documents that hold a concept.
    pub(super) fn add_concept(&mut self, id: ConceptId, factor: f32, mask: u32) -> bool {
        let Some(key) = self.snapshot.lexicon.concept(id).map(|concept| concept.key.clone()) else {
            return false;
        };
        self.plan.marks.concepts.insert(id);
        let field = self.snapshot.fields.concept;
        let mut known = false;
        for (place, level, role) in [
            (found_in::TITLE, 0.95, Role::Text),
            (found_in::RECORD, 0.95, Role::Text),
            (found_in::TEXT, 0.52, Role::Text),
            (found_in::OWN, 0.6, Role::Link),
            (found_in::BELOW, 0.5, Role::Link),
            (found_in::ABOVE, 0.35, Role::Link),
        ] {
            known |= self.add_list(field, &format!("{place}{key}"), level * factor, role, mask);
        }
        known
    }

    /// Adds one list, if the index has its term.
    pub(super) fn add_list(&mut self, field: Field, term: &str, level: f32, role: Role, mask: u32) -> bool {
        let terms: Vec<_> = self
            .snapshot
            .segments
            .iter()
            .map(|segment| segment.term(field, term))
            .collect();
        if terms.iter().all(Option::is_none) {
            return false;
        }
        self.plan.lists.push(List {
            field,
            terms,
            level,
            role,
            mask,
        });
        true
    }

    /// Words that continue the last one, as people search while they type.
    fn add_continuations(&mut self, group: &Group) {
        let enough = group.whole.chars().count() >= 4;
        if enough && group.known > Known::No && group.kind == Kind::Need {
            correct::add_continuations(self, group, CONTINUED);
        }
    }

    /// Notes that these positions are a guess at how a word goes on.
    pub(super) fn doubt(&mut self, mask: u32) {
        for group in self.plan.groups.iter_mut().filter(|group| group.mask() == mask) {
            group.chance = true;
        }
    }

    /// Notes that something answers these positions.
    pub(super) fn know(&mut self, mask: u32) {
        for group in &mut self.plan.groups {
            if group.mask() & mask != 0 {
                group.known = Known::Yes;
            }
        }
    }
}

fn position(word: &str) -> Position {
    Position {
        word: word.to_owned(),
        stemmed: false,
        soft: false,
    }
}
