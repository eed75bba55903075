//! The OpenAPI document: committed as it is generated, and complete.

use std::path::Path;

use serde_json::Value;

use crate::harness::TestApp;

fn document() -> Value {
    serde_json::to_value(porta_api::app::openapi()).unwrap()
}

/// Method, path and operation of everything in the document.
fn operations(document: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if let Some(operation) = item.get(method) {
                all.push((format!("{method} {path}"), operation.clone()));
            }
        }
    }
    all
}

#[test]
fn the_committed_document_is_what_the_code_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/openapi.json");
    let text = porta_api::app::openapi().to_pretty_json().unwrap() + "\n";
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever changes the API asks for the file to be written"
    )]
    let update = std::env::var("UPDATE_OPENAPI").is_ok_and(|value| value == "1");
    if update {
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "openapi/openapi.json is not what the code says; run this test with UPDATE_OPENAPI=1 and look at the difference"
    );
}

#[test]
fn every_operation_says_what_it_is() {
    let document = document();
    let tags: Vec<&str> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| tag["name"].as_str().unwrap())
        .collect();
    let mut names = Vec::new();
    for (name, operation) in operations(&document) {
        for field in ["summary", "description", "operationId"] {
            assert!(
                operation[field].as_str().is_some_and(|text| !text.is_empty()),
                "{name} has no {field}"
            );
        }
        let own = operation["tags"].as_array().unwrap();
        assert_eq!(own.len(), 1, "{name}");
        assert!(tags.contains(&own[0].as_str().unwrap()), "{name}: {own:?}");
        assert!(
            operation["security"].is_array(),
            "{name} does not say whether it needs a token"
        );
        names.push(operation["operationId"].as_str().unwrap().to_owned());
    }
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_parameter_is_described_with_an_example() {
    for (name, operation) in operations(&document()) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let own = parameter["name"].as_str().unwrap();
            assert!(
                parameter["description"].as_str().is_some_and(|text| text.len() > 3),
                "{own} of {name}"
            );
            let schema = &parameter["schema"];
            let example = [
                &parameter["example"],
                &parameter["examples"],
                &schema["example"],
                &schema["examples"],
            ];
            assert!(
                example.iter().any(|one| !one.is_null()),
                "{own} of {name} has no example"
            );
        }
    }
}

#[test]
fn every_refusal_is_a_problem() {
    let document = document();
    assert!(document["components"]["schemas"]["Problem"].is_object());
    for (name, operation) in operations(&document) {
        let answers = operation["responses"].as_object().unwrap();
        let of_operation = operation["tags"][0] == "operation";
        if name.contains("/v1/") {
            assert!(
                answers.keys().any(|status| status.starts_with('4')),
                "{name} refuses nothing"
            );
        }
        assert!(of_operation || !answers.is_empty(), "{name}");
        for (status, answer) in answers {
            assert!(
                answer["description"].as_str().is_some_and(|text| !text.is_empty()),
                "{status} of {name}"
            );
            // RFC 6749 has errors of its own for the token endpoint, the one exception.
            let oauth = name == "post /v1/auth/token" && ["400", "401"].contains(&status.as_str());
            if oauth {
                let schema = &answer["content"]["application/json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/TokenError", "{status} of {name}");
            } else if status.starts_with('4') || status.starts_with('5') {
                let schema = &answer["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/Problem", "{status} of {name}");
            }
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let text = document.to_string();
    for part in text.split("\"$ref\":\"#").skip(1) {
        let pointer = part.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

/// A value as it stands in an address.
fn sent(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(sent).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

#[test]
fn every_query_parameter_says_what_it_takes() {
    let bounded = |schema: &Value| match schema["type"].as_str() {
        Some("boolean") => true,
        Some("integer") => ["minimum", "maximum"].iter().all(|bound| schema[bound].is_number()),
        Some("string") => {
            schema["enum"].is_array() || (schema["pattern"].is_string() && schema["maxLength"].is_number())
        }
        _ => false,
    };
    for (name, operation) in operations(&document()) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let (own, schema) = (&parameter["name"], &parameter["schema"]);
            if parameter["in"] != "query" {
                continue;
            }
            if schema["type"] == "array" {
                assert_eq!(parameter["style"], "form", "{own} of {name}");
                assert_eq!(parameter["explode"], false, "{own} of {name}");
                assert!(
                    bounded(&schema["items"]) && schema["maxItems"].is_number(),
                    "{own} of {name}"
                );
            } else if let Some(forms) = schema["anyOf"].as_array() {
                assert!(forms.iter().all(bounded), "{own} of {name}");
            } else {
                assert!(bounded(schema), "{own} of {name}: {schema}");
            }
        }
    }
}

#[test]
fn every_documented_parameter_is_taken_and_every_example_is_good() {
    let app = TestApp::demo();
    let document = document();
    for (name, operation) in operations(&document) {
        let Some(path) = name
            .strip_prefix("get ")
            .filter(|path| super::paths::templates().contains(&(*path).to_owned()))
        else {
            continue;
        };
        let path = super::paths::filled(path, &super::paths::NAMES);
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let own = parameter["name"].as_str().unwrap();
            if parameter["in"] != "query" || own == "cursor" || path.contains(&format!("?{own}=")) {
                continue;
            }
            let example = sent(&parameter["example"]);
            let value: String = url::form_urlencoded::byte_serialize(example.as_bytes()).collect();
            let mut query = format!("{own}={value}");
            if own == "radius" {
                query.push_str("&near=49.756,6.643");
            }
            if own == "to" {
                query.push_str("&from=2027-01-01");
            }
            let answer = app.get(&super::paths::with(&path, &query));
            assert_eq!(answer.status, 200, "{query} of {name}: {}", answer.text());
        }
    }
}

#[test]
fn the_document_and_its_pages_are_served() {
    let app = TestApp::empty();
    assert_eq!(app.json("/openapi.json"), document());
    assert_eq!(app.get("/docs").status, 308);
    let page = app.get("/docs/");
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").unwrap().starts_with("text/html"));
    assert!(!page.text().contains("https://"), "nothing is fetched from elsewhere");
}
