//! Values that bodies of several nouns have: words of vocabularies, numbers, lines of text, points, texts by language.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;

use porta_contract::{Point, TargetGroup, Word};

use super::sheet::{Sheet, field, line, unknown_word, word};
use crate::catalog::check::{self, Fault, language, limits};
use crate::spine::http::Pointer;

impl Sheet<'_> {
    /// Reads a list of words of a vocabulary.
    pub fn words<W: Word + PartialEq>(&mut self, name: &str, words: Vec<W>, unrecognised: W) -> Vec<W> {
        self.each(name, words, |one| word(one, unrecognised, W::WORDS))
    }

    /// Reads target groups.
    pub fn target_groups(&mut self, groups: Vec<String>) -> Vec<String> {
        self.each("target_groups", groups, |group| {
            let known = TargetGroup::parse(&group).map(|group| group.as_str().to_owned());
            known.ok_or_else(|| unknown_word(Some(&group), TargetGroup::WORDS))
        })
    }

    /// Reads a list of lines of text.
    pub fn lines(&mut self, name: &str, lines: Vec<String>, longest: usize) -> Vec<String> {
        self.each(name, lines, |written| line(name, &written, longest))
    }

    /// Reads a number within bounds.
    pub fn number<N: PartialOrd + Display>(
        &mut self,
        at: &Pointer,
        number: N,
        bounds: &RangeInclusive<N>,
    ) -> Option<N> {
        if bounds.contains(&number) {
            return Some(number);
        }
        let message = format!(
            "{number} is out of range; it goes from {} to {}",
            bounds.start(),
            bounds.end()
        );
        self.error(at, Fault::new("out_of_range", message));
        None
    }

    /// Reads a point in or near the city; one that is far gets a warning.
    pub fn point(&mut self, at: &Pointer, point: Point) -> Option<(f64, f64)> {
        let point = (point.lat, point.lon);
        let odd = self.passed(at, check::coordinates(point, self.city.centre))?;
        if let Some(odd) = odd {
            self.warn(at, odd);
        }
        Some(point)
    }

    /// Reads lines of text by language: one of those languages each.
    pub fn by_language(
        &mut self,
        at: &Pointer,
        texts: BTreeMap<String, String>,
        (languages, longest): (&[String], usize),
    ) -> BTreeMap<String, String> {
        let mut clean = BTreeMap::new();
        for (tag, written) in texts.into_iter().take(limits::LIST) {
            let place = at.field(&tag);
            let tag = self.passed(&place, language::of_city(&tag, languages));
            let written = self.passed(&place, line("text", &written, longest));
            clean.extend(tag.zip(written));
        }
        clean
    }

    /// Reads a name that a record must have.
    pub fn name(&mut self, written: &str, into: &mut String) {
        if let Some(name) = self.passed(&field("name"), line("name", written, limits::TITLE)) {
            *into = name;
        }
    }
}
