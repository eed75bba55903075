//! The shapes of the export: the JSON of `api/src/imports/FORMAT.md`. Empty fields are left out.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use porta_contract::{
    Access, Audience, CapacityState, Confirmer, Contact, Cost, HoursPurpose, LawTexts, NeedKind, NeedState, Origin,
    PartialDate, Publication, Role, Situation, Theme, TopicKind, Wheelchair,
};
use serde::Serialize;

/// Declares shapes whose empty fields are left out.
macro_rules! shapes {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Serialize)]
            pub struct $name {
                $(#[serde(skip_serializing_if = "Empty::is_empty")] pub(super) $field: $type,)+
            }
        )+
    };
}

shapes! {
    /// A whole export.
    Export {
        format: &'static str, version: u64, city: City, districts: Vec<District>, categories: Vec<Category>,
        topics: Vec<Topic>, providers: Vec<Provider>, locations: Vec<Location>, offers: Vec<Offer>, events: Vec<Event>,
        pages: Vec<Page>, facts: Vec<Fact>,
        articles: Vec<Article>,
        needs: Vec<Need>,
        responsibilities: Vec<Responsibility>,
    }
    /// The city.
    City {
        slug: String, name: String, time_zone: String, country: String, region: String, languages: Vec<String>,
        lat: f64, lon: f64, demo: bool, title: BTreeMap<String, String>, emergency: Vec<Emergency>,
        confirm_every_months: u32, grace_days: u64, leave_lists_after: Option<u64>, theme: Theme, law: LawTexts,
    }
    /// A number to call in need.
    Emergency { phone: String, label: BTreeMap<String, String> }
    /// What every record has.
    Common {
        external_id: Option<String>, slug: String, provenance: BTreeMap<String, String>, legacy_addresses: Vec<String>,
    }
    /// A text in one language.
    Text {
        title: String, summary: String, description: String, notes: BTreeMap<String, String>, origin: Option<Origin>,
        outdated: bool,
    }
    /// How current a record is; imports pass over it.
    Freshness { confirmed_at: Option<DateTime<Utc>>, confirmed_by: Option<Confirmer>, due_at: Option<DateTime<Utc>> }
    /// Words for the search.
    Topic {
        slug: String, kind: Option<TopicKind>, words: BTreeMap<String, Vec<String>>, categories: Vec<String>,
        target_groups: Vec<String>, soft: bool, records: Vec<String>,
    }
    /// Whom the twice-yearly check writes to.
    ReviewContact { email: String, lang: String }
    /// Whether somebody can be taken in.
    Capacity { state: Option<CapacityState>, since: Option<NaiveDate>, until: Option<NaiveDate>, successor: Option<String> }
    /// A set of hours.
    Hours {
        purpose: Option<HoursPurpose>, access: Option<Access>, rule: String, note: Option<String>,
        location: Option<String>,
    }
    /// An office in charge.
    Office {
        provider: String, phone: Option<String>, email: Option<String>, website: Option<String>, access: Vec<Access>,
        hours: Vec<Hours>,
    }
    /// Where more is said.
    Link { url: String, label: BTreeMap<String, String> }
    /// Days on which a provider is closed.
    Closure { from: Option<NaiveDate>, until: Option<NaiveDate>, reason: BTreeMap<String, String> }
    /// A step of a page.
    Step { key: String, record: Option<String>, url: Option<String> }
    /// A figure of a series.
    Point {
        date: Option<PartialDate>, value: Option<f64>, source: String, source_url: Option<String>, note: Option<String>,
    }
    /// A picture of an article, by its id in this city.
    ArticlePicture { picture: String, alt: BTreeMap<String, String>, credit: String }
    /// A moved or cancelled occurrence.
    Override {
        recurrence_id: Option<NaiveDateTime>, cancelled: bool, moved_to: Option<NaiveDateTime>,
        duration_minutes: Option<i32>,
    }
}

/// Declares shapes of records: what they have in common, and their own fields.
macro_rules! records {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Serialize)]
            pub struct $name {
                #[serde(flatten)]
                pub(super) common: Common,
                $(#[serde(skip_serializing_if = "Empty::is_empty")] pub(super) $field: $type,)+
            }
        )+
    };
}

records! {
    /// Part of the city.
    District {
        number: Option<i32>, name: String, parts: Vec<String>, postal_codes: Vec<String>, lat: Option<f64>,
        lon: Option<f64>, outline: Option<serde_json::Value>,
    }
    /// Kind of offers.
    Category {
        parent: Option<String>, position: i32, icon: Option<String>, sensitive: bool, lang: String,
        texts: BTreeMap<String, Text>,
    }
    /// Organisation or office.
    Provider {
        kind: String, publication: Option<Publication>, languages: Vec<String>, phone: Option<String>,
        email: Option<String>, website: Option<String>, closures: Vec<Closure>, lang: String, texts: BTreeMap<String, Text>,
        review_contact: Option<ReviewContact>, freshness: Option<Freshness>,
    }
    /// A place.
    Location {
        provider: String, secret: bool, publication: Option<Publication>, main: bool, street: Option<String>,
        postal_code: Option<String>, town: Option<String>, district: Option<String>, lat: Option<f64>, lon: Option<f64>,
        approximate: bool, wheelchair: Option<Wheelchair>, lang: String, texts: BTreeMap<String, Text>,
    }
    /// What a provider offers.
    Offer {
        provider: String, publication: Option<Publication>, categories: Vec<String>, locations: Vec<String>,
        hours: Vec<Hours>, target_groups: Vec<String>, languages: Vec<String>, access: Vec<Access>,
        contact_by: Vec<Contact>, cost: Option<Cost>, capacity: Option<Capacity>, phone: Option<String>,
        email: Option<String>, website: Option<String>, valid_from: Option<NaiveDate>, valid_until: Option<NaiveDate>,
        funded_until: Option<NaiveDate>, lang: String, texts: BTreeMap<String, Text>, freshness: Option<Freshness>,
    }
    /// An event.
    Event {
        provider: String, location: Option<String>, publication: Option<Publication>, audience: Vec<Audience>,
        target_groups: Vec<String>, starts_at: Option<NaiveDateTime>, duration_minutes: i32, rrule: Option<String>,
        exdates: Vec<NaiveDateTime>, rdates: Vec<NaiveDateTime>, overrides: Vec<Override>, place: Option<String>,
        online_url: Option<String>, registration_url: Option<String>, lang: String, texts: BTreeMap<String, Text>,
        freshness: Option<Freshness>,
    }
    /// A page.
    Page {
        parent: Option<String>, position: i32, publication: Option<Publication>, target_groups: Vec<String>, sensitive: bool,
        steps: Vec<Step>,
        owner: Option<Role>, review_months: Option<i32>, lang: String, texts: BTreeMap<String, Text>, freshness: Option<Freshness>,
    }
    /// A series of figures.
    Fact {
        district: Option<String>, position: i32, publication: Option<Publication>, points: Vec<Point>, lang: String,
        texts: BTreeMap<String, Text>,
    }
    /// An article.
    Article {
        publication: Option<Publication>, date: Option<NaiveDate>, visible_from: Option<NaiveDate>,
        visible_until: Option<NaiveDate>, categories: Vec<String>, author: Option<String>,
        pictures: Vec<ArticlePicture>, lang: String, texts: BTreeMap<String, Text>,
    }
    /// What a provider looks for.
    Need {
        provider: String, publication: Option<Publication>, kind: Option<NeedKind>, state: Option<NeedState>,
        district: Option<String>, languages: Vec<String>, quantity: Option<i32>, hours_per_week: Option<i32>,
        from: Option<NaiveDate>, until: Option<NaiveDate>, lang: String, texts: BTreeMap<String, Text>,
        freshness: Option<Freshness>,
    }
    /// Who is in charge of a concern.
    Responsibility {
        topic: String, publication: Option<Publication>, situations: Vec<Situation>, offices: Vec<Office>,
        also: Vec<String>, leika: Option<String>, area: Option<String>, links: Vec<Link>, lang: String,
        texts: BTreeMap<String, Text>,
    }
}

/// What says nothing and is left out.
trait Empty {
    fn is_empty(&self) -> bool;
}

impl<T> Empty for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
}

impl<T> Empty for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Empty for BTreeMap<K, V> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl Empty for LawTexts {
    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }
}

impl Empty for Theme {
    fn is_empty(&self) -> bool {
        self.is_plain()
    }
}

impl Empty for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl Empty for bool {
    fn is_empty(&self) -> bool {
        !*self
    }
}

/// Declares types of which every value says something.
macro_rules! never_empty {
    ($($type:ty),+) => {
        $(impl Empty for $type {
            fn is_empty(&self) -> bool {
                false
            }
        })+
    };
}

never_empty!(&'static str, u64, u32, i32, f64, City);
