//! What else a reader of one offer may want: its text in other languages, offers of its kind, and what is close by.

use porta_contract::client::{OffersQuery, PageQuery};
use porta_contract::{City, Offer, OfferItem};

use super::Ctx;
use crate::i18n::UiLang;
use crate::view::{CapacityBadge, offered};

/// Cards in each list.
const FEW: usize = 3;
/// As far as one walks, in metres.
const CLOSE: u32 = 1_000;

/// Other offers, each of them once.
#[derive(Debug, Default)]
pub struct Others {
    /// Of the same kind, nearest first where the place is known.
    pub similar: Vec<OfferItem>,
    /// Of any kind, close by.
    pub nearby: Vec<OfferItem>,
}

/// Other offers that may help. None on an offer that takes nobody in, whose page names what does. A list that cannot be had
/// leaves the page as it is.
pub async fn others(ctx: &Ctx, offer: &Offer) -> Others {
    let item = &offer.item;
    if !offer.alternatives.is_empty() || CapacityBadge::hides_hours(&item.capacity) {
        return Others::default();
    }
    let point = item.locations.iter().find_map(|place| place.point);
    let near = point.map(|point| format!("{:.5},{:.5}", point.lat, point.lon));
    let mut shown = vec![item.id.clone()];
    let mut similar = Vec::new();
    if let Some(category) = item.categories.first() {
        let query = OffersQuery {
            category: vec![category.slug.clone()],
            sort: near.is_some().then(|| "distance".to_owned()),
            radius: near.is_some().then_some(50_000),
            near: near.clone(),
            ..few()
        };
        similar = unseen(ctx, &query, &mut shown).await;
    }
    let mut nearby = Vec::new();
    if near.is_some() {
        let query = OffersQuery {
            sort: Some("distance".to_owned()),
            radius: Some(CLOSE),
            near,
            ..few()
        };
        nearby = unseen(ctx, &query, &mut shown).await;
    }
    Others { similar, nearby }
}

/// Enough that some are left without those that are shown already.
fn few() -> OffersQuery {
    OffersQuery {
        page: PageQuery {
            limit: Some(10),
            cursor: None,
        },
        ..OffersQuery::default()
    }
}

/// The first of a list that are not shown yet and take somebody in.
async fn unseen(ctx: &Ctx, query: &OffersQuery, shown: &mut Vec<String>) -> Vec<OfferItem> {
    let (client, city) = ctx.api();
    let Ok(list) = ctx.load(client.offers(city, query)).await else {
        return Vec::new();
    };
    let open = list
        .items
        .iter()
        .filter(|one| !CapacityBadge::hides_hours(&one.capacity));
    let unseen: Vec<OfferItem> = open.filter(|one| !shown.contains(&one.id)).take(FEW).cloned().collect();
    shown.extend(unseen.iter().map(|one| one.id.clone()));
    unseen
}

/// The languages that an offer's text is written in, as far as the pages speak them: tag, name in itself, this page in it.
/// Empty if there is one only.
pub fn written(city: &City, item: &OfferItem, path: &str) -> Vec<(String, String, String)> {
    let langs = offered(Some(city));
    let own = item.text.languages.iter().filter_map(|tag| UiLang::parse(tag));
    let written: Vec<_> = own
        .filter(|lang| langs.contains(lang))
        .map(|lang| {
            let tag = lang.tag();
            (tag.to_owned(), lang.name().to_owned(), format!("/{tag}/{path}"))
        })
        .collect();
    if written.len() > 1 { written } else { Vec::new() }
}
