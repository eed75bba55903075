//! Letters that lists from A to Z are told apart by.

use icu::normalizer::DecomposingNormalizerBorrowed;

/// The letter a name stands under: without marks (Ä under A, as in German directories), digits and signs together.
#[must_use]
pub fn first_letter(name: &str) -> String {
    let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(name);
    match plain.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::first_letter;

    #[test]
    fn a_name_stands_under_its_letter_without_marks() {
        for (name, letter) in [
            ("Ökumene", "O"),
            ("École", "E"),
            ("İzmir", "I"),
            ("„Welcome“ e. V.", "W"),
            ("1. FC", "#"),
            ("їжа", "І"),
            ("Пошук", "П"),
            ("أمل", "ا"),
            ("", "#"),
        ] {
            assert_eq!(first_letter(name), letter, "{name}");
        }
    }
}
