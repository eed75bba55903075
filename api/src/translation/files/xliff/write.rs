//! Writing XLIFF.

use porta_contract::TranslationState;

use super::NAMESPACE;
use crate::translation::files::export::Outgoing;

/// Writes a document; every record in it is made from the source language.
pub(in crate::translation::files) fn write((source, target): (&str, &str), records: &[Outgoing]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff xmlns=\"{NAMESPACE}\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n",
        attribute(source),
        attribute(target)
    );
    if records.is_empty() {
        // A document has at least one file, and a file at least one unit.
        out.push_str("  <file id=\"nothing\">\n    <unit id=\"nothing\" translate=\"no\">\n");
        out.push_str("      <segment><source></source></segment>\n    </unit>\n  </file>\n");
    }
    for record in records {
        file(&mut out, record);
    }
    out.push_str("</xliff>\n");
    out
}

fn file(out: &mut String, record: &Outgoing) {
    out.push_str(&format!(
        "  <file id=\"{}\" original=\"{}/{}\">\n",
        attribute(&record.of.name()),
        record.of.noun,
        attribute(&record.slug)
    ));
    let (state, sub_state) = segment_state(record);
    for (unit, source, target) in record.units() {
        out.push_str(&format!(
            "    <unit id=\"{}\" name=\"{}\" canResegment=\"no\" xml:space=\"preserve\">\n      <segment state=\"{}\"{}>\n",
            attribute(&unit.name()),
            attribute(&unit.field.name()),
            if target.is_empty() { "initial" } else { state },
            sub_state,
        ));
        out.push_str(&format!("        <source>{}</source>\n", content(source)));
        if !target.is_empty() {
            out.push_str(&format!("        <target>{}</target>\n", content(target)));
        }
        out.push_str("      </segment>\n    </unit>\n");
    }
    out.push_str("  </file>\n");
}

/// What there is to say of a translation: only one that is current counts as translated, so that a file that comes back
/// untouched does not make an old text, a draft or a machine's text current.
fn segment_state(record: &Outgoing) -> (&'static str, &'static str) {
    match record.state {
        TranslationState::Current if record.reviewed => ("reviewed", ""),
        TranslationState::Current => ("translated", ""),
        TranslationState::Outdated => ("initial", " subState=\"porta:outdated\""),
        TranslationState::Machine => ("initial", " subState=\"porta:machine\""),
        TranslationState::Draft => ("initial", " subState=\"porta:draft\""),
        _ => ("initial", ""),
    }
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Text between tags. What XML cannot hold is written as `cp`, as XLIFF has it; a carriage return would else be read as a line end.
pub(super) fn content(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            other => out.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(other))),
        }
    }
    out
}
