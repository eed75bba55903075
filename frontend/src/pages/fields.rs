//! Fields of filter forms.

use askama::Template;

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Value of the parameter.
    pub value: String,
    /// Words, with the count of hits.
    pub label: String,
    /// True if it is chosen.
    pub selected: bool,
}

/// Choices under a heading; without one they stand alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Heading.
    pub label: Option<String>,
    /// Choices.
    pub choices: Vec<Choice>,
}

/// A choice among many.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/select.html")]
pub struct Select {
    /// Name of the parameter; also names the element.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// What it says while nothing is chosen; none if something always is.
    pub any: Option<String>,
    /// Choices.
    pub groups: Vec<Group>,
    /// Further values chosen by an address with several; kept when the form is sent.
    pub more: Vec<String>,
}

impl Select {
    /// A choice from one list without headings. None when there is nothing to choose from.
    pub fn flat(name: &'static str, label: String, any: Option<String>, choices: Vec<Choice>) -> Option<Self> {
        let group = Group { label: None, choices };
        Self::grouped(name, label, any, vec![group])
    }

    /// A choice from lists under headings. Only the first chosen value stays in the field, the others travel along.
    pub fn grouped(name: &'static str, label: String, any: Option<String>, mut groups: Vec<Group>) -> Option<Self> {
        groups.retain(|group| !group.choices.is_empty());
        let mut more = Vec::new();
        let mut seen = false;
        for choice in groups
            .iter_mut()
            .flat_map(|group| &mut group.choices)
            .filter(|choice| choice.selected)
        {
            if seen {
                choice.selected = false;
                more.push(choice.value.clone());
            }
            seen = true;
        }
        (!groups.is_empty()).then_some(Self {
            name,
            label,
            any,
            groups,
            more,
        })
    }
}

/// A box to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Name of the parameter; also names the element.
    pub name: &'static str,
    /// Value when ticked.
    pub value: &'static str,
    /// Label.
    pub label: String,
    /// True when ticked.
    pub checked: bool,
}
