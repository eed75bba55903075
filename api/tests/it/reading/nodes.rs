//! What one node writes: on itself at once, on others once they have followed the log, and gone when it is gone.

use porta_api::catalog::ids::{Id, OfferId};
use porta_api::catalog::location;
use porta_api::catalog::offer::{self, Offer};
use porta_api::catalog::provider;
use porta_contract::Publication;

use super::paths::slugs;
use crate::harness::{Node, TestApp};

const WORD: &str = "Quarzlampe";

fn catch_up(node: &Node) {
    while node.side.follow().unwrap() > 0 {}
    node.side.catch_search_up();
}

fn new_offer(app: &TestApp) -> Offer {
    let mut new = app.one("cafe-welcome", offer::load);
    new.id = OfferId::fresh();
    new.slug = "quarzlampe".to_owned();
    new.meta.external_id = None;
    new.texts.iter_mut().for_each(|text| text.title = WORD.to_owned());
    new
}

/// Where an offer can be met: its page, the list, a filter, search, the filter by words, suggestions.
fn met(node: &Node, slug: &str) -> [bool; 6] {
    let page = node.get(&format!("/v1/cities/trier/offers/{slug}")).status == 200;
    let listed = |path: &str| slugs(&node.json(&format!("/v1/cities/trier/{path}"))).contains(&slug.to_owned());
    [
        page,
        listed("offers?limit=200"),
        listed("offers?limit=200&district=nord&category=meet.cafe"),
        listed(&format!("search?q={WORD}")),
        listed(&format!("offers?q={WORD}")),
        listed("suggest?q=Quarzl"),
    ]
}

const EVERYWHERE: [bool; 6] = [true; 6];
const UNTIL_SEARCHED: [bool; 6] = [true, true, true, false, false, false];
const NOWHERE: [bool; 6] = [false; 6];

#[test]
fn a_new_offer_is_visible_at_once_and_found_once_the_search_has_caught_up() {
    let app = TestApp::demo();
    assert_eq!(met(&app, "quarzlampe"), NOWHERE);
    let total = app.json("/v1/cities/trier/offers?limit=1")["total"].as_u64().unwrap();
    app.create(&new_offer(&app));
    assert_eq!(met(&app, "quarzlampe"), UNTIL_SEARCHED);
    assert_eq!(app.json("/v1/cities/trier/offers?limit=1")["total"], total + 1);
    assert!(app.side.catch_search_up());
    assert_eq!(met(&app, "quarzlampe"), EVERYWHERE);
    assert!(!app.side.catch_search_up());
}

#[test]
fn another_node_sees_it_once_it_has_followed() {
    let app = TestApp::demo();
    let folder = tempfile::tempdir().unwrap();
    let other = app.another_node(folder.path());
    assert_eq!(met(&other, "quarzlampe"), NOWHERE);
    app.json("/v1/cities/trier");
    other.side.follow().unwrap();
    app.create(&new_offer(&app));
    assert_eq!(met(&other, "quarzlampe"), NOWHERE);
    catch_up(&other);
    assert_eq!(met(&other, "quarzlampe"), EVERYWHERE);
    // The other way round.
    let mut offer = app.one("quarzlampe", offer::load);
    offer.phone = Some("0651 7".to_owned());
    app.change_on(&other.database, &mut offer);
    assert_eq!(other.json("/v1/cities/trier/offers/quarzlampe")["phone"], "0651 7");
    assert!(app.json("/v1/cities/trier/offers/quarzlampe").get("phone").is_none());
    catch_up(&app);
    assert_eq!(app.json("/v1/cities/trier/offers/quarzlampe")["phone"], "0651 7");
}

#[test]
fn both_nodes_give_the_same_bytes() {
    let app = TestApp::demo();
    let folder = tempfile::tempdir().unwrap();
    let other = app.another_node(folder.path());
    other.json("/v1/cities/trier");
    app.create(&new_offer(&app));
    catch_up(&app);
    catch_up(&other);
    for path in super::paths::all() {
        assert_eq!(app.get(&path).etag(), other.get(&path).etag(), "{path}");
    }
}

#[test]
fn an_offer_that_is_archived_vanishes_everywhere() {
    for publication in [Publication::Archived, Publication::Draft, Publication::Pending] {
        let app = TestApp::demo();
        let folder = tempfile::tempdir().unwrap();
        let other = app.another_node(folder.path());
        app.create(&new_offer(&app));
        catch_up(&app);
        catch_up(&other);
        assert_eq!(
            (met(&app, "quarzlampe"), met(&other, "quarzlampe")),
            (EVERYWHERE, EVERYWHERE)
        );
        let mut offer = app.one("quarzlampe", offer::load);
        offer.publication = publication;
        app.change(&mut offer);
        assert_eq!(&met(&app, "quarzlampe")[..3], [false; 3]);
        catch_up(&app);
        catch_up(&other);
        assert_eq!((met(&app, "quarzlampe"), met(&other, "quarzlampe")), (NOWHERE, NOWHERE));
        app.get(&format!("/v1/cities/trier/offers/{}", offer.id)).problem(404);
        offer.publication = Publication::Published;
        app.change(&mut offer);
        catch_up(&app);
        assert_eq!(met(&app, "quarzlampe"), EVERYWHERE);
    }
}

#[test]
fn what_belongs_to_a_provider_goes_with_it() {
    let app = TestApp::demo();
    let mut new = new_offer(&app);
    let mut house = app.one("buergerhaus-trier-nord", provider::load);
    new.provider = house.id.clone();
    app.create(&new);
    catch_up(&app);
    assert_eq!(met(&app, "quarzlampe"), EVERYWHERE);
    house.publication = Publication::Archived;
    app.change(&mut house);
    catch_up(&app);
    assert_eq!(met(&app, "quarzlampe"), NOWHERE);
    let status = |path: &str| app.get(&format!("/v1/cities/trier/{path}")).status;
    assert_eq!(status("providers/buergerhaus-trier-nord"), 404);
    assert_eq!(status("locations/buergerhaus-trier-nord"), 404);
    assert_eq!(status("events/ev-cafe-welcome"), 404);
    for path in [
        "search?q=B%C3%BCrgerhaus+Trier-Nord&limit=100",
        "suggest?q=B%C3%BCrgerhaus",
        "providers?limit=200",
        "events?from=2027-01-01&to=2027-12-31&limit=200",
    ] {
        let text = app.get(&format!("/v1/cities/trier/{path}")).text().to_owned();
        assert!(!text.contains(house.id.as_str()), "{path}: {text}");
    }
}

#[test]
fn a_change_of_a_place_reaches_its_offers() {
    let app = TestApp::demo();
    let mut house = app.one("buergerhaus-trier-nord", location::load);
    house.street = Some("Quarzgasse 1".to_owned());
    app.change(&mut house);
    assert_eq!(
        app.json("/v1/cities/trier/offers/cafe-welcome")["locations"][0]["street"],
        "Quarzgasse 1"
    );
    catch_up(&app);
    let found = slugs(&app.json("/v1/cities/trier/search?q=Quarzgasse&limit=100"));
    assert!(found.contains(&"cafe-welcome".to_owned()), "{found:?}");
}

#[test]
fn a_kept_answer_of_the_search_is_not_given_after_it_has_caught_up() {
    let app = TestApp::demo();
    let path = format!("/v1/cities/trier/search?q={WORD}");
    // The first question builds the index of all there is.
    assert!(!slugs(&app.json(&path)).contains(&"quarzlampe".to_owned()));
    app.create(&new_offer(&app));
    for _ in 0..3 {
        assert!(!slugs(&app.json(&path)).contains(&"quarzlampe".to_owned()));
    }
    catch_up(&app);
    assert_eq!(app.json(&path)["items"][0]["slug"], "quarzlampe");
}

#[test]
fn a_renamed_category_is_named_anew_everywhere() {
    let app = TestApp::demo();
    let mut cafes = app.one("meet.cafe", porta_api::catalog::category::load);
    cafes
        .texts
        .iter_mut()
        .for_each(|text| text.title = "Kaffeestube".to_owned());
    app.change(&mut cafes);
    catch_up(&app);
    assert_eq!(
        app.json("/v1/cities/trier/offers/cafe-welcome")["categories"][0]["name"],
        "Kaffeestube"
    );
    let found = slugs(&app.json("/v1/cities/trier/search?q=Kaffeestube&limit=100"));
    assert!(found.contains(&"cafe-welcome".to_owned()), "{found:?}");
}
