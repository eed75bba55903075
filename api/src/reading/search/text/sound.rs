//! Sounds: a key that a word keeps when it is written in another script ("Sozialamt", «социаламт», "سوزيال أمت").
//!
//! The key is made of consonants and of whether a vowel comes first, as Arabic does not write short vowels, and merges
//! the consonants that scripts confuse.

use super::fold::{Script, script_of};

/// Shorter keys say too little.
const SHORTEST_KEY: usize = 3;

/// The keys of a folded word; two where a sound has two readings, none if the word is too short to tell.
pub(in super::super) fn sound_keys(word: &str) -> Vec<String> {
    let base = match script_of(word) {
        Script::Latin => latin(word),
        Script::Cyrillic => word.chars().map(cyrillic).collect::<String>().replace("dj", "j"),
        Script::Arabic => word.chars().map(arabic).collect(),
        Script::Ethiopic | Script::Other => return Vec::new(),
    };
    let key = squeeze(&base);
    let mut keys = vec![key.replace('j', ""), key.replace('x', "k"), key.replace('x', ""), key];
    keys.retain(|key| key.chars().count() >= SHORTEST_KEY && !key.contains('x'));
    if starts_with_vowel(word) {
        keys.iter_mut().for_each(|key| key.insert(0, VOWEL));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// Stands before the key of a word that starts with a vowel, which every script writes.
const VOWEL: char = 'a';

fn starts_with_vowel(word: &str) -> bool {
    word.starts_with([
        'a', 'e', 'i', 'o', 'u', 'а', 'е', 'э', 'и', 'і', 'ї', 'о', 'у', 'ю', 'я', 'є', 'ы', 'ا', 'ع',
    ])
}

/// Doubled sounds become one.
fn squeeze(key: &str) -> String {
    let mut squeezed = String::with_capacity(key.len());
    for c in key.chars() {
        if !squeezed.ends_with(c) {
            squeezed.push(c);
        }
    }
    squeezed
}

/// Reads Latin letters as German, English and romanised Arabic or Cyrillic do; digits as in chat Arabic (7amil).
fn latin(word: &str) -> String {
    const GROUPS: [(&str, &str); 24] = [
        ("tsch", "c"),
        ("dsch", "j"),
        ("sch", "c"),
        ("dzh", "j"),
        ("sh", "c"),
        ("ch", "c"),
        ("zh", "j"),
        ("kh", "x"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("ts", "s"),
        ("tz", "s"),
        ("ck", "k"),
        ("qu", "kf"),
        ("ce", "s"),
        ("ci", "s"),
        ("cy", "s"),
        ("sz", "s"),
        ("dj", "j"),
        ("x", "ks"),
        ("3", ""),
        ("7", ""),
        ("2", ""),
    ];
    let mut key = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        if let Some((group, sound)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            key.push_str(sound);
            rest = rest.get(group.len()..).unwrap_or_default();
            continue;
        }
        key.push_str(latin_letter(first));
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    key
}

const fn latin_letter(c: char) -> &'static str {
    match c {
        'b' | 'p' => "b",
        'c' | 'k' | 'q' | '5' | '9' => "k",
        'd' => "d",
        'f' | 'v' | 'w' => "f",
        'g' => "g",
        'j' => "j",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'r' => "r",
        's' | 'z' => "s",
        't' => "t",
        _ => "",
    }
}

const fn cyrillic(c: char) -> &'static str {
    match c {
        'б' | 'п' => "b",
        'к' => "k",
        'х' => "x",
        'д' => "d",
        'в' | 'ф' => "f",
        'г' => "g",
        'ж' => "j",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'р' => "r",
        'с' | 'з' | 'ц' => "s",
        'т' => "t",
        'ч' | 'ш' | 'щ' => "c",
        _ => "",
    }
}

const fn arabic(c: char) -> &'static str {
    match c {
        'ب' | 'پ' => "b",
        'ك' | 'ق' => "k",
        'خ' => "x",
        'د' | 'ض' => "d",
        'ف' | 'ڤ' => "f",
        'غ' | 'گ' => "g",
        'ج' | 'ژ' => "j",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ر' => "r",
        'س' | 'ص' | 'ز' | 'ذ' | 'ظ' | 'ث' => "s",
        'ت' | 'ط' => "t",
        'چ' | 'ش' => "c",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{super::fold::fold, *};

    fn sounds_alike(one: &str, other: &str) -> bool {
        let keys = sound_keys(&fold(one));
        sound_keys(&fold(other)).iter().any(|key| keys.contains(key))
    }

    #[test]
    fn office_words_sound_alike_in_all_scripts() {
        for (one, other) in [
            ("Sozialamt", "социаламт"),
            ("Jobcenter", "джобцентр"),
            ("Jobcenter", "جوبسنتر"),
            ("Caritas", "Карітас"),
            ("Caritas", "كاريتاس"),
            ("перекладач", "perekladach"),
            ("ترجمة", "tarjama"),
            ("Ausländeramt", "Ауслендерамт"),
        ] {
            assert!(
                sounds_alike(one, other),
                "{one} {:?} {other} {:?}",
                sound_keys(&fold(one)),
                sound_keys(&fold(other))
            );
        }
        assert!(!sounds_alike("Tafel", "Schule"));
        assert!(!sounds_alike("demain", "إدمان"));
    }
}
