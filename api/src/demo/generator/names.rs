//! Invented names, so that texts differ as they do in a real city.

/// Beginnings and middles.
const SOUNDS: [&str; 40] = [
    "ba", "be", "bri", "da", "del", "do", "el", "fa", "fel", "ga", "gri", "ha", "hol", "ja", "ka", "ki", "kor", "la",
    "lin", "lo", "ma", "mel", "mi", "na", "nor", "o", "pa", "pel", "ra", "ri", "ro", "sa", "sil", "so", "ta", "til",
    "u", "va", "vel", "wi",
];
/// Ends.
const ENDS: [&str; 16] = [
    "bach", "berg", "dara", "fels", "gard", "hain", "kamp", "lind", "mora", "nau", "rath", "ria", "stett", "tal",
    "vik", "weil",
];

/// A name; `draw` gives for each of its three parts one of so many.
pub fn name(draw: impl Fn(usize, usize) -> usize) -> String {
    let part = |purpose: usize, of: &[&'static str]| of.get(draw(purpose, of.len())).copied().unwrap_or_default();
    let name = [part(0, &SOUNDS), part(1, &SOUNDS), part(2, &ENDS)].concat();
    capital(&name)
}

/// The same with a capital letter at the beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
