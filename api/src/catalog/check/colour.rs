//! Colours: how they are written, and whether words can be read on them (WCAG 2.2, success criterion 1.4.3).

use super::{Fault, quote};

/// The least contrast of words of a usual size.
pub const READABLE: f64 = 4.5;

/// A colour of the sRGB space, each channel 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// From its channels.
    #[must_use]
    pub const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#rrggbb`.
    ///
    /// # Errors
    /// `bad_colour`, which says what would be right.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let wrong = || {
            let message = format!("{} is no colour; write it as #rrggbb, such as #8a1538", quote(text));
            Fault::new("bad_colour", message)
        };
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).map_err(|_| wrong())?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }

    /// The contrast of two colours, 1 (none) to 21 (black on white).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance, 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// This colour with so many hundredths of another one in it, 0 to 100.
    #[must_use]
    pub fn mixed(self, other: Self, hundredths: u16) -> Self {
        let part = hundredths.min(100);
        let mut mixed = self.0;
        for (own, others) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*own) * (100 - part) + u16::from(others) * part;
            *own = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(one: &str, two: &str) -> f64 {
        Colour::parse(one).unwrap().contrast(Colour::parse(two).unwrap())
    }

    #[test]
    fn contrasts_are_those_of_the_standard() {
        // Figures of WebAIM's contrast checker.
        for (one, two, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#777777", "#ffffff", 4.48),
            ("#0000ff", "#ffffff", 8.59),
            ("#ff0000", "#000000", 5.25),
        ] {
            let found = contrast(one, two);
            assert!((found - expected).abs() < 0.01, "{one} on {two}: {found}");
            assert!((found - contrast(two, one)).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in [
            "", "#", "8a1538", "#8a153", "#8a15380", "#8a153g", "red", "#é1538", "#+a1538",
        ] {
            assert_eq!(Colour::parse(text).unwrap_err().code, "bad_colour", "{text}");
        }
        assert_eq!(Colour::parse("#8A1538").unwrap().to_string(), "#8a1538");
    }

    #[test]
    fn colours_mix() {
        let red = Colour::of(200, 0, 0);
        assert_eq!(red.mixed(Colour::WHITE, 0), red);
        assert_eq!(red.mixed(Colour::WHITE, 100), Colour::WHITE);
        assert_eq!(red.mixed(Colour::BLACK, 50), Colour::of(100, 0, 0));
    }
}
