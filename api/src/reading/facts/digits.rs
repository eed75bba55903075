//! Numbers and dates as the readers of a language write them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use porta_contract::PartialDate;

/// Writes numbers in one language.
pub struct Digits(Option<DecimalFormatter>);

impl Digits {
    /// Of a language of the city; one that nobody has data for gets plain digits.
    pub fn of(lang: &str) -> Self {
        // English as in Europe, easy German as German.
        let tag = lang.split('-').next().unwrap_or(lang);
        let locale: Option<Locale> = tag.parse().ok();
        let formatter = locale
            .and_then(|locale| DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok());
        Self(formatter)
    }

    /// A figure.
    pub fn number(&self, value: f64) -> String {
        let plain = value.to_string();
        match (&self.0, plain.parse::<Decimal>()) {
            (Some(formatter), Ok(decimal)) => formatter.format(&decimal).to_string(),
            _ => plain,
        }
    }

    /// A date in its usual order of largest first, with the digits of the language.
    pub fn date(&self, date: PartialDate) -> String {
        let digit = |c: char| match (&self.0, c.to_digit(10)) {
            (Some(formatter), Some(digit)) => formatter.format(&Decimal::from(digit)).to_string(),
            _ => c.to_string(),
        };
        date.to_string().chars().map(digit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;
    use porta_contract::PartialDate;

    #[test]
    fn numbers_are_written_as_in_the_language() {
        let number = |lang: &str, value: f64| Digits::of(lang).number(value);
        assert_eq!(number("de", 1780.5), "1.780,5");
        assert_eq!(number("de-simple", 12_345.0), "12.345");
        assert_eq!(number("en", -1780.0), "-1,780");
        assert_eq!(number("fa", 1780.0), "۱٬۷۸۰");
        assert_eq!(number("x", 1780.5), "1780.5");
        let date = PartialDate::parse("2023-06").unwrap();
        assert_eq!(Digits::of("fa").date(date), "۲۰۲۳-۰۶");
        assert_eq!(Digits::of("de").date(date), "2023-06");
    }
}
