//! From a letter to a mail.

use secrecy::ExposeSecret;

use crate::access::notice::{About, Letter};
use crate::catalog::city::{self, City};
use crate::mail::{self, AccountMail, Rendered};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

/// Name of a directory where there is none: to people who look after the whole installation.
const NO_CITY: &str = "Porta";

/// Renders a letter as it is to be sent; `pages` is the address of the pages.
///
/// # Errors
/// [`DbError::Other`] for a template that does not fit, a defect.
pub(super) fn compose(conn: &mut AnyConnection, pages: &str, letter: &Letter) -> Result<Rendered, DbError> {
    let city = match &letter.city {
        Some(id) => city::named(conn, id.as_str())?,
        None => None,
    };
    let lang = mail::language(&letter.lang);
    let title = city.as_ref().map_or(NO_CITY, |city| title(city, lang));
    let zone = city.as_ref().map_or(chrono_tz::UTC, |city| city.time_zone);
    let date = letter
        .until
        .map(|at| mail::short_date(lang, at, zone))
        .unwrap_or_default();
    let link = link(pages, lang, letter);
    let mail = AccountMail {
        about: letter.about.as_str(),
        lang,
        city: title,
        date: &date,
        link: link.as_deref(),
        title: "",
        quote: None,
    };
    mail::render_account(&mail).map_err(|error| DbError::Other(error.to_string()))
}

/// Title of a city's directory.
#[must_use]
pub fn title<'a>(city: &'a City, lang: &str) -> &'a str {
    city.settings.title.get(lang).unwrap_or(&city.name)
}

/// The page that a letter leads to, if to any.
fn link(pages: &str, lang: &str, letter: &Letter) -> Option<String> {
    let page = match letter.about {
        About::Invitation | About::Reset => "password",
        About::Address => "address",
        About::PasswordChanged | About::Closing => return Some(format!("{pages}/{lang}/account/forgotten")),
        About::AddressChanged => return None,
    };
    let token = letter.token.as_ref()?.expose_secret();
    Some(format!("{pages}/{lang}/account/{page}/{token}"))
}
