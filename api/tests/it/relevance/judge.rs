//! Judging the search: for each query of a judged set, whether what should be found stands in the first five.

use serde::Deserialize;

/// A query and what ought to answer it; records are named "noun:slug".
#[derive(Clone, Debug, Deserialize)]
pub struct Judged {
    /// The query's number in its file.
    pub id: String,
    /// What is typed.
    pub q: String,
    /// The reader's language.
    pub lang: String,
    /// What the query tries: "exact", "typo", "question", …; "none" wants no answer.
    pub kind: String,
    /// All of these must stand in the first five.
    pub must: Vec<String>,
    /// These are welcome.
    pub good: Vec<String>,
    /// None of these may stand in the first ten.
    pub never: Vec<String>,
    /// Without `must`, so many of `good` must stand in the first five.
    #[serde(default = "one")]
    pub min_good: usize,
    /// Why `never` holds records: "closed" ones, or unrelated ones.
    #[serde(default)]
    pub never_reason: Option<String>,
}

fn one() -> usize {
    1
}

/// What a judgement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Certain records must be found.
    Must,
    /// Some of many records must be found.
    Broad,
    /// Nothing must be found.
    Empty,
    /// Everything judged is of a kind that is not searched.
    Skip,
}

/// How one query was answered.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The query.
    pub query: Judged,
    /// What it is judged by.
    pub class: Class,
    /// Whether the first five are right; for [`Class::Empty`], whether there is no hit.
    pub success: bool,
    /// One divided by the rank of the best `must`; 0 if none was found.
    pub reciprocal_rank: f64,
    /// Records of `never` in the first ten.
    pub forbidden: Vec<String>,
    /// Records that should stand in the first five and do not.
    pub missing: Vec<String>,
    /// The first ten hits.
    pub hits: Vec<String>,
}

impl Verdict {
    /// Whether anything is wrong with the answer.
    pub fn failed(&self) -> bool {
        (self.class != Class::Skip && !self.success) || !self.forbidden.is_empty()
    }
}

/// Asks every query and judges the answers, counting records of the given nouns only.
pub fn judge(queries: &[Judged], nouns: &[&str], mut search: impl FnMut(&str, &str) -> Vec<String>) -> Vec<Verdict> {
    queries
        .iter()
        .map(|query| verdict(query, nouns, search(&query.q, &query.lang)))
        .collect()
}

fn verdict(query: &Judged, nouns: &[&str], mut hits: Vec<String>) -> Verdict {
    let counted = |record: &String| record.split(':').next().is_some_and(|noun| nouns.contains(&noun));
    hits.retain(counted);
    let judged = |records: &[String]| {
        records
            .iter()
            .filter(|record| counted(record))
            .cloned()
            .collect::<Vec<_>>()
    };
    let (must, good, never) = (judged(&query.must), judged(&query.good), judged(&query.never));
    let rank = |record: &String| {
        hits.iter()
            .position(|hit| hit == record)
            .map_or(usize::MAX, |at| at + 1)
    };
    let missing: Vec<String> = must.iter().filter(|record| rank(record) > 5).cloned().collect();
    let best = must.iter().map(rank).min().filter(|rank| *rank < usize::MAX);
    let welcome = good.iter().filter(|record| rank(record) <= 5).count();
    let (class, success) = if query.kind == "none" {
        (Class::Empty, hits.is_empty())
    } else if !must.is_empty() {
        (Class::Must, missing.is_empty())
    } else if query.must.is_empty() && !good.is_empty() {
        (Class::Broad, welcome >= query.min_good.min(good.len()))
    } else {
        (Class::Skip, true)
    };
    let forbidden = never.into_iter().filter(|record| rank(record) <= 10).collect();
    let reciprocal_rank = best.map_or(0.0, |rank| 1.0 / rank as f64);
    hits.truncate(10);
    Verdict {
        query: query.clone(),
        class,
        success,
        reciprocal_rank,
        forbidden,
        missing,
        hits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(kind: &str, must: &[&str], good: &[&str], never: &[&str], min_good: usize) -> Judged {
        let owned = |records: &[&str]| records.iter().map(|record| (*record).to_owned()).collect();
        Judged {
            id: "t".into(),
            q: "kurs".into(),
            lang: "de".into(),
            kind: kind.into(),
            must: owned(must),
            good: owned(good),
            never: owned(never),
            min_good,
            never_reason: None,
        }
    }

    fn judged(query: &Judged, hits: &[&str]) -> Verdict {
        verdict(
            query,
            &["offer", "provider"],
            hits.iter().map(|hit| (*hit).to_owned()).collect(),
        )
    }

    #[test]
    fn every_must_belongs_in_the_first_five() {
        let hits = [
            "offer:x1",
            "provider:p1",
            "offer:x2",
            "page:dropped",
            "offer:x3",
            "offer:x4",
            "offer:late",
        ];
        let verdict = judged(
            &query("exact", &["provider:p1", "offer:late"], &[], &["offer:x4"], 1),
            &hits,
        );
        assert!(!verdict.success);
        assert_eq!(verdict.missing, ["offer:late"]);
        assert_eq!(verdict.forbidden, ["offer:x4"]);
        assert!((verdict.reciprocal_rank - 0.5).abs() < 1e-9);
    }

    #[test]
    fn broad_needs_count_welcome_records_and_nonsense_wants_none() {
        let broad = query("synonym", &[], &["offer:a", "offer:b"], &[], 2);
        assert!(judged(&broad, &["offer:b", "offer:x", "offer:a"]).success);
        assert!(!judged(&broad, &["offer:b"]).success);
        assert!(judged(&query("none", &[], &[], &[], 1), &[]).success);
        assert!(!judged(&query("none", &[], &[], &[], 1), &["offer:a"]).success);
        assert_eq!(
            judged(&query("exact", &["page:i"], &["offer:a"], &[], 1), &[]).class,
            Class::Skip
        );
    }
}
