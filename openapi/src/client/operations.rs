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
}

/// Declares the operations once, as constants and as the list of all of them.
macro_rules! operations {
    ($($name:ident = $method:literal $path:literal [$($parameter:literal)*];)+) => {
        $(pub(super) const $name: Operation = Operation {
            method: $method, path: $path, parameters: &[$($parameter),*],
        };)+
        /// All of them.
        pub const OPERATIONS: &[Operation] = &[$($name),+];
    };
}

operations! {
    CITIES = "get" "/v1/cities" ["lang"];
    CITY = "get" "/v1/cities/{city}" ["lang"];
    OFFERS = "get" "/v1/cities/{city}/offers" ["lang" "q" "category" "district" "language" "target_group" "provider" "capacity" "access"
        "cost" "wheelchair" "open" "near" "radius" "freshness" "updated_since" "sort" "limit" "cursor"];
    OFFER = "get" "/v1/cities/{city}/offers/{offer}" ["lang"];
    PROVIDERS = "get" "/v1/cities/{city}/providers" ["lang" "q" "kind" "district" "language" "near" "radius" "freshness"
        "updated_since" "limit" "cursor"];
    PROVIDER = "get" "/v1/cities/{city}/providers/{provider}" ["lang"];
    LOCATIONS = "get" "/v1/cities/{city}/locations" ["lang" "district" "provider" "wheelchair" "near" "radius" "limit" "cursor"];
    LOCATION = "get" "/v1/cities/{city}/locations/{location}" ["lang"];
    EVENTS = "get" "/v1/cities/{city}/events" ["lang" "from" "to" "q" "audience" "district" "provider" "near" "radius" "freshness"
        "updated_since" "limit" "cursor"];
    EVENT = "get" "/v1/cities/{city}/events/{event}" ["lang"];
    EVENT_CALENDAR = "get" "/v1/cities/{city}/events.ics" ["lang" "q" "audience" "district" "provider" "near" "radius" "freshness" "updated_since"];
    ONE_EVENT_CALENDAR = "get" "/v1/cities/{city}/events/{event}/calendar.ics" ["lang"];
    OFFER_CALENDAR = "get" "/v1/cities/{city}/offers/{offer}/calendar.ics" ["lang"];
    ARTICLES = "get" "/v1/cities/{city}/articles" ["lang" "q" "topic" "from" "to" "limit" "cursor"];
    ARTICLE = "get" "/v1/cities/{city}/articles/{article}" ["lang"];
    ARTICLE_FEED = "get" "/v1/cities/{city}/articles.atom" ["lang" "topic"];
    PICTURE = "get" "/v1/pictures/{name}" [];
    NEEDS = "get" "/v1/cities/{city}/needs" ["lang" "q" "kind" "state" "district" "provider" "language" "limit" "cursor"];
    NEED = "get" "/v1/cities/{city}/needs/{need}" ["lang"];
    RESPONSIBILITIES = "get" "/v1/cities/{city}/responsibilities" ["lang" "q" "topic" "situation" "provider" "updated_since" "limit"
        "cursor"];
    RESPONSIBILITY = "get" "/v1/cities/{city}/responsibilities/{responsibility}" ["lang"];
    GUIDE = "get" "/v1/cities/{city}/responsibilities/guide" ["lang" "topic" "situation"];
    DISTRICTS = "get" "/v1/cities/{city}/districts" ["lang" "limit" "cursor"];
    DISTRICT = "get" "/v1/cities/{city}/districts/{district}" ["lang"];
    CATEGORIES = "get" "/v1/cities/{city}/categories" ["lang" "limit" "cursor"];
    CATEGORY = "get" "/v1/cities/{city}/categories/{category}" ["lang"];
    PAGES = "get" "/v1/cities/{city}/pages" ["lang" "limit" "cursor"];
    PAGE = "get" "/v1/cities/{city}/pages/{page}" ["lang"];
    FACTS = "get" "/v1/cities/{city}/facts" ["lang" "limit" "cursor"];
    FACT = "get" "/v1/cities/{city}/facts/{fact}" ["lang"];
    FACT_TABLE = "get" "/v1/cities/{city}/facts/{fact}.csv" ["lang"];
    FACT_PLOT = "get" "/v1/cities/{city}/facts/{fact}.svg" ["lang" "width"];
    SEARCH = "get" "/v1/cities/{city}/search" ["lang" "q" "noun" "limit" "cursor"];
    SUGGEST = "get" "/v1/cities/{city}/suggest" ["lang" "q" "limit"];
    HOURS = "get" "/v1/cities/{city}/hours" ["rule" "lang"];
    CHANGES = "get" "/v1/cities/{city}/changes" ["limit" "cursor"];
    TOKEN = "post" "/v1/auth/token" [];
    LOGIN = "post" "/v1/auth/login" [];
    READ_LINK = "post" "/v1/auth/link" [];
    FORGET_PASSWORD = "post" "/v1/auth/password/forgotten" [];
    SET_PASSWORD = "post" "/v1/auth/password/set" [];
    CONFIRM_ADDRESS = "post" "/v1/auth/address/confirm" [];
    NEW_OFFER = "post" "/v1/staff/cities/{city}/offers" [];
    STAFF_OFFER = "get" "/v1/staff/cities/{city}/offers/{offer}" [];
    CHANGE_OFFER = "patch" "/v1/staff/cities/{city}/offers/{offer}" [];
    ARCHIVE_RECORD = "post" "/v1/staff/cities/{city}/{nouns}/{record}/archive" [];
    REPORT_FORM = "get" "/v1/cities/{city}/reports/form" [];
    REPORT = "post" "/v1/cities/{city}/reports" [];
    BARRIER_FORM = "get" "/v1/cities/{city}/barriers/form" [];
    BARRIER = "post" "/v1/cities/{city}/barriers" [];
    PLEDGE_FORM = "get" "/v1/cities/{city}/pledges/form" ["kind" "need" "lang"];
    PLEDGE = "post" "/v1/cities/{city}/pledges" [];
    READ_PLEDGE = "post" "/v1/pledges/read" [];
    CONFIRM_PLEDGE = "post" "/v1/pledges/confirm" [];
    WITHDRAW_PLEDGE = "post" "/v1/pledges/withdraw" [];
    SUGGESTION_FORM = "get" "/v1/cities/{city}/suggestions/form" ["lang"];
    SUGGEST_ENTRY = "post" "/v1/cities/{city}/suggestions" [];
    SUBSCRIPTION_FORM = "get" "/v1/cities/{city}/subscriptions/form" [];
    SUBSCRIBE = "post" "/v1/cities/{city}/subscriptions" [];
    READ_SUBSCRIPTION = "post" "/v1/subscriptions/read" [];
    CONFIRM_SUBSCRIPTION = "post" "/v1/subscriptions/confirm" [];
    CHANGE_SUBSCRIPTION = "post" "/v1/subscriptions/change" [];
    END_SUBSCRIPTION = "post" "/v1/subscriptions/end" [];
    START_REVIEW = "post" "/v1/reviews/session" [];
    ASK_FOR_LINK = "post" "/v1/reviews/link" [];
    REVIEW = "get" "/v1/reviews/{review}" [];
    CONFIRM_ITEM = "post" "/v1/reviews/{review}/items/{item}/confirm" [];
    CORRECT_ITEM = "post" "/v1/reviews/{review}/items/{item}/correct" [];
    WITHDRAW_ITEM = "post" "/v1/reviews/{review}/items/{item}/withdraw" [];
    UNDO_ITEM = "post" "/v1/reviews/{review}/items/{item}/undo" [];
    CONFIRM_REST = "post" "/v1/reviews/{review}/confirm-rest" [];
    ADD_ENTRY = "post" "/v1/reviews/{review}/entries" [];
    NEW_CONTACT = "post" "/v1/reviews/{review}/contact" [];
    WORD = "post" "/v1/reviews/{review}/word" [];
}
