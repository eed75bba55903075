//! Trying opening hours: what a text would mean here, before anybody saves it.

use porta_contract as wire;
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::directory::open_wire;
use super::hours::{ClosedDays, Schedule};
use super::offers::coming_days;
use super::question::Lang;
use crate::spine::http::{Failure, One, Params, bad_value, form};

form! {
    /// An OpenStreetMap `opening_hours` text.
    HoursText(r"^[^\x00-\x1f\x7f]+$", 1_000, "opening hours in OpenStreetMap's form, such as `Mo-Fr 09:00-12:00`")
}

/// Parameters of a preview.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct HoursParams {
    /// OpenStreetMap `opening_hours` text, up to 1000 characters.
    #[param(inline, required, example = "Mo-Fr 09:00-12:00; Sa[3] 15:00-18:00")]
    pub rule: Option<One<HoursText>>,
    /// Language to read in, as everywhere; so far the answer holds no words.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
}

/// What a text means: its usual form, whether it is open now, and the coming seven days.
pub fn preview(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<HoursParams>(view.query());
    checked.take(view.reader(params.lang.as_deref()).map(drop));
    let written = params.rule.map(|One(HoursText(text))| text);
    let read = written.as_deref().map(Schedule::parse).transpose();
    let schedule = checked.take(read.map_err(|why| wire::FieldError {
        code: "unknown_value".to_owned(),
        detail: why.to_string(),
        ..bad_value("rule", "")
    }));
    checked.done()?;
    let Some(schedule) = schedule else {
        return Err(Failure::Internal("hours that are neither right nor wrong".to_owned()));
    };
    let place = &view.directory.place;
    let preview = wire::HoursPreview {
        rule: schedule.to_string(),
        open: open_wire(&schedule.state_at(view.now, place)),
        days: coming_days(view, &ClosedDays::default(), [&schedule]),
    };
    let changes_at = preview.open.until.into_iter().chain([view.moment.changes_at]).min();
    let made = Made::json(&preview)?;
    Ok(Outcome::Made(changes_at.into_iter().fold(made, Made::until)))
}
