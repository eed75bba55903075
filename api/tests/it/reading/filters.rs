//! Each filter of the list of offers alone, and some together, against what the records say.

use std::collections::BTreeSet;

use porta_api::catalog::offer::{self, Offer};
use porta_contract::{Access, CapacityState, Cost, FreshnessState, TargetGroup, Wheelchair};
use serde_json::Value;

use super::paths::slugs;
use super::wanted::{Records, today, varied};
use crate::harness::{TestApp, at};

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers make the set in the call")]
fn same(app: &TestApp, query: &str, wanted: BTreeSet<String>) {
    let list = app.json(&format!("/v1/cities/trier/offers?limit=200&{query}"));
    let found: BTreeSet<String> = slugs(&list).into_iter().collect();
    assert_eq!(found, wanted, "{query}");
    assert_eq!(list["total"], wanted.len(), "{query}");
}

#[test]
fn category_with_its_subtree() {
    let app = varied();
    let all = Records::of(&app);
    for category in all.categories.values() {
        let slug = category.slug.as_str();
        same(
            &app,
            &format!("category={slug}"),
            all.slugs(|offer| all.in_category(offer, slug)),
        );
    }
    let both = all.slugs(|offer| all.in_category(offer, "meet") || all.in_category(offer, "women"));
    assert!(both.len() > 10);
    same(&app, "category=meet,women", both);
}

#[test]
fn district() {
    let app = varied();
    let all = Records::of(&app);
    for district in all.districts.values() {
        let slug = district.slug.as_str();
        same(
            &app,
            &format!("district={slug}"),
            all.slugs(|offer| all.in_district(offer, slug)),
        );
    }
    let both = all.slugs(|offer| all.in_district(offer, "nord") || all.in_district(offer, "sued"));
    same(&app, "district=nord,%20sued", both);
}

#[test]
fn spoken_language_and_target_group() {
    let app = varied();
    let all = Records::of(&app);
    for language in ["de", "en", "ar", "ru", "uk", "fa", "tr", "xx"] {
        let wanted = all.slugs(|offer| offer.languages.iter().any(|one| one == language));
        same(&app, &format!("language={language}"), wanted.clone());
        same(&app, &format!("language={}", language.to_uppercase()), wanted);
    }
    for group in TargetGroup::WORDS {
        let wanted = all.slugs(|offer| offer.target_groups.iter().any(|one| one == group));
        same(&app, &format!("target_group={group}"), wanted);
    }
}

#[test]
fn provider_by_slug_and_by_id() {
    let app = varied();
    let all = Records::of(&app);
    for provider in all.providers.values() {
        let wanted = all.slugs(|offer| all.of_provider(offer, &provider.slug));
        same(&app, &format!("provider={}", provider.slug), wanted.clone());
        same(&app, &format!("provider={}", provider.id), wanted);
    }
}

#[test]
fn capacity_access_cost_and_wheelchair() {
    let app = varied();
    let all = Records::of(&app);
    for word in CapacityState::WORDS {
        let state = CapacityState::parse(word).unwrap();
        let wanted = all.slugs(|offer| offer.capacity.state == state);
        assert!(!wanted.is_empty(), "{word}");
        same(&app, &format!("capacity={word}"), wanted);
    }
    for word in Access::WORDS {
        let access = Access::parse(word).unwrap();
        same(
            &app,
            &format!("access={word}"),
            all.slugs(|offer| offer.access.contains(&access)),
        );
    }
    for word in Cost::WORDS {
        let cost = Cost::parse(word).unwrap();
        same(&app, &format!("cost={word}"), all.slugs(|offer| offer.cost == cost));
    }
    for word in Wheelchair::WORDS {
        let access = Wheelchair::parse(word).unwrap();
        same(
            &app,
            &format!("wheelchair={word}"),
            all.slugs(|offer| all.has_wheelchair(offer, access)),
        );
    }
    let cheap = all.slugs(|offer| matches!(offer.cost, Cost::Free | Cost::Low));
    same(&app, "cost=free,low", cheap);
}

#[test]
fn freshness_and_last_change() {
    let app = varied();
    let all = Records::of(&app);
    let (_, now) = today();
    for word in FreshnessState::WORDS {
        let state = FreshnessState::parse(word).unwrap();
        let wanted = all.slugs(|offer| offer.freshness.state(now, 42) == state);
        assert!(!wanted.is_empty(), "{word}");
        same(&app, &format!("freshness={word}"), wanted);
    }
    let since = all.slugs(|offer| offer.meta.updated_at >= now);
    assert!((5..100).contains(&since.len()));
    same(&app, "updated_since=2026-11-24T16:30:00Z", since.clone());
    same(&app, "updated_since=2026-11-24T17:30:00%2B01:00", since);
    same(&app, "updated_since=2026-11-24T16:30:01Z", BTreeSet::new());
}

#[test]
fn near_and_radius() {
    let app = varied();
    let all = Records::of(&app);
    let point = (49.756, 6.643);
    for radius in [1, 300, 1000, 2000, 5000, 50_000] {
        let wanted = all.slugs(|offer| {
            all.metres(offer, point)
                .is_some_and(|metres| metres.round() <= f64::from(radius))
        });
        same(&app, &format!("near=49.756,6.643&radius={radius}"), wanted);
    }
    let usual = all.slugs(|offer| all.metres(offer, point).is_some_and(|metres| metres.round() <= 2000.0));
    same(&app, "near=49.756,%206.643", usual);
    let list = app.json("/v1/cities/trier/offers?limit=200&near=49.756,6.643&radius=50000");
    for item in list["items"].as_array().unwrap() {
        let offer = all
            .offers
            .iter()
            .find(|offer| item["slug"] == offer.slug.as_str())
            .unwrap();
        let told = item["distance_m"].as_f64().unwrap();
        assert!(
            (told - all.metres(offer, point).unwrap()).abs() <= 0.5,
            "{}",
            offer.slug
        );
    }
}

#[test]
fn three_filters_together() {
    let app = varied();
    let all = Records::of(&app);
    let wanted = all.slugs(|offer| {
        all.in_district(offer, "nord")
            && offer.access.contains(&Access::WalkIn)
            && matches!(offer.cost, Cost::Free | Cost::Unknown)
    });
    assert!(wanted.len() > 2);
    same(&app, "district=nord&access=walk_in&cost=free,unknown", wanted);
    let wanted = all.slugs(|offer| {
        all.in_category(offer, "advice") && offer.languages.contains(&"en".to_owned()) && near(&all, offer, 1500.0)
    });
    assert!(!wanted.is_empty());
    same(
        &app,
        "category=advice&language=en&near=49.756,6.643&radius=1500",
        wanted,
    );
}

fn near(all: &Records, offer: &Offer, radius: f64) -> bool {
    let metres = all.metres(offer, (49.756, 6.643));
    metres.is_some_and(|metres| metres.round() <= radius)
}

#[test]
fn words_keep_what_the_search_finds() {
    let app = TestApp::demo();
    for word in ["Deutschkurs", "Tafel", "food", "مقهى", "Rechtsberatung"] {
        let found = app
            .get(&format!(
                "/v1/cities/trier/search?noun=offer&limit=200&q={}",
                encoded(word)
            ))
            .json();
        let listed = app.get(&format!("/v1/cities/trier/offers?limit=200&q={}", encoded(word)));
        let (found, listed): (BTreeSet<_>, BTreeSet<_>) = (
            slugs(&found).into_iter().collect(),
            slugs(&listed.json()).into_iter().collect(),
        );
        assert!(!found.is_empty(), "{word}");
        assert_eq!(found, listed, "{word}");
    }
}

fn encoded(word: &str) -> String {
    url::form_urlencoded::byte_serialize(word.as_bytes()).collect()
}

#[test]
fn an_offer_that_is_over_or_has_not_begun_is_in_no_list() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.valid_from = "2026-11-25".parse().ok();
    cafe.valid_until = "2026-11-26".parse().ok();
    app.change(&mut cafe);
    let listed = |app: &TestApp| {
        let list = app.json("/v1/cities/trier/offers?limit=200");
        let page = app.get("/v1/cities/trier/offers/cafe-welcome").status;
        (slugs(&list).contains(&"cafe-welcome".to_owned()), page)
    };
    assert_eq!(listed(&app), (false, 404));
    app.set_clock("2026-11-24T22:59:59Z");
    assert_eq!(listed(&app), (false, 404));
    // Midnight in Trier.
    app.set_clock("2026-11-24T23:00:00Z");
    assert_eq!(listed(&app), (true, 200));
    app.set_clock("2026-11-26T22:59:59Z");
    assert_eq!(listed(&app), (true, 200));
    app.set_clock("2026-11-26T23:00:00Z");
    assert_eq!(listed(&app), (false, 404));
}

#[test]
fn open_now_and_open_at_an_instant() {
    let app = TestApp::demo();
    let open = |query: &str| slugs(&app.json(&format!("/v1/cities/trier/offers?limit=200&open={query}")));
    let cafe = "cafe-welcome".to_owned();
    assert!(!open("now").contains(&cafe));
    for instant in [
        "2026-11-24T16:30:00Z",
        "2026-11-24T17:30:00%2B01:00",
        "2026-11-24T17:30:00+01:00",
    ] {
        assert!(open(instant).contains(&cafe), "{instant}");
    }
    assert!(!open("2026-11-24T19:00:00Z").contains(&cafe));
    let later = open("2026-11-24T16:30:00Z");
    app.clock.set(at("2026-11-24T16:30:00Z"));
    assert_eq!(open("now"), later);
    for item in app.json("/v1/cities/trier/offers?limit=200&open=now")["items"]
        .as_array()
        .unwrap()
    {
        assert_eq!(item["open"]["state"], "open");
    }
    let all = app.json("/v1/cities/trier/offers?limit=200");
    let states = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["open"]["state"] == "open");
    assert_eq!(states.count(), later.len());
}

#[test]
fn what_is_over_by_then_is_not_open_at_an_instant() {
    let app = TestApp::demo();
    let mut cafe = app.one("cafe-welcome", offer::load);
    cafe.valid_until = "2026-11-30".parse().ok();
    app.change(&mut cafe);
    let open =
        |at: &str| slugs(&app.json(&format!("/v1/cities/trier/offers?limit=200&open={at}"))).contains(&cafe.slug);
    assert!(open("2026-11-24T16:30:00Z"));
    assert!(!open("2026-12-01T16:30:00Z"));
}

#[test]
fn a_district_without_any_names_the_nearest_elsewhere() {
    let app = TestApp::demo();
    let list = app.json("/v1/cities/trier/offers?district=zewen&category=meet.cafe");
    assert_eq!(list["total"], 0);
    assert_eq!(list["items"], Value::Array(Vec::new()));
    assert_eq!(list["nearest"]["districts"], serde_json::json!(["zewen"]));
    let nearest = list["nearest"]["items"].as_array().unwrap();
    let all = Records::of(&app);
    let centre = all
        .districts
        .values()
        .find(|one| one.slug == "zewen")
        .unwrap()
        .centre
        .unwrap();
    let cafes = all.slugs(|offer| all.in_category(offer, "meet.cafe") && all.metres(offer, centre).is_some());
    assert_eq!(nearest.len(), cafes.len().min(5));
    let mut best: Vec<f64> = all
        .offers
        .iter()
        .filter(|offer| cafes.contains(&offer.slug))
        .map(|offer| all.metres(offer, centre).unwrap().round())
        .collect();
    best.sort_by(f64::total_cmp);
    let told: Vec<f64> = nearest
        .iter()
        .map(|item| item["distance_m"].as_f64().unwrap())
        .collect();
    assert_eq!(told, best[..told.len()]);
    assert!(
        app.json("/v1/cities/trier/offers?district=nord&category=meet.cafe")
            .get("nearest")
            .is_none()
    );
    assert!(
        app.json("/v1/cities/trier/offers?category=meet.cafe&q=xyzzyq")
            .get("nearest")
            .is_none()
    );
}

#[test]
fn the_nearest_pass_all_other_filters() {
    let app = TestApp::demo();
    let list = app.json("/v1/cities/trier/offers?district=zewen,irsch&language=en&cost=free&lang=en");
    assert_eq!(list["total"], 0);
    let nearest = list["nearest"]["items"].as_array().unwrap();
    assert!(!nearest.is_empty());
    for item in nearest {
        assert_eq!(item["cost"], "free");
        assert!(item["languages"].as_array().unwrap().contains(&Value::from("en")));
    }
}
