//! Passwords that the program makes up for people.

use secrecy::SecretString;

use crate::spine::randomness::Randomness;

/// 32 letters and digits of which none is mistaken for another.
const SIGNS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A password of 100 random bits, in groups that can be read out on the phone: `k3f9a-7mwqe-…`.
#[must_use]
pub fn generated(randomness: &Randomness) -> SecretString {
    let mut text = String::with_capacity(23);
    for (place, byte) in randomness.bytes::<20>().into_iter().enumerate() {
        if place > 0 && place % 5 == 0 {
            text.push('-');
        }
        text.extend(SIGNS.get(usize::from(byte % 32)).map(|sign| char::from(*sign)));
    }
    SecretString::from(text)
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::{SIGNS, generated};
    use crate::access::account::Password;
    use crate::spine::randomness::Randomness;

    #[test]
    fn generated_passwords_may_be_set_and_are_never_the_same() {
        let randomness = Randomness::seeded(7);
        let (one, other) = (generated(&randomness), generated(&randomness));

        assert_eq!(SIGNS.len(), 32);
        assert_eq!(one.expose_secret().len(), 23);
        assert!(Password::parse(&one).is_ok());
        assert_ne!(one.expose_secret(), other.expose_secret());
    }
}
