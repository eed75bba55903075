//! Offers of a generated city.

use chrono::Days;
use porta_contract::{Access, CapacityState, Confirmer, Contact, Cost, HoursPurpose, Publication, TargetGroup};

use super::Maker;
use super::frame::Frame;
use super::places::Seat;
use super::rules::RULES;
use super::texts::Saying;
use crate::catalog::category::Category;
use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::OfferId;
use crate::catalog::offer::{Capacity, HoursSet, Offer};
use crate::catalog::text::Text;

/// Languages that are spoken somewhere.
pub(super) const LANGUAGES: [&str; 12] = ["de", "en", "fr", "ar", "uk", "fa", "tr", "ru", "ti", "ku", "ps", "so"];

/// The offer of a number; none when there is no provider to offer it.
pub(super) fn make(maker: &mut Maker<'_>, frame: &Frame, seats: &[Seat], number: usize) -> Option<Offer> {
    let Seat { provider, locations } = maker.chance.one(seats)?;
    let location = maker.chance.one(locations)?;
    let categories = maker.chance.some(&frame.categories, 2);
    let texts = texts(maker, categories.first()?);
    let slug = format!("{}-{number}", provider.slug);
    let hours = HoursSet {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: maker.chance.one(&RULES)?.to_string(),
        note: None,
        location: None,
    };
    Some(Offer {
        id: OfferId::from(maker.chance.id(maker.at)),
        city: maker.city.id.clone(),
        provider: provider.id.clone(),
        publication: Publication::Published,
        categories: categories.into_iter().map(|one| one.id).collect(),
        locations: vec![location.id.clone()],
        hours: vec![hours],
        target_groups: words(maker.chance.some(TargetGroup::WORDS, 3)),
        languages: words(maker.chance.some(&LANGUAGES, 5)),
        access: maker
            .chance
            .some(&[Access::WalkIn, Access::Appointment, Access::Registration], 1),
        contact_by: maker
            .chance
            .some(&[Contact::Phone, Contact::Email, Contact::InPerson], 2),
        cost: *maker
            .chance
            .one(&[Cost::Free, Cost::Free, Cost::Low, Cost::Paid, Cost::Unknown])?,
        capacity: capacity(maker),
        phone: provider.phone.clone(),
        email: Some(format!("info@{slug}.example")),
        website: Some(format!("https://{slug}.example/")),
        valid_from: None,
        valid_until: None,
        funded_until: None,
        freshness: confirmed(maker),
        source_lang: "de".to_owned(),
        text_version: 1,
        texts,
        meta: Meta::new(maker.at),
        slug,
    })
}

fn words(all: Vec<&str>) -> Vec<String> {
    all.into_iter().map(str::to_owned).collect()
}

fn texts(maker: &mut Maker<'_>, category: &Category) -> Vec<Text> {
    let saying = Saying::draw(maker);
    let named = |lang: &str| {
        let own = category.texts.iter().find(|text| text.lang == lang);
        own.or_else(|| category.texts.first())
            .map_or(category.slug.as_str(), |text| &text.title)
    };
    let say = maker.words.iter().map(|words| saying.say(words, named(words.lang)));
    say.collect()
}

fn capacity(maker: &mut Maker<'_>) -> Capacity {
    let state = match maker.chance.below(20) {
        0 => CapacityState::WaitingList,
        1 => CapacityState::NoAdmission,
        2 => CapacityState::TemporarilyClosed,
        _ => CapacityState::Open,
    };
    Capacity {
        state,
        ..Capacity::default()
    }
}

/// Confirmed some time in the last 300 days, for half a year; nine of ten are.
pub(super) fn confirmed(maker: &mut Maker<'_>) -> Freshness {
    if maker.chance.percent(10) {
        return Freshness::default();
    }
    let ago = u64::try_from(maker.chance.below(300)).unwrap_or_default();
    let confirmed_at = maker.at.checked_sub_days(Days::new(ago));
    Freshness {
        confirmed_at,
        confirmed_by: Some(Confirmer::Provider),
        due_at: confirmed_at.and_then(|at| at.checked_add_days(Days::new(180))),
    }
}
