//! The vocabularies of translations.

use crate::word::word;

word! {
    /// Where a translation stands.
    TranslationState {
        /// There is none.
        Missing = "missing",
        /// Made from the source as it is now.
        Current = "current",
        /// The source has changed since.
        Outdated = "outdated",
        /// Made by a machine, not checked by a human.
        Machine = "machine",
        /// A draft waits to be taken over.
        Draft = "draft",
    }
}

word! {
    /// What came of a unit of a file.
    ImportedText {
        /// It is part of a translation that has changed.
        Written = "written",
        /// It says what is there already.
        Unchanged = "unchanged",
        /// It was passed over.
        Skipped = "skipped",
        /// It is wrong; nothing of the file was written.
        Refused = "refused",
    }
}

word! {
    /// Format of a file with texts to translate.
    TranslationFormat {
        /// XLIFF 2.1 (OASIS).
        Xliff = "xliff",
        /// A table with commas (RFC 4180).
        Csv = "csv",
    }
}

word! {
    /// How a request to a machine stands.
    MachineState {
        /// It waits for the machine, or for another attempt.
        Waiting = "waiting",
        /// The translation is there.
        Done = "done",
        /// There was nothing to do any more: the source moved on, or a human was faster.
        Needless = "needless",
        /// The machine does not translate this; asking again will not help.
        Refused = "refused",
        /// The machine could not be reached, many times.
        Failed = "failed",
    }
}

word! {
    /// Yes or no, as a parameter.
    YesNo {
        Yes = "true",
        No = "false",
    }
}

word! {
    /// A rule of easy German.
    SimpleRule {
        /// A sentence has more than 12 words.
        LongSentence = "long_sentence",
        /// A compound has many letters and no hyphen.
        LongWord = "long_word",
        /// An abbreviation.
        Abbreviation = "abbreviation",
        /// Something is done by nobody.
        Passive = "passive",
        /// A genitive.
        Genitive = "genitive",
        /// A subjunctive.
        Subjunctive = "subjunctive",
        /// A negation.
        Negation = "negation",
        /// A date or a number that is hard to read.
        Number = "number",
        /// A sign that is hard to read.
        Sign = "sign",
    }
}
