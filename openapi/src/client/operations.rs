//! Every operation the client uses, as data: the methods are built on it, and a test compares it with `openapi.json`.

/// An operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// HTTP method, lower case as in OpenAPI.
    pub method: &'static str,
    /// Path template.
    pub path: &'static str,
    /// Query parameters the client may send.
    pub parameters: &'static [&'static str],
    /// Name of the schema of its successful answer.
    pub answer: &'static str,
}

/// Declares the operations once, as constants and as the list of all of them.
macro_rules! operations {
    ($($name:ident = $method:literal $path:literal [$($parameter:literal)*] -> $answer:literal;)+) => {
        $(pub(super) const $name: Operation = Operation {
            method: $method, path: $path, parameters: &[$($parameter),*], answer: $answer,
        };)+
        /// All of them.
        pub const OPERATIONS: &[Operation] = &[$($name),+];
    };
}

operations! {
    CITIES = "get" "/v1/cities" ["lang"] -> "List_City";
    CITY = "get" "/v1/cities/{city}" ["lang"] -> "City";
    OFFERS = "get" "/v1/cities/{city}/offers" ["lang" "q" "category" "district" "language" "target_group" "provider" "capacity" "access"
        "cost" "wheelchair" "open" "near" "radius" "freshness" "updated_since" "sort" "limit" "cursor"] -> "List_OfferItem";
    OFFER = "get" "/v1/cities/{city}/offers/{offer}" ["lang"] -> "Offer";
    PROVIDERS = "get" "/v1/cities/{city}/providers" ["lang" "q" "kind" "district" "language" "near" "radius" "freshness"
        "updated_since" "limit" "cursor"] -> "List_Provider";
    PROVIDER = "get" "/v1/cities/{city}/providers/{provider}" ["lang"] -> "Provider";
    LOCATIONS = "get" "/v1/cities/{city}/locations" ["lang" "district" "provider" "wheelchair" "near" "radius" "limit" "cursor"]
        -> "List_LocationRecord";
    LOCATION = "get" "/v1/cities/{city}/locations/{location}" ["lang"] -> "LocationRecord";
    EVENTS = "get" "/v1/cities/{city}/events" ["lang" "from" "to" "q" "audience" "district" "provider" "near" "radius" "freshness"
        "updated_since" "limit" "cursor"] -> "List_EventItem";
    EVENT = "get" "/v1/cities/{city}/events/{event}" ["lang"] -> "Event";
    DISTRICTS = "get" "/v1/cities/{city}/districts" ["lang" "limit" "cursor"] -> "List_District";
    DISTRICT = "get" "/v1/cities/{city}/districts/{district}" ["lang"] -> "District";
    CATEGORIES = "get" "/v1/cities/{city}/categories" ["lang" "limit" "cursor"] -> "List_Category";
    CATEGORY = "get" "/v1/cities/{city}/categories/{category}" ["lang"] -> "Category";
    SEARCH = "get" "/v1/cities/{city}/search" ["lang" "q" "noun" "limit" "cursor"] -> "SearchAnswer";
    SUGGEST = "get" "/v1/cities/{city}/suggest" ["lang" "q" "limit"] -> "Suggestions";
    CHANGES = "get" "/v1/cities/{city}/changes" ["limit" "cursor"] -> "Changes";
    LOGIN = "post" "/v1/auth/login" [] -> "AccessToken";
    NEW_OFFER = "post" "/v1/staff/cities/{city}/offers" [] -> "OfferRecord";
    STAFF_OFFER = "get" "/v1/staff/cities/{city}/offers/{offer}" [] -> "OfferRecord";
    CHANGE_OFFER = "patch" "/v1/staff/cities/{city}/offers/{offer}" [] -> "OfferRecord";
    ARCHIVE_OFFER = "post" "/v1/staff/cities/{city}/offers/{offer}/archive" [] -> "OfferRecord";
}
