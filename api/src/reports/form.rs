//! The token of a form: says when the form was asked for, sealed by the key of the installation and kept nowhere. A machine that fills in
//! forms at once, or sends one form for days, is told from a person by it without any puzzle.

use chrono::{DateTime, TimeDelta, Utc};
use porta_contract::ReportForm;
use secrecy::{ExposeSecret, SecretString};

use crate::access::seal::Seal;
use crate::catalog::check::Fault;
use crate::spine::http::Failure;
use crate::spine::ids::CityId;

/// Nobody reads and fills in a form faster.
const WAIT: TimeDelta = TimeDelta::seconds(3);
/// So long a page may lie open.
const GOOD: TimeDelta = TimeDelta::hours(4);

/// Where forms come from, in messages.
const AGAIN: &str = "get one with GET on the same address followed by /form";
/// Most links in a text that passes for a visitor's.
const LINKS: usize = 2;

fn purpose((what, city): (&str, &CityId)) -> String {
    format!("{what}-form/{city}")
}

/// Hands out the token of a form: of which kind, in which city.
///
/// # Errors
/// [`Failure::Internal`] without any key, a defect.
pub fn hand_out(seal: &Seal, place: (&str, &CityId), now: DateTime<Utc>) -> Result<ReportForm, Failure> {
    let text = SecretString::from(now.timestamp_millis().to_string());
    let form = seal
        .seal(&purpose(place), &text)
        .map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(ReportForm {
        form,
        wait_seconds: WAIT.num_seconds(),
        good_until: now + GOOD,
    })
}

/// Says what is wrong with a token that comes back.
///
/// # Errors
/// A [`Fault`] of the field `form`.
pub fn check(seal: &Seal, place: (&str, &CityId), form: &str, now: DateTime<Utc>) -> Result<(), Fault> {
    if form.is_empty() {
        return Err(Fault::new("missing", format!("`form` is missing; {AGAIN}")));
    }
    let opened = seal.open(&purpose(place), form).ok();
    let shown = opened.and_then(|text| text.expose_secret().parse().ok());
    let Some(shown) = shown.and_then(DateTime::from_timestamp_millis) else {
        return Err(Fault::new(
            "unknown_form",
            format!("`form` is none of this city's; {AGAIN}"),
        ));
    };
    if now < shown + WAIT {
        let message = "the form was sent sooner than anybody can fill it in; wait a moment and send it again";
        return Err(Fault::new("too_fast", message));
    }
    if now > shown + GOOD {
        return Err(Fault::new("form_too_old", format!("the form is too old; {AGAIN}")));
    }
    Ok(())
}

/// True for a text with more web addresses than visitors write.
#[must_use]
pub fn has_many_links(text: &str) -> bool {
    links(text) > LINKS
}

/// How many web addresses a text has.
fn links(text: &str) -> usize {
    let text = text.to_lowercase();
    let with_scheme = text.matches("://").count();
    let without = text.matches("www.").count() - text.matches("://www.").count();
    with_scheme + without
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::token::KeyRing;
    use crate::spine::randomness::Randomness;

    #[test]
    fn a_form_is_good_for_its_city_not_at_once_and_not_for_ever() {
        let keys = KeyRing::fresh(&Randomness::seeded(9).bytes());
        let seal = Seal::parse(&keys, Randomness::seeded(1)).unwrap();
        let (city, other) = (CityId::from("a"), CityId::from("b"));
        let shown = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let form = hand_out(&seal, ("report", &city), shown).unwrap().form;
        let code = |city: &CityId, form: &str, after: TimeDelta| {
            check(&seal, ("report", city), form, shown + after).map_err(|fault| fault.code)
        };

        assert_eq!(code(&city, &form, TimeDelta::milliseconds(2_999)), Err("too_fast"));
        assert_eq!(code(&city, &form, TimeDelta::seconds(3)), Ok(()));
        assert_eq!(code(&city, &form, TimeDelta::hours(4)), Ok(()));
        assert_eq!(
            code(&city, &form, TimeDelta::seconds(4 * 3600 + 1)),
            Err("form_too_old")
        );
        assert_eq!(code(&other, &form, TimeDelta::seconds(3)), Err("unknown_form"));
        assert_eq!(code(&city, "forged", TimeDelta::seconds(3)), Err("unknown_form"));
        assert_eq!(code(&city, "", TimeDelta::seconds(3)), Err("missing"));
        let of_another = hand_out(&seal, ("other", &city), shown).unwrap().form;
        assert_eq!(code(&city, &of_another, TimeDelta::seconds(3)), Err("unknown_form"));
    }

    #[test]
    fn web_addresses_are_counted_with_and_without_a_scheme() {
        assert_eq!(links("Der Link https://www.verein.example geht nicht."), 1);
        assert_eq!(links("HTTPS://a.example,http://b.example www.c.example"), 3);
        assert_eq!(links("Mo 9:00, verein.example"), 0);
    }
}
