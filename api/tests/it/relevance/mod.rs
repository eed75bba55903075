//! How well the search answers: two judged sets of queries, asked against the demo city.

mod demo;
pub mod judge;
pub mod table;

use judge::Judged;

/// The nouns the search holds; judgements about others are left out.
pub const NOUNS: [&str; 8] = [
    "offer",
    "provider",
    "event",
    "responsibility",
    "district",
    "category",
    "page",
    "fact",
];

/// The judged set and our own further queries.
pub fn queries() -> Result<[Vec<Judged>; 2], serde_json::Error> {
    Ok([
        serde_json::from_str(include_str!("queries.json"))?,
        serde_json::from_str(include_str!("more_queries.json"))?,
    ])
}

/// Fails with the table and all wrong answers if a bar is not held by both sets together and by the judged set alone.
/// `search` gives the first ten records or more as "noun:slug".
#[expect(clippy::expect_used, reason = "a test fails by panicking")]
#[expect(clippy::print_stdout, reason = "the figures are worth reading when all is well, too")]
pub fn assert_relevance(mut search: impl FnMut(&str, &str) -> Vec<String>) {
    let [judged, own] = queries().expect("the query files are JSON of the judged form");
    let judged = judge::judge(&judged, &NOUNS, &mut search);
    let own = judge::judge(&own, &NOUNS, &mut search);
    for (name, verdicts) in [
        ("the judged set", judged.clone()),
        ("both sets", [judged, own].concat()),
    ] {
        let below = table::below_bars(&verdicts);
        let (table, failures) = (table::table(&verdicts), table::failures(&verdicts));
        println!("{name}:\n{table}");
        assert!(below.is_empty(), "{name}:\n{table}\n{failures}\n{}", below.join("\n"));
    }
}
