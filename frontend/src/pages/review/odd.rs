//! What a program finds odd about an entry, in words. It is a question to whoever answers for the entry, not a fault of theirs.

use porta_contract::{Oddity, OddityCode};

use crate::view::Look;

/// A sentence for each; those of a newer API are left out.
pub fn odd(look: &Look, oddities: &[Oddity]) -> Vec<String> {
    oddities.iter().filter_map(|oddity| sentence(look, oddity)).collect()
}

fn sentence(look: &Look, oddity: &Oddity) -> Option<String> {
    let say = |key| Some(look.t.say(key).into_owned());
    let on = |key, date: Option<String>| Some(look.t.with(key, &[("date", &date?)]));
    let since = oddity.since.map(|at| look.date(at));
    let day = oddity.day.map(|day| look.t.dates().date(day));
    match oddity.code {
        OddityCode::WebsiteBroken if oddity.pointer == "#/more/online" => on("review-odd-online", since),
        OddityCode::WebsiteBroken => on("review-odd-website", since),
        OddityCode::NoHours => say("review-odd-no-hours"),
        OddityCode::EventOver => say("review-odd-event-over"),
        OddityCode::EndsSoon => on("review-odd-ends-soon", day),
        OddityCode::Ended => on("review-odd-ended", day),
        OddityCode::PhonePlan => say("review-odd-phone"),
        OddityCode::Unrecognised => None,
    }
}
