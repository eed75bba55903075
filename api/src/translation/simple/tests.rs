//! A table of sentences as they stand in texts of cities, with what is to be said of them.

use porta_contract::SimpleRule;
use proptest::prelude::*;

use super::{hints, plain};

/// Rules and words that are found in a text.
fn found(text: &str) -> Vec<(SimpleRule, String)> {
    hints(text, None)
        .into_iter()
        .map(|hint| (hint.rule, hint.words))
        .collect()
}

#[test]
fn easy_sentences_are_left_alone() {
    for text in [
        "Wir helfen Ihnen.",
        "Die Beratung ist kostenlos.",
        "Sie können am Montag kommen. Sie brauchen Ihren Ausweis.",
        "Wir werden Ihnen helfen.",
        "Sie werden hier gut beraten, bitte rufen Sie an: 0651 718-4545."
            .split(',')
            .next_back()
            .unwrap(),
        "Ihr Kind wird 3 Jahre alt.",
        "Das Wetter wird besser.",
        "Das wird bestimmt schön.",
        "Sie werden viele Menschen treffen.",
        "Wir werden Sie besuchen und mit Ihnen sprechen.",
        "Im Café gibt es Kaffee und Kuchen.",
        "Das Fest ist am 3. Mai 2027 um 15 Uhr.",
        "Die Adresse ist: Musterstraße 12, 54290 Trier.",
        "Der Bus Nummer 16 fährt zum Bahnhof.",
        "Ein Kurs kostet 3 Euro.",
        "Der Treffpunkt öffnet um 9:30 Uhr.",
        "Die Deutsch-Kurse sind in der Volks-Hoch-Schule.",
        "Mehr dazu lesen Sie [hier](https://www.musterstadt.example/a/b?c=d&e=f%20g;h).",
        "Schreiben Sie an info@musterstadt.example.",
        "Das Haus ist wegen dem Umbau zu.",
        "Alle Menschen haben eine Würde.",
        "Sie gehen zum Amt. Das Amt prüft Ihren Antrag.",
        "Haben Sie Fragen?\n\n- Rufen Sie an.\n- Oder kommen Sie vorbei.\n\n# Wo ist das?\nIn der Mitte von Trier.",
        "Während Sie warten, spielen die Kinder.",
        "Wenn das Kind krank wird, braucht es einen Arzt.",
        "Das ist eine schöne Art.",
        "Er heißt Max. Sie heißt Anna.",
        "**Wichtig:** Bringen Sie Ihren Pass mit.",
        "1. Sie füllen das Formular aus.\n2. Sie geben es ab.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn hard_places_are_found_with_their_words() {
    use SimpleRule::{Abbreviation, Genitive, LongWord, Negation, Number, Passive, Sign, Subjunctive};
    for (text, wanted) in [
        (
            "Die Anmeldung wird vom Amt geprüft.",
            vec![(Passive, "wird vom Amt geprüft")],
        ),
        (
            "Hier werden Kurse angeboten.",
            vec![(Passive, "werden Kurse angeboten")],
        ),
        (
            "Der Antrag wurde schon bezahlt.",
            vec![(Passive, "wurde schon bezahlt")],
        ),
        ("Es ist gesagt worden.", vec![(Passive, "gesagt worden")]),
        (
            "Ihre Kinder werden betreut und bekommen Essen.",
            vec![(Passive, "werden betreut")],
        ),
        (
            "Das Formular, das ausgefüllt wird, ist kurz.",
            vec![(Passive, "ausgefüllt wird")],
        ),
        ("Die Daten werden gespeichert.", vec![(Passive, "werden gespeichert")]),
        (
            "Der Termin wird telefonisch vereinbart.",
            vec![(Passive, "wird telefonisch vereinbart")],
        ),
        ("Wir haben z.B. Kaffee.", vec![(Abbreviation, "z.B.")]),
        ("Bringen Sie z. B. einen Ausweis mit.", vec![(Abbreviation, "z. B.")]),
        ("Es gibt Tee, Kaffee usw. und Kuchen.", vec![(Abbreviation, "usw.")]),
        ("Das dauert ca. 2 Stunden.", vec![(Abbreviation, "ca.")]),
        ("Kommen Sie in die Hauptstr. 5.", vec![(Abbreviation, "Hauptstr.")]),
        ("Wir sind Mo-Fr da.", vec![(Abbreviation, "Mo-Fr")]),
        ("Das ist i. d. R. so.", vec![(Abbreviation, "i. d. R.")]),
        ("Das ist das Büro des Vereins.", vec![(Genitive, "des Vereins")]),
        (
            "Die Hilfe des neuen Amtes ist gut.",
            vec![(Genitive, "des neuen Amtes")],
        ),
        ("Wegen des Umbaus ist zu.", vec![(Genitive, "Wegen des Umbaus")]),
        ("Trotz Regen sind wir da.", vec![(Genitive, "Trotz Regen")]),
        ("Während der Ferien ist zu.", vec![(Genitive, "Während der Ferien")]),
        ("Das ist das Haus eines Freundes.", vec![(Genitive, "eines Freundes")]),
        ("Sie könnten anrufen.", vec![(Subjunctive, "könnten")]),
        ("Das wäre schön.", vec![(Subjunctive, "wäre")]),
        ("Würden Sie bitte warten?", vec![(Subjunctive, "Würden")]),
        ("Das kostet nichts.", vec![(Negation, "nichts")]),
        ("Sie brauchen keinen Termin.", vec![(Negation, "keinen")]),
        (
            "Die Aufenthaltserlaubnis ist wichtig.",
            vec![(LongWord, "Aufenthaltserlaubnis")],
        ),
        ("Das ist ein Beratungsgespräch.", vec![(LongWord, "Beratungsgespräch")]),
        ("Kommen Sie am 12.03.2027.", vec![(Number, "12.03.2027")]),
        ("Das Fest ist am 2027-03-12.", vec![(Number, "2027-03-12")]),
        ("Hier leben 10.000 Menschen.", vec![(Number, "10.000")]),
        ("Wir sind von 10-12 Uhr da.", vec![(Number, "10-12")]),
        ("Wir öffnen 9:30–11:00 Uhr.", vec![(Number, "9:30–11:00")]),
        ("Das sind 20 % der Leute.", vec![(Sign, "%")]),
        ("Frauen/Männer helfen.", vec![(Sign, "/")]),
        ("Das steht in § 5.", vec![(Sign, "§")]),
    ] {
        let wanted: Vec<_> = wanted
            .into_iter()
            .map(|(rule, words)| (rule, words.to_owned()))
            .collect();
        assert_eq!(found(text), wanted, "{text}");
    }
}

#[test]
fn a_sentence_has_at_most_twelve_words() {
    let twelve = "Sie können jeden Montag von neun bis zwölf Uhr zu uns kommen.";
    assert_eq!(found(twelve), []);
    let thirteen = "Sie können jeden Montag von neun bis zwölf Uhr gern zu uns kommen.";
    let hints = hints(thirteen, None);
    assert_eq!(
        (hints[0].rule, hints[0].from, hints[0].until),
        (SimpleRule::LongSentence, 0, 65)
    );
    let lines = "- Kaffee und Tee und Saft\n- Kuchen und Brot und Obst\n- Spiele und Bücher und Musik\n";
    assert_eq!(found(lines), []);
}

#[test]
fn places_are_those_of_the_text_as_it_was_sent() {
    let text = "## Grüße 👋\n\n* Das [wird](https://x.example/ä) **geprüft**.";
    let hint = hints(text, None).remove(0);
    let chars: Vec<char> = text.chars().collect();
    let (from, until) = (
        usize::try_from(hint.from).unwrap(),
        usize::try_from(hint.until).unwrap(),
    );
    let words: String = chars[from..until].iter().collect();
    assert_eq!(words, "wird](https://x.example/ä) **geprüft");
    assert_eq!(hint.words, words);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[\\n .,:;#*\\[\\]()0-9a-zß-]){0,80}") {
        let length = text.chars().count();
        prop_assert_eq!(plain::plain(&text.chars().collect::<Vec<_>>()).len(), length);
        for hint in hints(&text, None) {
            prop_assert!(hint.from < hint.until && usize::try_from(hint.until).unwrap() <= length);
        }
    }
}
