//! Official keys: of services (LeiKa) and of areas (AGS, ARS). Whether one is given out, only the registers know; what is no key at all
//! is told here.

use crate::catalog::check::{Fault, quote};

/// Digits of a key of a service.
const LEIKA: usize = 14;
/// Digits that a key of an area may have: Land, region, district, municipality (AGS); association and municipality (ARS).
const AREA: [usize; 6] = [2, 3, 5, 8, 9, 12];

fn digits(written: &str) -> Option<String> {
    let bare: String = written.chars().filter(|c| *c != ' ').collect();
    (!bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit())).then_some(bare)
}

/// A key of the German catalogue of public services (LeiKa): 14 digits; blanks between them are left out.
///
/// # Errors
/// The fault, in words.
pub fn leika(written: &str) -> Result<String, Fault> {
    digits(written).filter(|key| key.len() == LEIKA).ok_or_else(|| {
        let message = format!(
            "{} is no LeiKa key; it has 14 digits, such as 99115005104000",
            quote(written)
        );
        Fault::new("bad_leika", message)
    })
}

/// The official key of an area: AGS or ARS. The first two digits are those of a Land, 01 to 16.
///
/// # Errors
/// The fault, in words.
pub fn area(written: &str) -> Result<String, Fault> {
    let is_land = |key: &str| {
        let land = key.get(..2).and_then(|land| land.parse::<u8>().ok());
        land.is_some_and(|land| (1..=16).contains(&land))
    };
    digits(written)
        .filter(|key| AREA.contains(&key.len()) && is_land(key))
        .ok_or_else(|| {
            let message = format!(
                "{} is no official key of an area; an AGS has 2, 3, 5 or 8 digits, an ARS 9 or 12, and both begin with the Land (01 to 16), \
                 such as 07211000",
                quote(written)
            );
            Fault::new("bad_area", message)
        })
}

#[cfg(test)]
mod tests {
    use super::{area, leika};

    #[test]
    fn keys_of_services_have_fourteen_digits() {
        assert_eq!(leika("99115005104000").unwrap(), "99115005104000");
        assert_eq!(leika("99 115005 104000").unwrap(), "99115005104000");
        for bad in [
            "",
            "9911500510400",
            "991150051040001",
            "9911500510400x",
            "٩٩١١٥٠٠٥١٠٤٠٠٠",
        ] {
            assert!(leika(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn keys_of_areas_begin_with_a_land() {
        for good in ["07", "07211", "07211000", "072110000000", "07 2 11 000"] {
            assert!(area(good).is_ok(), "{good}");
        }
        for bad in ["", "7211000", "00211000", "17211000", "0721100", "07211000x"] {
            assert!(area(bad).is_err(), "{bad}");
        }
    }
}
