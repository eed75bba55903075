//! A body while it is read onto a record: everything that is wrong is told at once, each with its place; what is only odd is a
//! warning.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use porta_contract::{FieldError, Patch, Publication, Texts};

use super::{Author, Hidden};
use crate::catalog::check::{self, Fault, Rules, is_key, limits, markdown, personal, phone, quote};
use crate::catalog::city::City;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, Pointer};

/// A body while it is read.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The city it is about.
    pub city: &'a City,
    /// The grammars.
    pub rules: Rules,
    /// Places that whoever wrote it does not see.
    pub hidden: Hidden,
    /// True when whoever wrote it may make a place secret, or known again.
    pub makes_secret: bool,
    errors: Vec<FieldError>,
    warnings: Vec<FieldError>,
}

/// The place of a field of the body.
#[must_use]
pub fn field(name: &str) -> Pointer {
    Pointer::root().field(name)
}

/// A name that stands for nothing in this city.
#[must_use]
pub fn unknown(noun: &str, name: &str) -> Fault {
    let message = format!("there is no {noun} {} in this city", quote(name));
    Fault::new("unknown_reference", message)
}

/// A word of a vocabulary; what the contract does not know comes as its word for that.
pub fn word<T: Copy + PartialEq>(word: T, unrecognised: T, words: &[&str]) -> Result<T, Fault> {
    if word == unrecognised {
        Err(unknown_word(None, words))
    } else {
        Ok(word)
    }
}

/// A word that is none of those that stand here.
#[must_use]
pub fn unknown_word(written: Option<&str>, words: &[&str]) -> Fault {
    let written = written.map_or_else(|| "this".to_owned(), quote);
    let message = format!(
        "{written} is not one of the words that stand here: {}",
        words.join(", ")
    );
    Fault::new("unknown_word", message)
}

/// A text of one line, which must say something.
pub fn line(name: &str, written: &str, longest: usize) -> Result<String, Fault> {
    let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Fault::new("missing", format!("`{name}` must say something")));
    }
    check::text(name, &text, longest).map(|()| text)
}

/// A day of our time.
pub fn sound_day(day: NaiveDate) -> Result<(), Fault> {
    if check::in_our_time(day) {
        Ok(())
    } else {
        let message = format!("{day} is no day between 1900 and 2200");
        Err(Fault::new("bad_date", message))
    }
}

fn told(at: &Pointer, fault: Fault) -> FieldError {
    FieldError {
        pointer: Some(at.to_string()),
        parameter: None,
        code: fault.code.to_owned(),
        detail: fault.message,
    }
}

impl<'a> Sheet<'a> {
    /// For a body about something in a city that was put together here: it may name everything.
    #[must_use]
    pub fn new(city: &'a City, rules: Rules) -> Self {
        Self {
            city,
            rules,
            hidden: Hidden::default(),
            makes_secret: false,
            errors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// For a body that somebody sent: it may name what they see.
    pub fn of(conn: &mut AnyConnection, author: &Author, (city, rules): (&'a City, Rules)) -> Result<Self, DbError> {
        Ok(Self {
            hidden: Hidden::from(conn, author)?,
            makes_secret: author.is_editor() && author.sees_secrets(conn)?,
            ..Self::new(city, rules)
        })
    }

    /// The warnings, or everything that is wrong.
    pub fn finish(self) -> Result<Vec<FieldError>, Failure> {
        if self.errors.is_empty() {
            Ok(self.warnings)
        } else {
            Err(Failure::Invalid(self.errors))
        }
    }

    /// How much has been wrong so far.
    #[must_use]
    pub const fn faults(&self) -> usize {
        self.errors.len()
    }

    /// Tells what is wrong.
    pub fn error(&mut self, at: &Pointer, fault: Fault) {
        self.errors.push(told(at, fault));
    }

    /// Tells what is odd, but let in.
    pub fn warn(&mut self, at: &Pointer, fault: Fault) {
        self.warnings.push(told(at, fault));
    }

    /// The value, or a note of what is wrong.
    pub fn passed<T>(&mut self, at: &Pointer, checked: Result<T, Fault>) -> Option<T> {
        checked.map_err(|fault| self.error(at, fault)).ok()
    }

    /// Reads a list entry by entry; an entry that is wrong or stands in it twice is named by its place.
    pub fn each<S, T: PartialEq>(&mut self, name: &str, items: Vec<S>, read: impl Fn(S) -> Result<T, Fault>) -> Vec<T> {
        let at = field(name);
        if items.len() > limits::LIST {
            let message = format!("`{name}` may hold {} entries", limits::LIST);
            self.error(&at, Fault::new("too_long", message));
            return Vec::new();
        }
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let read = read(item).and_then(|value| {
                if list.contains(&value) {
                    let message = format!("`{name}` names the same twice; leave one out");
                    return Err(Fault::new("repeated", message));
                }
                Ok(value)
            });
            list.extend(self.passed(&at.entry(index), read));
        }
        list
    }

    /// Reads source texts with a title; none when something is wrong with them.
    pub fn texts(&mut self, texts: Texts) -> Option<Texts> {
        let titled = !texts.title.trim().is_empty();
        let clean = self.untitled_texts(texts);
        if !titled {
            let message = "`title` must be given";
            self.error(&field("texts").field("title"), Fault::new("missing", message));
        }
        clean.filter(|_| titled)
    }

    /// Reads source texts of a record that needs no title; none when something is wrong with them.
    pub fn untitled_texts(&mut self, texts: Texts) -> Option<Texts> {
        let at = field("texts");
        let before = self.errors.len();
        let mut clean = Texts {
            title: self.text(&at, "title", &texts.title, limits::TITLE),
            summary: self.text(&at, "summary", &texts.summary, limits::SUMMARY),
            description: self.text(&at, "description", &texts.description, limits::DESCRIPTION),
            notes: self.notes(&at.field("notes"), texts.notes),
        };
        let cleaned = markdown::clean(&clean.description);
        if let Some(fault) = cleaned.warning() {
            self.warn(&at.field("description"), fault);
        }
        clean.description = cleaned.text;
        self.look_for_people(&at, &clean);
        (self.errors.len() == before).then_some(clean)
    }

    /// Warns where a public text may name a person or a private address.
    fn look_for_people(&mut self, at: &Pointer, texts: &Texts) {
        let fields = [
            ("title", &texts.title),
            ("summary", &texts.summary),
            ("description", &texts.description),
        ];
        for (name, text) in fields {
            self.hint(&at.field(name), text);
        }
        for (key, note) in &texts.notes {
            self.hint(&at.field("notes").field(key), note);
        }
    }

    /// Warns where a public value may be somebody's own.
    pub fn hint(&mut self, at: &Pointer, text: &str) {
        for hint in personal::hints(text, &self.city.country) {
            self.warn(at, Fault::new(hint.code, hint.message));
        }
    }

    /// Reads one text.
    pub fn text(&mut self, at: &Pointer, name: &str, written: &str, longest: usize) -> String {
        let text = written.trim().replace("\r\n", "\n");
        self.passed(&at.field(name), check::text(name, &text, longest));
        text
    }

    fn notes(&mut self, at: &Pointer, notes: BTreeMap<String, String>) -> BTreeMap<String, String> {
        if notes.len() > limits::LIST {
            let message = format!("`notes` may hold {} texts", limits::LIST);
            self.error(at, Fault::new("too_long", message));
            return BTreeMap::new();
        }
        let mut clean = BTreeMap::new();
        for (key, note) in notes {
            if !is_key(&key) {
                let message = format!("{} must be written in a–z, 0–9 and _", quote(&key));
                self.error(&at.field(&key), Fault::new("bad_key", message));
                continue;
            }
            let note = self.text(at, &key, &note, limits::NOTE);
            if !note.is_empty() {
                clean.insert(key, note);
            }
        }
        clean
    }

    /// Reads a phone number, a mailbox or a web address that can be cleared.
    pub fn contact(
        &mut self,
        name: &str,
        change: Patch<String>,
        check: fn(&str, &str) -> Result<(), Fault>,
        into: &mut Option<String>,
    ) {
        let changes = matches!(change, Patch::Value(_));
        self.patch(name, change, into, |written: String| {
            let written = written.trim().to_owned();
            check(name, &written).map(|()| written)
        });
        if let Some(written) = into.as_deref().filter(|_| changes) {
            self.hint(&field(name), written);
        }
    }

    /// Reads a public phone number that can be cleared; one that is none of the city's country is odd.
    pub fn phone(&mut self, name: &str, change: Patch<String>, into: &mut Option<String>) {
        let changes = matches!(change, Patch::Value(_));
        self.contact(name, change, phone, into);
        let odd = into.as_deref().filter(|_| changes);
        if let Some(fault) = odd.and_then(|written| phone::warning(written, &self.city.country)) {
            self.warn(&field(name), fault);
        }
    }

    /// Reads a short text that can be cleared.
    pub fn short(&mut self, name: &str, change: Patch<String>, longest: usize, into: &mut Option<String>) {
        self.patch(name, change, into, |written: String| line(name, &written, longest));
    }

    /// Reads a day that can be cleared.
    pub fn day(&mut self, name: &str, change: &Patch<NaiveDate>, into: &mut Option<NaiveDate>) {
        self.patch(name, change.clone(), into, |day| sound_day(day).map(|()| day));
    }

    /// Reads any value that can be cleared.
    pub fn patch<S, T>(
        &mut self,
        name: &str,
        change: Patch<S>,
        into: &mut Option<T>,
        read: impl FnOnce(S) -> Result<T, Fault>,
    ) {
        match change {
            Patch::Absent => {}
            Patch::Null => *into = None,
            Patch::Value(written) => {
                if let Some(value) = self.passed(&field(name), read(written)) {
                    *into = Some(value);
                }
            }
        }
    }

    /// Reads where a record is to stand: draft or published; the rest have verbs.
    pub fn publication(&mut self, publication: Publication, into: &mut Publication) {
        if matches!(publication, Publication::Draft | Publication::Published) {
            *into = publication;
            return;
        }
        let message = "`publication` takes draft or published; to archive a record, POST to its address with /archive";
        self.error(&field("publication"), Fault::new("unknown_word", message));
    }
}
