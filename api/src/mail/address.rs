//! Addresses as they go over the wire: domains of any script in ASCII (RFC 5890).

use lettre::Address;

/// The address with its domain in ASCII: `office@bürgerhilfe.example` as `office@xn--brgerhilfe-9db.example`. What stands before
/// the @ stays as it is: only the domain's own server may change it.
///
/// None when there is no such domain.
#[must_use]
pub fn wire(address: &Address) -> Option<Address> {
    let domain = address.domain();
    if domain.is_ascii() {
        return Some(address.clone());
    }
    let domain = idna::domain_to_ascii_strict(domain).ok()?;
    Address::new(address.user(), domain).ok()
}

/// True when an address needs servers that carry letters beyond ASCII before the @ (SMTPUTF8, RFC 6531).
#[must_use]
pub fn needs_utf8(address: &Address) -> bool {
    !address.user().is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_of_any_script_become_ascii() {
        for (given, wanted) in [
            ("office@verein.example", "office@verein.example"),
            ("office@bürgerhilfe.example", "office@xn--brgerhilfe-9db.example"),
            ("office@BÜRGERHILFE.example", "office@xn--brgerhilfe-9db.example"),
            ("büro@bürgerhilfe.example", "büro@xn--brgerhilfe-9db.example"),
            // Composed and decomposed are one.
            ("office@bu\u{308}rgerhilfe.example", "office@xn--brgerhilfe-9db.example"),
            ("info@مساعدة.example", "info@xn--mgbero5aze.example"),
            ("a@straße.example", "a@xn--strae-oqa.example"),
        ] {
            let address: Address = given.parse().unwrap();
            assert_eq!(wire(&address).unwrap().to_string(), wanted, "{given}");
        }
        assert!(needs_utf8(&"büro@verein.example".parse().unwrap()));
        assert!(!needs_utf8(&"office@bürgerhilfe.example".parse().unwrap()));
    }
}
