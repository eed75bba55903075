//! Records as the export shapes them.

use super::Scope;
use super::information::{fact, page};
use super::select::Held;
use super::shape::{self, Export};
use super::texts::{Lookup, freshness, texts};
use crate::catalog::article::Article;
use crate::catalog::category::Category;
use crate::catalog::city::City;
use crate::catalog::district::District;
use crate::catalog::event::Event;
use crate::catalog::ids::Id;
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::offer::{Capacity, HoursSet, Offer};
use crate::catalog::provider::{Closure, Provider};
use crate::catalog::responsibility::{Office, Responsibility};
use crate::catalog::topic::Topic;

/// Shapes everything that is held.
pub fn export(of: &City, held: &Held, scope: Scope) -> Export {
    let lookup = Lookup::of(held, scope);
    let mut export = Export {
        format: "porta",
        version: 1,
        city: city(of),
        districts: held.districts.iter().map(|record| district(record, &lookup)).collect(),
        categories: held.categories.iter().map(|record| category(record, &lookup)).collect(),
        topics: held.topics.iter().map(topic).collect(),
        providers: held
            .providers
            .iter()
            .map(|record| provider(record, held, &lookup))
            .collect(),
        locations: held.locations.iter().map(|record| location(record, &lookup)).collect(),
        offers: held.offers.iter().map(|record| offer(record, &lookup)).collect(),
        events: held.events.iter().map(|record| event(record, &lookup)).collect(),
        pages: held.pages.iter().map(|record| page(record, &lookup)).collect(),
        facts: held.facts.iter().map(|record| fact(record, &lookup)).collect(),
        articles: held.articles.iter().map(|record| article(record, &lookup)).collect(),
        needs: held.needs.iter().map(|record| need(record, &lookup)).collect(),
        responsibilities: held
            .responsibilities
            .iter()
            .map(|record| responsibility(record, &lookup))
            .collect(),
    };
    export.districts.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.categories.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.topics.sort_by(|a, b| a.slug.cmp(&b.slug));
    export.providers.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.locations.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.offers.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.events.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.pages.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.facts.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.articles.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export.needs.sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export
        .responsibilities
        .sort_by(|a, b| a.common.slug.cmp(&b.common.slug));
    export
}

fn city(city: &City) -> shape::City {
    let emergency = |number: &crate::catalog::city::Emergency| shape::Emergency {
        phone: number.phone.clone(),
        label: number.label.clone(),
    };
    shape::City {
        slug: city.slug.clone(),
        name: city.name.clone(),
        time_zone: city.time_zone.name().to_owned(),
        country: city.country.clone(),
        region: city.region.clone(),
        languages: city.languages.clone(),
        lat: city.centre.0,
        lon: city.centre.1,
        demo: city.demo,
        title: city.settings.title.clone(),
        emergency: city.settings.emergency.iter().map(emergency).collect(),
        confirm_every_months: city.settings.confirm_every_months,
        grace_days: city.settings.grace_days,
        leave_lists_after: city.settings.leave_lists_after,
        theme: city.settings.theme.clone(),
        law: city.settings.law.clone(),
    }
}

fn district(district: &District, lookup: &Lookup<'_>) -> shape::District {
    shape::District {
        common: lookup.common(district),
        number: district.number,
        name: district.name.clone(),
        parts: district.parts.clone(),
        postal_codes: district.postal_codes.clone(),
        lat: district.centre.map(|point| point.0),
        lon: district.centre.map(|point| point.1),
        outline: district
            .outline
            .as_deref()
            .and_then(|outline| serde_json::from_str(outline).ok()),
    }
}

fn category(category: &Category, lookup: &Lookup<'_>) -> shape::Category {
    shape::Category {
        common: lookup.common(category),
        parent: category.parent.as_ref().map(|id| lookup.name(id.as_str())),
        position: category.position,
        icon: category.icon.clone(),
        sensitive: category.sensitive,
        lang: category.source_lang.clone(),
        texts: texts(&category.texts, &category.source_lang, category.text_version),
    }
}

fn topic(topic: &Topic) -> shape::Topic {
    shape::Topic {
        slug: topic.slug.clone(),
        kind: Some(topic.kind),
        words: topic.words.clone(),
        categories: topic.categories.clone(),
        target_groups: topic.target_groups.clone(),
        soft: topic.soft,
        records: topic.records.clone(),
    }
}

fn provider(provider: &Provider, held: &Held, lookup: &Lookup<'_>) -> shape::Provider {
    let contact = held.contacts.get(provider.id.as_str());
    let contact = contact.map(|contact| shape::ReviewContact {
        email: contact.email.clone(),
        lang: contact.lang.clone(),
    });
    shape::Provider {
        common: lookup.common(provider),
        kind: provider.kind.clone(),
        publication: Some(provider.publication),
        languages: provider.languages.clone(),
        phone: provider.phone.clone(),
        email: provider.email.clone(),
        website: provider.website.clone(),
        closures: provider.closures.iter().map(closure).collect(),
        lang: provider.source_lang.clone(),
        texts: texts(&provider.texts, &provider.source_lang, provider.text_version),
        review_contact: contact,
        freshness: freshness(&provider.freshness),
    }
}

fn closure(closure: &Closure) -> shape::Closure {
    shape::Closure {
        from: Some(closure.from),
        until: Some(closure.until),
        reason: closure.reason.clone(),
    }
}

fn location(location: &Location, lookup: &Lookup<'_>) -> shape::Location {
    shape::Location {
        common: lookup.common(location),
        provider: lookup.name(location.provider.as_str()),
        secret: location.secret,
        publication: Some(location.publication),
        main: location.main,
        street: location.street.clone(),
        postal_code: location.postal_code.clone(),
        town: location.town.clone(),
        district: location.district.as_ref().map(|id| lookup.name(id.as_str())),
        lat: location.point.map(|point| point.0),
        lon: location.point.map(|point| point.1),
        approximate: location.approximate,
        wheelchair: Some(location.wheelchair),
        lang: location.source_lang.clone(),
        texts: texts(&location.texts, &location.source_lang, location.text_version),
    }
}

fn offer(offer: &Offer, lookup: &Lookup<'_>) -> shape::Offer {
    shape::Offer {
        common: lookup.common(offer),
        provider: lookup.name(offer.provider.as_str()),
        publication: Some(offer.publication),
        categories: offer.categories.iter().map(|id| lookup.name(id.as_str())).collect(),
        locations: offer.locations.iter().map(|id| lookup.name(id.as_str())).collect(),
        hours: offer.hours.iter().map(|set| hours(set, lookup)).collect(),
        target_groups: offer.target_groups.clone(),
        languages: offer.languages.clone(),
        access: offer.access.clone(),
        contact_by: offer.contact_by.clone(),
        cost: Some(offer.cost),
        capacity: (offer.capacity != Capacity::default()).then(|| capacity(&offer.capacity, lookup)),
        phone: offer.phone.clone(),
        email: offer.email.clone(),
        website: offer.website.clone(),
        valid_from: offer.valid_from,
        valid_until: offer.valid_until,
        funded_until: offer.funded_until,
        lang: offer.source_lang.clone(),
        texts: texts(&offer.texts, &offer.source_lang, offer.text_version),
        freshness: freshness(&offer.freshness),
    }
}

fn hours(set: &HoursSet, lookup: &Lookup<'_>) -> shape::Hours {
    shape::Hours {
        purpose: Some(set.purpose),
        access: set.access,
        rule: set.rule.clone(),
        note: set.note.clone(),
        location: set.location.as_ref().map(|id| lookup.name(id.as_str())),
    }
}

fn capacity(capacity: &Capacity, lookup: &Lookup<'_>) -> shape::Capacity {
    shape::Capacity {
        state: Some(capacity.state),
        since: capacity.since,
        until: capacity.until,
        successor: capacity.successor.as_ref().map(|id| lookup.name(id.as_str())),
    }
}

fn event(event: &Event, lookup: &Lookup<'_>) -> shape::Event {
    let moved = |change: &crate::catalog::event::Override| shape::Override {
        recurrence_id: Some(change.recurrence_id),
        cancelled: change.cancelled,
        moved_to: change.moved_to,
        duration_minutes: change.duration_minutes,
    };
    shape::Event {
        common: lookup.common(event),
        provider: lookup.name(event.provider.as_str()),
        location: event.location.as_ref().map(|id| lookup.name(id.as_str())),
        publication: Some(event.publication),
        audience: event.audience.clone(),
        target_groups: event.target_groups.clone(),
        starts_at: Some(event.starts_at),
        duration_minutes: event.duration_minutes,
        rrule: event.rrule.clone(),
        exdates: event.exdates.clone(),
        rdates: event.rdates.clone(),
        overrides: event.overrides.iter().map(moved).collect(),
        place: event.place.clone(),
        online_url: event.online_url.clone(),
        registration_url: event.registration_url.clone(),
        lang: event.source_lang.clone(),
        texts: texts(&event.texts, &event.source_lang, event.text_version),
        freshness: freshness(&event.freshness),
    }
}

fn article(article: &Article, lookup: &Lookup<'_>) -> shape::Article {
    let picture = |one: &crate::catalog::article::ArticlePicture| shape::ArticlePicture {
        picture: one.picture.to_string(),
        alt: one.alt.clone(),
        credit: one.credit.clone(),
    };
    shape::Article {
        common: lookup.common(article),
        publication: Some(article.publication),
        date: Some(article.date),
        visible_from: article.visible_from,
        visible_until: article.visible_until,
        categories: article.categories.iter().map(|id| lookup.name(id.as_str())).collect(),
        author: article.author.clone(),
        pictures: article.pictures.iter().map(picture).collect(),
        lang: article.source_lang.clone(),
        texts: texts(&article.texts, &article.source_lang, article.text_version),
    }
}

fn need(need: &Need, lookup: &Lookup<'_>) -> shape::Need {
    shape::Need {
        common: lookup.common(need),
        provider: lookup.name(need.provider.as_str()),
        publication: Some(need.publication),
        kind: Some(need.kind),
        state: Some(need.state),
        district: need.district.as_ref().map(|id| lookup.name(id.as_str())),
        languages: need.languages.clone(),
        quantity: need.quantity,
        hours_per_week: need.hours_per_week,
        from: need.from,
        until: need.until,
        lang: need.source_lang.clone(),
        texts: texts(&need.texts, &need.source_lang, need.text_version),
        freshness: freshness(&need.freshness),
    }
}

fn responsibility(record: &Responsibility, lookup: &Lookup<'_>) -> shape::Responsibility {
    let link = |link: &crate::catalog::responsibility::Link| shape::Link {
        url: link.url.clone(),
        label: link.label.clone(),
    };
    shape::Responsibility {
        common: lookup.common(record),
        topic: lookup.name(record.topic.as_str()),
        publication: Some(record.publication),
        situations: record.situations.clone(),
        offices: record.offices.iter().map(|one| office(one, lookup)).collect(),
        also: record.also.iter().map(|id| lookup.name(id.as_str())).collect(),
        leika: record.leika.clone(),
        area: record.area.clone(),
        links: record.links.iter().map(link).collect(),
        lang: record.source_lang.clone(),
        texts: texts(&record.texts, &record.source_lang, record.text_version),
    }
}

fn office(office: &Office, lookup: &Lookup<'_>) -> shape::Office {
    let hours = |set: &crate::catalog::responsibility::OfficeHours| shape::Hours {
        purpose: Some(set.purpose),
        access: set.access,
        rule: set.rule.clone(),
        note: set.note.clone(),
        location: None,
    };
    shape::Office {
        provider: lookup.name(office.provider.as_str()),
        phone: office.phone.clone(),
        email: office.email.clone(),
        website: office.website.clone(),
        access: office.access.clone(),
        hours: office.hours.iter().map(hours).collect(),
    }
}
