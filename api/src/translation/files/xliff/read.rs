//! Reading XLIFF, from whomever. Nothing is expanded and nothing is fetched: a document with a DTD is refused, and of references
//! only those to characters and the five of XML itself are known.

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::NAMESPACE;
use crate::catalog::check::quote;
use crate::translation::files::given::{GivenFile, GivenUnit, Stage, Unreadable};

/// How deep elements may lie in each other.
const DEEPEST: usize = 32;
/// How many units a document may have.
const MOST_UNITS: usize = 100_000;
/// Attributes an element may have.
const MOST_ATTRIBUTES: usize = 64;

/// Reads a document.
pub(in crate::translation::files) fn read(text: &str) -> Result<GivenFile, Unreadable> {
    let mut reader = NsReader::from_str(text);
    let mut walk = Walk::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_resolved_event();
        let (space, event) = event.map_err(|error| bad(at, &error.to_string()))?;
        let core = is_core(&space);
        match event {
            Event::Start(tag) => walk.open(core, &tag)?,
            Event::Empty(tag) => {
                walk.open(core, &tag)?;
                walk.close()?;
            }
            Event::End(_) => walk.close()?,
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(reference) => walk.text(&resolve(&reference)?),
            Event::DocType(_) => {
                let message = "a document type (DTD) is not taken; leave it out";
                return Err(Unreadable::new("doctype", message));
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return walk.finish(),
        }
    }
}

fn bad(at: u64, why: &str) -> Unreadable {
    Unreadable::new("bad_xml", format!("the document cannot be read at byte {at}: {why}"))
}

fn is_core(space: &ResolveResult<'_>) -> bool {
    matches!(space, ResolveResult::Bound(space) if space.as_ref() == NAMESPACE)
}

/// A character that a reference stands for.
fn resolve(reference: &BytesRef<'_>) -> Result<String, Unreadable> {
    let name: &str = reference;
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Ok(c.to_string());
    }
    let known = quick_xml::escape::resolve_predefined_entity(name);
    known.map(str::to_owned).ok_or_else(|| {
        let message = format!("there is no entity {}; entities are not expanded", quote(name));
        Unreadable::new("entity", message)
    })
}

/// The core's elements that are of interest, and where they may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Xliff,
    File,
    Group,
    Unit,
    Segment,
    /// Text that needs no translation, between segments.
    Ignorable,
    Target,
    /// Marks inside a target whose content is text.
    Inline,
    /// Anything else, with all that is in it.
    Other,
}

#[derive(Debug, Default)]
struct Walk {
    open: Vec<Part>,
    file: GivenFile,
    /// Id of the file that is open.
    place: String,
    unit: Option<GivenUnit>,
    /// How far each segment of the unit is.
    stages: Vec<Stage>,
    seen_root: bool,
}

impl Walk {
    fn open(&mut self, core: bool, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        if self.open.len() >= DEEPEST {
            let message = format!("elements lie more than {DEEPEST} deep in each other");
            return Err(Unreadable::new("too_deep", message));
        }
        let local = tag.local_name();
        let name: &str = local.as_ref();
        let inside = self.open.last().copied();
        let part = match (inside, core, name) {
            (None, true, "xliff") => self.root(tag)?,
            (None, ..) => {
                let message = format!("it must begin with `xliff` in the namespace {NAMESPACE}");
                return Err(Unreadable::new("no_xliff", message));
            }
            (Some(Part::Xliff), true, "file") => {
                self.place = attribute(tag, "id")?.unwrap_or_default();
                Part::File
            }
            (Some(Part::File | Part::Group), true, "group") => Part::Group,
            (Some(Part::File | Part::Group), true, "unit") => self.unit(tag)?,
            (Some(Part::Unit), true, "segment") => self.segment(tag)?,
            (Some(Part::Unit), true, "ignorable") => Part::Ignorable,
            (Some(Part::Segment | Part::Ignorable), true, "target") => Part::Target,
            (Some(Part::Target | Part::Inline), true, name) => self.inline(name, tag)?,
            _ => Part::Other,
        };
        self.open.push(part);
        Ok(())
    }

    fn root(&mut self, tag: &BytesStart<'_>) -> Result<Part, Unreadable> {
        let version = attribute(tag, "version")?.unwrap_or_default();
        if !matches!(version.as_str(), "2.0" | "2.1") {
            let message = format!("it is XLIFF {}; versions 2.0 and 2.1 are read", quote(&version));
            return Err(Unreadable::new("version", message));
        }
        if std::mem::replace(&mut self.seen_root, true) {
            return Err(Unreadable::new("bad_xml", "the document has two roots"));
        }
        self.file.source_lang = attribute(tag, "srcLang")?;
        self.file.lang = attribute(tag, "trgLang")?.unwrap_or_default();
        Ok(Part::Xliff)
    }

    fn unit(&mut self, tag: &BytesStart<'_>) -> Result<Part, Unreadable> {
        if self.file.units.len() >= MOST_UNITS {
            let message = format!("it has more than {MOST_UNITS} units; send several files");
            return Err(Unreadable::new("too_many_units", message));
        }
        // What an empty export holds is nobody's text.
        let translate = attribute(tag, "translate")?;
        if translate.as_deref() == Some("no") {
            return Ok(Part::Other);
        }
        self.stages.clear();
        self.unit = Some(GivenUnit {
            place: self.place.clone(),
            id: attribute(tag, "id")?.unwrap_or_default(),
            ..GivenUnit::default()
        });
        Ok(Part::Unit)
    }

    fn segment(&mut self, tag: &BytesStart<'_>) -> Result<Part, Unreadable> {
        let state = attribute(tag, "state")?;
        self.stages.push(match state.as_deref() {
            Some("translated") => Stage::Translated,
            Some("reviewed" | "final") => Stage::Reviewed,
            _ => Stage::Open,
        });
        Ok(Part::Segment)
    }

    /// What may lie inside a target: marks around text, and characters that XML cannot hold. We send no other codes.
    fn inline(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<Part, Unreadable> {
        match name {
            "mrk" | "pc" => Ok(Part::Inline),
            "sm" | "em" => Ok(Part::Other),
            "cp" => {
                let hex = attribute(tag, "hex")?.unwrap_or_default();
                let code = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                let Some(c) = code else {
                    let message = format!("{} is no code point", quote(&hex));
                    return Err(Unreadable::new("code_point", message));
                };
                self.text(c.encode_utf8(&mut [0; 4]));
                Ok(Part::Other)
            }
            other => {
                let message = format!(
                    "{} inside a target is not taken: texts go out without inline codes",
                    quote(other)
                );
                Err(Unreadable::new("inline_code", message))
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let (Some(Part::Target | Part::Inline), Some(unit)) = (self.open.last(), &mut self.unit) {
            unit.target.push_str(text);
        }
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        match self.open.pop() {
            Some(Part::Unit) => {
                let stage = self.stages.iter().min().copied().unwrap_or_default();
                let unit = self.unit.take();
                self.file.units.extend(unit.map(|unit| GivenUnit { stage, ..unit }));
                Ok(())
            }
            Some(_) => Ok(()),
            None => Err(Unreadable::new("bad_xml", "an element ends that never began")),
        }
    }

    fn finish(self) -> Result<GivenFile, Unreadable> {
        if !self.seen_root || !self.open.is_empty() {
            return Err(Unreadable::new("bad_xml", "the document ends too early"));
        }
        Ok(self.file)
    }
}

/// The value of an attribute without a namespace.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let broken = |why: String| Unreadable::new("bad_xml", format!("an attribute cannot be read: {why}"));
    let mut found = None;
    for (count, one) in tag.attributes().enumerate() {
        let one = one.map_err(|error| broken(error.to_string()))?;
        if count >= MOST_ATTRIBUTES {
            return Err(broken(format!("more than {MOST_ATTRIBUTES} in one element")));
        }
        if one.key.as_ref() == name {
            let value = one.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            found = Some(value.map_err(|error| broken(error.to_string()))?.into_owned());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
