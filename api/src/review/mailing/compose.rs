//! Composing a mail from what the database says now.

use chrono::{DateTime, Days, Utc};
use diesel::prelude::*;
use porta_contract::{ItemState, ReviewStep};

use crate::catalog::city::City;
use crate::catalog::ids::ProviderId;
use crate::catalog::provider;
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::mail::{self, Answer, Mail, OwnWords, Rendered, Section};
use crate::review::Entry;
use crate::review::entry::difference;
use crate::review::ids::{MailId, ReviewId};
use crate::review::rows::{ItemRow, ReviewRow};
use crate::review::settings::CheckSettings;
use crate::review::tools::Setup;
use crate::spine::db::schema::review_items;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

/// Fields of an entry as it is shown, and the names that a receipt has for them.
const FIELDS: [(&str, &str); 11] = [
    ("texts", "texts"),
    ("hours", "hours"),
    ("capacity", "capacity"),
    ("phone", "phone"),
    ("email", "email"),
    ("website", "website"),
    ("when", "when"),
    ("duration_minutes", "when"),
    ("valid_until", "valid_until"),
    ("place", "place"),
    ("online_url", "place"),
];
/// Those whose new value is named.
const SHORT: [&str; 3] = ["phone", "email", "website"];

/// Stands for the secret of a link where staff read a mail.
pub const MASK: &str = "••••••";

/// A mail to compose.
#[derive(Clone, Copy, Debug)]
pub struct Composed<'a> {
    /// Whose directory.
    pub city: &'a City,
    /// Settings of the campaign.
    pub settings: &'a CheckSettings,
    /// Addresses and secret.
    pub setup: &'a Setup,
    /// Its id; an empty one for a preview.
    pub id: &'a MailId,
    /// What it is about.
    pub step: ReviewStep,
    /// True when dates have raised the question.
    pub ending: bool,
    /// What the city says instead of the usual words.
    pub own: &'a OwnWords,
    /// Language; one of those that there are words in.
    pub lang: &'a str,
    /// When the mail was written first: the life of its links counts from here.
    pub at: DateTime<Utc>,
    /// True to leave the secret of the links out.
    pub masked: bool,
}

impl Composed<'_> {
    /// The day until which its links are good.
    #[must_use]
    pub fn expires(&self) -> DateTime<Utc> {
        self.at
            .checked_add_days(Days::new(self.settings.link_days))
            .unwrap_or(self.at)
    }

    /// The secret of a link to a review.
    #[must_use]
    pub fn token(&self, review: &ReviewId) -> String {
        self.setup.key.link(review, self.step, self.id)
    }

    /// The link of a review; none in a receipt.
    #[must_use]
    pub fn link(&self, review: &ReviewId) -> Option<String> {
        let addresses = &self.setup.addresses;
        let token = if self.masked {
            MASK.to_owned()
        } else {
            self.token(review)
        };
        (self.step != ReviewStep::Receipt).then(|| addresses.review(self.lang, &token))
    }

    fn entry(&self, entry: &Entry, answer: Option<&Answer>) -> mail::Entry {
        let confirmed = entry.freshness().confirmed_at;
        mail::Entry {
            noun: entry.noun(),
            title: entry.title(self.lang).to_owned(),
            confirmed: confirmed.map(|at| mail::short_date(self.lang, at, self.city.time_zone)),
            answer: answer.cloned(),
        }
    }

    /// The section of a provider with entries at hand.
    pub fn section(
        &self,
        (review, provider): (&ReviewId, &provider::Provider),
        entries: &[(Entry, Option<Answer>)],
    ) -> Section {
        let own = provider.texts.iter().find(|text| text.lang == self.lang);
        let source = || provider.texts.iter().find(|text| text.lang == provider.source_lang);
        Section {
            provider: own.or_else(source).map_or_else(String::new, |text| text.title.clone()),
            link: self.link(review),
            entries: entries
                .iter()
                .map(|(entry, answer)| self.entry(entry, answer.as_ref()))
                .collect(),
        }
    }

    /// Subject and parts.
    ///
    /// # Errors
    /// [`DbError::Other`] for a template that does not fit, a defect.
    pub fn render(&self, sections: &[Section]) -> Result<Rendered, DbError> {
        let title = self.city.settings.title.get(self.lang).unwrap_or(&self.city.name);
        let until = mail::short_date(self.lang, self.expires(), self.city.time_zone);
        let mail = Mail {
            step: self.step,
            ending: self.ending,
            lang: self.lang,
            city: title,
            until: &until,
            own: self.own,
            sections,
        };
        mail::render(&mail).map_err(|error| DbError::Other(error.to_string()))
    }
}

/// Renders a mail about reviews as they are in the database now.
pub fn compose(conn: &mut AnyConnection, mail: &Composed<'_>, reviews: &[ReviewRow]) -> Result<Rendered, DbError> {
    let mut sections = Vec::with_capacity(reviews.len());
    for review in reviews {
        let Some(provider) = provider_of(conn, &review.provider_id)? else {
            continue;
        };
        let items: Vec<ItemRow> = review_items::table
            .filter(review_items::review_id.eq(&review.id))
            .order(review_items::position)
            .select(ItemRow::as_select())
            .load(conn)?;
        let receipt = mail.step == ReviewStep::Receipt;
        let mut asked = Vec::with_capacity(items.len());
        for item in &items {
            if receipt || item.state()? == ItemState::Unanswered {
                asked.push((item, item.noun()?));
            }
        }
        let wanted = asked.iter().map(|(item, noun)| (*noun, item.record_id.as_str()));
        let mut records = Entry::load_all(conn, wanted)?;
        let mut entries = Vec::with_capacity(asked.len());
        for (item, _) in asked {
            if let Some(entry) = records.remove(&item.record_id) {
                let answer = receipt.then(|| answer(conn, item, &entry)).transpose()?;
                entries.push((entry, answer));
            }
        }
        sections.push(mail.section((&review.id, &provider), &entries));
    }
    mail.render(&sections)
}

/// What was answered about an entry, with what that has changed of it.
fn answer(conn: &mut AnyConnection, item: &ItemRow, entry: &Entry) -> Result<Answer, DbError> {
    let state = item.state()?;
    let mut changed = Vec::new();
    if let (ItemState::Corrected, Some(before)) = (state, &item.before) {
        let before: Entry = stored::read("review_items.before", before)?;
        let (before, now) = (before.shown(conn)?, entry.shown(conn)?);
        for field in difference(&before, &now) {
            let named = FIELDS
                .iter()
                .find(|(field_name, _)| field.pointer == format!("#/{field_name}"));
            if let Some((_, name)) = named {
                let short = SHORT.contains(name).then(|| field.now.as_str().map(str::to_owned));
                changed.push((*name, short.flatten()));
            }
        }
        // The address stands on the place, not on the entry.
        if item.place_before.is_some() {
            changed.push(("place", None));
        }
        changed.dedup();
    }
    Ok(Answer {
        state,
        pending: item.pending.is_some(),
        changed,
    })
}

fn provider_of(conn: &mut AnyConnection, id: &ProviderId) -> Result<Option<provider::Provider>, DbError> {
    let ids = [id.as_str().to_owned()];
    Ok(provider::load(conn, Selection::Ids(&ids))?.pop())
}
