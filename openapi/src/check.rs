//! What a city's staff set about the check, the words of its mails, and the mails as they were sent.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::word::word;
use crate::{MailState, ReviewStep};

/// What a city sets about its check. Campaigns that are open keep the settings they were opened with.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewSettings {
    /// True when campaigns open by themselves.
    pub scheduled: bool,
    /// Days of the year on which they do, as `MM-DD`; moved to the next morning that is good for mails. Up to 12.
    #[cfg_attr(feature = "schema", schema(example = json!(["03-01", "09-01"]), max_items = 12))]
    pub days: Vec<String>,
    /// Hour of the morning at which mails go out, local time.
    #[cfg_attr(feature = "schema", schema(example = 9, minimum = 0, maximum = 23))]
    pub hour: u32,
    /// School holidays of the Land; no mail goes out during them. Up to 100.
    #[cfg_attr(feature = "schema", schema(max_items = 100))]
    pub school_holidays: Vec<DaySpan>,
    /// Days from the opening to the first reminder.
    #[cfg_attr(feature = "schema", schema(example = 14, minimum = 1, maximum = 365))]
    pub first_reminder: u32,
    /// Days to the second reminder.
    #[cfg_attr(feature = "schema", schema(example = 28, minimum = 1, maximum = 365))]
    pub second_reminder: u32,
    /// Days to the mail to the second contact.
    #[cfg_attr(feature = "schema", schema(example = 35, minimum = 1, maximum = 365))]
    pub second_contact: u32,
    /// Days until staff are asked to phone.
    #[cfg_attr(feature = "schema", schema(example = 42, minimum = 1, maximum = 365))]
    pub phone: u32,
    /// Days a link is good for.
    #[cfg_attr(feature = "schema", schema(example = 60, minimum = 1, maximum = 365))]
    pub link_days: u32,
    /// True when corrections by providers are published at once, where nothing else is set for a provider.
    pub publish_corrections: bool,
    /// Days before an entry ends (`valid_until`, `funded_until`) at which its provider is asked what comes next; 0 for never.
    #[cfg_attr(feature = "schema", schema(example = 42, minimum = 0, maximum = 365))]
    pub ask_before_end: u32,
}

/// From one day to another, both included.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaySpan {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

/// The words of mails in a language: those of the program, and what the city writes instead.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWords {
    /// Language (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// The words, in the order of their names.
    pub words: Vec<MailWord>,
}

/// One of the texts that mails are put together from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWord {
    /// Its name.
    #[cfg_attr(feature = "schema", schema(example = "intro_opening"))]
    pub word: String,
    /// What the program says; `{{ city }}` stands for the directory's title, `{{ date }}` for the last day of the links.
    pub usual: String,
    /// What the city says instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
}

/// What a city writes instead of the usual words: only what is mentioned changes, `null` brings the usual words back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailWordsChange {
    /// Texts by the names of the words, up to 2000 characters each, with `{{ city }}` and `{{ date }}` as gaps.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, Option<String>>))]
    pub words: BTreeMap<String, Option<String>>,
}

/// A mail to be looked at before its words are changed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailWordsPreview {
    /// Which mail.
    pub step: ReviewStep,
    /// Words as they would be, over those that the city has; empty to see what it has.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, Option<String>>))]
    pub words: BTreeMap<String, Option<String>>,
}

word! {
    /// What came back on a mail.
    ReturnKind {
        /// It could not be delivered, and never will be (RFC 3464, status 5).
        Failed = "failed",
        /// It could not be delivered this time (status 4); it is sent again.
        Bounced = "bounced",
        /// It is late; the mail servers go on trying.
        Delayed = "delayed",
        /// Nobody is there to read it now.
        AutoReply = "auto_reply",
        /// Somebody has written back.
        Answer = "answer",
        /// The recipient has called it spam (RFC 5965).
        Complaint = "complaint",
    }
}

/// What has been made of a message that came back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnNoted {
    /// What it is; none when it is about no mail of the check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ReturnKind>,
    /// Id of the mail it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// True when this very message was known already.
    pub known: bool,
}

/// Mails of the check.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckMails {
    /// The mails, newest first.
    pub items: Vec<CheckMail>,
    /// Cursor of the next page; none on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A mail of the check, for staff.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckMail {
    /// Its id.
    pub id: String,
    /// Id of the campaign.
    pub campaign: String,
    /// What it is about.
    pub step: ReviewStep,
    /// Language (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// Where it goes; none when the address has been deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "office@verein.example"))]
    pub to: Option<String>,
    /// Slugs of the providers it is about.
    pub providers: Vec<String>,
    /// Where it stands.
    pub state: MailState,
    /// How often it was handed to the mail server.
    pub attempts: i32,
    /// True when it may have gone out twice, with the same Message-ID.
    pub doubtful: bool,
    /// The mail server's code, when it did not take it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When the mail server took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime<Utc>>,
    /// What came back on it, in order.
    pub returns: Vec<MailReturn>,
    /// What it said, the secrets of its links masked; only where a single mail is read, and it has been handed to the mail server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<MailContent>,
}

/// What a mail says.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailContent {
    /// Subject line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// Something that came back on a mail.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailReturn {
    /// What it was.
    pub kind: ReturnKind,
    /// Status code of the report (RFC 3463).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "5.1.1"))]
    pub status: Option<String>,
    /// When it came.
    pub received_at: DateTime<Utc>,
}

/// How many links have been ended.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedLinks {
    /// Links that were good until now.
    pub revoked: i64,
}
