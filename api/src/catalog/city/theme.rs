//! The colours of a city's pages: each is a colour, and words can be read on all of them together.

use porta_contract::{Colours, Theme};

use crate::catalog::check::Fault;
use crate::catalog::check::colour::{Colour, READABLE};

/// What Porta's own pages have where a city has chosen nothing; the frontend's tokens, rounded to sRGB.
struct Own {
    page: Colour,
    surface: Colour,
    text: Colour,
    action: Colour,
    on_action: Colour,
}

const LIGHT: Own = Own {
    page: Colour::of(0xf2, 0xf4, 0xf7),
    surface: Colour::WHITE,
    text: Colour::of(0x12, 0x16, 0x25),
    action: Colour::of(0x1d, 0x46, 0xa4),
    on_action: Colour::WHITE,
};

const DARK: Own = Own {
    page: Colour::of(0x12, 0x16, 0x25),
    surface: Colour::of(0x1c, 0x22, 0x33),
    text: Colour::of(0xf2, 0xf4, 0xf7),
    action: Colour::of(0x9f, 0xb1, 0xdf),
    on_action: Colour::BLACK,
};

/// The form of the pages that a colour is for.
#[derive(Clone, Copy)]
enum Form {
    Light,
    Dark,
}

impl Form {
    const fn own(self) -> Own {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn of(self, colours: &Colours) -> &str {
        match self {
            Self::Light => &colours.light,
            Self::Dark => &colours.dark,
        }
    }

    fn chosen(self, colours: Option<&Colours>, own: Colour) -> Colour {
        colours
            .and_then(|colours| Colour::parse(self.of(colours)).ok())
            .unwrap_or(own)
    }
}

/// What is wrong with the colours of a city: the name of the colour, the form of the pages, and the fault.
pub fn faults(theme: &Theme) -> Vec<(&'static str, &'static str, Fault)> {
    let mut found = Vec::new();
    for form in [Form::Light, Form::Dark] {
        for (name, colours) in theme.named() {
            if let Err(fault) = Colour::parse(form.of(colours)) {
                found.push((name, form.name(), fault));
            }
        }
    }
    if found.is_empty() {
        for form in [Form::Light, Form::Dark] {
            unreadable(theme, form, &mut found);
        }
    }
    found
}

fn unreadable(theme: &Theme, form: Form, found: &mut Vec<(&'static str, &'static str, Fault)>) {
    let own = form.own();
    let action = form.chosen(theme.action.as_ref(), own.action);
    let strong = form.chosen(theme.action_strong.as_ref(), action);
    let words = form.chosen(theme.on_action.as_ref(), own.on_action);
    let tint = form.chosen(theme.tint.as_ref(), own.surface);
    let white = Colour::WHITE;
    let pairs = [
        ("action", theme.action.is_some(), action, own.page, "the page"),
        ("action", theme.action.is_some(), action, own.surface, "a card"),
        (
            "action",
            theme.action.is_some() || theme.tint.is_some(),
            action,
            tint,
            "`tint`",
        ),
        (
            "action_strong",
            theme.action_strong.is_some(),
            strong,
            own.page,
            "the page",
        ),
        (
            "on_action",
            theme.on_action.is_some() || theme.action.is_some(),
            words,
            action,
            "`action`",
        ),
        (
            "on_action",
            theme.action_strong.is_some(),
            words,
            strong,
            "`action_strong`",
        ),
        ("tint", theme.tint.is_some(), tint, own.text, "the page's words"),
        (
            "hero_from",
            theme.hero_from.is_some(),
            form.chosen(theme.hero_from.as_ref(), Colour::BLACK),
            white,
            "white words",
        ),
        (
            "hero_to",
            theme.hero_to.is_some(),
            form.chosen(theme.hero_to.as_ref(), Colour::BLACK),
            white,
            "white words",
        ),
    ];
    for (name, chosen, one, other, against) in pairs {
        let contrast = one.contrast(other);
        if chosen && contrast < READABLE && !found.iter().any(|(known, at, _)| (*known, *at) == (name, form.name())) {
            let message = format!(
                "{one} against {against} ({other}) has a contrast of {contrast:.1} : 1; words need {READABLE} : 1 (WCAG 2.2, 1.4.3). Choose a {} colour",
                if one.contrast(Colour::BLACK) > one.contrast(white) {
                    "lighter or much darker"
                } else {
                    "darker or much lighter"
                }
            );
            found.push((name, form.name(), Fault::new("low_contrast", message)));
        }
    }
}

/// The colours that follow from a city's one colour: as near to it as words on them can be read.
#[must_use]
pub fn around(brand: Colour) -> Theme {
    let grounds = [LIGHT.page, Colour::WHITE];
    let light = readable(brand, Colour::BLACK, &grounds);
    let strong = light.mixed(Colour::BLACK, 30);
    let dark = readable(brand, Colour::WHITE, &[DARK.page, DARK.surface, Colour::BLACK]);
    let tint = brand.mixed(Colour::WHITE, 92);
    let light = readable(light, Colour::BLACK, &[LIGHT.page, Colour::WHITE, tint]);
    let dark_tint = DARK.surface.mixed(brand, 12);
    let dark = readable(dark, Colour::WHITE, &[DARK.page, DARK.surface, dark_tint]);
    let pair = |light: Colour, dark: Colour| {
        Some(Colours {
            light: light.to_string(),
            dark: dark.to_string(),
        })
    };
    Theme {
        action: pair(light, dark),
        action_strong: pair(strong, dark.mixed(Colour::WHITE, 40)),
        on_action: pair(Colour::WHITE, Colour::BLACK),
        tint: pair(tint, dark_tint),
        hero_from: pair(strong, strong.mixed(Colour::BLACK, 40)),
        hero_to: pair(light, strong),
    }
}

/// The colour with just as much of another one in it as it takes to be read on all grounds.
fn readable(colour: Colour, towards: Colour, grounds: &[Colour]) -> Colour {
    (0..=100)
        .map(|part| colour.mixed(towards, part))
        .find(|mixed| grounds.iter().all(|ground| mixed.contrast(*ground) >= READABLE))
        .unwrap_or(towards)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_words_cannot_be_read_on_is_named() {
        let pale = Theme {
            action: Some(Colours {
                light: "#ffcc00".to_owned(),
                dark: "#ffcc00".to_owned(),
            }),
            ..Theme::default()
        };
        let found: Vec<_> = faults(&pale)
            .into_iter()
            .map(|(name, form, fault)| (name, form, fault.code))
            .collect();
        assert_eq!(
            found,
            [
                ("action", "light", "low_contrast"),
                ("on_action", "light", "low_contrast")
            ]
        );
    }

    #[test]
    fn what_is_no_colour_is_named() {
        let theme = Theme {
            tint: Some(Colours {
                light: "rosa".to_owned(),
                dark: "#000000".to_owned(),
            }),
            ..Theme::default()
        };
        let found: Vec<_> = faults(&theme)
            .into_iter()
            .map(|(name, form, fault)| (name, form, fault.code))
            .collect();
        assert_eq!(found, [("tint", "light", "bad_colour")]);
        assert_eq!(faults(&Theme::default()), []);
    }

    proptest! {
        #[test]
        fn any_colour_makes_a_theme_that_can_be_read(red in any::<u8>(), green in any::<u8>(), blue in any::<u8>()) {
            let theme = around(Colour::of(red, green, blue));
            let faults = faults(&theme);
            prop_assert!(faults.is_empty(), "{theme:?}: {faults:?}");
        }
    }
}
