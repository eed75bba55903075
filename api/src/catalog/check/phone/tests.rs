use proptest::prelude::*;

use super::{e164, is_mobile, uri, warning};

fn is_e164(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or("");
    (7..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (country, written, number) in [
        ("DE", "0651 718-0", "+496517180"),
        ("DE", "0651/718-2520", "+496517182520"),
        ("DE", "(0651) 718 0", "+496517180"),
        ("DE", " 06 51 / 91 82-0 ", "+4965191820"),
        ("DE", "+49 (0)651 718 – 2520", "+496517182520"),
        ("DE", "+49 (0) 651 718-0", "+496517180"),
        ("DE", "(+49) 651 718-0", "+496517180"),
        ("DE", "+49 0651 718-0", "+496517180"),
        ("DE", "0049 651 718.0", "+496517180"),
        ("DE", "0800 111 0 111", "+498001110111"),
        ("DE", "0176 12345678", "+4917612345678"),
        ("DE", "0651 115", "+49651115"),
        ("DE", "+352 26 12 34-1", "+3522612341"),
        ("DE", "+1 202 555 0100", "+12025550100"),
        ("LU", "26 12 34-1", "+3522612341"),
        ("LU", "621 123 456", "+352621123456"),
        ("LU", "00352 48 83 83", "+352488383"),
        ("LU", "8002 1234", "+35280021234"),
        ("FR", "03 87 12 34 56", "+33387123456"),
        ("FR", "+33 (0)3 87 12 34 56", "+33387123456"),
        ("FR", "0800.123.456", "+33800123456"),
        ("BE", "+32 63 12 34 56", "+3263123456"),
    ] {
        let number = number.to_owned();
        assert_eq!(e164(written, country), Some(number.clone()), "{country} {written}");
        assert_eq!(
            uri(written, country),
            Some(format!("tel:{number}")),
            "{country} {written}"
        );
        assert_eq!(warning(written, country), None, "{country} {written}");
    }
}

#[test]
fn short_numbers_are_dialled_as_they_stand() {
    for (country, written, link) in [
        ("DE", "112", "tel:112"),
        ("DE", "115", "tel:115"),
        ("DE", "116 117", "tel:116117"),
        ("LU", "113", "tel:113"),
        ("LU", "12321", "tel:12321"),
        ("FR", "15", "tel:15"),
        ("FR", "39 19", "tel:3919"),
    ] {
        assert_eq!(e164(written, country), None, "{country} {written}");
        assert_eq!(uri(written, country).as_deref(), Some(link), "{country} {written}");
        assert_eq!(warning(written, country), None, "{country} {written}");
    }
}

#[test]
fn what_reaches_nobody_gets_a_warning_and_no_link() {
    for (country, written) in [
        ("DE", "718-0"),
        ("DE", "0651 1"),
        ("DE", "651 7180"),
        ("DE", "+49 112"),
        ("DE", "0651/718-0/2520"),
        ("DE", "0651 718-0 / 0651 718-2520"),
        ("DE", "0176 1234"),
        ("DE", "+49 651 718-0 +49 651 1234"),
        ("DE", "0651 718-0 Anna"),
        ("LU", "352 26 12 34 56"),
        ("LU", "0651 718-0"),
        ("FR", "03 87 12 34 5"),
        ("FR", "33 3 87 12 34 56"),
        ("BE", "+12"),
    ] {
        assert_eq!(uri(written, country), None, "{country} {written}");
        assert_eq!(
            warning(written, country).unwrap().code,
            "phone_plan",
            "{country} {written}"
        );
    }
    let message = warning("718-0", "DE").unwrap().message;
    assert!(
        message.contains("`718-0`") && message.contains("0651 718-0"),
        "{message}"
    );
}

#[test]
fn where_no_plan_is_known_the_digits_are_dialled() {
    assert_eq!(uri("063 12 34 56", "BE").as_deref(), Some("tel:063123456"));
    assert_eq!(e164("063 12 34 56", "BE"), None);
    assert_eq!(warning("063 12 34 56", "BE"), None);
    assert_eq!(uri("x", "BE"), None);
}

#[test]
fn mobile_phones_are_told_from_others() {
    for number in ["+4915112345678", "+33612345678", "+352621123456"] {
        assert!(is_mobile(number), "{number}");
    }
    for number in ["+496517180", "+33387123456", "+352612345", "+12025550100"] {
        assert!(!is_mobile(number), "{number}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_a_number_of_the_world_or_none(written in "\\PC{0,40}", country in "DE|LU|FR|BE|") {
        if let Some(number) = e164(&written, &country) {
            prop_assert!(is_e164(&number), "{}", number);
        }
        let _ = (uri(&written, &country), warning(&written, &country));
    }

    #[test]
    fn so_does_whatever_looks_like_a_number(written in "(\\+|00|0|\\(0)?[0-9 /().–-]{0,24}", country in "DE|LU|FR|BE") {
        if let Some(number) = e164(&written, &country) {
            prop_assert!(is_e164(&number), "{}", number);
            // What it gives is a number everywhere, and the same one.
            prop_assert_eq!(e164(&number, "FR"), Some(number.clone()));
            prop_assert_eq!(uri(&written, &country), Some(format!("tel:{number}")));
            prop_assert!(warning(&written, &country).is_none());
        }
    }
}
