//! Offers on a map: districts as a drawing, places as a list, and both on a street map for those who ask for it.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{OffersQuery, PageQuery};
use porta_contract::{City, District, Facet, Location, OfferItem};
use serde_json::{Value, json};

use super::category_tree::{categories, districts};
use super::filters::{Filters, with_query};
use super::offers::{KNOWN, Names, chips, chosen_is_sensitive};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::config::Config;
use crate::http::{ASSETS, CachePolicy};
use crate::view::{Chip, DistrictMap, Foreign, Frame, JsonLd, Look, Said, Shell};

/// Offers on one map; more of them would hide each other.
const MANY: u32 = 200;

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage {
    shell: Shell,
    action: String,
    /// The same as a list, where the filters are.
    list: String,
    chips: Vec<Chip>,
    count: String,
    /// Said if there are more than are shown.
    more: Option<String>,
    map: Option<DistrictMap>,
    areas: Vec<(String, String, String)>,
    places: Vec<Place>,
    /// Offers that have no place for the public.
    elsewhere: Vec<(String, Foreign)>,
    /// Host that the street map's pictures come from.
    host: Option<String>,
    data: JsonLd,
    searched: bool,
}

impl Page for MapPage {
    fn cache(&self) -> CachePolicy {
        if self.searched {
            CachePolicy::Private
        } else {
            CachePolicy::Page
        }
    }
}

/// A place with the offers that are there.
struct Place {
    point: Option<(f64, f64)>,
    address: String,
    offers: Vec<(String, Foreign)>,
}

/// `GET /{lang}/map`, with the filters of the list of offers.
pub async fn map(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<MapPage, PageError> {
    let filters = Filters::parse(ctx.query(), KNOWN);
    let (client, slug) = ctx.api();
    let query = OffersQuery {
        page: PageQuery {
            limit: Some(MANY),
            cursor: None,
        },
        ..filters.offers()
    };
    let (city, categories, districts, list) = tokio::try_join!(
        ctx.city(),
        ctx.load(categories(client, slug)),
        ctx.load(districts(client, slug)),
        ctx.load(client.offers(slug, &query)),
    )?;
    let look = ctx.look(&city)?;
    let names = Names {
        look: &look,
        categories: &categories.items,
        districts: &districts.items,
    };
    let frame = Frame {
        title: look.t.say("map-title").into_owned(),
        description: look.t.attr("map-description", &[("city", &city.name)]),
        path: "map".to_owned(),
        query: filters.first_page(),
        // The list is the address for search engines.
        noindex: true,
        sensitive: chosen_is_sensitive(&filters, &categories.items),
        ..Frame::default()
    };
    let action = look.href("map");
    let (places, elsewhere) = places(&look, &list.items);
    let said = |district: &District| said(&look, &filters, district, &list.facets.district);
    Ok(MapPage {
        chips: chips(&names, &filters, &action),
        list: with_query(&look.href("offers"), &filters.first_page()),
        count: look.t.count("offers-count", list.total),
        more: list
            .next
            .as_ref()
            .map(|_| look.t.with("map-more", &[("n", &look.t.number(u64::from(MANY)))])),
        map: DistrictMap::new(&look, &city.name, &districts.items, said),
        areas: districts
            .items
            .iter()
            .map(|district| {
                let said = said(district);
                (said.href, district.name.clone(), look.t.number(said.count))
            })
            .collect(),
        host: ctx
            .app
            .config
            .tiles_origin()
            .and_then(|origin| origin.split_once("://").map(|(_, host)| host.to_owned())),
        data: data(&look, &ctx.app.config, &city, &districts.items, &places),
        places,
        elsewhere,
        searched: filters.first("q").is_some(),
        shell: ctx.shell(Some(&city), frame),
        action,
    })
}

/// The map with this district chosen, and how many offers it would show.
fn said(look: &Look, filters: &Filters, district: &District, facet: &[Facet]) -> Said {
    let current = filters.has("district", &district.slug);
    let found = facet.iter().find(|facet| facet.value == district.slug);
    Said {
        href: with_query(&look.href("map"), &filters.with_only("district", &district.slug)),
        count: found.map_or(0, |facet| facet.count),
        current,
    }
}

/// Offers by their places, and those without one.
fn places(look: &Look, offers: &[OfferItem]) -> (Vec<Place>, Vec<(String, Foreign)>) {
    let mut places: Vec<Place> = Vec::new();
    let mut elsewhere = Vec::new();
    for offer in offers {
        let link = || {
            (
                look.record("offers", &offer.slug),
                Foreign::new(look, &offer.title, &offer.text),
            )
        };
        if offer.locations.is_empty() {
            elsewhere.push(link());
        }
        for location in &offer.locations {
            let point = location.point.map(|point| (point.lat, point.lon));
            let address = address(location);
            match places
                .iter_mut()
                .find(|place| place.address == address && place.point == point)
            {
                Some(place) => place.offers.push(link()),
                None => places.push(Place {
                    point,
                    address,
                    offers: vec![link()],
                }),
            }
        }
    }
    (places, elsewhere)
}

/// Name, street, postal code and town, as far as they are known.
fn address(location: &Location) -> String {
    let town = [location.postal_code.as_deref(), location.town.as_deref()];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let district = location.district.as_ref().map(|district| district.name.clone());
    let parts = [
        location.name.clone(),
        location.street.clone(),
        Some(town).filter(|town| !town.is_empty()),
    ];
    let address = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if address.is_empty() {
        district.unwrap_or_default()
    } else {
        address
    }
}

/// What the street map's script draws.
fn data(look: &Look, config: &Config, city: &City, districts: &[District], places: &[Place]) -> JsonLd {
    let areas: Vec<Value> = districts
        .iter()
        .filter_map(|district| {
            let outline = district.outline.as_ref()?;
            Some(json!({"type": "Feature", "properties": {"name": district.name}, "geometry": outline}))
        })
        .collect();
    let places: Vec<Value> = places
        .iter()
        .filter_map(|place| {
            let (lat, lon) = place.point?;
            let links: Vec<Value> = place
                .offers
                .iter()
                .map(|(href, title)| json!({"href": href, "title": title.text, "lang": title.lang, "dir": title.dir}))
                .collect();
            Some(json!({"lat": lat, "lon": lon, "links": links}))
        })
        .collect();
    let tiles = config.tiles_url.as_ref().map(|url| {
        json!({
            "url": url, "min": config.tiles_min_zoom, "max": config.tiles_max_zoom,
            "attribution": text_only(config.tiles_attribution.as_deref().unwrap_or_default()),
        })
    });
    JsonLd::new(&json!({
        "script": ASSETS.leaflet_script.href, "style": ASSETS.leaflet_style.href, "tiles": tiles,
        "centre": {"lat": city.centre.lat, "lon": city.centre.lon},
        "districts": {"type": "FeatureCollection", "features": areas}, "places": places,
        "zoomIn": look.t.say("map-zoom-in"), "zoomOut": look.t.say("map-zoom-out"), "failed": look.t.say("map-failed"),
    }))
}

/// The map's script takes its attribution for HTML.
fn text_only(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
