//! Stems: one form for the inflected forms of a word, per language.

use std::{borrow::Cow, cell::RefCell, collections::HashMap};

use frostem::{Algorithm, Stemmer};

use super::{data::WordLists, fold::fold, stem_arabic, stem_slavic, stem_turkish, tongue::Tongue};

/// How many stems a thread remembers; texts repeat their words.
const REMEMBERED: usize = 20_000;

thread_local! {
    static MEMORY: RefCell<HashMap<Tongue, HashMap<String, String>>> = RefCell::new(HashMap::new());
}

/// The stem of a folded word. Irregular forms come from the language's list and are not stemmed again.
pub(in super::super) fn stem(tongue: Tongue, word: &str) -> String {
    MEMORY.with_borrow_mut(|memory| {
        let memory = memory.entry(tongue).or_default();
        if let Some(known) = memory.get(word) {
            return known.clone();
        }
        if memory.len() >= REMEMBERED {
            memory.clear();
        }
        let stem = compute(tongue, word);
        memory.insert(word.to_owned(), stem.clone());
        stem
    })
}

fn compute(tongue: Tongue, word: &str) -> String {
    let word = if tongue == Tongue::De {
        umlauts(word)
    } else {
        Cow::Borrowed(word)
    };
    let listed = |form: &str| WordLists::of(tongue).and_then(|lists| lists.lemma.get(form)).cloned();
    let bare = if tongue == Tongue::Ar {
        stem_arabic::arabic_bare(&word)
    } else {
        &word
    };
    if let Some(known) = listed(&word).or_else(|| listed(bare)) {
        return known;
    }
    if word.chars().any(char::is_numeric) {
        return word.into_owned();
    }
    match tongue {
        Tongue::De => fold(&snowball(Algorithm::German, &word)),
        Tongue::En => snowball(Algorithm::English, &word),
        Tongue::Fr => fold(&snowball(Algorithm::French, &word)),
        Tongue::Ru => snowball(Algorithm::Russian, &word),
        Tongue::Uk => stem_slavic::ukrainian(&word),
        Tongue::Tr => stem_turkish::turkish(&word),
        Tongue::Ar => stem_arabic::arabic(&word),
        Tongue::Fa => stem_arabic::persian(&word),
        Tongue::Ti => stem_arabic::tigrinya(&word),
        Tongue::Other => word.into_owned(),
    }
}

fn snowball(algorithm: Algorithm, word: &str) -> String {
    Stemmer::new(algorithm).stem(word).into_owned()
}

/// "ae", "oe", "ue" become "a", "o", "u" as umlauts do, unless the pair belongs to other letters (Frauen, neue, Quelle).
pub(super) fn umlauts(word: &str) -> Cow<'_, str> {
    if !["ae", "oe", "ue"].iter().any(|pair| word.contains(pair)) {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    let mut before = ' ';
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        plain.push(c);
        let umlaut = matches!(c, 'a' | 'o' | 'u') && chars.peek() == Some(&'e');
        if umlaut && !matches!(before, 'a' | 'e' | 'q' | 'o') {
            chars.next();
            before = 'e';
        } else {
            before = c;
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn meet(tongue: Tongue, forms: &[&str]) {
        let stems: Vec<String> = forms.iter().map(|form| stem(tongue, &fold(form))).collect();
        assert!(
            stems.windows(2).all(|pair| pair.first() == pair.last()),
            "{forms:?} gave {stems:?}"
        );
    }

    #[test]
    fn german_forms_meet() {
        meet(Tongue::De, &["Kurs", "Kurse", "Kursen", "Kurses"]);
        meet(Tongue::De, &["Flüchtling", "Fluechtlinge", "Fluchtlingen"]);
        meet(Tongue::De, &["Haus", "Häuser", "Haeusern"]);
        meet(Tongue::De, &["anmelden", "Anmeldung", "angemeldet"]);
        meet(Tongue::De, &["schlägt", "schlagen", "geschlagen"]);
        meet(Tongue::De, &["Frauen", "Frau"]);
    }

    #[test]
    fn forms_of_other_languages_meet() {
        meet(Tongue::En, &["woman", "women"]);
        meet(Tongue::En, &["course", "courses"]);
        meet(Tongue::Fr, &["bénévole", "benevoles"]);
        meet(Tongue::Ru, &["курс", "курсы", "курсов"]);
        meet(Tongue::Uk, &["школа", "школі", "школу"]);
        meet(Tongue::Uk, &["перекладач", "перекладачі", "перекладачів"]);
        meet(Tongue::Tr, &["kurs", "kursları", "kurslarına", "kursu"]);
        meet(Tongue::Tr, &["sığınağı", "sığınak", "siginaklar"]);
        meet(Tongue::Ar, &["الشهادات", "شهادة", "بالشهادة"]);
        meet(Tongue::Ar, &["الاندماج", "اندماج"]);
        meet(Tongue::Fa, &["کلاس", "کلاسها", "کلاسهای"]);
    }

    #[test]
    fn umlaut_pairs_are_told_from_other_pairs() {
        assert_eq!(umlauts("fluechtling"), "fluchtling");
        assert_eq!(umlauts("frauen"), "frauen");
        assert_eq!(umlauts("quelle"), "quelle");
        assert_eq!(umlauts("haeuser"), "hauser");
    }

    proptest! {
        #[test]
        fn stemming_never_panics(word in "\\PC{0,30}") {
            for tongue in [Tongue::De, Tongue::En, Tongue::Fr, Tongue::Tr, Tongue::Uk, Tongue::Ru, Tongue::Ar, Tongue::Fa, Tongue::Ti] {
                let _ = stem(tongue, &fold(&word));
            }
        }
    }
}
