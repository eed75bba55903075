//! The demo city, asked over HTTP.

use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::{NOUNS, assert_relevance};
use crate::harness::TestApp;

/// "noun:slug" of what is found, best first.
fn found(app: &TestApp, words: &str, lang: &str) -> Vec<String> {
    let mut query = Serializer::new(String::new());
    query
        .append_pair("q", words)
        .append_pair("lang", lang)
        .append_pair("limit", "20");
    let answer = app.json(&format!("/v1/cities/trier/search?{}", query.finish()));
    let items = answer["items"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    items
        .filter(|item| NOUNS.contains(&text(&item["noun"]).as_str()))
        .map(|item| format!("{}:{}", text(&item["noun"]), text(&item["slug"])))
        .collect()
}

#[test]
fn the_demo_answers_the_judged_queries() {
    let app = TestApp::demo();
    assert_relevance(|words, lang| found(&app, words, lang));
}
