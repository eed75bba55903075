//! What operations answer whose forms anybody can send.

use utoipa::openapi::path::{HttpMethod, Operation, ParameterIn};

use super::takes;

/// Anybody sends reports; the list and what is done with them is behind a guard.
pub(super) fn of_reports(path: &str, method: &HttpMethod, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["404", "429", "503"];
    let of_staff = path.contains("{report}") || (*method == HttpMethod::Get && path.ends_with("/reports"));
    if of_staff {
        statuses.extend(["401", "403"]);
    }
    if path.contains("{report}") {
        statuses.push("409");
    }
    if operation.request_body.is_some() {
        statuses.extend(["400", "413", "415", "422"]);
    } else if of_staff {
        statuses.push("400");
    }
    statuses
}

/// Anybody sends suggestions; the list and what is done with them is behind a guard.
pub(super) fn of_suggestions(path: &str, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["404", "429", "503"];
    if path.contains("/staff/") {
        statuses.extend(["401", "403"]);
    }
    if operation.request_body.is_some() {
        statuses.extend(["400", "413", "415", "422"]);
        if path.contains("{suggestion}") {
            statuses.push("409");
        }
    } else if takes(operation, &ParameterIn::Query) {
        statuses.push("400");
    }
    statuses
}

/// Nobody needs a token: whoever has the link of a mail has its secret.
pub(super) fn of_subscriptions(operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["429", "503"];
    if operation.request_body.is_some() {
        statuses.extend(["400", "404", "413", "415", "422"]);
    } else if takes(operation, &ParameterIn::Path) {
        statuses.push("404");
    }
    statuses
}

/// Anybody makes a pledge, and its link is good for the rest; what those in charge do is behind a guard.
pub(super) fn of_pledges(path: &str, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["429", "503"];
    if path.contains("{city}") {
        statuses.push("404");
    }
    if path.starts_with("/v1/staff") {
        statuses.extend(["401", "403"]);
    }
    if operation.request_body.is_some() {
        statuses.extend(["400", "413", "415", "422"]);
    }
    if takes(operation, &ParameterIn::Query) {
        statuses.push("400");
    }
    if takes(operation, &ParameterIn::Header) {
        statuses.extend(["400", "412", "428"]);
    }
    statuses
}
