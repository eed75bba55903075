//! Pages over the API: what of writing is their own. Editing never moves their freshness.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{
    FieldError, NewPage, Noun, PageChange, PageOwner, PageRecord, PageStepRecord, Patch, Publication,
};

use super::{Owner, Page, check, tree};
use crate::catalog::ids::{CityId, Id};
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::{Author, Sheet, Start, Tools, Uses, View, Wanted, Written};
use crate::spine::db::schema::{cities, pages};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::written_queries;

impl Written for Page {
    type New = NewPage;
    type Change = PageChange;
    type Wire = PageRecord;

    const PLURAL: &'static str = "pages";
    const CLEARABLE: &'static [&'static str] = &["parent", "owner", "review_months"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewPage) -> (Start, PageChange) {
        let start = Start {
            provider: None,
            lang: Some(new.lang),
            slug: new.slug,
        };
        let change = PageChange {
            texts: Some(new.texts),
            parent: Patch::whole(new.parent),
            position: Some(new.position.unwrap_or(0)),
            target_groups: Some(new.target_groups),
            sensitive: Some(new.sensitive),
            steps: Some(new.steps),
            owner: Patch::whole(new.owner),
            review_months: Patch::whole(new.review_months),
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
        change: PageChange,
        minor: bool,
    ) -> Result<(), DbError> {
        check::change(conn, sheet, self, (change, minor))
    }

    fn check_whole(&self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        check::whole(conn, sheet, self)
    }

    fn used_by(&self, conn: &mut AnyConnection) -> Result<Uses, DbError> {
        let below: i64 = pages::table
            .filter(pages::parent_id.eq(&self.id))
            .count()
            .get_result(conn)?;
        Ok(Uses::in_topics(conn, self)?.and(Noun::Page, below))
    }

    /// Two people who move two pages at once must not close a circle: they take turns here, and the second one sees what the first has
    /// done.
    fn settle(&self, tx: &mut Tx<'_>, _tools: &Tools, _author: &Author) -> Result<(), Failure> {
        let Some(parent) = &self.parent else { return Ok(()) };
        diesel::update(cities::table.find(&self.city))
            .set(cities::slug.eq(cities::slug))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        let stands = tree(tx.conn, &self.city)?.may_stand(&self.id, parent);
        stands.map_err(|fault| Failure::Conflict(format!("The page cannot stand there: {}.", fault.message)))
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
        wanted.add(Noun::Page, &self.parent);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> PageRecord {
        let step = |step: &super::Step| PageStepRecord {
            key: step.key.clone(),
            record: step.record.clone(),
            url: step.url.clone(),
        };
        PageRecord {
            id: self.id.to_string(),
            slug: self.slug.clone(),
            version: self.meta.version,
            publication: self.publication,
            lang: self.source_lang.clone(),
            texts: self.source_text().map(Text::to_wire).unwrap_or_default(),
            parent: self.parent.as_ref().map(|id| view.names.slug(id.as_str())),
            position: self.position,
            target_groups: self.target_groups.clone(),
            sensitive: self.sensitive,
            steps: self.steps.iter().map(step).collect(),
            owner: self.owner.as_ref().map(Owner::wire),
            review_months: self.review_months,
            freshness: self.freshness.wire(view.at, view.city.settings.grace_days),
            provenance: self.meta.provenance.clone(),
            external_id: self.meta.external_id.clone(),
            updated_at: self.meta.updated_at,
            warnings,
        }
    }

    written_queries!(pages, external_id, publication: publication);
}

impl Owner {
    /// For the wire.
    #[must_use]
    pub fn wire(&self) -> PageOwner {
        match self {
            Self::Role(role) => PageOwner {
                role: Some(*role),
                account: None,
            },
            Self::Account(account) => PageOwner {
                role: None,
                account: Some(account.to_string()),
            },
        }
    }
}
