//! Providers over the API: what of writing is their own. Editing never moves their freshness.

use chrono::{DateTime, Utc};
use porta_contract::{Closure, FieldError, NewProvider, Noun, Patch, ProviderChange, ProviderRecord, Publication};
use serde_json::Value;

use super::{Provider, beside, closures, wire};
use crate::catalog::check::{self, Fault, language, quote};
use crate::catalog::ids::{CityId, Id};
use crate::catalog::responsibility;
use crate::catalog::source_text::Translated;
use crate::catalog::writing::sheet::{field, line};
use crate::catalog::writing::{Sheet, Start, Uses, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::written_queries;

/// The longest kind of organisation, in characters.
const LONGEST_KIND: usize = 60;

impl Written for Provider {
    type New = NewProvider;
    type Change = ProviderChange;
    type Wire = ProviderRecord;

    const PLURAL: &'static str = "providers";
    const CLEARABLE: &'static [&'static str] = &["phone", "email", "website"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewProvider) -> (Start, ProviderChange) {
        let start = Start {
            provider: None,
            lang: Some(new.lang.clone()),
            slug: new.slug.clone(),
        };
        (start, whole(new))
    }

    fn start(&mut self, _: Option<&str>, lang: Option<&str>, slug: Option<&str>) {
        if let Some(lang) = lang {
            lang.clone_into(&mut self.source_lang);
        }
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        _: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: ProviderChange,
        minor: bool,
    ) -> Result<(), DbError> {
        if let Some(texts) = change.texts
            && let Some(texts) = sheet.texts(texts)
        {
            self.set_source_text(texts, minor);
        }
        if let Some(written) = change.kind
            && let Some(kind) = sheet.passed(&field("kind"), kind(&written))
        {
            self.kind = kind;
        }
        if let Some(tags) = change.languages {
            self.languages = sheet.each("languages", tags, |tag| language::spoken(&tag));
        }
        sheet.phone("phone", change.phone, &mut self.phone);
        sheet.contact("email", change.email, check::email, &mut self.email);
        sheet.contact("website", change.website, check::web_address, &mut self.website);
        if let Some(days) = change.closures {
            self.read_closures(sheet, days);
        }
        if let Some(publication) = change.publication {
            sheet.publication(publication, &mut self.publication);
        }
        Ok(())
    }

    fn used_by(&self, conn: &mut AnyConnection) -> Result<Uses, DbError> {
        let naming = responsibility::of_provider(conn, &self.id)?;
        Ok(Uses::in_topics(conn, self)?.and(Noun::Responsibility, naming))
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        Some(self.id.as_str())
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
        wanted.add_trust(self.id.as_str());
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> ProviderRecord {
        wire::record(self, view, warnings)
    }

    fn beside(&self, conn: &mut AnyConnection) -> Result<Value, DbError> {
        beside::take(conn, &self.id)
    }

    fn put_beside(&self, tx: &mut Tx<'_>, beside: &Value) -> Result<(), DbError> {
        beside::put(tx, &self.id, beside)
    }

    written_queries!(providers, external_id, publication: publication, provider: id);
}

impl Provider {
    fn read_closures(&mut self, sheet: &mut Sheet<'_>, days: Vec<Closure>) {
        match closures::read(days) {
            Ok(closures) => self.closures = closures,
            Err(faults) => {
                for (index, fault) in faults {
                    sheet.error(&field("closures").entry(index), fault);
                }
            }
        }
    }
}

/// A kind of organisation; a city has its own words. Lists name several with commas between them.
fn kind(written: &str) -> Result<String, Fault> {
    let kind = line("kind", written, LONGEST_KIND)?;
    if kind.contains(',') {
        let message = format!("{} has a comma; `kind` is one word such as association", quote(&kind));
        return Err(Fault::new("bad_kind", message));
    }
    Ok(kind)
}

/// A whole provider as a change: what it does not say is cleared.
fn whole(new: NewProvider) -> ProviderChange {
    fn patch(value: Option<String>) -> Patch<String> {
        value.map_or(Patch::Null, Patch::Value)
    }
    ProviderChange {
        texts: Some(new.texts),
        kind: Some(new.kind),
        languages: Some(new.languages),
        closures: Some(new.closures),
        phone: patch(new.phone),
        email: patch(new.email),
        website: patch(new.website),
        publication: new.publication,
    }
}
