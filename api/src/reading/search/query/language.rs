//! Guessing the languages of a query: the reader's own, and for each script the one most of its words belong to.

use super::super::{
    lexicon::Lexicon,
    text::{Script, Token, Tongue, script_of},
};

/// A key of so many sounds is no accident.
const LONG_KEY: usize = 4;

/// The languages a query is read in.
#[derive(Debug)]
pub(super) struct Languages {
    reader: Tongue,
    main: Vec<Tongue>,
}

impl Languages {
    /// Guesses from the words and the reader's language.
    pub(super) fn guess(tokens: &[Token], reader: Tongue, lexicon: &Lexicon) -> Self {
        let mut main = vec![reader];
        let mut scripts: Vec<_> = tokens.iter().map(|token| script_of(&token.word)).collect();
        scripts.sort_unstable_by_key(|script| *script as u8);
        scripts.dedup();
        for script in scripts {
            let words = || {
                tokens
                    .iter()
                    .map(|token| token.word.as_str())
                    .filter(|word| script_of(word) == script)
            };
            let points = |tongue: Tongue| -> u32 {
                let own = u32::from(tongue == reader);
                own + words().map(|word| familiarity(tongue, word, lexicon)).sum::<u32>()
            };
            // The first of equals wins, so that the order of a script's languages matters.
            let best = Tongue::of_script(script)
                .iter()
                .copied()
                .rev()
                .max_by_key(|tongue| points(*tongue));
            main.extend(best);
        }
        main.dedup();
        Self { reader, main }
    }

    /// Whether words are read in this language before others.
    pub(super) fn is_main(&self, tongue: Tongue) -> bool {
        self.main.contains(&tongue)
    }

    /// Whether a word typed in one script may be one of this language written by ear: people write German and English
    /// words in their own letters, and words of a language with other letters in Latin ones. Whoever reads German or
    /// English rather means a Latin word, so that a short key is not enough.
    pub(super) fn may_be_heard(&self, typed: Script, tongue: Tongue, key: &str) -> bool {
        let shares = |script: Script| {
            Tongue::of_script(script).contains(&self.reader) && Tongue::of_script(script).contains(&tongue)
        };
        let reads_any = matches!(self.reader, Tongue::De | Tongue::En) && key.len() >= LONG_KEY;
        match typed {
            Script::Latin => reads_any || [Script::Cyrillic, Script::Arabic].into_iter().any(shares),
            _ => matches!(tongue, Tongue::De | Tongue::En),
        }
    }

    /// Whether a word says nothing: in a main language of its script, or a lone Latin letter.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        let tongues = Tongue::of_script(script_of(word));
        let lone_letter = word.len() == 1 && !word.bytes().all(|byte| byte.is_ascii_digit());
        lone_letter
            || tongues
                .iter()
                .any(|tongue| self.is_main(*tongue) && tongue.is_stop(word))
    }

    /// Whether a word says little, in any main language of its script.
    pub(super) fn is_weak(&self, word: &str) -> bool {
        Tongue::of_script(script_of(word))
            .iter()
            .any(|tongue| self.is_main(*tongue) && tongue.is_weak(word))
    }
}

/// How familiar a word is in a language.
fn familiarity(tongue: Tongue, word: &str, lexicon: &Lexicon) -> u32 {
    if tongue.is_stop(word) {
        3
    } else if tongue.is_weak(word) || lexicon.stem_id(tongue, word).is_some() {
        2
    } else {
        0
    }
}
