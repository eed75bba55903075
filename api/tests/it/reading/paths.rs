//! Every public path of the document, with a name of the demo city in each place.

use serde_json::Value;

/// A record of each kind in the demo city.
pub const NAMES: [(&str, &str); 12] = [
    ("{city}", "trier"),
    ("{offer}", "cafe-welcome"),
    ("{provider}", "caritas-migration"),
    ("{location}", "caritas-migration"),
    ("{event}", "ev-cafe-welcome"),
    ("{article}", "a-ehrang"),
    ("{district}", "nord"),
    ("{category}", "meet.cafe"),
    ("{responsibility}", "anmeldung"),
    ("{page}", "i-ankommen"),
    ("{fact}", "asylsuchende-zuweisungen"),
    ("{need}", "h-wohnung"),
];

/// Paths of the catalog that are read without a token, as the document writes them.
pub fn templates() -> Vec<String> {
    let document = serde_json::to_value(porta_api::app::openapi()).unwrap();
    let public = |item: &Value| {
        let tags = item["get"]["tags"].as_array()?;
        let own = |tag: &Value| {
            matches!(
                tag.as_str(),
                Some(
                    "staff"
                        | "translations"
                        | "access"
                        | "campaigns"
                        | "reviews"
                        | "reports"
                        | "pictures"
                        | "pledges"
                        | "suggestions"
                        | "subscriptions"
                        | "operation"
                )
            )
        };
        Some(!tags.iter().any(own))
    };
    let paths = document["paths"].as_object().unwrap().iter();
    paths
        .filter(|(path, item)| public(item).unwrap_or(false) && !path.ends_with("/changes"))
        .map(|(path, _)| path.clone())
        .collect()
}

/// The same with names put in; searching and suggesting with a word.
pub fn all() -> Vec<String> {
    templates().iter().map(|path| filled(path, &NAMES)).collect()
}

/// A path with names put in, and with what it cannot do without: the word of a search, the hours of a preview.
pub fn filled(template: &str, names: &[(&str, &str)]) -> String {
    let path = names
        .iter()
        .fold(template.to_owned(), |path, (place, name)| path.replace(place, name));
    assert!(!path.contains('{'), "{path}");
    if path.ends_with("/search") || path.ends_with("/suggest") {
        format!("{path}?q=Caf%C3%A9")
    } else if path.ends_with("/hours") {
        format!("{path}?rule=Tu+17:00-19:00")
    } else {
        path
    }
}

/// A path with one parameter more.
pub fn with(path: &str, parameter: &str) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{parameter}")
}

/// The slugs of the records of a list's page.
pub fn slugs(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().unwrap().iter();
    items.map(|item| item["slug"].as_str().unwrap().to_owned()).collect()
}
