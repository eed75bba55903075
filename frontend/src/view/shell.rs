//! What is around every page: title, languages, ways through the site, notices.

use porta_contract::City;

use super::{Call, JsonLd, Link, NoticeView, theme};
use crate::config::Config;
use crate::handout::Basket;
use crate::http::ASSETS;
use crate::i18n::{Texts, UiLang};

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Its title, without the site's.
    pub title: String,
    /// A sentence for search engines and link previews.
    pub description: String,
    /// Its path below the language, without a slash in front, percent-encoded: `offers/cafe-welcome`.
    pub path: String,
    /// Query that belongs to its canonical address.
    pub canonical_query: String,
    /// Query that the language switch keeps.
    pub query: String,
    /// What it is about, for search engines.
    pub json_ld: Option<JsonLd>,
    /// True on topics where a reader may have to leave fast.
    pub sensitive: bool,
    /// True if search engines should leave it alone.
    pub noindex: bool,
}

/// A language in the switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Tag.
    pub tag: &'static str,
    /// Name in itself.
    pub name: &'static str,
    /// This page in it.
    pub href: String,
    /// True for the page's own.
    pub current: bool,
}

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Address.
    pub href: String,
    /// Words.
    pub label: String,
    /// Icon.
    pub icon: &'static str,
    /// True on the section's pages.
    pub current: bool,
}

/// What is around every page.
#[derive(Clone, Debug)]
pub struct Shell {
    /// Texts of the page.
    pub t: &'static Texts,
    /// Title of the directory.
    pub site: String,
    /// Whole title of the page; on sensitive topics no more than the site's, so that no list of windows gives it away.
    pub title: String,
    /// Title for previews of links, without the site's.
    pub heading: String,
    /// A sentence for search engines.
    pub description: String,
    /// Canonical address.
    pub canonical: String,
    /// The same page in every language, absolute: tag and address.
    pub alternates: Vec<(&'static str, String)>,
    /// The language switch.
    pub switch: Vec<Switch>,
    /// True if there is a page in Tigrinya that leads to the others.
    pub guide: bool,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The search, which has a place of its own.
    pub search: NavItem,
    /// Easy German and sign language, in the head of the home page.
    pub access: Vec<NavItem>,
    /// About these pages, at the foot of each.
    pub foot: Vec<Link>,
    /// Home.
    pub home: String,
    /// Address of the manifest.
    pub manifest: String,
    /// Address of the picture for previews of links, absolute.
    pub preview: String,
    /// Address of the style.
    pub style: &'static str,
    /// Address of the city's own colours, if it has any.
    pub theme: Option<String>,
    /// Address of the mark in the tab.
    pub favicon: &'static str,
    /// Urgent notices that hold.
    pub notices: Vec<NoticeView>,
    /// True for demonstration data.
    pub demo: bool,
    /// True when what is shown may be old.
    pub stale: bool,
    /// Where to leave to, on sensitive topics.
    pub exit: Option<String>,
    /// Numbers to call in need: number and label, with the label's language.
    pub emergency: Vec<(Call, String, String)>,
    /// What the page is about, for search engines.
    pub json_ld: Option<JsonLd>,
    /// True if search engines should leave it alone.
    pub noindex: bool,
    /// Address of the small script that makes collecting and sharing easier, on pages that have something to collect.
    pub script: Option<&'static str>,
    /// What has been collected for a hand-out: its address and how many entries, in words. None while nothing is.
    pub basket: Option<Link>,
}

/// Sections of the navigation: path, key of the label, icon. The bar has room for nine.
const SECTIONS: &[(&str, &str, &str)] = &[
    ("offers", "nav-offers", "hand"),
    ("events", "nav-events", "calendar"),
    ("news", "nav-news", "news"),
    ("help", "nav-help", "family"),
    ("responsibilities", "nav-responsibilities", "shield"),
    ("providers", "nav-providers", "house"),
    ("pages", "nav-information", "book"),
    ("handout", "nav-handout", "sheet"),
];

/// The search, beside the sections.
const SEARCH: (&str, &str, &str) = ("search", "nav-search", "search");

/// What stands at the foot of every page: path and key of the words.
const FOOT: &[(&str, &str)] = &[
    ("districts", "districts-title"),
    ("map", "map-title"),
    ("new-district", "move-title"),
    ("directory", "directory-title"),
    ("suggest", "suggest-link"),
    ("subscribe", "subscribe-link"),
    ("easy-german", "easy-german-title"),
    ("sign-language", "sign-language-title"),
    ("accessibility", "accessibility-title"),
    ("privacy", "privacy-title"),
    ("imprint", "imprint-title"),
];

/// Entrances in other kinds of language, in the head of the home page: path, key of the words, icon.
const ACCESS: &[(&str, &str, &str)] = &[
    ("easy-german", "easy-german-title", "simple"),
    ("sign-language", "sign-language-title", "signing"),
];

/// First parts of the paths of pages with something to collect or to share.
const COLLECTING: &[&str] = &[
    "offers",
    "events",
    "providers",
    "districts",
    "search",
    "handout",
    "new-district",
];

impl Shell {
    /// What is around a page; without a city if not even that is known.
    #[must_use]
    pub fn new(t: &'static Texts, config: &Config, city: Option<&City>, stale: bool, frame: Frame) -> Self {
        let langs = offered(city);
        let site = city.map_or_else(|| t.say("site-without-city").into_owned(), |city| city.title.clone());
        let at = |lang: UiLang| absolute(config, lang.tag(), &frame.path, &frame.canonical_query);
        let heading = if frame.title.is_empty() || frame.sensitive {
            site.clone()
        } else {
            frame.title.clone()
        };
        let title = if frame.title.is_empty() || frame.sensitive {
            site.clone()
        } else {
            format!("{} – {site}", frame.title)
        };
        Self {
            t,
            title,
            heading,
            site,
            description: frame.description,
            canonical: at(t.lang()),
            alternates: langs.iter().map(|lang| (lang.tag(), at(*lang))).collect(),
            switch: langs
                .iter()
                .map(|lang| switch(*lang, t, &frame.path, &frame.query))
                .collect(),
            guide: city.is_some_and(|city| city.languages.iter().any(|language| language.tag == "ti")),
            nav: SECTIONS
                .iter()
                .filter(|(section, ..)| has_any(city, section))
                .map(|section| nav_item(t, section, &frame.path))
                .collect(),
            search: nav_item(t, &SEARCH, &frame.path),
            access: ACCESS
                .iter()
                .filter(|(path, ..)| frame.path.is_empty() && !frame.noindex && has_any(city, path))
                .map(|entrance| nav_item(t, entrance, &frame.path))
                .collect(),
            foot: FOOT
                .iter()
                .filter(|(path, _)| has_any(city, path))
                .map(|link| foot_link(t, link))
                .collect(),
            home: format!("/{}/", t.tag()),
            manifest: format!("/{}/manifest.webmanifest", t.tag()),
            preview: format!("{}{}", config.origin(), ASSETS.preview.href),
            style: &ASSETS.style.href,
            theme: city.and_then(|city| theme::href(&city.theme)),
            favicon: &ASSETS.favicon.href,
            notices: city.map(|city| NoticeView::all(t, city)).unwrap_or_default(),
            demo: city.is_some_and(|city| city.demo),
            stale,
            exit: frame.sensitive.then(|| config.exit_url.to_string()),
            emergency: city.map(emergency).unwrap_or_default(),
            json_ld: frame.json_ld,
            noindex: frame.noindex,
            script: COLLECTING
                .contains(&first_part(&frame.path))
                .then_some(ASSETS.handout_script.href.as_str()),
            basket: None,
        }
    }

    /// The same, with a way to what has been collected.
    #[must_use]
    pub fn with_basket(mut self, basket: &Basket) -> Self {
        let count = basket.entries().len() as u64;
        self.basket = (count > 0).then(|| Link {
            href: basket.address(self.t.tag()),
            text: self.t.count("handout-count", count),
        });
        self
    }
}

/// Languages a city is shown in: its own, in its order, as far as the pages speak them.
#[must_use]
pub fn offered(city: Option<&City>) -> Vec<UiLang> {
    let own: Vec<UiLang> = city
        .into_iter()
        .flat_map(|city| &city.languages)
        .filter_map(|l| UiLang::parse(&l.tag))
        .collect();
    if own.is_empty() { UiLang::ALL.to_vec() } else { own }
}

fn absolute(config: &Config, tag: &str, path: &str, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}/{tag}/{path}{mark}{query}", config.origin())
}

fn switch(lang: UiLang, t: &Texts, path: &str, query: &str) -> Switch {
    let mark = if query.is_empty() { "" } else { "?" };
    Switch {
        tag: lang.tag(),
        name: lang.name(),
        href: format!("/{}/{path}{mark}{query}", lang.tag()),
        current: lang == t.lang(),
    }
}

/// A city without any has no page to lead to. Easy German is for cities that speak it, and for all of Germany, whose law asks for it (BITV 2.0,
/// section 4).
#[must_use]
pub fn has_any(city: Option<&City>, section: &str) -> bool {
    let noun = match section {
        "responsibilities" => "responsibility",
        "pages" => "page",
        "easy-german" => {
            return city.is_none_or(|city| city.country == "DE") || offered(city).contains(&UiLang::DeSimple);
        }
        _ => return true,
    };
    city.is_some_and(|city| city.counts.get(noun).is_some_and(|count| *count > 0))
}

fn nav_item(t: &Texts, (section, key, icon): &(&str, &str, &'static str), path: &str) -> NavItem {
    NavItem {
        href: format!("/{}/{section}", t.tag()),
        label: t.say(key).into_owned(),
        icon,
        current: section_of(path) == *section,
    }
}

fn foot_link(t: &Texts, (path, key): &(&str, &str)) -> Link {
    Link {
        href: format!("/{}/{path}", t.tag()),
        text: t.say(key).into_owned(),
    }
}

/// The section that a page belongs to: facts are part of the information.
fn section_of(path: &str) -> &str {
    match first_part(path) {
        "facts" => "pages",
        other => other,
    }
}

/// The first part of a path below the language.
fn first_part(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

fn emergency(city: &City) -> Vec<(Call, String, String)> {
    city.emergency
        .iter()
        .filter_map(|number| {
            let call = Call::new(Some(&number.phone), number.phone_uri.as_deref())?;
            Some((call, number.label.clone(), number.lang.clone()))
        })
        .collect()
}
