//! An article: news of the city.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract::Publication;
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::check::Fault;
use crate::catalog::ids::{ArticleId, CategoryId, CityId, Id, PictureId};
use crate::catalog::picture::PictureFile;
use crate::catalog::text::Text;

/// Most pictures of an article.
pub const MOST_PICTURES: usize = 10;

/// An article: news of the city. Its headline, teaser and text are title, summary and description of its texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// Its city.
    pub city: CityId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// The day it is of.
    pub date: NaiveDate,
    /// The first day on which it is to be read, local.
    pub visible_from: Option<NaiveDate>,
    /// The last day on which it is to be read, local.
    pub visible_until: Option<NaiveDate>,
    /// What it is about.
    pub categories: Vec<CategoryId>,
    /// Who wrote it, as it is said in public.
    pub author: Option<String>,
    /// Its pictures, in order.
    pub pictures: Vec<ArticlePicture>,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

/// A picture of an article, with the words that belong to it here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlePicture {
    /// The picture.
    pub picture: PictureId,
    /// What is to be seen on it, by language.
    pub alt: BTreeMap<String, String>,
    /// Who made it, and under which terms.
    pub credit: String,
    /// Its files, the narrowest first; they never change.
    pub files: Vec<PictureFile>,
}

impl Article {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: ArticleId::fresh(),
            city,
            slug: String::new(),
            publication: Publication::Draft,
            date: NaiveDate::MIN,
            visible_from: None,
            visible_until: None,
            categories: Vec::new(),
            author: None,
            pictures: Vec::new(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }

    /// True on days on which it is to be read, if it is published.
    #[must_use]
    pub fn is_shown_on(&self, day: NaiveDate) -> bool {
        self.visible_from.is_none_or(|from| from <= day) && self.visible_until.is_none_or(|until| day <= until)
    }

    /// What its pictures lack before it can be published: the place of the picture, the field, and what to do.
    #[must_use]
    pub fn pictures_lack(&self) -> Vec<(usize, &'static str, Fault)> {
        let mut lacking = Vec::new();
        for (place, picture) in self.pictures.iter().enumerate() {
            if !picture.alt.contains_key(&self.source_lang) {
                let message = format!(
                    "say in `{}`, the language of the article, what is to be seen on the picture",
                    self.source_lang
                );
                lacking.push((place, "alt", Fault::new("missing", message)));
            }
            if picture.credit.is_empty() {
                let message = "say who made the picture, and under which terms it may be shown";
                lacking.push((place, "credit", Fault::new("missing", message)));
            }
        }
        lacking
    }
}
