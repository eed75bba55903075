//! Ways to reach somebody, as links that work.

use url::Url;

use super::Look;

/// A link that leads out of the pages, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Address.
    pub href: String,
    /// What is shown.
    pub text: String,
}

/// Phone, mailbox and website of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// To call.
    pub phone: Option<Link>,
    /// To write to.
    pub email: Option<Link>,
    /// To read.
    pub website: Option<Link>,
}

impl Contacts {
    /// From a record's fields; what cannot be a link is left out rather than broken.
    #[must_use]
    pub fn new(phone: Option<&str>, email: Option<&str>, website: Option<&str>) -> Self {
        Self {
            phone: phone.and_then(call),
            email: email.and_then(mail),
            website: website.and_then(web),
        }
    }

    /// True when there is no way at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phone.is_none() && self.email.is_none() && self.website.is_none()
    }
}

impl Link {
    /// A number to call.
    #[must_use]
    pub fn call(phone: &str) -> Option<Self> {
        call(phone)
    }

    /// The way to a point or an address, on a map that everybody may use; nothing is loaded before the click.
    #[must_use]
    pub fn route(look: &Look, location: &porta_contract::Location) -> Option<Self> {
        let text = look.t.say("show-route").into_owned();
        let exact = location.point.filter(|_| !location.approximate);
        if let Some(point) = exact {
            let to = format!("{:.5},{:.5}", point.lat, point.lon);
            let href = Url::parse_with_params("https://www.openstreetmap.org/directions", [("to", to)]).ok()?;
            return Some(Self {
                href: href.into(),
                text,
            });
        }
        let street = location.street.as_deref()?;
        let parts = [Some(street), location.postal_code.as_deref(), location.town.as_deref()];
        let query = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let href = Url::parse_with_params("https://www.openstreetmap.org/search", [("query", query)]).ok()?;
        Some(Self {
            href: href.into(),
            text,
        })
    }
}

/// `tel:` holds digits and one plus only (RFC 3966); “0651 / 12 34-0” is for the eyes.
fn call(phone: &str) -> Option<Link> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let plus = if phone.trim_start().starts_with('+') { "+" } else { "" };
    (digits.len() >= 2).then(|| Link {
        href: format!("tel:{plus}{digits}"),
        text: phone.to_owned(),
    })
}

fn mail(email: &str) -> Option<Link> {
    let plain = email
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"@.-_+".contains(&b));
    (plain && email.contains('@')).then(|| Link {
        href: format!("mailto:{email}"),
        text: email.to_owned(),
    })
}

/// A website; shown by its host, as the whole address is for machines.
fn web(website: &str) -> Option<Link> {
    let url = Url::parse(website).ok()?;
    let host = matches!(url.scheme(), "http" | "https")
        .then(|| url.host_str())
        .flatten()?;
    let text = host.trim_start_matches("www.").to_owned();
    Some(Link {
        href: url.to_string(),
        text,
    })
}
