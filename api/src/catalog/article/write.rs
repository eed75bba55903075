//! Articles over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use porta_contract::{ArticleChange, ArticlePicture, ArticleRecord, FieldError, NewArticle, Noun, Patch, Publication};

use super::{Article, check};
use crate::catalog::ids::{CityId, Id};
use crate::catalog::picture;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::{Author, Sheet, Start, Tools, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::written_queries;

impl Written for Article {
    type New = NewArticle;
    type Change = ArticleChange;
    type Wire = ArticleRecord;

    const PLURAL: &'static str = "articles";
    const CLEARABLE: &'static [&'static str] = &["visible_from", "visible_until", "author"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewArticle) -> (Start, ArticleChange) {
        let start = Start {
            provider: None,
            lang: Some(new.lang),
            slug: new.slug,
        };
        let change = ArticleChange {
            texts: Some(new.texts),
            date: Some(new.date),
            visible_from: Patch::whole(new.visible_from),
            visible_until: Patch::whole(new.visible_until),
            categories: Some(new.categories),
            author: Patch::whole(new.author),
            pictures: Some(new.pictures),
            publication: new.publication,
        };
        (start, change)
    }

    fn start(&mut self, _provider: Option<&str>, lang: Option<&str>, slug: Option<&str>) {
        if let Some(lang) = lang {
            lang.clone_into(&mut self.source_lang);
        }
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: ArticleChange,
        minor: bool,
    ) -> Result<(), DbError> {
        check::change(conn, sheet, self, (change, minor))
    }

    fn check_whole(&self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        check::whole(conn, sheet, self)
    }

    fn lacks(&self) -> Vec<String> {
        let lacking = self.pictures_lack().into_iter();
        lacking
            .map(|(place, name, fault)| format!("picture {} lacks `{name}`: {}", place + 1, fault.message))
            .collect()
    }

    /// Pictures that are used are not forgotten; one that was forgotten meanwhile cannot be shown.
    fn settle(&self, tx: &mut Tx<'_>, tools: &Tools, _author: &Author) -> Result<(), Failure> {
        let ids: Vec<&str> = self.pictures.iter().map(|one| one.picture.as_str()).collect();
        if picture::mark_used(tx, &ids, tools.clock.now())? < ids.len() {
            let message =
                "A picture of the article has been deleted meanwhile, because nothing showed it; upload it again.";
            return Err(Failure::Conflict(message.to_owned()));
        }
        Ok(())
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        None
    }

    fn publication(&self) -> Publication {
        self.publication
    }

    fn set_publication(&mut self, publication: Publication) {
        self.publication = publication;
    }

    fn title(&self) -> &str {
        self.source_text().map_or("", |text| &text.title)
    }

    fn wants(&self, wanted: &mut Wanted) {
        wanted.add(Noun::Category, &self.categories);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> ArticleRecord {
        ArticleRecord {
            id: self.id.to_string(),
            slug: self.slug.clone(),
            version: self.meta.version,
            publication: self.publication,
            lang: self.source_lang.clone(),
            texts: self.source_text().map(Text::to_wire).unwrap_or_default(),
            date: self.date,
            visible_from: self.visible_from,
            visible_until: self.visible_until,
            categories: self.categories.iter().map(|id| view.names.slug(id.as_str())).collect(),
            author: self.author.clone(),
            pictures: self.pictures.iter().map(shown).collect(),
            provenance: self.meta.provenance.clone(),
            external_id: self.meta.external_id.clone(),
            updated_at: self.meta.updated_at,
            warnings,
        }
    }

    written_queries!(articles, external_id, publication: publication);
}

fn shown(one: &super::ArticlePicture) -> ArticlePicture {
    ArticlePicture {
        picture: one.picture.to_string(),
        alt: one.alt.clone(),
        credit: one.credit.clone(),
    }
}
