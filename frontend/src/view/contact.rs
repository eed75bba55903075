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

/// A number to call: a link where it can be dialled, else to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Address, as the API gives it.
    pub href: Option<String>,
    /// The number as it is written.
    pub text: String,
}

/// Phone, mailbox and website of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// To call.
    pub phone: Option<Call>,
    /// To write to.
    pub email: Option<Link>,
    /// To read.
    pub website: Option<Link>,
}

impl Contacts {
    /// From a record's fields; what cannot be a link is left out rather than broken.
    #[must_use]
    pub fn new(phone: Option<Call>, email: Option<&str>, website: Option<&str>) -> Self {
        Self {
            phone,
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

impl Call {
    /// From a number as it is written and the address to call; none when it is no number at all.
    #[must_use]
    pub fn new(phone: Option<&str>, uri: Option<&str>) -> Option<Self> {
        let text = phone.filter(|phone| phone.contains(|c: char| c.is_ascii_digit()))?;
        Some(Self {
            href: uri.filter(|uri| is_call(uri)).map(str::to_owned),
            text: text.to_owned(),
        })
    }
}

impl Link {
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

/// `tel:` with digits and one plus only (RFC 3966): what comes from elsewhere is no address before it has been looked at.
fn is_call(uri: &str) -> bool {
    let number = uri.strip_prefix("tel:").unwrap_or_default();
    let digits = number.strip_prefix('+').unwrap_or(number);
    digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
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

#[cfg(test)]
mod tests {
    use super::Call;

    #[test]
    fn a_number_is_a_link_where_the_api_says_how_to_dial_it() {
        let href = |phone, uri| Call::new(Some(phone), uri).map(|call| call.href);

        assert_eq!(
            href("0651 718-0", Some("tel:+496517180")),
            Some(Some("tel:+496517180".to_owned()))
        );
        assert_eq!(href("112", Some("tel:112")), Some(Some("tel:112".to_owned())));
        assert_eq!(href("718-0", None), Some(None));
        for strange in ["javascript:alert(1)", "tel:", "tel:+", "tel:0651 718", "tel:+49;ext=1"] {
            assert_eq!(href("718-0", Some(strange)), Some(None), "{strange}");
        }
        assert_eq!(Call::new(Some("see website"), None), None);
        assert_eq!(Call::new(None, Some("tel:112")), None);
    }
}
