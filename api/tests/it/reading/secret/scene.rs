//! A secret place with a marker in each of its fields, and what hangs on it.

use std::collections::BTreeMap;

use porta_api::catalog::change::Meta;
use porta_api::catalog::district::{self, District};
use porta_api::catalog::event::{self, Event};
use porta_api::catalog::ids::{DistrictId, EventId, Id, LocationId, OfferId, ProviderId, ResponsibilityId};
use porta_api::catalog::location::{self, Location};
use porta_api::catalog::offer::{self, HoursSet, Offer};
use porta_api::catalog::provider::{self, Provider};
use porta_api::catalog::responsibility;
use porta_api::catalog::text::Text;
use porta_contract::{HoursPurpose, Publication, Texts, Wheelchair};

use crate::harness::TestApp;
use crate::reading::paths::{NAMES, filled, templates, with};

/// A word that no text has, and numbers that no other record has.
pub(super) const MARK: &str = "zqxvorwyk";
pub(super) const POINT: (f64, f64) = (49.913_753_1, 6.975_319_7);
pub(super) const NUMBERS: [&str; 4] = ["9137531", "9753197", "03:33", "04:44"];
pub(super) const LANGUAGES: [&str; 11] = ["de", "de-simple", "en", "fr", "ar", "uk", "fa", "tr", "ru", "ti", "*"];

/// Offers, a provider and an event at a secret place in a district of its own.
pub(super) struct Scene {
    pub(super) place: Location,
    pub(super) only_secret: Offer,
    pub(super) both: Offer,
    pub(super) provider: Provider,
    pub(super) event: Event,
}

pub(super) fn marked(field: &str) -> String {
    format!("Zqxvorwyk{field}")
}

fn secret_texts() -> Vec<Text> {
    let text = |lang: &&str| {
        let texts = Texts {
            title: marked("haus"),
            summary: marked("kurz"),
            description: marked("lang"),
            notes: BTreeMap::from([
                ("getting_there".to_owned(), marked("weg")),
                (marked("schlüssel"), "x".to_owned()),
            ]),
        };
        Text::new(lang, texts, 1)
    };
    LANGUAGES.iter().take(10).map(text).collect()
}

fn new_meta(app: &TestApp, name: &str) -> Meta {
    let mut meta = Meta::new(app.clock.now());
    meta.external_id = Some(name.to_owned());
    meta
}

fn titled(title: &str) -> Vec<Text> {
    let texts = Texts {
        title: title.to_owned(),
        ..Texts::default()
    };
    vec![Text::new("de", texts, 1)]
}

impl Scene {
    /// Writes everything; the place is secret from the beginning or public for now.
    pub(super) fn write(app: &TestApp, secret: bool) -> Self {
        let district = Self::district(app);
        app.create(&district);
        let mut provider = app.one("caritas-migration", provider::load);
        provider.id = ProviderId::fresh();
        provider.slug = "schutzverein".to_owned();
        provider.texts = titled("Schutzverein");
        provider.meta = new_meta(app, "schutzverein");
        app.create(&provider);
        let place = Self::place(app, &provider, &district, secret);
        app.create(&place);
        let only_secret = Self::offer(app, "schutz-nur-dort", &provider, &place, &[]);
        let public = app.one("caritas-migration", location::load);
        let both = Self::offer(app, "schutz-auch-dort", &provider, &place, &[public.id]);
        let mut event = app.one("ev-cafe-welcome", event::load);
        event.id = EventId::fresh();
        event.slug = "schutztreffen".to_owned();
        event.provider = provider.id.clone();
        event.location = Some(place.id.clone());
        event.place = None;
        event.meta = new_meta(app, "schutztreffen");
        app.create(&event);
        Self::responsibility(app, &provider);
        Self {
            place,
            only_secret,
            both,
            provider,
            event,
        }
    }

    /// In the charge of the provider whose only place this is.
    fn responsibility(app: &TestApp, provider: &Provider) {
        let mut responsibility = app.one("anmeldung", responsibility::load);
        responsibility.id = ResponsibilityId::fresh();
        responsibility.slug = "schutz-zustaendig".to_owned();
        responsibility.offices[0].provider = provider.id.clone();
        responsibility.meta = new_meta(app, "schutz-zustaendig");
        app.create(&responsibility);
    }

    fn district(app: &TestApp) -> District {
        District {
            id: DistrictId::fresh(),
            slug: "schattental".to_owned(),
            name: "Schattental".to_owned(),
            number: Some(99),
            parts: vec!["Schattenwinkel".to_owned()],
            postal_codes: Vec::new(),
            centre: Some((49.70, 6.50)),
            meta: new_meta(app, "schattental"),
            ..app.one("nord", district::load)
        }
    }

    fn place(app: &TestApp, provider: &Provider, district: &District, secret: bool) -> Location {
        let mut meta = new_meta(app, &marked("fremd"));
        meta.provenance = BTreeMap::from([
            ("source".to_owned(), marked("quelle")),
            (marked("feld"), "x".to_owned()),
        ]);
        Location {
            id: LocationId::fresh(),
            city: provider.city.clone(),
            provider: provider.id.clone(),
            slug: "zqxvorwyk-ort".to_owned(),
            secret,
            publication: Publication::Published,
            main: true,
            street: Some(marked("gasse 7")),
            postal_code: Some(marked("1")),
            town: Some(marked("stadt")),
            district: Some(district.id.clone()),
            point: Some(POINT),
            approximate: false,
            wheelchair: Wheelchair::Yes,
            source_lang: "de".to_owned(),
            text_version: 1,
            texts: secret_texts(),
            meta,
        }
    }

    fn offer(app: &TestApp, slug: &str, provider: &Provider, place: &Location, public: &[LocationId]) -> Offer {
        let mut offer = app.one("cafe-welcome", offer::load);
        offer.id = OfferId::fresh();
        offer.slug = slug.to_owned();
        offer.provider = provider.id.clone();
        offer.texts = titled(&format!("Schutzangebot {slug}"));
        offer.locations = [std::slice::from_ref(&place.id), public].concat();
        offer.hours = vec![
            HoursSet {
                purpose: HoursPurpose::Visit,
                access: None,
                rule: "Mo-Su,PH 03:33-04:44".to_owned(),
                note: Some(marked("klingel")),
                location: Some(place.id.clone()),
            },
            HoursSet {
                purpose: HoursPurpose::Visit,
                access: None,
                rule: "Tu 10:00-12:00".to_owned(),
                note: None,
                location: None,
            },
        ];
        offer.meta = new_meta(app, slug);
        app.create(&offer);
        offer
    }

    /// Every path with the names of the scene, in many forms.
    pub(super) fn paths(&self) -> Vec<String> {
        let place = self.place.id.to_string();
        let mut names = NAMES;
        let own = [
            "schutz-nur-dort",
            "schutzverein",
            &place,
            "schutztreffen",
            "a-ehrang",
            "schattental",
            "meet.cafe",
            "schutz-zustaendig",
        ];
        for ((_, name), own) in names.iter_mut().skip(1).zip(own) {
            *name = own;
        }
        let mut paths: Vec<String> = templates().iter().map(|path| filled(path, &names)).collect();
        paths.push("/v1/cities/trier/offers/schutz-auch-dort".to_owned());
        paths.push(format!("/v1/cities/trier/offers/{}", self.only_secret.id));
        let at = format!("near={},{}&radius=50000", POINT.0, POINT.1);
        for list in [
            "offers",
            "providers",
            "locations",
            "districts",
            "categories",
            "responsibilities",
            "events?from=2027-01-01&to=2027-12-31",
        ] {
            let list = format!("/v1/cities/trier/{list}");
            paths.push(with(&list, "limit=200"));
            if !["districts", "categories", "responsibilities"]
                .iter()
                .any(|noun| list.ends_with(noun))
            {
                paths.push(with(&list, &format!("limit=200&{at}")));
                paths.push(with(&list, "district=schattental"));
            }
        }
        let words = [
            "zqxvorwyk",
            "Zqxvorwykgasse",
            "zqx",
            "Schutz",
            "Schattental",
            "Schutzangebot+Schattental",
            "schutzverein",
        ];
        for word in words {
            for door in [
                "search?limit=50",
                "suggest?limit=20",
                "offers?limit=200",
                "providers?limit=200",
            ] {
                paths.push(with(&format!("/v1/cities/trier/{door}"), &format!("q={word}")));
            }
        }
        paths.extend(
            [
                "open=now",
                "open=2026-11-23T02:40:00Z",
                "wheelchair=yes",
                "sort=opens",
                "provider=schutzverein",
            ]
            .map(|query| format!("/v1/cities/trier/offers?limit=200&{query}")),
        );
        paths
    }
}
