//! Providers and their places.

use porta_contract::{Publication, Wheelchair};

use super::frame::Frame;
use super::offers::{LANGUAGES, confirmed};
use super::{Maker, texts};
use crate::catalog::change::Meta;
use crate::catalog::district::District;
use crate::catalog::ids::{LocationId, ProviderId};
use crate::catalog::location::Location;
use crate::catalog::provider::Provider;

/// So many offers share a provider.
const OFFERS_EACH: usize = 5;
/// Kinds of providers.
const KINDS: [&str; 3] = ["association", "municipality", "welfare"];

/// A provider with its places.
pub(super) struct Seat {
    /// The provider.
    pub(super) provider: Provider,
    /// One place; every fourth has a second one.
    pub(super) locations: Vec<Location>,
}

/// Providers for so many offers.
pub(super) fn make(maker: &mut Maker<'_>, frame: &Frame, offers: usize) -> Vec<Seat> {
    (0..offers.div_ceil(OFFERS_EACH).max(1))
        .map(|number| {
            let provider = provider(maker, number);
            let places = 0..=usize::from(number % 4 == 0);
            let locations = places.map(|place| location(maker, frame, &provider, place)).collect();
            Seat { provider, locations }
        })
        .collect()
}

fn provider(maker: &mut Maker<'_>, number: usize) -> Provider {
    let (name, texts) = texts::house(maker);
    let slug = format!("{}-{number}", name.to_lowercase());
    Provider {
        id: ProviderId::from(maker.chance.id(maker.at)),
        city: maker.city.id.clone(),
        kind: maker.chance.one(&KINDS).copied().unwrap_or_default().to_owned(),
        publication: Publication::Published,
        languages: maker
            .chance
            .some(&LANGUAGES, 4)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        phone: Some(format!("+49 000 {:06}", maker.chance.below(1_000_000))),
        email: Some(format!("info@{slug}.example")),
        website: Some(format!("https://{slug}.example/")),
        freshness: confirmed(maker),
        source_lang: "de".to_owned(),
        text_version: 1,
        texts,
        meta: Meta::new(maker.at),
        slug,
    }
}

fn location(maker: &mut Maker<'_>, frame: &Frame, provider: &Provider, place: usize) -> Location {
    let district = maker.chance.one(&frame.districts);
    let centre = district.and_then(|one| one.centre).unwrap_or(frame.city.centre);
    let point = (
        centre.0 + maker.chance.around(0.01),
        centre.1 + maker.chance.around(0.01),
    );
    let wheelchair = maker.chance.one(&[
        Wheelchair::Yes,
        Wheelchair::Limited,
        Wheelchair::No,
        Wheelchair::Unknown,
    ]);
    Location {
        id: LocationId::from(maker.chance.id(maker.at)),
        city: maker.city.id.clone(),
        provider: provider.id.clone(),
        slug: format!("{}-{}", provider.slug, place + 1),
        secret: false,
        publication: Publication::Published,
        main: place == 0,
        street: Some(format!("{}weg {}", maker.chance.name(), maker.chance.below(120) + 1)),
        postal_code: district.and_then(|one: &District| one.postal_codes.first().cloned()),
        town: Some(frame.city.name.clone()),
        district: district.map(|one| one.id.clone()),
        point: Some(point),
        approximate: false,
        wheelchair: wheelchair.copied().unwrap_or(Wheelchair::Unknown),
        source_lang: "de".to_owned(),
        text_version: 1,
        texts: provider.texts.clone(),
        meta: Meta::new(maker.at),
    }
}
