//! The figures of a judged set, as a table and as bars to hold.

use std::fmt::Write as _;

use super::judge::{Class, Verdict};

/// Figures of a group of queries; shares are none where there is nothing to judge.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Queries.
    pub queries: usize,
    /// Queries with certain records to find.
    pub must: usize,
    /// The share of those with all of them in the first five.
    pub success: Option<f64>,
    /// Their mean reciprocal rank.
    pub rank: Option<f64>,
    /// Broad queries.
    pub broad: usize,
    /// The share of those with enough welcome records in the first five.
    pub broad_success: Option<f64>,
    /// Records in the first ten that must not be there.
    pub never: usize,
    /// Those of them that are closed.
    pub closed: usize,
    /// The share of nonsense queries that were answered with nothing.
    pub empty: Option<f64>,
}

/// The figures of some verdicts.
pub fn figures<'a>(verdicts: &(impl Iterator<Item = &'a Verdict> + Clone)) -> Figures {
    let of = |class: Class| verdicts.clone().filter(move |verdict| verdict.class == class);
    let share = |class: Class| mean(of(class).map(|verdict| if verdict.success { 1.0 } else { 0.0 }));
    let closed = |verdict: &&Verdict| verdict.query.never_reason.as_deref() == Some("closed");
    Figures {
        queries: verdicts.clone().count(),
        must: of(Class::Must).count(),
        success: share(Class::Must),
        rank: mean(of(Class::Must).map(|verdict| verdict.reciprocal_rank)),
        broad: of(Class::Broad).count(),
        broad_success: share(Class::Broad),
        never: verdicts.clone().map(|verdict| verdict.forbidden.len()).sum(),
        closed: verdicts
            .clone()
            .filter(closed)
            .map(|verdict| verdict.forbidden.len())
            .sum(),
        empty: share(Class::Empty),
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

/// Figures by a property of the query, in the order the properties first appear.
pub fn by(verdicts: &[Verdict], property: impl Fn(&Verdict) -> &str) -> Vec<(String, Figures)> {
    let mut names: Vec<&str> = Vec::new();
    for name in verdicts.iter().map(&property) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let group = |name: &str| figures(&verdicts.iter().filter(|verdict| property(verdict) == name));
    names.into_iter().map(|name| (name.to_owned(), group(name))).collect()
}

/// All figures as text.
pub fn table(verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    write_group(&mut text, "kind", &by(verdicts, |verdict| &verdict.query.kind));
    write_group(&mut text, "language", &by(verdicts, |verdict| &verdict.query.lang));
    write_group(&mut text, "", &[("all".to_owned(), figures(&verdicts.iter()))]);
    text
}

fn write_group(text: &mut String, title: &str, rows: &[(String, Figures)]) {
    let _infallible = writeln!(
        text,
        "{title:16}{:>8}{:>6}{:>11}{:>7}{:>7}{:>9}{:>7}{:>8}{:>7}",
        "queries", "must", "success@5", "mrr", "broad", "broad@5", "never", "closed", "empty"
    );
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"));
    for (name, row) in rows {
        let (success, rank, broad, empty) = (
            share(row.success),
            share(row.rank),
            share(row.broad_success),
            share(row.empty),
        );
        let _infallible = writeln!(
            text,
            "{name:16}{:>8}{:>6}{success:>11}{rank:>7}{:>7}{broad:>9}{:>7}{:>8}{empty:>7}",
            row.queries, row.must, row.broad, row.never, row.closed
        );
    }
    text.push('\n');
}

/// Every query that was not answered as it should be, with its first five hits.
pub fn failures(verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    for verdict in verdicts.iter().filter(|verdict| verdict.failed()) {
        let query = &verdict.query;
        let hits = verdict
            .hits
            .iter()
            .take(5)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ");
        let _infallible = writeln!(text, "{} {} {}: {}", query.id, query.kind, query.lang, query.q);
        if !verdict.missing.is_empty() {
            let _infallible = writeln!(text, "    missing {}", verdict.missing.join(", "));
        }
        if verdict.class == Class::Broad && !verdict.success {
            let _infallible = writeln!(text, "    wants {} of {}", query.min_good, query.good.join(", "));
        }
        if !verdict.forbidden.is_empty() {
            let _infallible = writeln!(text, "    never {}", verdict.forbidden.join(", "));
        }
        let _infallible = writeln!(text, "    got {hits}");
    }
    text
}

/// The bars that are not held, one sentence each.
pub fn below_bars(verdicts: &[Verdict]) -> Vec<String> {
    let mut below = Vec::new();
    let mut bar = |name: &str, share: Option<f64>, least: f64| {
        if let Some(share) = share.filter(|share| *share < least) {
            below.push(format!("{name}: {share:.3} is less than {least}"));
        }
    };
    let all = figures(&verdicts.iter());
    bar("success@5", all.success, 0.93);
    bar("broad@5", all.broad_success, 0.93);
    bar("empty", all.empty, 0.85);
    for (lang, figures) in by(verdicts, |verdict| &verdict.query.lang) {
        if figures.must >= 10 {
            bar(&format!("language {lang}"), figures.success, 0.8);
        }
    }
    for (kind, figures) in by(verdicts, |verdict| &verdict.query.kind) {
        if matches!(kind.as_str(), "crosslingual" | "question" | "synonym") {
            bar(&format!("kind {kind}"), figures.success, 0.8);
        }
    }
    if all.never > 0 {
        below.push(format!("{} records in the first ten that must not be there", all.never));
    }
    below
}
