//! Pictures with their words and who made them, from our own address.

use askama::Template;
use porta_contract::{Direction, Picture};

use super::Look;

/// A picture of an article.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<img src="{{ src }}" srcset="{{ srcset }}" sizes="{{ sizes }}" width="{{ width }}" height="{{ height }}" alt="{{ alt }}"{% if foreign %} lang="{{ lang }}" dir="{{ dir }}"{% endif %} decoding="async"{% if lazy %} loading="lazy"{% endif %}>"#,
    ext = "html"
)]
pub struct PictureView {
    src: String,
    srcset: String,
    sizes: &'static str,
    width: u32,
    height: u32,
    alt: String,
    lang: String,
    dir: &'static str,
    foreign: bool,
    lazy: bool,
    /// Who made it, and under which terms.
    pub credit: String,
}

/// Our own address of a file.
fn address(name: &str) -> String {
    format!("/pictures/{name}")
}

impl PictureView {
    /// A picture that is shown as wide as `sizes` says; `lazy`, if it is not what a page begins with. None without files.
    #[must_use]
    pub fn new(look: &Look, picture: &Picture, (sizes, lazy): (&'static str, bool)) -> Option<Self> {
        // What knows no srcset gets the one in the middle.
        let middle = picture.files.get(picture.files.len() / 2).or(picture.files.last())?;
        let set = picture.files.iter();
        let set: Vec<String> = set
            .map(|file| format!("{} {}w", address(&file.name), file.width))
            .collect();
        Some(Self {
            src: address(&middle.name),
            srcset: set.join(", "),
            sizes,
            width: middle.width,
            height: middle.height,
            alt: picture.alt.clone(),
            lang: picture.alt_lang.clone(),
            dir: if picture.alt_dir == Direction::RightToLeft {
                "rtl"
            } else {
                "ltr"
            },
            foreign: picture.alt_lang != look.t.tag(),
            lazy,
            credit: picture.credit.clone(),
        })
    }
}

/// Absolute addresses of the widest files, for search engines.
#[must_use]
pub fn picture_urls(pictures: &[Picture], origin: &str) -> Vec<String> {
    let widest = pictures.iter().filter_map(|picture| picture.files.last());
    widest.map(|file| format!("{origin}{}", address(&file.name))).collect()
}
