//! What a page is about, for search engines (schema.org as JSON-LD).

use porta_contract::{Article, City, Day, Event, Location, Offer, OpenState, Provider};
use serde_json::{Map, Value, json};

use super::picture_urls;
use crate::config::Config;

/// JSON, most of it JSON-LD, ready for a `<script>` that browsers do not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonLd(String);

impl JsonLd {
    /// `<` is escaped, so that no text can end the element.
    #[must_use]
    pub fn new(value: &Value) -> Self {
        Self(
            value
                .to_string()
                .replace('<', "\\u003c")
                .replace('>', "\\u003e")
                .replace('&', "\\u0026"),
        )
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The whole site, with its search.
#[must_use]
pub fn site_ld(config: &Config, city: &City, lang: &str) -> JsonLd {
    let origin = config.origin();
    JsonLd::new(&json!({
        "@context": "https://schema.org", "@type": "WebSite", "name": city.title, "inLanguage": lang,
        "url": format!("{origin}/{lang}/"),
        "potentialAction": {
            "@type": "SearchAction", "target": format!("{origin}/{lang}/search?q={{q}}"), "query-input": "required name=q",
        },
    }))
}

/// An offer, as a service.
#[must_use]
pub fn offer_ld(offer: &Offer, url: &str) -> JsonLd {
    let item = &offer.item;
    let mut ld = object(json!({
        "@context": "https://schema.org", "@type": "Service", "name": item.title, "url": url,
        "inLanguage": item.text.lang, "dateModified": item.updated_at,
        "provider": {"@type": "Organization", "name": item.provider.name},
    }));
    put(
        &mut ld,
        "description",
        (!item.summary.is_empty()).then(|| json!(item.summary)),
    );
    put(&mut ld, "areaServed", item.locations.first().map(place));
    put(
        &mut ld,
        "availableLanguage",
        (!item.languages.is_empty()).then(|| json!(item.languages)),
    );
    put(&mut ld, "telephone", item.phone.as_ref().map(|v| json!(v)));
    let hours: Vec<Value> = offer.days.iter().flat_map(hours).collect();
    put(&mut ld, "hoursAvailable", (!hours.is_empty()).then(|| json!(hours)));
    JsonLd::new(&Value::Object(ld))
}

/// The openings of one day; a day that is surely closed opens and closes at midnight.
fn hours(day: &Day) -> Vec<Value> {
    let specification = |opens: &str, closes: &str| {
        json!({
            "@type": "OpeningHoursSpecification", "validFrom": day.date, "validThrough": day.date, "opens": opens,
            "closes": closes,
        })
    };
    if day.state == OpenState::Closed {
        return vec![specification("00:00", "00:00")];
    }
    let until = |to: &str| if to == "24:00" { "23:59" } else { to }.to_owned();
    let ranges = day.ranges.iter();
    ranges
        .map(|range| specification(&range.from, &until(&range.to)))
        .collect()
}

/// An organisation.
#[must_use]
pub fn provider_ld(provider: &Provider, url: &str) -> JsonLd {
    let mut ld = object(json!({
        "@context": "https://schema.org", "@type": "Organization", "name": provider.name, "url": url,
    }));
    put(&mut ld, "telephone", provider.phone.as_ref().map(|v| json!(v)));
    put(&mut ld, "email", provider.email.as_ref().map(|v| json!(v)));
    put(&mut ld, "sameAs", provider.website.as_ref().map(|v| json!(v)));
    put(&mut ld, "address", provider.locations.first().map(address));
    JsonLd::new(&Value::Object(ld))
}

/// The next occurrence of an event; none when all are past.
#[must_use]
pub fn event_ld(event: &Event, url: &str) -> Option<JsonLd> {
    let item = &event.item;
    let next = item.occurrence.as_ref()?;
    let status = if next.cancelled {
        "EventCancelled"
    } else {
        "EventScheduled"
    };
    let mut ld = object(json!({
        "@context": "https://schema.org", "@type": "Event", "name": item.title, "url": url, "inLanguage": item.text.lang,
        "startDate": next.start, "endDate": next.end, "eventStatus": format!("https://schema.org/{status}"),
        "organizer": {"@type": "Organization", "name": item.provider.name},
    }));
    put(
        &mut ld,
        "description",
        (!item.summary.is_empty()).then(|| json!(item.summary)),
    );
    let named = item.place.as_ref().map(|name| json!({"@type": "Place", "name": name}));
    put(&mut ld, "location", item.location.as_ref().map(place).or(named));
    Some(JsonLd::new(&Value::Object(ld)))
}

/// An article, with its pictures.
#[must_use]
pub fn article_ld(article: &Article, city: &City, (url, origin): (&str, &str)) -> JsonLd {
    let item = &article.item;
    let publisher = json!({"@type": "Organization", "name": city.title});
    let author = item.author.as_ref();
    let author = author.map_or_else(
        || publisher.clone(),
        |name| json!({"@type": "Organization", "name": name}),
    );
    let mut ld = object(json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": item.title, "url": url,
        "mainEntityOfPage": url, "inLanguage": item.text.lang, "datePublished": item.date,
        "dateModified": item.updated_at, "author": author, "publisher": publisher,
    }));
    put(
        &mut ld,
        "description",
        (!item.summary.is_empty()).then(|| json!(item.summary)),
    );
    let pictures = picture_urls(&article.pictures, origin);
    put(&mut ld, "image", (!pictures.is_empty()).then(|| json!(pictures)));
    JsonLd::new(&Value::Object(ld))
}

fn place(location: &Location) -> Value {
    json!({"@type": "Place", "name": location.name, "address": address(location)})
}

fn address(location: &Location) -> Value {
    json!({
        "@type": "PostalAddress", "streetAddress": location.street, "postalCode": location.postal_code,
        "addressLocality": location.town,
    })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value);
    }
}
