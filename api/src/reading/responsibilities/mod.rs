//! Responsibilities for the public: the list from A to Z, one of them, and the guide to the office in charge.

mod guide;
mod list;
mod wired;

use porta_contract as wire;

pub use guide::{GuideParams, guide};
pub use list::{ResponsibilityParams, list};

use super::answer::{Made, Outcome, View};
use crate::spine::http::Failure;

/// One responsibility.
pub fn one(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let Some(row) = view.directory.responsibility(name) else {
        return view.moved_or_missing(wire::Noun::Responsibility, name, |id| {
            view.directory.responsibility(id).map(|row| row.record.slug.clone())
        });
    };
    let (answer, changes_at) = wired::whole(view, &reader, row);
    Ok(Outcome::Made(Made::json(&answer)?.until(changes_at)))
}
