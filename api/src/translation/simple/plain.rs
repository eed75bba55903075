//! Markdown without its signs: every character keeps its place, so that places in the one are places in the other.

/// Stands where a paragraph, an entry of a list or a heading ends.
pub(super) const BREAK: char = '\u{2029}';

/// The text with blanks for signs of Markdown, addresses of links, and mail addresses.
pub(super) fn plain(chars: &[char]) -> Vec<char> {
    let mut plain = chars.to_vec();
    lines(&mut plain);
    links(&mut plain);
    addresses(&mut plain);
    for c in &mut plain {
        if matches!(c, '*' | '_' | '`' | '~' | '[' | ']' | '|') {
            *c = ' ';
        }
    }
    plain
}

fn blank(plain: &mut [char], from: usize, until: usize) {
    for c in plain.iter_mut().take(until).skip(from) {
        *c = ' ';
    }
}

/// Marks of lists, headings and quotations go; ends of lines become blanks or breaks.
fn lines(plain: &mut [char]) {
    let mut start = 0;
    let mut after_heading = false;
    loop {
        let rest = plain.get(start..).unwrap_or_default();
        let length = rest.iter().position(|c| *c == '\n').unwrap_or(rest.len());
        let line: Vec<char> = rest.iter().take(length).copied().collect();
        let marks = marks(&line);
        let heading = line.iter().find(|c| **c != ' ') == Some(&'#');
        let empty = line.iter().all(|c| c.is_whitespace());
        blank(plain, start, start + marks);
        if let Some(end) = start.checked_sub(1).and_then(|end| plain.get_mut(end)) {
            *end = if empty || marks > 0 || after_heading {
                BREAK
            } else {
                ' '
            };
        }
        after_heading = heading || empty;
        start += length + 1;
        if start > plain.len() {
            return;
        }
    }
}

/// How many characters at the beginning of a line are marks.
fn marks(line: &[char]) -> usize {
    let indent = line.iter().take_while(|c| **c == ' ').count();
    let rest = line.get(indent..).unwrap_or_default();
    let run = |test: fn(&char) -> bool| rest.iter().take_while(|c| test(c)).count();
    let signs = run(|c| matches!(c, '#' | '>' | '-' | '*' | '+'));
    let digits = run(char::is_ascii_digit);
    let length = if signs > 0 {
        signs
    } else if (1..=2).contains(&digits) && matches!(rest.get(digits), Some('.' | ')')) {
        digits + 1
    } else {
        0
    };
    // A mark is followed by a blank; `3.5` and `-5` are none.
    if length > 0 && rest.get(length).is_none_or(|c| *c == ' ') {
        indent + length
    } else {
        0
    }
}

/// Of `[words](address)`, the address goes.
fn links(plain: &mut [char]) {
    let mut at = 0;
    while at + 1 < plain.len() {
        if plain.get(at) == Some(&']') && plain.get(at + 1) == Some(&'(') {
            let rest = plain.get(at..).unwrap_or_default();
            if let Some(length) = rest.iter().position(|c| *c == ')') {
                blank(plain, at, at + length + 1);
                at += length;
            }
        }
        at += 1;
    }
}

/// Addresses that stand by themselves.
fn addresses(plain: &mut [char]) {
    let mut start = 0;
    while start < plain.len() {
        let rest = plain.get(start..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|c| c.is_whitespace() || *c == BREAK)
            .unwrap_or(rest.len());
        let word: String = rest.iter().take(length).collect();
        let trimmed = word.trim_start_matches(['(', '<', '"', '„']);
        let is_address =
            trimmed.starts_with("http://") || trimmed.starts_with("https://") || trimmed.starts_with("www.");
        if is_address || trimmed.contains('@') {
            // What ends the sentence stays.
            let end = word.trim_end_matches(['.', '!', '?', ',', ':']).chars().count();
            blank(plain, start, start + end);
        }
        start += length + 1;
    }
}
