//! A change of an event, checked field by field while it is read onto the event: everything that is wrong is told at once.

use porta_contract::{Audience, EventChange, Patch};

use super::Event;
use super::times::Times;
use crate::catalog::check::{self, Fault, limits};
use crate::catalog::source_text::Translated;
use crate::catalog::writing::Sheet;
use crate::catalog::writing::lookup::Places;
use crate::catalog::writing::sheet::field;

/// Reads a change onto an event. Fields that are not mentioned stay, and are not checked.
pub(super) fn change(sheet: &mut Sheet<'_>, places: &Places, event: &mut Event, (change, minor): (EventChange, bool)) {
    if let Some(texts) = change.texts
        && let Some(texts) = sheet.texts(texts)
    {
        event.set_source_text(texts, minor);
    }
    if let Some(audience) = change.audience {
        event.audience = sheet.words("audience", audience, Audience::Unrecognised);
    }
    if let Some(groups) = change.target_groups {
        event.target_groups = sheet.target_groups(groups);
    }
    let times = Times {
        starts_at: change.starts_at,
        duration_minutes: change.duration_minutes,
        rrule: change.rrule,
        exdates: change.exdates,
        rdates: change.rdates,
        overrides: change.overrides,
    };
    times.read(sheet, event);
    where_it_is(sheet, places, event, (change.location, change.place, change.online_url));
    sheet.contact(
        "registration_url",
        change.registration_url,
        check::web_address,
        &mut event.registration_url,
    );
    if let Some(publication) = change.publication {
        sheet.publication(publication, &mut event.publication);
    }
}

/// A change of a text that can be cleared.
type Text = Patch<String>;

fn where_it_is(
    sheet: &mut Sheet<'_>,
    places: &Places,
    event: &mut Event,
    (location, place, online): (Text, Text, Text),
) {
    if location.is_absent() && place.is_absent() && online.is_absent() {
        return;
    }
    let provider = event.provider.clone();
    // Who does not see where it takes place cannot give that up.
    let hidden = event.location.clone().filter(|place| sheet.hidden.has(place));
    sheet.patch("location", location, &mut event.location, |name| {
        places.of_provider(&provider, &name)
    });
    event.location = event.location.take().or(hidden);
    let says_place = matches!(place, Patch::Value(_));
    sheet.short("place", place, limits::PLACE, &mut event.place);
    if let Some(place) = event.place.as_deref().filter(|_| says_place) {
        sheet.hint(&field("place"), place);
    }
    sheet.contact("online_url", online, check::web_address, &mut event.online_url);
    if event.location.is_none() && event.place.is_none() && event.online_url.is_none() {
        let message = "nobody learns where it takes place; give `location`, `place` or `online_url`";
        sheet.warn(&field("place"), Fault::new("no_place", message));
    }
}
