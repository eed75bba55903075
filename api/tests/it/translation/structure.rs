//! Exported XLIFF against the rules of the core of XLIFF 2.1: which elements lie where, which attributes they have, which ids are
//! unique, and what depends on what.

use std::collections::HashSet;

use self::plain_xml::Element;
use porta_api::catalog::offer;

use super::scene::{T, long_tea, words};
use crate::catalog::scene::scene;

/// An element, its children in order, and its attributes.
type Rule = (&'static str, &'static [&'static str], &'static [&'static str]);

/// What XLIFF has; `!` marks what is required. From the specification, 4.2 and 4.3.
const RULES: [Rule; 6] = [
    (
        "xliff",
        &["file"],
        &["!version", "!srcLang", "trgLang", "xml:space", "xmlns"],
    ),
    (
        "file",
        &["unit", "group"],
        &[
            "!id",
            "canResegment",
            "original",
            "translate",
            "srcDir",
            "trgDir",
            "xml:space",
        ],
    ),
    (
        "unit",
        &["segment", "ignorable"],
        &[
            "!id",
            "name",
            "canResegment",
            "translate",
            "srcDir",
            "trgDir",
            "xml:space",
            "type",
        ],
    ),
    (
        "segment",
        &["source", "target"],
        &["id", "canResegment", "state", "subState"],
    ),
    ("source", &[], &["xml:lang", "xml:space"]),
    ("target", &[], &["xml:lang", "xml:space", "order"]),
];

fn check(element: &Element) {
    let name = element.name.as_str();
    let rule = RULES.iter().find(|(known, ..)| *known == name);
    let (_, children, attributes) = rule.unwrap_or_else(|| panic!("<{name}> is not of the core as we write it"));
    for wanted in attributes.iter().filter_map(|attribute| attribute.strip_prefix('!')) {
        assert!(element.attribute(wanted).is_some(), "<{name}> lacks {wanted}");
    }
    for (attribute, _) in &element.attributes {
        let known = attributes
            .iter()
            .any(|known| known.trim_start_matches('!') == attribute);
        assert!(known, "<{name}> has no attribute {attribute}");
    }
    let places: Vec<usize> = element
        .children
        .iter()
        .map(|child| {
            children
                .iter()
                .position(|known| *known == child.name)
                .unwrap_or_else(|| panic!("<{}> in <{name}>", child.name))
        })
        .collect();
    assert!(name != "segment" || places.is_sorted(), "source before target");
    let blank = element.text.chars().all(char::is_whitespace);
    assert!(blank || matches!(name, "source" | "target"), "text in <{name}>");
    match name {
        "xliff" | "file" | "unit" => assert!(!element.children.is_empty(), "<{name}> is empty"),
        "segment" => {
            assert_eq!(
                element.children.first().map(|child| child.name.as_str()),
                Some("source")
            );
            let state = element.attribute("state");
            assert!(state.is_none_or(|state| ["initial", "translated", "reviewed", "final"].contains(&state)));
            let sub = element.attribute("subState");
            assert!(sub.is_none_or(|sub| sub.contains(':') && !sub.starts_with("xlf:") && state.is_some()));
            let needs_target = state.is_some_and(|state| state != "initial");
            assert!(
                !needs_target || element.children.len() == 2,
                "a {state:?} segment has a target"
            );
        }
        _ => {}
    }
    element.children.iter().for_each(check);
    ids(element);
}

/// Ids are NMTOKENs, those of files unique in the document, those of units in their file.
fn ids(element: &Element) {
    let mut seen = HashSet::new();
    for id in element.children.iter().filter_map(|child| child.attribute("id")) {
        let token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
        assert!(!id.is_empty() && id.chars().all(token), "{id} is no NMTOKEN");
        assert!(seen.insert(id), "{id} is there twice");
    }
}

#[actix_web::test]
async fn every_export_keeps_to_the_structure_of_the_core() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    for longer in [false, true] {
        if longer {
            scene.set_source("tee", offer::load, long_tea(), false);
        }
        for state in [
            "missing",
            "outdated",
            "current",
            "machine",
            "missing,outdated,current,draft",
        ] {
            let text = scene.export(&format!("lang=ar&format=xliff&state={state}")).await;
            assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff "));
            let root = Element::parse(&text);
            assert_eq!(root.name, "xliff");
            assert_eq!(root.attribute("xmlns"), Some("urn:oasis:names:tc:xliff:document:2.0"));
            assert_eq!(
                (root.attribute("version"), root.attribute("srcLang")),
                (Some("2.1"), Some("de"))
            );
            check(&root);
        }
    }
}

#[actix_web::test]
async fn an_exported_document_reads_like_this() {
    let scene = scene().await;
    scene.put_tea(&words("شاي", "human")).await;
    scene.set_source("tee", offer::load, long_tea(), false);
    let text = scene.export("lang=ar&format=xliff&state=outdated").await;
    let id = text
        .split("file id=\"offer.")
        .nth(1)
        .unwrap()
        .split('.')
        .next()
        .unwrap()
        .to_owned();
    insta::assert_snapshot!(text.replace(&id, "ID"));
    let table = scene.export("lang=ar&format=csv&state=outdated").await;
    insta::assert_snapshot!(table.replace(&id, "ID"));
    assert!(scene.read(&format!("{T}/progress")).await["languages"].is_array());
}

/// A small reader of XML for these rules, so that they are not checked with what wrote or reads the files.
mod plain_xml {
    #[derive(Debug, Default)]
    pub struct Element {
        pub name: String,
        pub attributes: Vec<(String, String)>,
        pub children: Vec<Element>,
        pub text: String,
    }

    impl Element {
        pub fn attribute(&self, name: &str) -> Option<&str> {
            let found = self.attributes.iter().find(|(own, _)| own == name);
            found.map(|(_, value)| value.as_str())
        }

        pub fn parse(text: &str) -> Self {
            let mut open: Vec<Self> = vec![Self::default()];
            let mut rest = text;
            while let Some((before, after)) = rest.split_once('<') {
                open.last_mut().unwrap().text.push_str(before);
                let (tag, after) = after.split_once('>').unwrap();
                rest = after;
                if tag.starts_with('?') {
                    continue;
                }
                if let Some(name) = tag.strip_prefix('/') {
                    let done = open.pop().unwrap();
                    assert_eq!(done.name, name);
                    open.last_mut().unwrap().children.push(done);
                    continue;
                }
                let element = Self::open(tag.trim_end_matches('/'));
                if tag.ends_with('/') {
                    open.last_mut().unwrap().children.push(element);
                } else {
                    open.push(element);
                }
            }
            let mut root = open.pop().unwrap();
            assert!(open.is_empty(), "an element never ends");
            root.children.pop().unwrap()
        }

        fn open(tag: &str) -> Self {
            let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut attributes = Vec::new();
            while let Some((name, after)) = rest.split_once("=\"") {
                let (value, after) = after.split_once('"').unwrap();
                attributes.push((name.trim().to_owned(), value.to_owned()));
                rest = after;
            }
            Self {
                name: name.to_owned(),
                attributes,
                ..Self::default()
            }
        }
    }
}
