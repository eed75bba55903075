//! Sets of hours in a form: a plain week in seven fields, or OpenStreetMap's text for what is more.

use porta_contract::{Access, Hours, HoursPurpose};

use super::form::Form;
use super::times;
use super::week::{self, DAYS, Week};

/// Most sets of one entry.
pub const MOST_SETS: usize = 20;

/// A set of hours as it stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetDraft {
    pub purpose: String,
    pub access: String,
    pub days: [String; 7],
    pub holidays_off: bool,
    /// OpenStreetMap's text, where a week is not enough.
    pub rule: String,
    /// True when the text is shown.
    pub special: bool,
    pub note: String,
    pub remove: bool,
    location: String,
    /// The text that the form began with.
    was: String,
}

/// What is no time, and in which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTime {
    pub field: String,
    pub text: String,
}

impl SetDraft {
    /// An empty one, for hours that are to be added.
    pub fn empty() -> Self {
        Self {
            purpose: HoursPurpose::Visit.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// What is there now.
    pub fn of(set: &Hours) -> Self {
        let week = Week::of_rule(&set.rule);
        let mut draft = Self {
            purpose: set.purpose.as_str().to_owned(),
            access: set.access.map(|access| access.as_str().to_owned()).unwrap_or_default(),
            note: set.note.clone().unwrap_or_default(),
            location: set.location.clone().unwrap_or_default(),
            was: set.rule.clone(),
            special: week.is_none(),
            ..Self::default()
        };
        match week {
            Some(week) => {
                draft.holidays_off = week.holidays_off;
                for (field, ranges) in draft.days.iter_mut().zip(&week.days) {
                    *field = week::field(ranges);
                }
            }
            None => draft.rule.clone_from(&set.rule),
        }
        draft
    }

    /// Reads the sets of a form.
    pub fn all(form: &Form) -> Vec<Self> {
        let sent = |index: &usize| form.get(&name(*index, "purpose")).is_some();
        (0..MOST_SETS)
            .take_while(sent)
            .map(|index| Self::read(form, index))
            .collect()
    }

    fn read(form: &Form, index: usize) -> Self {
        let text = |field: &str| form.get(&name(index, field)).unwrap_or_default().to_owned();
        Self {
            purpose: text("purpose"),
            access: text("access"),
            days: DAYS.map(|(_, day)| text(day)),
            holidays_off: form.get(&name(index, "off")).is_some(),
            rule: text("rule"),
            special: form.get(&name(index, "rule")).is_some(),
            note: text("note"),
            remove: form.get(&name(index, "remove")).is_some(),
            location: text("location"),
            was: text("was"),
        }
    }

    /// True when nobody has written anything into it.
    pub fn is_empty(&self) -> bool {
        self.rule.is_empty() && self.days.iter().all(String::is_empty)
    }

    /// Values that travel with the form unseen: the place and the text it began with.
    pub fn hidden(&self) -> [(&'static str, &str); 2] {
        [("location", self.location.as_str()), ("was", self.was.as_str())]
    }

    /// OpenStreetMap's text of it; none for a set that is empty or to be removed.
    pub fn text(&self, index: usize) -> Result<Option<String>, Vec<NoTime>> {
        if self.remove {
            return Ok(None);
        }
        if !self.rule.is_empty() {
            return Ok(Some(self.rule.clone()));
        }
        let mut week = Week {
            holidays_off: self.holidays_off,
            ..Week::default()
        };
        let mut wrong = Vec::new();
        for ((typed, (_, day)), ranges) in self.days.iter().zip(DAYS).zip(&mut week.days) {
            match times::read(typed) {
                Ok(read) => *ranges = read,
                Err(text) => wrong.push(NoTime {
                    field: name(index, day),
                    text,
                }),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        if week.is_empty() {
            return Ok(None);
        }
        // The same week stays written as it was.
        let same = Week::of_rule(&self.was).as_ref() == Some(&week);
        Ok(Some(if same { self.was.clone() } else { week.to_rule() }))
    }

    /// As the API takes it.
    pub fn to_wire(&self, rule: String) -> Hours {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Hours {
            purpose: HoursPurpose::parse(&self.purpose).unwrap_or(HoursPurpose::Visit),
            access: Access::parse(&self.access),
            rule,
            note: some(&self.note),
            location: some(&self.location),
        }
    }
}

/// Name of a field of a set.
pub fn name(index: usize, field: &str) -> String {
    format!("h{index}-{field}")
}
