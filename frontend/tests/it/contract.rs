//! The client and the fake API against the API's own description, `openapi/openapi.json`.

use std::fs;
use std::path::Path;

use porta_contract::client::OPERATIONS;
use serde_json::{Value, json};

use crate::fake;

/// The API's own description. It must be there: without it nothing says that the client fits.
fn description() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/openapi.json");
    let text = fs::read_to_string(&path)
        .expect("openapi/openapi.json is missing; write it with `porta-api openapi > openapi/openapi.json`");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn everything_the_client_asks_for_exists() {
    assert_eq!(strangers(&description()), Vec::<String>::new());
}

#[test]
fn the_fake_answers_as_the_api_says_it_does() {
    let description = description();
    for (path, body) in fake::samples() {
        assert_eq!(faults(&description, path, &body), Vec::<String>::new(), "{path}");
    }
}

/// Operations and parameters of the client that the description does not have.
fn strangers(description: &Value) -> Vec<String> {
    let mut strangers = Vec::new();
    for operation in OPERATIONS {
        let Some(found) = find(description, operation.path, operation.method) else {
            strangers.push(format!("{} {}", operation.method, operation.path));
            continue;
        };
        let known: Vec<&str> = found["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|p| p["name"].as_str())
            .collect();
        let unknown = operation.parameters.iter().filter(|p| !known.contains(p));
        strangers.extend(unknown.map(|p| format!("{} {} ?{p}", operation.method, operation.path)));
    }
    strangers
}

/// The operation at a path, whatever its parameters are called.
fn find<'a>(description: &'a Value, path: &str, method: &str) -> Option<&'a Value> {
    let shape = |path: &str| {
        path.split('/')
            .map(|p| match p.split_once('}') {
                Some((_, ending)) => format!("{{}}{ending}"),
                None => p.to_owned(),
            })
            .collect::<Vec<_>>()
    };
    let paths = description["paths"].as_object()?;
    paths
        .iter()
        .find(|(p, _)| shape(p) == shape(path))
        .and_then(|(_, operations)| operations.get(method))
}

/// What is wrong with a body by the schema of the operation's answer.
fn faults(description: &Value, path: &str, body: &Value) -> Vec<String> {
    let Some(operation) = find(description, path, "get") else {
        return vec![format!("no such path: {path}")];
    };
    let mut schema = operation["responses"]["200"]["content"]["application/json"]["schema"].clone();
    if schema.is_null() {
        return vec!["no schema for its answer".to_owned()];
    }
    schema["components"] = description["components"].clone();
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator
        .iter_errors(body)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn a_description_that_does_not_fit_is_noticed() {
    let description = json!({
        "paths": {"/v1/cities/{slug}": {"get": {"parameters": [{"name": "lang"}], "responses": {"200": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/City"}}}}}}}},
        "components": {"schemas": {"City": {"type": "object", "required": ["mayor"]}}},
    });
    let strangers = strangers(&description);
    assert!(strangers.contains(&"get /v1/cities/{city}/offers".to_owned()));
    assert!(!strangers.contains(&"get /v1/cities/{city}".to_owned()));
    let faults = faults(&description, "/v1/cities/{city}", &json!({"slug": "trier"}));
    assert!(faults.concat().contains("mayor"), "{faults:?}");
}
