//! Active filters, each with the address of the same list without it.

/// An active filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it says.
    pub text: String,
    /// What the link does, for those who do not see the cross.
    pub label: String,
    /// The list without it.
    pub href: String,
}
