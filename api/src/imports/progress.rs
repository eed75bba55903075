//! How far an import is: told to whoever waits for it.

use indicatif::{ProgressBar, ProgressStyle};

/// What an import is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the files.
    Read,
    /// Checking rows and comparing them with what is stored.
    Check,
    /// Writing.
    Write,
}

impl Stage {
    const fn text(self) -> &'static str {
        match self {
            Self::Read => "reading",
            Self::Check => "checking",
            Self::Write => "writing",
        }
    }
}

/// Hears how far an import is.
pub trait Progress {
    /// A stage begins; so many steps are expected.
    fn begin(&self, stage: Stage, steps: u64);
    /// One step is done.
    fn step(&self);
    /// Everything is done.
    fn end(&self);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: u64) {}
    fn step(&self) {}
    fn end(&self) {}
}

/// A bar on standard error; nothing when that is no terminal.
#[derive(Clone, Debug)]
pub struct Terminal(ProgressBar);

impl Default for Terminal {
    fn default() -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg:>9} [{bar:40}] {pos}/{len} {eta}") {
            bar.set_style(style.progress_chars("=> "));
        }
        Self(bar)
    }
}

impl Progress for Terminal {
    fn begin(&self, stage: Stage, steps: u64) {
        self.0.reset();
        self.0.set_length(steps);
        self.0.set_message(stage.text());
    }

    fn step(&self) {
        self.0.inc(1);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}
