//! Articles for the public: the newest first, on the days on which they are to be read; and the feed.

use chrono::NaiveDate;
use porta_api::catalog::article::{self, Article};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::json;

use super::paths::slugs;
use crate::harness::TestApp;

const ALL: &str = "/v1/cities/trier/articles";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn changed(app: &TestApp, slug: &str, change: impl FnOnce(&mut Article)) {
    let mut article = app.one(slug, article::load);
    change(&mut article);
    app.change(&mut article);
}

#[test]
fn the_newest_comes_first_and_pages_meet_each_once() {
    let app = TestApp::demo();
    let list = app.json(ALL);
    assert_eq!(list["total"], 12);
    let all = slugs(&list);
    assert_eq!(
        (all[0].as_str(), all[11].as_str()),
        ("a-infomesse-2025", "a-cafes-2018")
    );
    let (mut paged, mut path) = (Vec::new(), format!("{ALL}?limit=5"));
    loop {
        let page = app.json(&path);
        paged.extend(slugs(&page));
        match page["next"].as_str() {
            Some(next) => path = format!("{ALL}?limit=5&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(paged, all);
}

#[test]
fn filters_are_by_topic_with_its_subtree_by_day_and_by_words() {
    let app = TestApp::demo();
    let found = |query: &str| slugs(&app.json(&format!("{ALL}?{query}")));
    assert_eq!(
        found("topic=meet"),
        ["a-10-jahre-welcome", "a-mariahof", "a-ehrang", "a-cafes-2018"]
    );
    assert_eq!(found("topic=meet.cafe&to=2019-01-01"), ["a-cafes-2018"]);
    assert_eq!(
        found("topic=meet.cafe,daily"),
        ["a-10-jahre-welcome", "a-umsonstladen", "a-cafes-2018"]
    );
    assert_eq!(
        found("from=2025-01-01&to=2025-07-01"),
        ["a-10-jahre-welcome", "a-mariahof"]
    );
    let lonely = found("q=Einsamkeit");
    assert!(
        lonely.contains(&"a-mariahof".to_owned()) && lonely.len() < 12,
        "{lonely:?}"
    );
    let facets = app.json(&format!("{ALL}?topic=daily&lang=en"));
    let meet = facets["facets"]["category"].as_array().unwrap().iter();
    let meet: Vec<_> = meet.filter(|facet| facet["value"] == "meet").collect();
    assert_eq!(meet[0]["count"], 4, "what another choice would give");
    assert_eq!(app.get(&format!("{ALL}?topic=nonsense")).named(), ["topic"]);
    assert_eq!(app.get(&format!("{ALL}?from=2025-01-02&to=2025-01-01")).named(), ["to"]);
}

#[test]
fn an_article_is_there_on_its_days_only_wherever_one_looks() {
    let app = TestApp::demo();
    changed(&app, "a-ehrang", |one| {
        one.visible_from = Some(day("2026-11-25"));
        one.visible_until = Some(day("2026-11-26"));
    });
    app.side.catch_search_up();
    let seen = || {
        (
            slugs(&app.json(ALL)).contains(&"a-ehrang".to_owned()),
            app.get(&format!("{ALL}/a-ehrang")).status == 200,
            app.get(&format!("{ALL}.atom")).text().contains("/news/a-ehrang<"),
            app.json("/v1/cities/trier/search?q=Quartiersprojekt&noun=article")["total"] == 1,
        )
    };
    let feed = || app.get(&format!("{ALL}.atom")).text().contains("/news/a-ehrang\"");
    // Asked twice, so that kept answers are given.
    for (time, shown) in [
        ("2026-11-24T22:59:59Z", false),
        ("2026-11-24T23:00:00Z", true),
        ("2026-11-26T22:59:59Z", true),
        ("2026-11-26T23:00:00Z", false),
    ] {
        app.set_clock(time);
        for _ in 0..2 {
            let (list, record, _, search) = seen();
            assert_eq!((list, record, feed(), search), (shown, shown, shown, shown), "{time}");
        }
    }
}

#[test]
fn an_article_is_read_in_the_language_asked_for_and_keeps_old_addresses() {
    let app = TestApp::demo();
    let arabic = app.json(&format!("{ALL}/a-buergeramt?lang=ar"));
    assert_eq!(
        (&arabic["text"]["lang"], &arabic["text"]["machine"]),
        (&json!("ar"), &json!(true))
    );
    changed(&app, "a-buergeramt", |one| one.slug = "buergeramt-dienstags".to_owned());
    let moved = app.get(&format!("{ALL}/a-buergeramt?lang=ar"));
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, Some("/v1/cities/trier/articles/buergeramt-dienstags?lang=ar"))
    );
    assert_eq!(app.get(&format!("{ALL}/nothing")).problem(404).code, "not_found");
}

/// Names of elements with their text, and what stands in attributes.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut open): (Vec<(String, String)>, Vec<String>) = (Vec::new(), Vec::new());
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                open.push(tag.name().as_ref().to_owned());
                text.clear();
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(name) => text.push_str(&format!("&{};", &*name)),
            Event::End(_) => all.push((open.pop().unwrap(), text.clone())),
            Event::Eof => return all,
            _ => {}
        }
    }
}

#[test]
fn the_feed_is_atom_with_ids_that_stay() {
    let app = TestApp::demo();
    changed(&app, "a-cafes-2018", |one| {
        one.author = Some("</name><x> & \"Co\"".to_owned());
        one.date = day("2026-11-23");
    });
    let feed = app.get(&format!("{ALL}.atom?lang=ar"));
    assert_eq!(feed.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    let all = elements(feed.text());
    let of = |name: &str| {
        all.iter()
            .filter(|(tag, _)| tag == name)
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("entry").len(), 12);
    let ids = of("id");
    assert_eq!(ids.len(), 13);
    assert!(
        ids.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45),
        "{ids:?}"
    );
    let id = app.one("a-cafes-2018", article::load).id.to_string();
    assert_eq!(
        ids[1],
        format!("urn:uuid:{id}"),
        "the newest, and behind the feed's own: {ids:?}"
    );
    assert!(feed.text().contains("&lt;/name&gt;&lt;x&gt; &amp; "), "{}", feed.text());
    assert!(
        feed.text()
            .contains("href=\"https://www.porta.example/ar/news/a-cafes-2018\"")
    );
    assert!(feed.text().contains("xml:lang=\"ar\"") && feed.text().contains("xml:lang=\"de\""));
    assert_eq!(of("updated").len(), 13);
    assert_eq!(of("published")[0], "2026-11-22T23:00:00Z");

    let again = app.get_with(&format!("{ALL}.atom?lang=ar"), &[("if-none-match", feed.etag())]);
    assert_eq!(again.status, 304);
    let other = app.get(&format!("{ALL}.atom?lang=de"));
    let feed_id = |text: &str| elements(text).into_iter().find(|(tag, _)| tag == "id").unwrap().1;
    assert_ne!(feed_id(feed.text()), feed_id(other.text()));
    let meet = app.get(&format!("{ALL}.atom?lang=de&topic=meet"));
    assert_eq!(
        elements(meet.text()).iter().filter(|(tag, _)| tag == "entry").count(),
        4
    );
}
