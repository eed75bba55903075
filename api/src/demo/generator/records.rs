//! Providers, places, offers and events of a fictional city.

use chrono::{Days, NaiveTime};
use porta_contract::{
    Access, Audience, CapacityState, Confirmer, Contact, Cost, HoursPurpose, Publication, Texts, Wheelchair,
};
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::frame::Frame;
use super::rules::RULES;
use super::words::{Subject, Words};
use crate::catalog::change::Meta;
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{EventId, Id, LocationId, OfferId, ProviderId};
use crate::catalog::location::Location;
use crate::catalog::offer::{Capacity, HoursSet, Offer};
use crate::catalog::provider::Provider;
use crate::catalog::text::Text;

const LANGUAGES: [&str; 10] = ["de", "en", "ar", "uk", "ru", "fa", "tr", "fr", "ti", "ku"];
const GROUPS: [&str; 6] = ["women", "families", "youth", "refugees", "elderly", "jobseekers"];
const SERIES: [Option<&str>; 4] = [
    None,
    Some("FREQ=WEEKLY"),
    Some("FREQ=MONTHLY;BYDAY=1SA"),
    Some("FREQ=WEEKLY;INTERVAL=2;COUNT=10"),
];

/// A provider and its place.
#[derive(Debug)]
pub struct Host {
    /// The provider.
    pub provider: Provider,
    /// Its place.
    pub location: Location,
    place: String,
}

fn some<T: Copy>(rng: &mut StdRng, from: &[T]) -> Option<T> {
    from.choose(rng).copied()
}

/// A few of them, in their order.
fn few<T: Clone>(rng: &mut StdRng, from: &[T], share: f64) -> Vec<T> {
    from.iter().filter(|_| rng.random_bool(share)).cloned().collect()
}

/// Providers and their places.
pub fn hosts(frame: &Frame, words: &Words, rng: &mut StdRng, count: usize) -> Vec<Host> {
    (0..count)
        .filter_map(|number| host(frame, words, rng, number))
        .collect()
}

fn host(frame: &Frame, words: &Words, rng: &mut StdRng, number: usize) -> Option<Host> {
    let district = frame.districts.choose(rng)?;
    let name = format!("{} {} {number}", words.associations.choose(rng)?, district.name);
    let provider = Provider {
        id: ProviderId::fresh(),
        city: frame.city.id.clone(),
        slug: format!("provider-{number}"),
        kind: some(rng, &["association", "welfare", "municipality", "church"])?.to_owned(),
        publication: Publication::Published,
        languages: few(rng, &LANGUAGES, 0.3).into_iter().map(str::to_owned).collect(),
        phone: Some(format!("0261/{}", rng.random_range(10_000..999_999))),
        email: Some(format!("info@provider-{number}.example")),
        website: Some(format!("https://provider-{number}.example/")),
        closures: Vec::new(),
        freshness: Freshness::default(),
        source_lang: "de".to_owned(),
        text_version: 1,
        texts: vec![Text::new(
            "de",
            Texts {
                title: name,
                ..Texts::default()
            },
            1,
        )],
        meta: Meta::new(frame.at),
    };
    let location = location(frame, words, rng, (&provider, district, number))?;
    Some(Host {
        provider,
        location,
        place: district.name.clone(),
    })
}

/// Every two-hundredth place is secret.
fn location(
    frame: &Frame,
    words: &Words,
    rng: &mut StdRng,
    (provider, district, number): (&Provider, &District, usize),
) -> Option<Location> {
    let (lat, lon) = district.centre?;
    Some(Location {
        id: LocationId::fresh(),
        city: frame.city.id.clone(),
        provider: provider.id.clone(),
        slug: format!("place-{number}"),
        secret: number % 200 == 199,
        publication: Publication::Published,
        main: true,
        street: Some(format!("{} {}", words.streets.choose(rng)?, rng.random_range(1..120))),
        postal_code: district.postal_codes.first().cloned(),
        town: Some(frame.city.name.clone()),
        district: Some(district.id.clone()),
        point: Some((
            lat + rng.random_range(-0.007..0.007),
            lon + rng.random_range(-0.01..0.01),
        )),
        approximate: rng.random_bool(0.2),
        wheelchair: some(
            rng,
            &[
                Wheelchair::Yes,
                Wheelchair::Limited,
                Wheelchair::No,
                Wheelchair::Unknown,
            ],
        )?,
        source_lang: "de".to_owned(),
        text_version: 1,
        texts: Vec::new(),
        meta: Meta::new(frame.at),
    })
}

/// Offers, made as they are asked for.
pub fn offers<'a>(
    frame: &'a Frame,
    words: &'a Words,
    hosts: &'a [Host],
    rng: &'a mut StdRng,
    count: usize,
) -> impl Iterator<Item = Offer> + 'a {
    (0..count).filter_map(|number| offer(frame, words, hosts, rng, number))
}

fn offer(frame: &Frame, words: &Words, hosts: &[Host], rng: &mut StdRng, number: usize) -> Option<Offer> {
    let host = hosts.choose(rng)?;
    let (kind, group) = (rng.random_range(0..words.kinds()), rng.random_range(0..words.groups()));
    let category = frame
        .categories
        .iter()
        .find(|one| one.slug == format!("kind{kind}.group{group}"))?;
    let subject = Subject {
        kind,
        group,
        place: &host.place,
        number,
    };
    Some(Offer {
        id: OfferId::fresh(),
        city: frame.city.id.clone(),
        provider: host.provider.id.clone(),
        slug: format!("offer-{number}"),
        publication: Publication::Published,
        categories: vec![category.id.clone()],
        locations: vec![host.location.id.clone()],
        hours: hours(rng),
        target_groups: few(rng, &GROUPS, 0.3).into_iter().map(str::to_owned).collect(),
        languages: few(rng, &LANGUAGES, 0.3).into_iter().map(str::to_owned).collect(),
        access: vec![some(
            rng,
            &[
                Access::WalkIn,
                Access::WalkIn,
                Access::Appointment,
                Access::Registration,
            ],
        )?],
        contact_by: few(rng, &[Contact::Phone, Contact::Email, Contact::Online], 0.3),
        cost: some(rng, &[Cost::Free, Cost::Free, Cost::Low, Cost::Paid, Cost::Unknown])?,
        capacity: Capacity {
            state: capacity(rng),
            since: None,
            until: None,
            successor: None,
        },
        phone: host.provider.phone.clone(),
        email: host.provider.email.clone(),
        website: None,
        valid_from: None,
        valid_until: None,
        funded_until: None,
        freshness: freshness(frame, rng),
        source_lang: "de".to_owned(),
        text_version: 1,
        texts: words.subject_texts(&frame.city.languages, subject),
        meta: Meta::new(frame.at),
    })
}

/// Confirmed some time in the last 300 days, for half a year; one in ten never was.
fn freshness(frame: &Frame, rng: &mut StdRng) -> Freshness {
    let ago = Days::new(rng.random_range(0..300));
    let confirmed_at = frame.at.checked_sub_days(ago).filter(|_| rng.random_bool(0.9));
    Freshness {
        confirmed_at,
        confirmed_by: confirmed_at.map(|_| Confirmer::Provider),
        due_at: confirmed_at.and_then(|at| at.checked_add_days(Days::new(180))),
    }
}

/// One in ten has no hours at all.
fn hours(rng: &mut StdRng) -> Vec<HoursSet> {
    let rule = some(rng, &RULES).filter(|_| rng.random_bool(0.9));
    let set = |rule: &str| HoursSet {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: rule.to_owned(),
        note: None,
        location: None,
    };
    rule.map(set).into_iter().collect()
}

/// Nine in ten are open.
fn capacity(rng: &mut StdRng) -> CapacityState {
    let others = [
        CapacityState::WaitingList,
        CapacityState::NoAdmission,
        CapacityState::TemporarilyClosed,
    ];
    some(rng, &others)
        .filter(|_| rng.random_bool(0.1))
        .unwrap_or(CapacityState::Open)
}

/// Events, made as they are asked for.
pub fn events<'a>(
    frame: &'a Frame,
    words: &'a Words,
    hosts: &'a [Host],
    rng: &'a mut StdRng,
    count: usize,
) -> impl Iterator<Item = Event> + 'a {
    (0..count).filter_map(|number| event(frame, words, hosts, rng, number))
}

fn event(frame: &Frame, words: &Words, hosts: &[Host], rng: &mut StdRng, number: usize) -> Option<Event> {
    let host = hosts.choose(rng)?;
    let day = frame
        .at
        .date_naive()
        .checked_add_days(Days::new(rng.random_range(0..180)))?;
    let subject = Subject {
        kind: rng.random_range(0..words.kinds()),
        group: rng.random_range(0..words.groups()),
        place: &host.place,
        number,
    };
    Some(Event {
        id: EventId::fresh(),
        city: frame.city.id.clone(),
        provider: host.provider.id.clone(),
        location: Some(host.location.id.clone()),
        slug: format!("event-{number}"),
        publication: Publication::Published,
        audience: vec![some(
            rng,
            &[Audience::Everyone, Audience::Refugees, Audience::Volunteers],
        )?],
        target_groups: Vec::new(),
        starts_at: day.and_time(NaiveTime::from_hms_opt(rng.random_range(9..20), 0, 0)?),
        duration_minutes: 30 * rng.random_range(1..8),
        rrule: some(rng, &SERIES)?.map(str::to_owned),
        exdates: Vec::new(),
        rdates: Vec::new(),
        overrides: Vec::new(),
        place: None,
        online_url: None,
        registration_url: None,
        freshness: Freshness::default(),
        source_lang: "de".to_owned(),
        text_version: 1,
        texts: words.subject_texts(&frame.city.languages, subject),
        meta: Meta::new(frame.at),
    })
}
