//! The parameters of lists and searches. An empty list or an absent value is not sent.

use chrono::{DateTime, NaiveDate, Utc};

/// Name and value of each parameter to send.
pub(super) type Pairs = Vec<(&'static str, String)>;

/// Collects the parameters that are set.
#[derive(Default)]
struct Collect(Pairs);

impl Collect {
    fn text(mut self, name: &'static str, value: Option<&str>) -> Self {
        self.0.extend(value.map(|v| (name, v.to_owned())));
        self
    }

    /// A comma list: OR between its values.
    fn list(mut self, name: &'static str, values: &[String]) -> Self {
        if !values.is_empty() {
            self.0.push((name, values.join(",")));
        }
        self
    }

    fn number(mut self, name: &'static str, value: Option<u32>) -> Self {
        self.0.extend(value.map(|v| (name, v.to_string())));
        self
    }

    fn day(mut self, name: &'static str, value: Option<NaiveDate>) -> Self {
        self.0.extend(value.map(|v| (name, v.to_string())));
        self
    }

    fn instant(mut self, name: &'static str, value: Option<DateTime<Utc>>) -> Self {
        let text = value.map(|v| v.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
        self.0.extend(text.map(|v| (name, v)));
        self
    }

    fn page(self, page: &PageQuery) -> Pairs {
        self.number("limit", page.limit)
            .text("cursor", page.cursor.as_deref())
            .0
    }
}

/// Which part of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageQuery {
    /// Records per page, 1 to 200; the API takes 50 if absent.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

impl PageQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default().page(self)
    }
}

/// Parameters of the list of offers. AND between fields, OR inside a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffersQuery {
    /// Words to search for.
    pub q: Option<String>,
    /// Category slugs; each takes its subtree.
    pub category: Vec<String>,
    /// District slugs.
    pub district: Vec<String>,
    /// Languages spoken (BCP 47).
    pub language: Vec<String>,
    /// Target groups.
    pub target_group: Vec<String>,
    /// Provider slugs or ids.
    pub provider: Vec<String>,
    /// States of capacity.
    pub capacity: Vec<String>,
    /// Ways in.
    pub access: Vec<String>,
    /// What it costs.
    pub cost: Vec<String>,
    /// Access with a wheelchair.
    pub wheelchair: Vec<String>,
    /// `now` or an RFC 3339 instant.
    pub open: Option<String>,
    /// `lat,lon` in degrees.
    pub near: Option<String>,
    /// Metres around `near`.
    pub radius: Option<u32>,
    /// States of freshness.
    pub freshness: Vec<String>,
    /// Changed since.
    pub updated_since: Option<DateTime<Utc>>,
    /// Order (see `OfferSort`).
    pub sort: Option<String>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl OffersQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", self.q.as_deref())
            .list("category", &self.category)
            .list("district", &self.district)
            .list("language", &self.language)
            .list("target_group", &self.target_group)
            .list("provider", &self.provider)
            .list("capacity", &self.capacity)
            .list("access", &self.access)
            .list("cost", &self.cost)
            .list("wheelchair", &self.wheelchair)
            .text("open", self.open.as_deref())
            .text("near", self.near.as_deref())
            .number("radius", self.radius)
            .list("freshness", &self.freshness)
            .instant("updated_since", self.updated_since)
            .text("sort", self.sort.as_deref())
            .page(&self.page)
    }
}

/// Parameters of the list of responsibilities. AND between fields, OR inside a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponsibilitiesQuery {
    /// Words to search for.
    pub q: Option<String>,
    /// Topic slugs or ids.
    pub topic: Vec<String>,
    /// Situations of the person.
    pub situation: Vec<String>,
    /// Provider slugs or ids.
    pub provider: Vec<String>,
    /// Changed since.
    pub updated_since: Option<DateTime<Utc>>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl ResponsibilitiesQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", self.q.as_deref())
            .list("topic", &self.topic)
            .list("situation", &self.situation)
            .list("provider", &self.provider)
            .instant("updated_since", self.updated_since)
            .page(&self.page)
    }
}

/// What the guide to the office in charge has been told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideQuery {
    /// Slug or id of a topic.
    pub topic: Option<String>,
    /// Situation of the person.
    pub situation: Option<String>,
}

impl GuideQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("topic", self.topic.as_deref())
            .text("situation", self.situation.as_deref())
            .0
    }
}

/// Parameters of the list of providers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProvidersQuery {
    /// Words to search for.
    pub q: Option<String>,
    /// Kinds of organisation.
    pub kind: Vec<String>,
    /// District slugs.
    pub district: Vec<String>,
    /// Languages spoken (BCP 47).
    pub language: Vec<String>,
    /// `lat,lon` in degrees.
    pub near: Option<String>,
    /// Metres around `near`.
    pub radius: Option<u32>,
    /// States of freshness.
    pub freshness: Vec<String>,
    /// Changed since.
    pub updated_since: Option<DateTime<Utc>>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl ProvidersQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", self.q.as_deref())
            .list("kind", &self.kind)
            .list("district", &self.district)
            .list("language", &self.language)
            .text("near", self.near.as_deref())
            .number("radius", self.radius)
            .list("freshness", &self.freshness)
            .instant("updated_since", self.updated_since)
            .page(&self.page)
    }
}

/// Parameters of the list of needs. AND between fields, OR inside a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedsQuery {
    /// Words to search for.
    pub q: Option<String>,
    /// What is looked for.
    pub kind: Vec<String>,
    /// Where it stands; open ones alone if empty.
    pub state: Vec<String>,
    /// District slugs.
    pub district: Vec<String>,
    /// Provider slugs or ids.
    pub provider: Vec<String>,
    /// Languages that help with it (BCP 47).
    pub language: Vec<String>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl NeedsQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", self.q.as_deref())
            .list("kind", &self.kind)
            .list("state", &self.state)
            .list("district", &self.district)
            .list("provider", &self.provider)
            .list("language", &self.language)
            .page(&self.page)
    }
}

/// Parameters of the list of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocationsQuery {
    /// District slugs.
    pub district: Vec<String>,
    /// Provider slugs or ids.
    pub provider: Vec<String>,
    /// Access with a wheelchair.
    pub wheelchair: Vec<String>,
    /// `lat,lon` in degrees.
    pub near: Option<String>,
    /// Metres around `near`.
    pub radius: Option<u32>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl LocationsQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .list("district", &self.district)
            .list("provider", &self.provider)
            .list("wheelchair", &self.wheelchair)
            .text("near", self.near.as_deref())
            .number("radius", self.radius)
            .page(&self.page)
    }
}

/// Parameters of the list of events: occurrences between two days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventsQuery {
    /// First day, local; today if absent.
    pub from: Option<NaiveDate>,
    /// Last day, local; half a year on if absent, 366 at most.
    pub to: Option<NaiveDate>,
    /// Words to search for.
    pub q: Option<String>,
    /// Whom it is for.
    pub audience: Vec<String>,
    /// District slugs.
    pub district: Vec<String>,
    /// Provider slugs or ids.
    pub provider: Vec<String>,
    /// `lat,lon` in degrees.
    pub near: Option<String>,
    /// Metres around `near`.
    pub radius: Option<u32>,
    /// States of freshness.
    pub freshness: Vec<String>,
    /// Changed since.
    pub updated_since: Option<DateTime<Utc>>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl EventsQuery {
    pub(super) fn pairs(&self) -> Pairs {
        self.filters()
            .day("from", self.from)
            .day("to", self.to)
            .page(&self.page)
    }

    /// What a calendar takes: which events, whenever they are.
    pub(super) fn of_calendar(&self) -> Pairs {
        self.filters().0
    }

    fn filters(&self) -> Collect {
        Collect::default()
            .text("q", self.q.as_deref())
            .list("audience", &self.audience)
            .list("district", &self.district)
            .list("provider", &self.provider)
            .text("near", self.near.as_deref())
            .number("radius", self.radius)
            .list("freshness", &self.freshness)
            .instant("updated_since", self.updated_since)
    }
}

/// Parameters of the list of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticlesQuery {
    /// Words to search for.
    pub q: Option<String>,
    /// Category slugs; each takes its subtree.
    pub topic: Vec<String>,
    /// Of this day or later.
    pub from: Option<NaiveDate>,
    /// Of this day or earlier.
    pub to: Option<NaiveDate>,
    /// Which part of the list.
    pub page: PageQuery,
}

impl ArticlesQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", self.q.as_deref())
            .list("topic", &self.topic)
            .day("from", self.from)
            .day("to", self.to)
            .page(&self.page)
    }
}

/// Parameters of the search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words to search for.
    pub q: String,
    /// Kinds of record to look among; all if empty.
    pub noun: Vec<String>,
    /// Which part of the hits.
    pub page: PageQuery,
}

impl SearchQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", Some(&self.q))
            .list("noun", &self.noun)
            .page(&self.page)
    }
}

/// Parameters of the suggestions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuggestQuery {
    /// What has been typed so far.
    pub q: String,
    /// How many at most.
    pub limit: Option<u32>,
}

impl SuggestQuery {
    pub(super) fn pairs(&self) -> Pairs {
        Collect::default()
            .text("q", Some(&self.q))
            .number("limit", self.limit)
            .0
    }
}
