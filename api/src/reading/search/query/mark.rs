//! Showing a hit: the language to show it in, and the passage with the matching words marked.

use super::{
    super::{
        index::glued_words,
        lexicon::Lexicon,
        text::{Token, Tongue, compound, stem, tokenize},
        types::{DocumentText, Segment},
    },
    plan::Marks,
};

/// The longest snippet, in bytes of text.
const SNIPPET_BYTES: usize = 240;

/// A hit as it is shown.
pub(super) struct Shown {
    pub(super) lang: String,
    pub(super) title: Vec<Segment>,
    pub(super) snippet: Vec<Segment>,
}

/// A passage and the places of its marked words.
struct Marked<'a> {
    text: &'a str,
    hits: Vec<(usize, usize)>,
}

/// Chooses the reader's language if its text matched or no other did, else the language that matched.
pub(super) fn show(lexicon: &Lexicon, marks: &Marks, texts: &[DocumentText], lang: &str) -> Shown {
    let own = texts.iter().find(|text| text.lang == lang);
    let tongue = Tongue::of_code(lang);
    let own = own.or_else(|| {
        texts
            .iter()
            .find(|text| Tongue::of_code(&text.lang) == tongue && tongue != Tongue::Other)
    });
    let order = own
        .into_iter()
        .chain(texts.iter().filter(|text| own.is_none_or(|own| own.lang != text.lang)));
    let mut fallback = None;
    for text in order {
        let marked = mark_text(lexicon, marks, text);
        if marked.iter().any(|part| !part.hits.is_empty()) {
            return shown(text, &marked);
        }
        fallback.get_or_insert((text, marked));
    }
    fallback.map_or_else(
        || Shown {
            lang: lang.to_owned(),
            title: Vec::new(),
            snippet: Vec::new(),
        },
        |(text, marked)| shown(text, &marked),
    )
}

fn shown(text: &DocumentText, marked: &[Marked<'_>; 3]) -> Shown {
    let [title, summary, body] = marked;
    let source = if summary.hits.is_empty() && (!body.hits.is_empty() || summary.text.is_empty()) {
        body
    } else {
        summary
    };
    Shown {
        lang: text.lang.clone(),
        title: segments(title, 0, title.text.len()),
        snippet: snippet(source),
    }
}

fn mark_text<'a>(lexicon: &Lexicon, marks: &Marks, text: &'a DocumentText) -> [Marked<'a>; 3] {
    let tongue = Tongue::of_code(&text.lang);
    [&text.title, &text.summary, &text.body].map(|part| {
        let tokens = tokenize(part);
        let mut hits: Vec<(usize, usize)> = tokens
            .iter()
            .filter(|token| is_hit(lexicon, marks, tongue, &token.word))
            .map(|token| (token.start, token.end))
            .collect();
        hits.extend(glued_hits(lexicon, marks, tongue, &tokens));
        hits.sort_unstable();
        Marked { text: part, hits }
    })
}

/// Words with hyphens that match only when joined, marked as a whole.
fn glued_hits(lexicon: &Lexicon, marks: &Marks, tongue: Tongue, tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut hits = Vec::new();
    for run in tokens.chunk_by(|_, next| next.glued).filter(|run| run.len() > 1) {
        let matches = glued_words(run).iter().any(|word| is_hit(lexicon, marks, tongue, word));
        if let (true, Some(first), Some(last)) = (matches, run.first(), run.last()) {
            hits.push((first.start, last.end));
        }
    }
    hits
}

fn is_hit(lexicon: &Lexicon, marks: &Marks, tongue: Tongue, word: &str) -> bool {
    if marks.terms.contains(&format!("={word}")) || marks.prefixes.iter().any(|prefix| word.starts_with(prefix)) {
        return true;
    }
    if tongue.is_stop(word) {
        return false;
    }
    let stem = stem(tongue, word);
    let means = |id| {
        lexicon
            .concepts_of(id)
            .iter()
            .any(|concept| marks.concepts.contains(concept))
    };
    if marks.terms.contains(&format!("{}{stem}", tongue.mark()))
        || lexicon.stem_id_of_stem(tongue, &stem).is_some_and(means)
    {
        return true;
    }
    tongue == Tongue::De
        && compound::pieces(word, &lexicon.parts).is_some_and(|pieces| {
            pieces.iter().any(|piece| {
                marks.terms.contains(&format!("-{piece}"))
                    || lexicon.stem_id_of_stem(Tongue::De, piece).is_some_and(means)
            })
        })
}

/// The passage with most marked words, cut at words.
fn snippet(marked: &Marked<'_>) -> Vec<Segment> {
    let text = marked.text;
    if text.len() <= SNIPPET_BYTES {
        return segments(marked, 0, text.len());
    }
    let inside = |start: usize| {
        marked
            .hits
            .iter()
            .filter(|(from, to)| *from >= start && *to <= start + SNIPPET_BYTES)
            .count()
    };
    let first = marked
        .hits
        .iter()
        .map(|(from, _)| *from)
        .max_by_key(|from| (inside(*from), std::cmp::Reverse(*from)))
        .unwrap_or_default();
    let start = word_start(text, first.saturating_sub(SNIPPET_BYTES / 4));
    let end = word_end(text, start + SNIPPET_BYTES);
    let mut cut = segments(marked, start, end);
    if start > 0 {
        cut.insert(
            0,
            Segment {
                text: "… ".to_owned(),
                hit: false,
            },
        );
    }
    if end < text.len() {
        cut.push(Segment {
            text: " …".to_owned(),
            hit: false,
        });
    }
    cut
}

/// The start of the word at or after a place.
fn word_start(text: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let at = (at..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let rest = text.get(at..).unwrap_or_default();
    rest.find(char::is_whitespace).map_or(at, |space| {
        let blank = rest.get(space..).unwrap_or_default();
        at + space + (blank.len() - blank.trim_start().len())
    })
}

/// The end of the word at or before a place.
fn word_end(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text.get(..at)
        .and_then(|head| head.rfind(char::is_whitespace))
        .filter(|space| *space > 0)
        .unwrap_or(at)
}

fn segments(marked: &Marked<'_>, start: usize, end: usize) -> Vec<Segment> {
    let mut parts: Vec<Segment> = Vec::new();
    let mut at = start;
    let mut push = |from: usize, to: usize, hit: bool| {
        if let Some(text) = marked.text.get(from..to).filter(|text| !text.is_empty()) {
            parts.push(Segment {
                text: text.to_owned(),
                hit,
            });
        }
    };
    for (from, to) in marked.hits.iter().filter(|(from, to)| *from >= start && *to <= end) {
        if *from < at {
            continue;
        }
        push(at, *from, false);
        push(*from, *to, true);
        at = *to;
    }
    push(at, end, false);
    parts
}
