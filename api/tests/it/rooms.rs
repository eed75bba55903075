//! Who imports whom: no arrow runs back. The table is that of ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, and those it may use. What is not named here (`app`, `cli` …) puts the rooms together and may use all.
const ROOMS: [(&str, &[&str]); 19] = [
    ("spine", &[]),
    ("access", &["spine"]),
    ("catalog", &["access", "spine"]),
    ("mail", &["spine"]),
    ("letters", &["mail", "catalog", "access", "spine"]),
    ("websites", &["catalog", "access", "spine"]),
    ("review", &["websites", "mail", "catalog", "access", "spine"]),
    ("reports", &["review", "letters", "mail", "catalog", "access", "spine"]),
    ("pledges", &["reports", "letters", "mail", "catalog", "access", "spine"]),
    (
        "suggestions",
        &["reports", "review", "letters", "mail", "catalog", "access", "spine"],
    ),
    (
        "subscriptions",
        &["reports", "letters", "mail", "catalog", "access", "spine"],
    ),
    ("translation", &["catalog", "access", "spine"]),
    ("reading", &["catalog", "spine"]),
    ("imports", &["catalog", "spine"]),
    ("exports", &["catalog", "spine"]),
    ("rules", &["imports", "reading", "catalog"]),
    ("pictures", &["catalog", "access", "spine"]),
    ("demo", &["pictures", "rules", "imports", "catalog", "spine"]),
    ("config", &["spine"]),
];

fn files(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_file() {
        return into.push(path.to_owned());
    }
    for entry in fs::read_dir(path).unwrap() {
        files(&entry.unwrap().path(), into);
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Macros stand at the root of the crate, too.
fn is_room(name: &str) -> bool {
    !name.is_empty() && (source().join(name).is_dir() || source().join(format!("{name}.rs")).is_file())
}

/// The rooms that the code of a file names; its unit tests may name any.
fn named(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let after = code.split("crate::").skip(1);
    after
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect()
        })
        .filter(|name: &String| is_room(name))
        .collect()
}

#[test]
fn no_arrow_runs_back() {
    let source = source();
    let mut wrong = Vec::new();
    for (room, may_use) in ROOMS {
        let mut all = Vec::new();
        for path in [source.join(room), source.join(format!("{room}.rs"))] {
            if path.exists() {
                files(&path, &mut all);
            }
        }
        all.retain(|path| path.extension().is_some_and(|end| end == "rs"));
        assert!(!all.is_empty(), "there is no room `{room}` any more");
        for path in all {
            let used = named(&fs::read_to_string(&path).unwrap());
            let strange = used
                .iter()
                .filter(|name| *name != room && !may_use.contains(&name.as_str()));
            wrong.extend(strange.map(|name| format!("{} uses {name}", path.strip_prefix(&source).unwrap().display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
