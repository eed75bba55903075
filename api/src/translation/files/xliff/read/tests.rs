//! XLIFF from friends and foes.

use proptest::prelude::*;

use super::*;

const ID: &str = "offer.0197c000-0000-7000-8000-000000000001.v2";

fn document(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><xliff xmlns=\"{NAMESPACE}\" version=\"2.1\" srcLang=\"de\" trgLang=\"ar\">\
         <file id=\"{ID}\">{inside}</file></xliff>"
    )
}

fn unit(segments: &str) -> String {
    document(&format!("<unit id=\"{ID}.title\">{segments}</unit>"))
}

fn target(text: &str) -> Result<String, &'static str> {
    let file = read(&unit(&format!(
        "<segment><source>x</source><target>{text}</target></segment>"
    )));
    file.map(|mut file| file.units.remove(0).target)
        .map_err(|error| error.code)
}

#[test]
fn what_a_tool_makes_of_a_unit_is_still_read() {
    assert_eq!(target("a &amp; b &lt; c &#x41;"), Ok("a & b < c A".to_owned()));
    assert_eq!(target("<![CDATA[a <b> c]]>"), Ok("a <b> c".to_owned()));
    assert_eq!(
        target("a <mrk id=\"1\" type=\"term\">b</mrk> c"),
        Ok("a b c".to_owned())
    );
    assert_eq!(target("a<cp hex=\"001F\"/>b"), Ok("a\u{1f}b".to_owned()));
    assert_eq!(target("  * a\n\n    b  \n"), Ok("  * a\n\n    b  \n".to_owned()));
    assert_eq!(target("a<ph id=\"1\"/>b"), Err("inline_code"));
}

#[test]
fn segments_are_joined_and_the_least_of_them_says_how_far_it_is() {
    let text = unit(
        "<notes><note>a word</note></notes><segment state=\"final\"><source>a</source><target>1 </target></segment>\
         <ignorable><source> </source><target> </target></ignorable>\
         <segment state=\"translated\"><source>b</source><target>2</target></segment>",
    );
    let file = read(&text).unwrap();
    assert_eq!((file.source_lang.as_deref(), file.lang.as_str()), (Some("de"), "ar"));
    let unit = &file.units[0];
    assert_eq!((unit.target.as_str(), unit.stage), ("1  2", Stage::Translated));
    assert_eq!(
        (unit.place.as_str(), unit.id.as_str()),
        (ID, format!("{ID}.title").as_str())
    );
}

#[test]
fn targets_of_modules_and_of_other_namespaces_are_none() {
    let text = unit(
        "<mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#1\"><source>x</source>\
         <target>not this</target></mtc:match></mtc:matches><segment><source>x</source><target>this</target></segment>",
    );
    assert_eq!(read(&text).unwrap().units[0].target, "this");
}

#[test]
fn hostile_documents_are_refused() {
    let code = |text: &str| read(text).map(|_| ()).map_err(|error| error.code);
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">";
    for start in [bomb, outside] {
        let text = unit("").replacen("?>", &format!("?>{start}"), 1);
        assert_eq!(code(&text), Err("doctype"));
    }
    assert_eq!(target("&b;"), Err("entity"));
    assert_eq!(target("&#xFFFFFFFF;"), Err("entity"));
    let deep = "<group>".repeat(40) + &"</group>".repeat(40);
    assert_eq!(code(&document(&deep)), Err("too_deep"));
    assert_eq!(code("<html/>"), Err("no_xliff"));
    assert_eq!(code("<xliff version=\"2.1\"/>"), Err("no_xliff"));
    let old = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"/>";
    assert_eq!(code(old), Err("no_xliff"));
    assert_eq!(code(&unit("").replace("2.1", "1.9")), Err("version"));
    assert_eq!(code(&unit("<segment>")), Err("bad_xml"));
    assert_eq!(code(&unit("<segment state=\"a\" state=\"b\"/>")), Err("bad_xml"));
    let whole = unit("<segment><source>x</source><target>y</target></segment>");
    assert_eq!(code(&whole[..whole.len() - 9]), Err("bad_xml"));
    assert_eq!(code(&format!("{whole}{whole}")), Err("bad_xml"));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(<[a-z:/!?\\[&;= \"]{0,8}>?|\\PC){0,40}") {
        let _ = read(&text);
        let _ = read(&unit(&text));
    }

    #[test]
    fn every_text_comes_back_as_it_went_out(text in "(\\PC|[\\t\\n\\r\\x01\u{fffe}<>&\"' ]){0,40}") {
        use crate::translation::files::xliff::write;
        let written = write::content(&text);
        prop_assert_eq!(target(&written), Ok(text));
    }
}
