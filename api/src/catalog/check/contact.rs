//! Ways to reach somebody: phone, mail, web.

use super::{Fault, limits, quote, text};

/// Checks a phone number as people write it: digits, blanks and + - / ( ) . only, with two digits at least (15 is the emergency doctor in France).
pub fn phone(name: &str, written: &str) -> Result<(), Fault> {
    text(name, written, limits::PHONE)?;
    let plain = |c: char| c.is_ascii_digit() || " +-–/().".contains(c);
    if written.chars().filter(char::is_ascii_digit).count() >= 2 && written.chars().all(plain) {
        return Ok(());
    }
    let message = format!(
        "{} is no phone number; write digits, blanks and + - / ( ) only, such as 0651 718-0",
        quote(written)
    );
    Err(Fault::new("bad_phone", message))
}

/// Checks a mailbox as forms accept it: one `@`, a domain with a dot, no blanks. Whether it exists, only a mail can tell.
pub fn email(name: &str, written: &str) -> Result<(), Fault> {
    text(name, written, limits::EMAIL)?;
    if is_email(written) {
        return Ok(());
    }
    // The address itself stays out of the message: it may be a person's.
    Err(Fault::new(
        "bad_email",
        "this is no mail address; it must read name@domain",
    ))
}

/// Checks an address on the web: `http` or `https`, and a host with a dot.
pub fn web_address(name: &str, written: &str) -> Result<(), Fault> {
    text(name, written, limits::WEB_ADDRESS)?;
    if is_web_address(written) {
        return Ok(());
    }
    let message = format!(
        "{} is no web address; it must begin with https:// or http://",
        quote(written)
    );
    Err(Fault::new("bad_url", message))
}

fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains('.'))
    })
}

fn is_email(text: &str) -> bool {
    let allowed =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"' | '(' | ')');
    text.split_once('@').is_some_and(|(name, domain)| {
        let dotted =
            domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains("..");
        !name.is_empty() && name.len() <= 64 && dotted && !domain.contains('@') && text.chars().all(allowed)
    })
}

#[cfg(test)]
mod tests {
    use super::{email, phone, web_address};

    #[test]
    fn mail_addresses_are_told_from_other_text() {
        assert!(email("email", "info@verein.example").is_ok());
        for text in [
            "info@verein",
            "a@b@c.example",
            "Anna <anna@verein.example>",
            "@verein.example",
            "",
        ] {
            assert!(email("email", text).is_err(), "{text}");
        }
    }

    #[test]
    fn web_addresses_are_told_from_other_text() {
        assert!(web_address("website", "https://verein.example/a").is_ok());
        for text in [
            "www.verein.example",
            "javascript:alert(1)",
            "https://localhost",
            "ftp://verein.example",
            "",
        ] {
            assert!(web_address("website", text).is_err(), "{text}");
        }
    }

    #[test]
    fn phone_numbers_are_told_from_other_text() {
        for text in ["15", "112", "0651/718-0", "+49 (0)651 718 – 2520"] {
            assert!(phone("phone", text).is_ok(), "{text}");
        }
        for text in ["", "1", "see website", "0651 718-0 Anna", "٠٦٥١"] {
            assert!(phone("phone", text).is_err(), "{text}");
        }
    }
}
