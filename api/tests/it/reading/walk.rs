//! Walking through the pages of offers while others write: what stays is met exactly once.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use porta_api::catalog::ids::{Id, OfferId};
use porta_api::catalog::offer::{self, Offer};
use porta_contract::{Confirmer, Publication};

use super::paths::{slugs, with};
use crate::harness::TestApp;

/// Slugs of all pages, seven a page; `between` is called before each page but the first.
fn walk(app: &TestApp, path: &str, mut between: impl FnMut(usize)) -> Vec<String> {
    let path = with(path, "limit=7");
    let mut met = Vec::new();
    let mut page = app.json(&path);
    for number in 1.. {
        met.extend(slugs(&page));
        let Some(cursor) = page["next"].as_str().map(str::to_owned) else {
            break;
        };
        between(number);
        page = app.json(&with(&path, &format!("cursor={cursor}")));
    }
    met
}

/// What others do to offers that the walk does not count: some are made, renamed, confirmed, archived, published again.
struct Others {
    restless: Vec<Offer>,
    steady: Vec<Offer>,
    made: usize,
}

impl Others {
    fn of(app: &TestApp) -> Self {
        let mut all = app.all(offer::load);
        for (number, offer) in all.iter_mut().enumerate() {
            offer.freshness.confirmed_at = Some(app.clock.now() - TimeDelta::days(i64::try_from(number % 20).unwrap()));
            offer.freshness.confirmed_by = Some(Confirmer::Staff);
            app.change(offer);
        }
        let (restless, steady) = all
            .into_iter()
            .enumerate()
            .partition::<Vec<_>, _>(|(number, _)| number % 4 == 0);
        let bare = |list: Vec<(usize, Offer)>| list.into_iter().map(|(_, offer)| offer).collect();
        Self {
            restless: bare(restless),
            steady: bare(steady),
            made: 0,
        }
    }

    fn write(&mut self, app: &TestApp, step: usize) {
        let count = self.restless.len();
        let mut new = self.restless[step % count].clone();
        self.made += 1;
        new.id = OfferId::fresh();
        new.slug = format!("neu-{}", self.made);
        new.meta.external_id = None;
        new.meta.version = 1;
        new.publication = Publication::Published;
        for text in &mut new.texts {
            text.title = format!("{} {}", ["Aa", "Mm", "Zz"][step % 3], text.title);
        }
        app.create(&new);
        let renamed = &mut self.restless[(step * 3 + 1) % count];
        renamed.freshness.confirmed_at = Some(app.clock.now());
        for text in &mut renamed.texts {
            text.title = format!("{} {}", ["Zz", "Aa", "Kk"][step % 3], text.title);
        }
        app.change(renamed);
        let gone = &mut self.restless[(step * 5 + 2) % count];
        gone.publication = match gone.publication {
            Publication::Published => Publication::Archived,
            _ => Publication::Published,
        };
        app.change(gone);
        // What is counted changes too, but not what it is sorted by.
        let count = self.steady.len();
        let steady = &mut self.steady[(step * 7) % count];
        steady.phone = Some(format!("0651 {step}"));
        app.change(steady);
    }

    #[track_caller]
    fn met_once(&self, met: &[String], wanted: impl Fn(&Offer) -> bool, path: &str) {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for slug in met {
            *times.entry(slug).or_default() += 1;
        }
        let counted = self.steady.iter().filter(|offer| wanted(offer));
        let mut number = 0;
        for offer in counted {
            assert_eq!(times.get(offer.slug.as_str()), Some(&1), "{} in {path}", offer.slug);
            number += 1;
        }
        assert!(number > 7, "only {number} are counted in {path}");
        let twice: Vec<_> = times
            .iter()
            .filter(|(slug, times)| **times > 1 && slug.starts_with("neu-"))
            .collect();
        assert!(twice.is_empty(), "new ones met twice: {twice:?}");
    }
}

fn listed(offer: &Offer) -> bool {
    offer.publication == Publication::Published
}

#[test]
fn without_writes_every_sort_meets_everything_once() {
    let app = TestApp::demo();
    for query in [
        "",
        "lang=ar",
        "sort=opens",
        "sort=confirmed",
        "near=49.756,6.643&radius=50000",
        "q=Beratung",
        "district=nord",
    ] {
        let path = with("/v1/cities/trier/offers", query);
        let all = slugs(&app.json(&with(&path, "limit=200")));
        assert!(all.len() > 14, "{query}");
        assert_eq!(walk(&app, &path, |_| ()), all, "{query}");
    }
}

#[test]
fn by_name_while_others_write() {
    for query in ["sort=name", "sort=name&lang=ar", "cost=free"] {
        let app = TestApp::demo();
        let mut others = Others::of(&app);
        let path = with("/v1/cities/trier/offers", query);
        let met = walk(&app, &path, |page| others.write(&app, page));
        let free = |offer: &Offer| query != "cost=free" || offer.cost == porta_contract::Cost::Free;
        others.met_once(&met, |offer| listed(offer) && free(offer), query);
    }
}

#[test]
fn by_confirmation_while_others_write() {
    let app = TestApp::demo();
    let mut others = Others::of(&app);
    let met = walk(&app, "/v1/cities/trier/offers?sort=confirmed", |page| {
        others.write(&app, page)
    });
    others.met_once(&met, listed, "sort=confirmed");
}

#[test]
fn by_distance_while_others_write() {
    let app = TestApp::demo();
    let mut others = Others::of(&app);
    let path = "/v1/cities/trier/offers?near=49.756,6.643&radius=50000";
    let placed = slugs(&app.json(&with(path, "limit=200")));
    let met = walk(&app, path, |page| others.write(&app, page));
    others.met_once(&met, |offer| listed(offer) && placed.contains(&offer.slug), path);
}

#[test]
fn by_next_opening_while_others_write_and_time_goes_by() {
    let app = TestApp::demo();
    app.set_clock("2026-11-24T06:05:00Z");
    let mut others = Others::of(&app);
    let met = walk(&app, "/v1/cities/trier/offers?sort=opens", |page| {
        others.write(&app, page);
        app.advance(TimeDelta::minutes(40));
        // Somebody else asks what holds now.
        app.json("/v1/cities/trier/offers?sort=opens&limit=200");
    });
    others.met_once(&met, listed, "sort=opens");
}

#[test]
fn by_relevance_while_others_write() {
    let app = TestApp::demo();
    let mut others = Others::of(&app);
    app.side.catch_search_up();
    let path = "/v1/cities/trier/offers?q=Beratung";
    let found = slugs(&app.json(&with(path, "limit=200")));
    let met = walk(&app, path, |page| others.write(&app, page));
    others.met_once(&met, |offer| listed(offer) && found.contains(&offer.slug), path);
}

#[test]
fn while_a_thread_writes_without_pause() {
    for query in ["sort=name", "sort=confirmed"] {
        let app = TestApp::demo();
        let mut others = Others::of(&app);
        let done = AtomicBool::new(false);
        let (met, others) = std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                for step in 0.. {
                    if done.load(Ordering::Acquire) {
                        break;
                    }
                    others.write(&app, step);
                }
                others
            });
            let mut met = Vec::new();
            for _ in 0..4 {
                met.push(walk(&app, &with("/v1/cities/trier/offers", query), |_| ()));
            }
            done.store(true, Ordering::Release);
            (met, writer.join().unwrap())
        });
        assert!(others.made > 3, "the writer was too slow: {}", others.made);
        for one in met {
            others.met_once(&one, listed, query);
        }
    }
}

#[test]
fn the_cursor_of_another_question_is_refused() {
    let app = TestApp::demo();
    let cursor = |path: &str| app.json(&with(path, "limit=7"))["next"].as_str().unwrap().to_owned();
    let offers = cursor("/v1/cities/trier/offers?sort=name");
    for other in [
        "/v1/cities/trier/offers",
        "/v1/cities/trier/offers?sort=confirmed",
        "/v1/cities/trier/offers?sort=name&cost=free",
        "/v1/cities/trier/offers?sort=name&lang=ar",
        "/v1/cities/trier/providers",
        "/v1/cities/trier/search?q=Beratung",
        "/v1/cities",
    ] {
        assert_eq!(
            app.get(&with(other, &format!("cursor={offers}"))).named(),
            ["cursor"],
            "{other}"
        );
    }
    // As many as one likes, in any order of parameters.
    let same = app.json(&format!("/v1/cities/trier/offers?cursor={offers}&limit=3&sort=name"));
    assert_eq!(slugs(&same).len(), 3);
    let mut broken = offers.into_bytes();
    broken[5] = if broken[5] == b'A' { b'B' } else { b'A' };
    let broken = String::from_utf8(broken).unwrap();
    assert_eq!(
        app.get(&format!("/v1/cities/trier/offers?sort=name&cursor={broken}"))
            .named(),
        ["cursor"]
    );
}
