//! The tags in a block of HTML, so that the words between them can stay.

use std::ops::Range;

/// Elements whose content is for machines and goes with them.
const MACHINES: [&str; 2] = ["script", "style"];

/// Tags, comments and scripts of a block; the whole block when none can be told.
pub(super) fn tags(text: &str, block: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let source = text.get(block.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = source.get(at..).and_then(|rest| rest.find('<')).map(|gap| at + gap) {
        let length = source.get(start..).and_then(length).unwrap_or_default();
        at = start + length.max(1);
        if length > 0 {
            found.push(block.start + start..block.start + at);
        }
    }
    if found.is_empty() {
        found.push(block);
    }
    found.into_iter()
}

/// Bytes of what begins with this `<`; none when it is no tag.
fn length(rest: &str) -> Option<usize> {
    let until = |end: &str| Some(rest.find(end).map_or(rest.len(), |at| at + end.len()));
    let inside = rest.strip_prefix('<')?;
    match inside.chars().next()? {
        '!' if inside.starts_with("!--") => until("-->"),
        '!' if inside.starts_with("![CDATA[") => until("]]>"),
        '?' => until("?>"),
        '!' => until(">"),
        '/' | 'a'..='z' | 'A'..='Z' => tag(rest, inside),
        _ => None,
    }
}

fn tag(rest: &str, inside: &str) -> Option<usize> {
    let closing = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next()?;
    let machine = MACHINES.iter().find(|machine| name.eq_ignore_ascii_case(machine));
    if let Some(machine) = machine.filter(|_| !closing) {
        let small = rest.to_ascii_lowercase();
        let end = small.find(&format!("</{machine}"))?;
        let close = small.get(end..)?.find('>')?;
        return Some(end + close + 1);
    }
    // A tag that is not closed goes as far as its name.
    let end = rest.find('>').map(|plain| quoted_end(rest).unwrap_or(plain) + 1);
    Some(end.unwrap_or(1 + usize::from(closing) + name.len()))
}

/// The `>` that stands in no value of an attribute.
fn quoted_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None if c == '>' => return Some(at),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}
