//! The colours of a city, laid over the tokens of our own style.

use std::fmt::Write;

use porta_contract::{Colours, Theme};
use xxhash_rust::xxh3::xxh3_64;

/// Address of a theme's style; none where the city has chosen nothing.
#[must_use]
pub fn href(theme: &Theme) -> Option<String> {
    (!theme.is_plain()).then(|| format!("/theme.css?{}", mark(theme)))
}

/// What tells one theme from another in its address.
#[must_use]
pub fn mark(theme: &Theme) -> String {
    format!("{:016x}", xxh3_64(css(theme).as_bytes()))
}

/// The style.
#[must_use]
pub fn css(theme: &Theme) -> String {
    let mut tokens = String::new();
    for (name, colours) in theme.named() {
        // The API lets only colours through; another one's might not.
        let Colours { light, dark } = colours;
        if is_colour(light) && is_colour(dark) {
            let token = name.replace('_', "-");
            // Writing to a text cannot fail.
            let _ = write!(tokens, "--{token}:light-dark({light},{dark});");
        }
    }
    format!(":root{{{tokens}}}\n")
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_come_into_the_style() {
        let pair = |light: &str| {
            Some(Colours {
                light: light.to_owned(),
                dark: "#f2a7b8".to_owned(),
            })
        };
        let theme = Theme {
            action: pair("#8a1538"),
            action_strong: pair("#5f0e26"),
            tint: pair("red;}body{display:none"),
            ..Theme::default()
        };
        assert_eq!(
            css(&theme),
            ":root{--action:light-dark(#8a1538,#f2a7b8);--action-strong:light-dark(#5f0e26,#f2a7b8);}\n"
        );
        assert_eq!(href(&Theme::default()), None);
    }
}
