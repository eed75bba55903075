//! Needs over the API: what of writing is their own. Editing never moves their freshness.

use chrono::{DateTime, Utc};
use porta_contract::{FieldError, NeedChange, NeedRecord, NeedState, NewNeed, Noun, Patch, Publication};

use super::{Need, check, wire};
use crate::catalog::ids::{CityId, DistrictId, Id, ProviderId};
use crate::catalog::source_text::Translated;
use crate::catalog::writing::{Sheet, Start, View, Wanted, Written, lookup};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Need {
    type New = NewNeed;
    type Change = NeedChange;
    type Wire = NeedRecord;

    const PLURAL: &'static str = "needs";
    const CLEARABLE: &'static [&'static str] = &["district", "quantity", "hours_per_week", "from", "until"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewNeed) -> (Start, NeedChange) {
        let start = Start {
            provider: Some(new.provider.clone()),
            lang: Some(new.lang.clone()),
            slug: new.slug.clone(),
        };
        (start, whole(new))
    }

    fn start(&mut self, provider: Option<&str>, lang: Option<&str>, slug: Option<&str>) {
        if let Some(provider) = provider {
            self.provider = ProviderId::from(provider);
        }
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
        change: NeedChange,
        minor: bool,
    ) -> Result<(), DbError> {
        let district: Option<DistrictId> = match &change.district {
            Patch::Value(name) => lookup::district(conn, &sheet.city.id, name)?,
            Patch::Absent | Patch::Null => None,
        };
        check::change(sheet, self, (change, minor), district);
        Ok(())
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        Some(self.provider.as_str())
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
        wanted.add(Noun::Provider, [&self.provider]);
        wanted.add(Noun::District, &self.district);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> NeedRecord {
        wire::record(self, view, warnings)
    }

    written_queries!(needs, external_id, publication: publication, provider: provider_id);
}

/// A whole need as a change: what it does not say is cleared.
fn whole(new: NewNeed) -> NeedChange {
    NeedChange {
        texts: Some(new.texts),
        kind: Some(new.kind),
        state: Some(new.state.unwrap_or(NeedState::Open)),
        district: Patch::whole(new.district),
        languages: Some(new.languages),
        quantity: Patch::whole(new.quantity),
        hours_per_week: Patch::whole(new.hours_per_week),
        from: Patch::whole(new.from),
        until: Patch::whole(new.until),
        publication: new.publication,
    }
}
