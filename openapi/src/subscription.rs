//! News of a city by mail: what somebody wants to hear of, and how often.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Noun;
use crate::word::word;

word! {
    /// How often news come by mail.
    Rhythm {
        /// Each morning on which there is something new.
        Daily = "daily",
        /// Monday mornings, if there is something new.
        Weekly = "weekly",
    }
}

word! {
    /// Where a subscription stands.
    SubscriptionState {
        /// Its address is not confirmed yet: nothing is sent.
        Asked = "asked",
        /// It runs.
        Confirmed = "confirmed",
    }
}

/// What a form for a subscription has to send back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionForm {
    /// Proof of when the form was asked for; goes back as `form`.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Seconds that somebody needs at least to fill in the form; what comes sooner is refused.
    #[cfg_attr(feature = "schema", schema(example = 3))]
    pub wait_seconds: i64,
    /// Until when the form can be sent.
    pub good_until: DateTime<Utc>,
    /// Kinds of records that can be subscribed to.
    #[cfg_attr(feature = "schema", schema(example = json!(["event", "offer"])))]
    pub nouns: Vec<Noun>,
}

/// A subscription that is asked for.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewSubscription {
    /// Where the mails are to go.
    #[cfg_attr(feature = "schema", schema(example = "reader@mail.example"))]
    pub email: String,
    /// Language of the mails (BCP 47); one of those that mails are written in.
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// Kinds of records, at least one of those that the form names.
    #[cfg_attr(feature = "schema", schema(example = json!(["event", "offer"])))]
    pub nouns: Vec<Noun>,
    /// Slugs of categories, those below them included; all if empty. Narrows kinds that have categories.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["meet"])))]
    pub categories: Vec<String>,
    /// Slugs of districts; all if empty. Narrows kinds that have places.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["nord"])))]
    pub districts: Vec<String>,
    /// Languages spoken there (BCP 47); any if empty. Narrows kinds that name languages.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["ar"])))]
    pub languages: Vec<String>,
    /// How often.
    #[cfg_attr(feature = "schema", schema(example = "weekly"))]
    pub rhythm: Rhythm,
    /// `form` of the form that was asked for when the page was shown.
    #[cfg_attr(feature = "schema", schema(example = "k1.pJ4uN0cXoQ3m"))]
    pub form: String,
    /// Stays empty: a field that people do not see, and machines fill in. What has it filled in is thrown away without a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = ""))]
    pub website: Option<String>,
}

/// The secret of a subscription: the last part of the address that its mails lead to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionToken {
    /// The secret.
    #[cfg_attr(feature = "schema", schema(example = "pns_rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx"))]
    pub token: String,
}

/// A subscription, for whoever has the link of one of its mails.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Slug of the city.
    #[cfg_attr(feature = "schema", schema(example = "trier"))]
    pub city: String,
    /// Where the mails go.
    #[cfg_attr(feature = "schema", schema(example = "reader@mail.example"))]
    pub email: String,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schema(example = "confirmed"))]
    pub state: SubscriptionState,
    /// Language of the mails (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// Kinds of records.
    #[cfg_attr(feature = "schema", schema(example = json!(["event", "offer"])))]
    pub nouns: Vec<Noun>,
    /// Kinds of records that can be subscribed to.
    #[cfg_attr(feature = "schema", schema(example = json!(["event", "offer"])))]
    pub possible: Vec<Noun>,
    /// Slugs of categories; all if empty.
    #[cfg_attr(feature = "schema", schema(example = json!(["meet"])))]
    pub categories: Vec<String>,
    /// Slugs of districts; all if empty.
    #[cfg_attr(feature = "schema", schema(example = json!(["nord"])))]
    pub districts: Vec<String>,
    /// Languages spoken there (BCP 47); any if empty.
    #[cfg_attr(feature = "schema", schema(example = json!(["ar"])))]
    pub languages: Vec<String>,
    /// How often.
    #[cfg_attr(feature = "schema", schema(example = "weekly"))]
    pub rhythm: Rhythm,
    /// When the next mail may go out, if there is something new by then; none before it is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_at: Option<DateTime<Utc>>,
}

/// Other wishes for a subscription: all of them, in place of those before.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeSubscription {
    /// The secret.
    #[cfg_attr(feature = "schema", schema(example = "pns_rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx"))]
    pub token: String,
    /// Language of the mails (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "en"))]
    pub lang: String,
    /// Kinds of records, at least one.
    #[cfg_attr(feature = "schema", schema(example = json!(["event", "offer"])))]
    pub nouns: Vec<Noun>,
    /// Slugs of categories; all if empty.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["meet"])))]
    pub categories: Vec<String>,
    /// Slugs of districts; all if empty.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["nord"])))]
    pub districts: Vec<String>,
    /// Languages spoken there (BCP 47); any if empty.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(example = json!(["ar"])))]
    pub languages: Vec<String>,
    /// How often.
    #[cfg_attr(feature = "schema", schema(example = "weekly"))]
    pub rhythm: Rhythm,
}
