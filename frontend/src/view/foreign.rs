//! Text that may be in another language than the page.

use askama::Template;
use icu::locale::{Locale, LocaleDirectionality};
use porta_contract::{Direction, TextInfo};

use super::Look;

/// Text of a record, marked with its language and direction where they differ from the page's.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"{% if foreign %}<span lang="{{ lang }}" dir="{{ dir }}">{{ text }}</span>{% else %}<bdi>{{ text }}</bdi>{% endif %}"#,
    ext = "html"
)]
pub struct Foreign {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// True when it is not in the page's language.
    pub foreign: bool,
}

impl Foreign {
    /// Text of a record.
    #[must_use]
    pub fn new(look: &Look, text: &str, info: &TextInfo) -> Self {
        Self::tagged(look, text, &info.lang, info.dir)
    }

    /// Text in a language, written in its usual direction.
    #[must_use]
    pub fn in_language(look: &Look, text: &str, lang: &str) -> Self {
        let is_rtl = lang
            .parse::<Locale>()
            .is_ok_and(|locale| LocaleDirectionality::new_common().is_right_to_left(&locale.id));
        let dir = if is_rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        Self::tagged(look, text, lang, dir)
    }

    /// Text in a language with a direction.
    #[must_use]
    pub fn tagged(look: &Look, text: &str, lang: &str, dir: Direction) -> Self {
        Self::on_page(look.t.tag(), text, (lang, dir))
    }

    /// Text in a language with a direction, on a page in another one or the same.
    #[must_use]
    pub fn on_page(page: &str, text: &str, (lang, dir): (&str, Direction)) -> Self {
        let dir = match dir {
            Direction::RightToLeft => "rtl",
            _ => "ltr",
        };
        Self {
            text: text.to_owned(),
            lang: lang.to_owned(),
            dir,
            foreign: lang != page,
        }
    }
}
