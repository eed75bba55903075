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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locales, UiLang};

    #[test]
    fn every_language_has_a_sentence_with_its_date_for_each() {
        let locales = Locales::shared().unwrap();
        for lang in UiLang::ALL {
            let look = Look {
                t: locales.get(*lang),
                now: "2026-11-24T10:00:00Z".parse().unwrap(),
                zone: chrono_tz::Tz::Europe__Berlin,
                basket: std::rc::Rc::default(),
            };
            let since = "2026-10-14T22:30:00Z".parse().ok();
            let day = "2026-12-31".parse().ok();
            let all: Vec<Oddity> = OddityCode::ALL
                .iter()
                .map(|code| Oddity {
                    pointer: "#/website".to_owned(),
                    code: *code,
                    since,
                    day,
                })
                .collect();

            let sentences = odd(&look, &all);

            assert_eq!(sentences.len(), OddityCode::ALL.len(), "{lang:?}");
            assert!(!sentences.iter().any(|one| one.contains("review-odd")), "{sentences:?}");
            let night = look.t.dates().date("2026-10-15".parse().unwrap());
            assert!(sentences[0].contains(&night), "the day of the city: {sentences:?}");
            let last = look.t.dates().date(day.unwrap());
            assert_eq!(
                sentences.iter().filter(|one| one.contains(&last)).count(),
                2,
                "{sentences:?}"
            );
        }
    }
}
