//! Which records name another one: told when somebody wants to delete it.

use diesel::prelude::*;
use porta_contract::Noun;

use super::is_structure;
use crate::catalog::record::Record;
use crate::catalog::stored;
use crate::spine::db::schema::topics;
use crate::spine::db::{AnyConnection, DbError};

/// How many records of which nouns name a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses(Vec<(Noun, i64)>);

impl Uses {
    /// The topics that lead to a record. They name it by noun and slug, where no rule of the database looks.
    pub fn in_topics<R: Record>(conn: &mut AnyConnection, record: &R) -> Result<Self, DbError> {
        let name = format!("{}:{}", R::NOUN.as_str(), record.slug());
        let rows: Vec<String> = topics::table
            .filter(topics::city_id.eq(record.city()))
            .filter(topics::records.like(format!("%\"{name}\"%")))
            .select(topics::records)
            .load(conn)?;
        let lists: Vec<Vec<String>> = rows
            .iter()
            .map(|row| stored::read("topics.records", row))
            .collect::<Result<_, _>>()?;
        let naming = lists.iter().filter(|list| list.contains(&name)).count();
        Ok(Self::default().and(Noun::Topic, i64::try_from(naming).unwrap_or(i64::MAX)))
    }

    /// Adds records of a noun.
    #[must_use]
    pub fn and(mut self, noun: Noun, count: i64) -> Self {
        match self.0.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, known)) => *known = known.saturating_add(count),
            None if count > 0 => self.0.push((noun, count)),
            None => {}
        }
        self
    }

    /// Why a record of the noun must stay; none when nothing names it.
    #[must_use]
    pub fn sentence(&self, noun: Noun) -> Option<String> {
        let counted: Vec<String> = self.0.iter().map(|(noun, count)| counted(*noun, *count)).collect();
        let (last, first) = counted.split_last()?;
        let listed = match first {
            [] => last.clone(),
            first => format!("{} and {last}", first.join(", ")),
        };
        let names = if matches!(self.0.as_slice(), [(_, 1)]) {
            "names"
        } else {
            "name"
        };
        let way_out = if is_structure(noun) {
            "change or delete those first"
        } else {
            "change or delete those first, or archive it"
        };
        Some(format!("{listed} {names} this {}; {way_out}.", noun.as_str()))
    }
}

fn counted(noun: Noun, count: i64) -> String {
    let word = noun.as_str();
    match (count, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use porta_contract::Noun;

    use super::Uses;

    #[test]
    fn what_names_a_record_is_counted_in_a_sentence() {
        let uses = Uses::default().and(Noun::Offer, 12).and(Noun::Topic, 0);
        let told = |uses: &Uses, noun| uses.sentence(noun).unwrap_or_default();

        assert_eq!(
            told(&uses, Noun::Category),
            "12 offers name this category; change or delete those first."
        );
        let more = uses.and(Noun::Category, 2).and(Noun::Topic, 1);
        assert!(told(&more, Noun::Category).starts_with("12 offers, 2 categories and 1 topic name this"));
        let one = Uses::default().and(Noun::Topic, 1);
        assert_eq!(
            told(&one, Noun::Offer),
            "1 topic names this offer; change or delete those first, or archive it."
        );
        assert_eq!(Uses::default().sentence(Noun::Offer), None);
    }
}
