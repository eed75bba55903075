//! The tree of categories: what stands above a branch, and what its label lists.

use super::CategoryWords;

/// The slugs above a category, nearest first; a circle ends where it closes.
pub(super) fn ancestors(categories: &[CategoryWords], slug: &str) -> Vec<String> {
    let mut above: Vec<String> = Vec::new();
    let mut current = slug;
    while let Some(parent) = categories
        .iter()
        .find(|each| each.slug == current)
        .and_then(|each| each.parent.as_deref())
    {
        if parent == slug || above.iter().any(|each| each == parent) {
            break;
        }
        above.push(parent.to_owned());
        current = parent;
    }
    above
}

/// The things a label lists: "Kleidung, Möbel und Hausrat" names three.
pub(super) fn label_parts(label: &str) -> Vec<String> {
    const AND: [&str; 9] = [" und ", " and ", " et ", " ve ", " і ", " та ", " и ", " و ", "،"];
    let mut listed = label.replace([',', '/', ';', ':'], "\n").replace(" وال", "\nال");
    for word in AND {
        listed = listed.replace(word, "\n");
    }
    let parts: Vec<String> = listed
        .lines()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}
