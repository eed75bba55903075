//! Locations over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use porta_contract::{
    FieldError, LocationChange, NewLocation, Noun, Patch, PlaceRecord, Point, Publication, Wheelchair,
};

use super::{Location, seat, wire};
use crate::catalog::change;
use crate::catalog::check::{Fault, coordinates};
use crate::catalog::ids::{CityId, Id, ProviderId};
use crate::catalog::source_text::Translated;
use crate::catalog::writing::sheet::{field, unknown, word};
use crate::catalog::writing::{Author, Sheet, Start, Tools, View, Wanted, Written, lookup};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::written_queries;

/// The longest street, postal code and town, in characters.
const LONGEST: [usize; 3] = [200, 12, 100];

impl Written for Location {
    type New = NewLocation;
    type Change = LocationChange;
    type Wire = PlaceRecord;

    const PLURAL: &'static str = "locations";
    const CLEARABLE: &'static [&'static str] = &["street", "postal_code", "town", "district", "point"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewLocation) -> (Start, LocationChange) {
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
        change: LocationChange,
        minor: bool,
    ) -> Result<(), DbError> {
        if let Some(texts) = change.texts
            && let Some(texts) = sheet.untitled_texts(texts)
        {
            self.set_source_text(texts, minor);
        }
        let [street, postal_code, town] = LONGEST;
        sheet.short("street", change.street, street, &mut self.street);
        sheet.short("postal_code", change.postal_code, postal_code, &mut self.postal_code);
        sheet.short("town", change.town, town, &mut self.town);
        self.read_district(conn, sheet, change.district)?;
        self.read_point(sheet, change.point);
        self.approximate = change.approximate.unwrap_or(self.approximate);
        self.main = change.main.unwrap_or(self.main);
        if let Some(written) = change.wheelchair {
            let known = word(written, Wheelchair::Unrecognised, Wheelchair::WORDS);
            self.wheelchair = sheet.passed(&field("wheelchair"), known).unwrap_or(self.wheelchair);
        }
        self.read_secret(sheet, change.secret);
        if let Some(publication) = change.publication {
            sheet.publication(publication, &mut self.publication);
        }
        Ok(())
    }

    fn settle(&self, tx: &mut Tx<'_>, tools: &Tools, author: &Author) -> Result<(), Failure> {
        let by = change::Author {
            actor: &author.actor,
            at: tools.clock.now(),
        };
        seat::settle(tx, &by, self)
    }

    fn is_secret(&self) -> bool {
        self.secret
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
        let own = self.source_text().map_or("", |text| &text.title);
        if own.is_empty() && !self.secret {
            self.street.as_deref().unwrap_or_default()
        } else {
            own
        }
    }

    fn wants(&self, wanted: &mut Wanted) {
        wanted.add(Noun::Provider, [&self.provider]);
        wanted.add(Noun::District, &self.district);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> PlaceRecord {
        wire::record(self, view, warnings)
    }

    written_queries!(locations, external_id, publication: publication, provider: provider_id, secret: secret);
}

impl Location {
    fn read_district(
        &mut self,
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: Patch<String>,
    ) -> Result<(), DbError> {
        let found = match &change {
            Patch::Value(name) => lookup::district(conn, &sheet.city.id, name)?,
            _ => None,
        };
        sheet.patch("district", change, &mut self.district, |name| {
            found.ok_or_else(|| unknown("district", &name))
        });
        Ok(())
    }

    fn read_point(&mut self, sheet: &mut Sheet<'_>, change: Patch<Point>) {
        let mut odd = None;
        let centre = sheet.city.centre;
        sheet.patch("point", change, &mut self.point, |written| {
            let point = (written.lat, written.lon);
            odd = coordinates(point, centre)?;
            Ok(point)
        });
        if let Some(odd) = odd {
            sheet.warn(&field("point"), odd);
        }
    }

    /// Whether it is secret is for editors to say who see secret places: nobody else makes one known, or takes one out of sight.
    fn read_secret(&mut self, sheet: &mut Sheet<'_>, secret: Option<bool>) {
        match secret.filter(|secret| *secret != self.secret) {
            None => {}
            Some(secret) if sheet.makes_secret => self.secret = secret,
            Some(_) => {
                let message = "only editors who see secret places make a place secret, or known again";
                sheet.error(&field("secret"), Fault::new("not_allowed", message));
            }
        }
    }
}

/// A whole place as a change: what it does not say is cleared, but for `secret`.
fn whole(new: NewLocation) -> LocationChange {
    fn patch<T>(value: Option<T>) -> Patch<T> {
        value.map_or(Patch::Null, Patch::Value)
    }
    LocationChange {
        texts: Some(new.texts),
        street: patch(new.street),
        postal_code: patch(new.postal_code),
        town: patch(new.town),
        district: patch(new.district),
        point: patch(new.point),
        approximate: Some(new.approximate),
        wheelchair: Some(new.wheelchair.unwrap_or(Wheelchair::Unknown)),
        main: Some(new.main),
        secret: new.secret,
        publication: new.publication,
    }
}
