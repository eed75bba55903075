//! Where in a body something is wrong: JSON pointers (RFC 6901) as URI fragments, such as `#/hours/0/rule`.

use std::fmt::{self, Write};

/// A JSON pointer that grows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer(String);

impl Pointer {
    /// The whole body.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// One step further: a field's name.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        let mut longer = self.0.clone();
        longer.push('/');
        for byte in name.replace('~', "~0").replace('/', "~1").bytes() {
            // Of what may stand in a fragment as it is (RFC 3986), the part that no field name of ours goes beyond.
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                longer.push(char::from(byte));
            } else {
                // Writing to a text cannot fail.
                let _ = write!(longer, "%{byte:02X}");
            }
        }
        Self(longer)
    }

    /// One step further: an entry of a list, counted from 0.
    #[must_use]
    pub fn entry(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn names_are_escaped_for_pointer_and_fragment() {
        let notes = Pointer::root().field("texts").field("notes");

        assert_eq!(Pointer::root().to_string(), "#");
        assert_eq!(notes.entry(3).to_string(), "#/texts/notes/3");
        assert_eq!(notes.field("a/b~c d").to_string(), "#/texts/notes/a~1b~0c%20d");
    }
}
