//! What of a message is signed, in the form that survives the road: `relaxed` of RFC 6376, section 3.4.

/// A header field as it stands in a message, folded lines and all.
pub(super) struct Field<'a>(&'a [u8]);

/// The fields of a head, in order.
pub(super) fn fields(head: &[u8]) -> Vec<Field<'_>> {
    let mut all = Vec::new();
    let mut rest = head;
    while !rest.is_empty() {
        let end = end_of_field(rest);
        let (one, after) = rest.split_at(end);
        all.push(Field(one));
        rest = after;
    }
    all
}

/// A field from its text.
pub(super) const fn field(text: &str) -> Field<'_> {
    Field(text.as_bytes())
}

/// A field ends at an end of line that no blank follows.
fn end_of_field(head: &[u8]) -> usize {
    let ends = |three: &[u8]| matches!(three, [b'\r', b'\n', next] if !matches!(next, b' ' | b'\t'));
    head.windows(3).position(ends).map_or(head.len(), |at| at + 2)
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

impl Field<'_> {
    fn halves(&self) -> (&[u8], &[u8]) {
        let colon = self.0.iter().position(|byte| *byte == b':').unwrap_or(self.0.len());
        let (name, value) = self.0.split_at(colon);
        (name, value.get(1..).unwrap_or_default())
    }

    /// True when it has that name.
    pub fn is(&self, name: &str) -> bool {
        self.halves().0.trim_ascii().eq_ignore_ascii_case(name.as_bytes())
    }

    /// Its value on one line.
    pub fn value(&self) -> String {
        String::from_utf8_lossy(&squeezed(self.halves().1)).into_owned()
    }

    /// Name in small letters, value on one line with single blanks, end of line.
    pub fn relaxed(&self) -> Vec<u8> {
        let (name, value) = self.halves();
        let mut all = name.trim_ascii().to_ascii_lowercase();
        all.push(b':');
        all.extend(squeezed(value));
        all.extend(b"\r\n");
        all
    }
}

/// Runs of blanks as one blank, none at both ends.
fn squeezed(text: &[u8]) -> Vec<u8> {
    let words = text.split(|byte| is_blank(*byte)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(&b' ')
}

/// A body: runs of blanks as one, none at the ends of lines, no empty lines at its end.
pub(super) fn body(content: &[u8]) -> Vec<u8> {
    let mut all = Vec::with_capacity(content.len());
    let mut empty = 0;
    for line in content.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = line_relaxed(line);
        if line.is_empty() {
            empty += 1;
            continue;
        }
        for _ in 0..empty {
            all.extend(b"\r\n");
        }
        empty = 0;
        all.extend(line);
        all.extend(b"\r\n");
    }
    all
}

fn line_relaxed(line: &[u8]) -> Vec<u8> {
    let mut all: Vec<u8> = Vec::with_capacity(line.len());
    for byte in line {
        let blank = matches!(byte, b' ' | b'\t');
        if !blank {
            all.push(*byte);
        } else if all.last() != Some(&b' ') {
            all.push(b' ');
        }
    }
    while all.last() == Some(&b' ') {
        all.pop();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard() {
        // RFC 6376, section 3.4.5.
        let head = b"A: X\r\nB : Y\t\r\n\tZ  \r\n";
        let relaxed: Vec<u8> = fields(head).iter().flat_map(Field::relaxed).collect();
        assert_eq!(relaxed, b"a:X\r\nb:Y Z\r\n");
        assert_eq!(body(b" C \r\nD \t E\r\n\r\n\r\n"), b" C\r\nD E\r\n");
    }

    #[test]
    fn an_empty_body_is_nothing_and_a_last_line_gets_its_end() {
        assert_eq!(body(b""), b"");
        assert_eq!(body(b"\r\n \r\n\r\n"), b"");
        assert_eq!(body(b"a"), b"a\r\n");
        assert_eq!(body(b"a\r\n\r\nb\r\n"), b"a\r\n\r\nb\r\n");
    }
}
