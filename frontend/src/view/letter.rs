//! Letters that lists from A to Z are told apart by.

/// The letter a name stands under: Ä under A as in German directories, digits and signs together.
#[must_use]
pub fn first_letter(name: &str) -> String {
    match name.chars().find(|c| c.is_alphanumeric()) {
        Some('Ä' | 'ä') => "A".to_owned(),
        Some('Ö' | 'ö') => "O".to_owned(),
        Some('Ü' | 'ü') => "U".to_owned(),
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}
