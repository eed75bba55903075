use proptest::prelude::*;

use super::hints;

/// Code and text of each hint.
fn found(text: &str, country: &str) -> Vec<(&'static str, String)> {
    let chars: Vec<char> = text.chars().collect();
    hints(text, country)
        .into_iter()
        .map(|hint| (hint.code, super::piece(&chars, hint.range)))
        .collect()
}

fn german(text: &str) -> Vec<(&'static str, String)> {
    found(text, "DE")
}

#[test]
fn mailboxes_of_persons_are_seen() {
    for (mailbox, code) in [
        ("lena.mustermann@verein.example", "personal_email"),
        ("l.mustermann@verein.example", "personal_email"),
        ("lena_mustermann@verein.example", "personal_email"),
        ("Lena-Marie.Mustermann2@verein.example", "personal_email"),
        ("jörg.beispiel@verein.example", "personal_email"),
        ("anna.neuhaus@verein.example", "personal_email"),
        ("mustermann@gmx.example", "freemail"),
        ("lena.mustermann@t-online.example", "freemail"),
    ] {
        assert_eq!(german(mailbox), [(code, mailbox.to_owned())], "{mailbox}");
    }
    assert!(
        ["web.de", "free.fr", "pt.lu"]
            .iter()
            .all(|domain| super::mail::is_free(domain))
    );
    assert!(!super::mail::is_free("stadt-trier.example"));
}

#[test]
fn mailboxes_of_roles_are_left_alone() {
    for mailbox in [
        "info@verein.example",
        "kontakt@verein.example",
        "buero@verein.example",
        "migration@verein.example",
        "stadt-trier@verein.example",
        "gemeinwesenarbeit@verein.example",
        "jugendtreff.nord@verein.example",
        "migration.trier@verein.example",
        "soziale.dienste@verein.example",
        "frauen_cafe@verein.example",
        "integrationsbeauftragte.stadt@verein.example",
        "st.martin@pfarrei-martin.example",
        "tafel@tafel-trier.example",
        "buero-verein@gmx.example",
        "mustermann@verein.example",
        "@verein.example",
        "a@b",
    ] {
        assert_eq!(german(mailbox), [], "{mailbox}");
    }
}

#[test]
fn mobile_numbers_are_seen_in_each_country() {
    for (country, text, number) in [
        ("DE", "0176 12345678", "0176 12345678"),
        ("DE", "Tel.: 0151/123 456 78, bitte abends", "0151/123 456 78"),
        ("DE", "+49 (0)160 1234567", "+49 (0)160 1234567"),
        ("DE", "0651 718-0 / 0170 1234567", "0170 1234567"),
        ("DE", "0651 718-0, +49 170 1234567", "+49 170 1234567"),
        ("DE", "montags 10-12 0170 1234567", "0170 1234567"),
        ("DE", "0170 1234567 (10-12 Uhr)", "0170 1234567"),
        ("DE", "+352 621 123 456", "+352 621 123 456"),
        ("FR", "06 12 34 56 78", "06 12 34 56 78"),
        ("FR", "07.12.34.56.78", "07.12.34.56.78"),
        ("LU", "GSM 691 123 456", "691 123 456"),
    ] {
        assert_eq!(
            found(text, country),
            [("mobile_number", number.to_owned())],
            "{country} {text}"
        );
    }
}

#[test]
fn other_numbers_are_left_alone() {
    for (country, text) in [
        ("DE", "0651 718-250"),
        ("DE", "0651/718-0 oder 115"),
        ("DE", "0800 111 0 111"),
        ("DE", "54290 Trier, 01.07.2026 bis 15.07.2027"),
        ("DE", "IBAN DE00 1234 5678 9012 3456 78"),
        ("FR", "03 87 06 12 34 / 03 87 12 34 56"),
        ("LU", "26 12 34-1, 800 21 234"),
        ("LU", "0651 718-0"),
    ] {
        assert_eq!(found(text, country), [], "{country} {text}");
    }
}

#[test]
fn names_behind_a_form_of_address_are_seen() {
    for (text, name) in [
        ("Bitte bei Frau Beispiel melden.", "Frau Beispiel"),
        ("Termine: Herr Muster-Mann, Zimmer 3", "Herr Muster-Mann"),
        ("Frau Dr. Lena Beispiel (Leitung)", "Frau Dr. Lena Beispiel"),
        ("Fragen an Herrn Müller.", "Herrn Müller"),
        ("Demandez Mme Exemple à l’accueil", "Mme Exemple"),
        ("M. D’Exemple vous aide", "M. D’Exemple"),
        ("Ask for Mrs. Sample!", "Mrs. Sample"),
        ("**Frau Beispiel**", "Frau Beispiel"),
    ] {
        let found = german(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].0 == "personal_name" && found[0].1.ends_with(name),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn names_behind_the_word_for_whom_to_ask_are_seen() {
    for (text, name) in [
        ("Ansprechpartnerin: Lena Mustermann", "Lena Mustermann"),
        ("Ansprechpartner*in: Lena Mustermann, 0651 718-0", "Lena Mustermann"),
        ("Ansprechpartner/in: Lena Maria Mustermann", "Lena Maria Mustermann"),
        ("**Leiterin:** Lena Mustermann", "Lena Mustermann"),
        ("Personne de contact : Léa Exemple", "Léa Exemple"),
        ("Leiterin der Stelle: Lena Mustermann.", "Lena Mustermann"),
        ("Personne de contact: Léa Exemple", "Léa Exemple"),
        ("Contact person: Lena Sample", "Lena Sample"),
    ] {
        assert_eq!(german(text), [("personal_name", name.to_owned())], "{text}");
    }
}

#[test]
fn other_words_are_left_alone() {
    for text in [
        "Jede Frau findet hier Rat, und jeder Frau Hilfe zu geben ist unser Ziel.",
        "Frau und Mann, Frauen und Männer",
        "Schutz für die Frau Und ihr Kind",
        "Frauenhaus Trier",
        "Kontakt: Caritas Trier",
        "Ansprechpartner: Jugendamt Trier",
        "Ansprechpartnerin: siehe Website",
        "Ansprechpartner: Team Integration",
        "Leiter: Stadtverwaltung Trier",
        "Herr, Frau oder divers",
        "Größe M. und L.",
        "MS Office und Mr. X",
    ] {
        assert_eq!(german(text), [], "{text}");
    }
}

#[test]
fn a_hint_repeats_nothing_of_what_was_found() {
    for text in [
        "lena.mustermann@verein.example",
        "mustermann@gmx.example",
        "0176 12345678",
        "Frau Beispiel",
    ] {
        for hint in hints(text, "DE") {
            let words = text.split(['.', '@', ' ']).filter(|word| word.len() > 4);
            assert!(
                words.clone().count() > 0 && words.into_iter().all(|word| !hint.message.contains(word)),
                "{hint:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn places_lie_in_the_text(text in "(\\PC{0,8}|[0-9+/ ()-]{0,12}|[a-z.@-]{0,12}|Frau |Ansprechpartner: |Lena ){0,12}", country in "DE|LU|FR|BE") {
        let length = text.chars().count();
        for hint in hints(&text, &country) {
            prop_assert!(hint.range.0 < hint.range.1 && hint.range.1 <= length, "{:?} of {}", hint, length);
        }
    }
}
