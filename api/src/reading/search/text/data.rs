//! The word lists of each language, read once from the files in `lang/`.
//!
//! A file has sections: `[stop]`, `[weak]`, `[parts]` hold words separated by blanks, `[lemma]` holds lines such as
//! `kurs: kurs kurses` (the stem, then the forms that lead to it). `#` starts a comment.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{fold::fold, tongue::Tongue};

/// What is known about a language's words, all folded.
#[derive(Debug, Default)]
pub(super) struct WordLists {
    /// Words that say nothing in a query.
    pub(super) stop: HashSet<String>,
    /// Words that say little in a query.
    pub(super) weak: HashSet<String>,
    /// Irregular forms and their stems.
    pub(super) lemma: HashMap<String, String>,
    /// Words that compounds are made of.
    pub(super) parts: HashSet<String>,
}

macro_rules! lists {
    ($($name:ident = $file:literal),+ $(,)?) => {
        $(static $name: LazyLock<WordLists> = LazyLock::new(|| WordLists::parse(include_str!(concat!("../lang/", $file))));)+
    };
}

lists!(
    DE = "de.txt",
    EN = "en.txt",
    FR = "fr.txt",
    TR = "tr.txt",
    UK = "uk.txt",
    RU = "ru.txt",
    AR = "ar.txt",
    FA = "fa.txt",
    TI = "ti.txt",
);

impl WordLists {
    /// The lists of a language, if there are any.
    pub(super) fn of(tongue: Tongue) -> Option<&'static Self> {
        match tongue {
            Tongue::De => Some(&DE),
            Tongue::En => Some(&EN),
            Tongue::Fr => Some(&FR),
            Tongue::Tr => Some(&TR),
            Tongue::Uk => Some(&UK),
            Tongue::Ru => Some(&RU),
            Tongue::Ar => Some(&AR),
            Tongue::Fa => Some(&FA),
            Tongue::Ti => Some(&TI),
            Tongue::Other => None,
        }
    }

    fn parse(text: &str) -> Self {
        let mut lists = Self::default();
        let mut section = "";
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            lists.take(section, line);
        }
        lists
    }

    fn take(&mut self, section: &str, line: &str) {
        let words = |line: &str| line.split_whitespace().map(fold).collect::<Vec<_>>();
        match section {
            "stop" => self.stop.extend(words(line)),
            "weak" => self.weak.extend(words(line)),
            "parts" => self.parts.extend(words(line)),
            "lemma" => {
                if let Some((stem, forms)) = line.split_once(':') {
                    let stem = fold(stem.trim());
                    self.lemma
                        .extend(words(forms).into_iter().map(|form| (form, stem.clone())));
                    self.lemma.insert(stem.clone(), stem);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_lists() {
        for tongue in [
            Tongue::De,
            Tongue::En,
            Tongue::Fr,
            Tongue::Tr,
            Tongue::Uk,
            Tongue::Ru,
            Tongue::Ar,
            Tongue::Fa,
            Tongue::Ti,
        ] {
            let lists = WordLists::of(tongue);
            assert!(
                lists.is_some_and(|lists| lists.stop.len() > 20 && lists.weak.len() > 5),
                "{tongue:?}"
            );
        }
    }

    #[test]
    fn a_lemma_line_leads_every_form_to_the_stem() {
        let lists = WordLists::parse("[stop]\nder die # articles\n[lemma]\nhaus: häuser hauses\n");
        assert_eq!(lists.lemma.get("hauser").map(String::as_str), Some("haus"));
        assert_eq!(lists.lemma.get("haus").map(String::as_str), Some("haus"));
        assert!(lists.stop.contains("der") && !lists.stop.contains("articles"));
    }
}
