//! Categories over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{CategoryChange, CategoryRecord, FieldError, NewCategory, Noun, Patch, Publication};

use super::Category;
use crate::catalog::check::{Fault, limits, quote, slug};
use crate::catalog::ids::{CategoryId, CityId, Id};
use crate::catalog::record::Record;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::tree::Tree;
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{Sheet, Start, Uses, View, Wanted, Written};
use crate::spine::db::schema::{articles, categories, offer_categories, topics};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Category {
    type New = NewCategory;
    type Change = CategoryChange;
    type Wire = CategoryRecord;

    const PLURAL: &'static str = "categories";
    const CLEARABLE: &'static [&'static str] = &["parent", "icon"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewCategory) -> (Start, CategoryChange) {
        let start = Start {
            provider: None,
            lang: Some(new.lang),
            slug: new.slug,
        };
        let change = CategoryChange {
            texts: Some(new.texts),
            parent: Patch::whole(new.parent),
            position: Some(new.position.unwrap_or(0)),
            icon: Patch::whole(new.icon),
            sensitive: Some(new.sensitive),
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
        change: CategoryChange,
        minor: bool,
    ) -> Result<(), DbError> {
        if let Some(texts) = change.texts
            && let Some(texts) = sheet.texts(texts)
        {
            self.set_source_text(texts, minor);
        }
        match change.parent {
            Patch::Absent => {}
            Patch::Null => self.parent = None,
            Patch::Value(name) => self.read_parent(conn, sheet, &name)?,
        }
        if let Some(position) = change.position
            && let Some(position) = sheet.number(&field("position"), position, &(0..=limits::POSITION))
        {
            self.position = position;
        }
        sheet.patch("icon", change.icon, &mut self.icon, |name| icon(&name));
        self.sensitive = change.sensitive.unwrap_or(self.sensitive);
        Ok(())
    }

    fn check_whole(&self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        if let Some(parent) = &self.parent {
            let stands = tree(conn, &self.city)?.may_stand(&self.id, parent);
            sheet.passed(&field("parent"), stands);
        }
        Ok(())
    }

    /// Behind that of the category above.
    fn wanted_slug(&self, conn: &mut AnyConnection) -> Result<String, DbError> {
        let own = slug::wanted(self.title(), Self::NOUN.as_str());
        let Some(parent) = &self.parent else { return Ok(own) };
        let above: Option<String> = categories::table
            .find(parent)
            .select(categories::slug)
            .first(conn)
            .optional()?;
        let joined = above.map(|above| format!("{above}.{own}"));
        Ok(joined.filter(|slug| slug::fault(slug).is_none()).unwrap_or(own))
    }

    fn used_by(&self, conn: &mut AnyConnection) -> Result<Uses, DbError> {
        let below: i64 = categories::table
            .filter(categories::parent_id.eq(&self.id))
            .count()
            .get_result(conn)?;
        let offers: i64 = offer_categories::table
            .filter(offer_categories::category_id.eq(&self.id))
            .count()
            .get_result(conn)?;
        let articles: i64 = articles::table
            .filter(articles::city_id.eq(&self.city))
            .filter(articles::categories.like(format!("%\"{}\"%", self.id)))
            .count()
            .get_result(conn)?;
        // Topics name a category in their list, or by their own slug.
        let topics: i64 = topics::table
            .filter(topics::city_id.eq(&self.city))
            .filter(
                topics::categories
                    .like(format!("%\"{}\"%", self.slug))
                    .or(topics::slug.eq(format!("category:{}", self.slug))),
            )
            .count()
            .get_result(conn)?;
        let uses = Uses::in_topics(conn, self)?.and(Noun::Topic, topics);
        Ok(uses
            .and(Noun::Offer, offers)
            .and(Noun::Article, articles)
            .and(Noun::Category, below))
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        None
    }

    fn publication(&self) -> Publication {
        Publication::Published
    }

    fn set_publication(&mut self, _publication: Publication) {}

    fn title(&self) -> &str {
        self.source_text().map_or("", |text| &text.title)
    }

    fn wants(&self, wanted: &mut Wanted) {
        wanted.add(Noun::Category, &self.parent);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> CategoryRecord {
        CategoryRecord {
            id: self.id.to_string(),
            slug: self.slug.clone(),
            version: self.meta.version,
            lang: self.source_lang.clone(),
            texts: self.source_text().map(Text::to_wire).unwrap_or_default(),
            parent: self.parent.as_ref().map(|id| view.names.slug(id.as_str())),
            position: self.position,
            icon: self.icon.clone(),
            sensitive: self.sensitive,
            provenance: self.meta.provenance.clone(),
            external_id: self.meta.external_id.clone(),
            updated_at: self.meta.updated_at,
            warnings,
        }
    }

    written_queries!(categories, external_id);
}

impl Category {
    fn read_parent(&mut self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>, name: &str) -> Result<(), DbError> {
        let tree = tree(conn, &self.city)?;
        let found = tree
            .named(name)
            .and_then(|parent| tree.may_stand(&self.id, &parent).map(|()| parent));
        let Some(parent) = sheet.passed(&field("parent"), found) else {
            return Ok(());
        };
        let above = tree.slug(&parent).unwrap_or_default();
        let is_behind = self.slug.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'));
        if !self.slug.is_empty() && !is_behind {
            let message = format!(
                "its slug {} does not begin with that of the category above, {}; it stays, so that addresses go on leading where they led",
                quote(&self.slug),
                quote(above)
            );
            sheet.warn(&field("parent"), Fault::new("other_slug", message));
        }
        self.parent = Some(parent);
        Ok(())
    }
}

/// The categories of a city as a tree.
fn tree(conn: &mut AnyConnection, city: &CityId) -> Result<Tree<CategoryId>, DbError> {
    let rows: Vec<(CategoryId, String, Option<CategoryId>)> = categories::table
        .filter(categories::city_id.eq(city))
        .select((categories::id, categories::slug, categories::parent_id))
        .load(conn)?;
    Ok(Tree::of("category", rows))
}

/// The name of an icon: small letters, digits and hyphens.
fn icon(name: &str) -> Result<String, Fault> {
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if (1..=limits::ICON).contains(&name.len()) && name.chars().all(inside) {
        return Ok(name.to_owned());
    }
    let message = format!(
        "{} is no name of an icon; write a–z, 0–9 and - only, such as cup",
        quote(name)
    );
    Err(Fault::new("bad_icon", message))
}
