//! Folding: one spelling for what people type in many ways, per script, without knowing the language.

use unicode_normalization::{UnicodeNormalization, char::decompose_canonical};

/// The scripts that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Ethiopic,
    Other,
}

/// The script of a word: that of most of its letters.
pub(in super::super) fn script_of(word: &str) -> Script {
    let mut counts = [
        (Script::Latin, 0),
        (Script::Cyrillic, 0),
        (Script::Arabic, 0),
        (Script::Ethiopic, 0),
    ];
    for script in word.chars().map(script_of_char) {
        if let Some((_, count)) = counts.iter_mut().find(|(each, _)| *each == script) {
            *count += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .filter(|(_, count)| *count > 0)
        .map_or(Script::Other, |(script, _)| script)
}

fn script_of_char(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
            Script::Arabic
        }
        '\u{1200}'..='\u{139f}' => Script::Ethiopic,
        _ => Script::Other,
    }
}

/// Folds a word: compatibility forms, case, accents, Turkish i, Arabic and Persian letter forms, Ethiopic homophones,
/// Latin letters typed inside a Cyrillic word. Umlauts lose their dots; "ue" is left to the German stemmer.
pub(in super::super) fn fold(word: &str) -> String {
    if word
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    {
        return word.to_owned();
    }
    let word: String = word.nfkc().flat_map(char::to_lowercase).collect();
    let count = |script: Script| word.chars().filter(|c| script_of_char(*c) == script).count();
    let cyrillic = count(Script::Cyrillic) > 0 && count(Script::Cyrillic) >= count(Script::Latin);
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match script_of_char(c) {
            Script::Latin if cyrillic => folded.push(cyrillic_twin(c)),
            Script::Latin => fold_latin(c, &mut folded),
            Script::Cyrillic => fold_cyrillic(c, &mut folded),
            Script::Arabic => fold_arabic(c, &mut folded),
            Script::Ethiopic => folded.push(fold_ethiopic(c)),
            Script::Other => fold_other(c, &mut folded),
        }
    }
    folded
}

/// Marks are taken off first, as letters such as ǽ carry one on a letter that is folded itself.
fn fold_latin(c: char, folded: &mut String) {
    decompose_canonical(c, |part| match part {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'ı' => folded.push('i'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        _ if is_mark(part) => {}
        _ => folded.push(part),
    });
}

fn fold_cyrillic(c: char, folded: &mut String) {
    match c {
        'ё' => folded.push('е'),
        'ґ' => folded.push('г'),
        'ѐ' => folded.push('е'),
        'ѝ' => folded.push('и'),
        _ => folded.push(c),
    }
}

/// Persian and Urdu forms become the Arabic ones, alef and yeh lose their hamza, vowel marks and tatweel go.
fn fold_arabic(c: char, folded: &mut String) {
    match c {
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | 'ء' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ى' | 'ی' | 'ئ' | 'ے' => folded.push('ي'),
        'ؤ' => folded.push('و'),
        'ة' | 'ۀ' | 'ۃ' | 'ہ' | 'ە' => folded.push('ه'),
        'ک' => folded.push('ك'),
        '٠'..='٩' => folded.push(digit(c, '٠')),
        '۰'..='۹' => folded.push(digit(c, '۰')),
        _ => folded.push(c),
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit((c as u32).saturating_sub(zero as u32), 10).unwrap_or(c)
}

/// Letters that sound alike in Tigrinya and Amharic are one: ሐ ኀ = ሀ, ሠ = ሰ, ዐ = አ, ፀ = ጸ.
fn fold_ethiopic(c: char) -> char {
    let code = c as u32;
    let moved = match code {
        0x1210..=0x1216 => code - 0x10,
        0x1280..=0x1286 => code - 0x80,
        0x1220..=0x1226 => code + 0x10,
        0x12d0..=0x12d6 => code - 0x30,
        0x1340..=0x1346 => code - 0x08,
        _ => code,
    };
    char::from_u32(moved).unwrap_or(c)
}

fn fold_other(c: char, folded: &mut String) {
    if c.is_alphanumeric() && !is_mark(c) {
        folded.push(c);
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The Cyrillic letter that looks like a Latin one.
fn cyrillic_twin(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'i' => 'і',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_meet() {
        for (typed, expected) in [
            ("Flüchtling", "fluchtling"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("İŞ", "is"),
            ("SIĞINAĞI", "siginagi"),
            ("sığınağı", "siginagi"),
            ("Élève", "eleve"),
            ("жильё", "жилье"),
            ("шкoла", "школа"),
            ("إيجاد", "ايجاد"),
            ("الإقامة", "الاقامه"),
            ("مشاوره‌ی", "مشاورهي"),
            ("کلاس", "كلاس"),
            ("ሓኪም", "ሃኪም"),
            ("ｆｕｌｌ", "full"),
        ] {
            assert_eq!(fold(typed), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn folding_never_panics(word in any::<String>()) {
            let _ = fold(&word);
        }

        #[test]
        fn folded_letters_stay(word in "[\\p{Latin}\\p{Cyrillic}\\p{Arabic}&&\\p{L}]{0,20}") {
            let once = fold(&word);
            prop_assert_eq!(&fold(&once), &once);
        }
    }
}
