use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};

use super::{SCHEMES, What, clean};

/// The clean text, and what was taken out.
fn cleaned(text: &str) -> (String, Vec<What>) {
    let clean = clean(text);
    (clean.text, clean.removed.iter().map(|one| one.what).collect())
}

/// What a reader of the text must never meet.
fn harmful(text: &str) -> Vec<String> {
    let mut events = Parser::new(text).into_offset_iter();
    let mut found: Vec<String> = events
        .by_ref()
        .filter_map(|(event, _)| match event {
            Event::Html(html) | Event::InlineHtml(html) => Some(html.to_string()),
            Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
            Event::Start(Tag::Link { dest_url, .. }) => leads_astray(&dest_url).then(|| dest_url.to_string()),
            _ => None,
        })
        .collect();
    let definitions = events.reference_definitions().iter();
    found.extend(
        definitions
            .filter(|(_, one)| leads_astray(&one.dest))
            .map(|(_, one)| one.dest.to_string()),
    );
    found
}

/// What a browser makes of an address: another reader than the one under test.
fn leads_astray(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| !SCHEMES.contains(&url.scheme()))
}

#[test]
fn what_is_markdown_stays_byte_for_byte() {
    for text in [
        "",
        "Jeden *Dienstag* in der **Küche**.\n\n- Tee\n- Kekse\n\n1. eins\r\n2. zwei\n",
        "a < b und b > c, <3, 5 <6> 7",
        "<info@verein.example> oder <https://verein.example/a?b=c&d>",
        "[Website](https://verein.example \"Titel\"), [Mail](mailto:info@verein.example), [Anruf](tel:+496517180)",
        "[oben](/de/offers), [unten](#a), [da][d]\n\n[d]: http://verein.example\n",
        "`<b>` und\n\n    <script>alert(1)</script>\n\n```\n<img src=x>\n```",
        "\\<b\\> &lt;b&gt; [x] [ ] ![ ] (javascript:alert(1))",
        "> Zitat\n> # Titel\n\n---\n  zwei  \nZeilen",
        "[09:30](09:30)",
    ] {
        assert_eq!(cleaned(text), (text.to_owned(), vec![]), "{text}");
    }
}

#[test]
fn html_goes_and_its_words_stay() {
    for (text, left) in [
        ("ein <b>dickes</b> Wort", "ein dickes Wort"),
        ("<p>Bitte klingeln</p>", "Bitte klingeln"),
        ("<div class=\"a > b\">\nTee\n</div>\n\nDanach", "\nTee\n\n\nDanach"),
        ("vor <!-- geheim --> nach", "vor  nach"),
        ("<!-- geheim -->\n\nnach", "\n\nnach"),
        ("<script>alert(1)</script>\n\nText", "\n\nText"),
        ("<STYLE>\n* { display: none }\n</Style>\n\nText", "\n\nText"),
        ("a<br>b<br/>c", "abc"),
        ("<div\nWorte", "\nWorte"),
        ("<img src=x onerror=alert(1)>", ""),
        ("x <scr<b>ipt>alert(1)</scr</b>ipt>", "x alert(1)"),
    ] {
        let (clean, removed) = cleaned(text);
        assert_eq!(clean, left, "{text}");
        assert!(
            !removed.is_empty() && removed.iter().all(|what| *what == What::Html),
            "{text}"
        );
    }
}

#[test]
fn links_that_do_more_than_lead_somewhere_lose_their_address() {
    for (text, left) in [
        ("[Hier](javascript:alert(1)) klicken", "Hier klicken"),
        ("[*Hier* `da`](JavaScript:alert)", "*Hier* `da`"),
        ("[x](data:text/html;base64,AAAA)", "x"),
        ("[x](<java\tscript:alert(1)>)", "x"),
        ("[x](java&#10;script&colon;alert(1))", "x"),
        ("[x](&#x1;javascript:alert(1))", "x"),
        ("[x\\]y](vbscript:a)", "x\\]y"),
        ("[](javascript:alert(1))", ""),
        ("<javascript:alert(1)> <ftp://verein.example>", " "),
        ("[[x](javascript:a)](javascript:b)", "x"),
        ("[a [b] c](file:///etc/passwd)", "a [b] c"),
    ] {
        let (clean, removed) = cleaned(text);
        assert_eq!(clean, left, "{text}");
        assert!(
            !removed.is_empty() && removed.iter().all(|what| *what == What::Link),
            "{text}"
        );
    }
}

#[test]
fn links_by_reference_lose_theirs_too() {
    let (clean, removed) = cleaned("[Hier][r] und [r]\n\n[r]: javascript:alert(1)\n[r]: data:a\n\nEnde");

    assert!(clean.starts_with("Hier und r") && clean.ends_with("Ende"), "{clean}");
    assert!(!clean.contains("script") && !clean.contains("data") && removed.contains(&What::Link));
}

#[test]
fn pictures_leave_their_words() {
    assert_eq!(
        cleaned("![Das *Haus*](https://elsewhere.example/a.png) am Markt"),
        ("Das *Haus* am Markt".to_owned(), vec![What::Picture])
    );
    assert_eq!(
        cleaned("[![Haus](a.png)](https://verein.example)"),
        ("[Haus](https://verein.example)".to_owned(), vec![What::Picture])
    );
}

#[test]
fn a_warning_names_what_was_taken_out() {
    let warning = clean("<b>a</b> [x](javascript:1) ![y](z) <i>").warning().unwrap();

    assert_eq!(warning.code, "text_cleaned");
    assert!(
        warning.message.contains("HTML `<b>`") && warning.message.contains("and 2 more"),
        "{}",
        warning.message
    );
    assert_eq!(clean("a < b").warning(), None);
}

#[test]
fn a_text_that_hides_itself_over_and_over_is_clean_in_the_end() {
    let text = format!("x {}<b>{}", "<b".repeat(200), ">".repeat(200));
    let nested = format!("{}x{}", "![".repeat(100), "](a)".repeat(100));
    for text in [text, nested, "[a](".repeat(2_000), "<".repeat(5_000)] {
        let once = clean(&text).text;
        assert_eq!(harmful(&once), Vec::<String>::new());
        assert_eq!(clean(&once).text, once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn cleaning_is_done_in_one_go_and_leaves_nothing_harmful(
        parts in prop::collection::vec(prop_oneof![
            Just("<"), Just(">"), Just("["), Just("]"), Just("("), Just(")"), Just("!"), Just("\n"), Just("\n\n"), Just("\\"),
            Just("]("), Just("]: "), Just("[r]"), Just("javascript:"), Just("data:x"), Just("java\nscript:"), Just("&colon;"),
            Just("<b>"), Just("</b>"), Just("<script>"), Just("</script>"), Just("<!--"), Just("-->"), Just("<div "), Just("<?"),
            Just("<![CDATA["), Just("\""), Just("'"), Just("`"), Just("> "), Just("- "), Just("    "), Just("*"), Just("a"),
            Just("https://a.example"), Just("x@a.example"), Just("&#10;"), Just("é"), Just("#"), Just("=")
        ], 0..24),
    ) {
        let text = parts.concat();
        let once = clean(&text);

        prop_assert_eq!(harmful(&once.text), Vec::<String>::new());
        prop_assert_eq!(once.removed.is_empty(), once.text == text);
        prop_assert_eq!(clean(&once.text).text, once.text);
    }

    #[test]
    fn any_text_can_be_cleaned(text in "\\PC{0,80}") {
        prop_assert_eq!(harmful(&clean(&text).text), Vec::<String>::new());
    }
}
