//! What was found, and what is to be done about it.

use std::fmt;

use serde::Serialize;

/// Bytes of one text of a TXT record (RFC 1035, section 3.3.14).
const TEXT: usize = 255;

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Well.
    Ok,
    /// It may be well: this program cannot tell, or others may do better.
    Look,
    /// Mails will be lost: something is to be set.
    Set,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Look => "look",
            Self::Set => "set",
        }
    }
}

/// A record to set in DNS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: &'static str,
    /// What it says.
    pub value: String,
}

impl Record {
    /// A text.
    #[must_use]
    pub const fn txt(name: String, value: String) -> Self {
        Self {
            name,
            kind: "TXT",
            value,
        }
    }
}

impl fmt::Display for Record {
    /// As zone files have it: a long text in several.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.name, self.kind)?;
        if self.kind != "TXT" {
            return write!(f, " {}", self.value);
        }
        let mut rest = self.value.as_str();
        while !rest.is_empty() {
            let (text, after) = rest.split_at(rest.floor_char_boundary(TEXT));
            write!(f, " \"{text}\"")?;
            rest = after;
        }
        Ok(())
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is about: `smtp`, `spf`, `dkim`, `dmarc`, `mx`, `from`, `unsubscribe`, `links`, `dns`.
    pub about: &'static str,
    /// How it stands.
    pub level: Level,
    /// A sentence about it.
    pub text: String,
    /// The record to set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<Record>,
}

impl Finding {
    const fn new(about: &'static str, level: Level, text: String) -> Self {
        Self {
            about,
            level,
            text,
            record: None,
        }
    }

    /// It is well.
    #[must_use]
    pub const fn ok(about: &'static str, text: String) -> Self {
        Self::new(about, Level::Ok, text)
    }

    /// It may be well.
    #[must_use]
    pub const fn look(about: &'static str, text: String) -> Self {
        Self::new(about, Level::Look, text)
    }

    /// Something is to be set.
    #[must_use]
    pub const fn set(about: &'static str, text: String) -> Self {
        Self::new(about, Level::Set, text)
    }

    /// With the record that would make it well.
    #[must_use]
    pub fn with(self, record: Record) -> Self {
        Self {
            record: Some(record),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_written_in_several() {
        let record = Record::txt("a.example".to_owned(), "x".repeat(300));
        let line = record.to_string();

        assert_eq!(
            line,
            format!("a.example. TXT \"{}\" \"{}\"", "x".repeat(255), "x".repeat(45))
        );
    }
}
