//! The colours of a city's pages.

use serde::{Deserialize, Serialize};

/// A colour in the light and in the dark form of the pages, each `#rrggbb` (sRGB).
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colours {
    /// On light pages.
    #[cfg_attr(feature = "schema", schema(example = "#8a1538", pattern = "^#[0-9a-fA-F]{6}$"))]
    pub light: String,
    /// On dark pages.
    #[cfg_attr(feature = "schema", schema(example = "#f2a7b8", pattern = "^#[0-9a-fA-F]{6}$"))]
    pub dark: String,
}

/// The colours that a city may choose; each that is absent is Porta's own. Texts must stay readable on them: a contrast below 4.5 : 1
/// (WCAG 2.2, 1.4.3) is refused.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Links and buttons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub action: Option<Colours>,
    /// Links and buttons that are pointed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub action_strong: Option<Colours>,
    /// Words on a button.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub on_action: Option<Colours>,
    /// Ground of what is lifted out quietly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub tint: Option<Colours>,
    /// Where the ground of the home page's head begins; words on it are white.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub hero_from: Option<Colours>,
    /// Where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub hero_to: Option<Colours>,
}

impl Theme {
    /// The names of all colours.
    pub const NAMES: [&'static str; 6] = ["action", "action_strong", "on_action", "tint", "hero_from", "hero_to"];

    /// Its colours with their names, as far as there are any.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &Colours)> {
        let colours = [
            &self.action,
            &self.action_strong,
            &self.on_action,
            &self.tint,
            &self.hero_from,
            &self.hero_to,
        ];
        let named = Self::NAMES.into_iter().zip(colours);
        named.filter_map(|(name, colours)| Some((name, colours.as_ref()?)))
    }

    /// True when a city has chosen nothing.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}
