//! In which language somebody reads: from `lang`, else from `Accept-Language`, else the city's own.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::header::{self, AcceptLanguage, Header, Preference};
use porta_contract::{Direction, FieldError, Language};

use crate::spine::http::unknown_value;

/// Writing direction of a language, by its primary subtag (right to left: the scripts of Arabic and Hebrew, and Thaana).
#[must_use]
pub fn direction(tag: &str) -> Direction {
    let primary = tag.split('-').next().unwrap_or_default();
    if matches!(
        primary,
        "ar" | "fa" | "ps" | "ckb" | "ur" | "he" | "yi" | "dv" | "sd" | "ug"
    ) {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

/// A language's name in itself; its tag, if nobody has told us.
#[must_use]
pub fn own_name(tag: &str) -> &str {
    match tag {
        "de" => "Deutsch",
        "de-simple" => "Leichte Sprache",
        "en" => "English",
        "fr" => "Français",
        "ar" => "العربية",
        "uk" => "Українська",
        "fa" => "فارسی",
        "tr" => "Türkçe",
        "ru" => "Русский",
        "ti" => "ትግርኛ",
        "lb" => "Lëtzebuergesch",
        "ckb" => "کوردیی ناوەندی",
        "ku" => "Kurdî",
        "ps" => "پښتو",
        "so" => "Soomaali",
        "es" => "Español",
        "it" => "Italiano",
        "pl" => "Polski",
        "ro" => "Română",
        "bg" => "Български",
        other => other,
    }
}

/// The languages of a city for the wire.
#[must_use]
pub fn languages(tags: &[String]) -> Vec<Language> {
    let language = |tag: &String| Language {
        tag: tag.clone(),
        name: own_name(tag).to_owned(),
        dir: direction(tag),
    };
    tags.iter().map(language).collect()
}

/// What somebody reads, best first, as places in the city's list of languages. Ends with the city's own language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reader {
    chain: Vec<u8>,
    /// True for `lang=*`: all languages are wanted beside the best one.
    pub all: bool,
    city: Arc<[String]>,
}

impl Reader {
    /// Somebody who reads one language of the city (a place in its list).
    #[must_use]
    pub fn of(city: &Arc<[String]>, place: u8) -> Self {
        Self::finish(vec![place], false, city)
    }

    /// From the parameter `lang`, else from the header `Accept-Language`.
    pub fn from_request(request: &HttpRequest, lang: Option<&str>, city: &Arc<[String]>) -> Result<Self, FieldError> {
        match lang {
            Some("*") => Ok(Self::finish(accepted(request, city), true, city)),
            Some(tag) => {
                let place = place(tag, city).ok_or_else(|| {
                    unknown_value(
                        "lang",
                        &format!("`*` or one of the city's languages: {}", city.join(", ")),
                    )
                })?;
                Ok(Self::finish(vec![place], false, city))
            }
            None => Ok(Self::finish(accepted(request, city), false, city)),
        }
    }

    fn finish(mut chain: Vec<u8>, all: bool, city: &Arc<[String]>) -> Self {
        if let Some(first) = chain.first().copied() {
            // Easy German falls back to German before anything else.
            let plain = city
                .get(usize::from(first))
                .and_then(|tag| tag.split_once('-'))
                .map(|(primary, _)| primary);
            if let Some(plain) = plain.and_then(|tag| exact(tag, city)) {
                chain.insert(1, plain);
            }
        }
        if !city.is_empty() {
            chain.push(0);
        }
        let mut seen = Vec::with_capacity(chain.len());
        chain.retain(|place| {
            let new = !seen.contains(place);
            seen.push(*place);
            new
        });
        Self {
            chain,
            all,
            city: Arc::clone(city),
        }
    }

    /// The language wished for most (a place in the city's list).
    #[must_use]
    pub fn first(&self) -> u8 {
        self.chain.first().copied().unwrap_or_default()
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.city.get(usize::from(self.first())).map_or("de", String::as_str)
    }

    /// Tags, best first.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.chain
            .iter()
            .filter_map(|place| self.city.get(usize::from(*place)))
            .map(String::as_str)
    }

    /// Places in the city's list, best first.
    pub fn places(&self) -> impl Iterator<Item = u8> + '_ {
        self.chain.iter().copied()
    }

    /// Distinguishes readers in cache keys.
    #[must_use]
    pub fn key(&self) -> u64 {
        let packed = self
            .chain
            .iter()
            .take(12)
            .fold(1_u64, |key, place| (key << 5) | u64::from(place & 31));
        packed.wrapping_mul(2).wrapping_add(u64::from(self.all))
    }
}

fn exact(tag: &str, city: &[String]) -> Option<u8> {
    city.iter()
        .position(|known| known.eq_ignore_ascii_case(tag))
        .and_then(|place| u8::try_from(place).ok())
}

/// The place of a tag: itself, or its primary language (`fa-AF` reads `fa`). `ls` is easy German.
fn place(tag: &str, city: &[String]) -> Option<u8> {
    let tag = if tag.eq_ignore_ascii_case("ls") {
        "de-simple"
    } else {
        tag
    };
    exact(tag, city).or_else(|| tag.split_once('-').and_then(|(primary, _)| exact(primary, city)))
}

fn accepted(request: &HttpRequest, city: &[String]) -> Vec<u8> {
    if !request.headers().contains_key(header::ACCEPT_LANGUAGE) {
        return Vec::new();
    }
    let Ok(accept) = AcceptLanguage::parse(request) else {
        return Vec::new();
    };
    let ranked = accept.ranked();
    ranked
        .iter()
        .take(12)
        .filter_map(|preference| match preference {
            Preference::Any => None,
            Preference::Specific(tag) => place(tag.as_str(), city),
        })
        .collect()
}
