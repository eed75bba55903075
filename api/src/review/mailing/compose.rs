//! Composing a mail from what the database says now.

use chrono::{DateTime, Days, Utc};
use diesel::prelude::*;
use porta_contract::{ItemState, ReviewStep};

use crate::catalog::city::City;
use crate::catalog::ids::ProviderId;
use crate::catalog::provider;
use crate::catalog::selection::Selection;
use crate::mail::{self, Mail, Rendered, Section};
use crate::review::Entry;
use crate::review::ids::ReviewId;
use crate::review::rows::{ItemRow, ReviewRow};
use crate::review::settings::CheckSettings;
use crate::review::tools::Setup;
use crate::spine::db::schema::review_items;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

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
    /// What it is about.
    pub step: ReviewStep,
    /// Language; one of those that there are words in.
    pub lang: &'a str,
    /// When the mail was written first: the life of its links counts from here.
    pub at: DateTime<Utc>,
    /// True to leave the secret of the links out.
    pub masked: bool,
}

/// The language of the pages for a language of mails.
#[must_use]
pub fn page_lang(lang: &str) -> &str {
    lang
}

impl Composed<'_> {
    /// The day until which its links are good.
    #[must_use]
    pub fn expires(&self) -> DateTime<Utc> {
        self.at
            .checked_add_days(Days::new(self.settings.link_days))
            .unwrap_or(self.at)
    }

    /// The link of a review; none in a receipt.
    fn link(&self, review: &ReviewId) -> Option<String> {
        let addresses = &self.setup.addresses;
        let token = if self.masked {
            MASK.to_owned()
        } else {
            self.setup.key.link(review, self.step)
        };
        (self.step != ReviewStep::Receipt).then(|| addresses.review(page_lang(self.lang), &token))
    }

    fn entry(&self, entry: &Entry, answer: Option<ItemState>) -> mail::Entry {
        let confirmed = entry.freshness().confirmed_at;
        mail::Entry {
            noun: entry.noun(),
            title: entry.title(self.lang).to_owned(),
            confirmed: confirmed.map(|at| mail::short_date(self.lang, at, self.city.time_zone)),
            answer,
        }
    }

    /// The section of a provider with entries at hand.
    pub fn section(
        &self,
        (review, provider): (&ReviewId, &provider::Provider),
        entries: &[(Entry, Option<ItemState>)],
    ) -> Section {
        let own = provider.texts.iter().find(|text| text.lang == self.lang);
        let source = || provider.texts.iter().find(|text| text.lang == provider.source_lang);
        Section {
            provider: own.or_else(source).map_or_else(String::new, |text| text.title.clone()),
            link: self.link(review),
            entries: entries
                .iter()
                .map(|(entry, answer)| self.entry(entry, *answer))
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
            lang: self.lang,
            city: title,
            until: &until,
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
        let mut entries = Vec::with_capacity(items.len());
        for item in &items {
            let state = item.state()?;
            let asked = mail.step == ReviewStep::Receipt || state == ItemState::Unanswered;
            if asked && let Some(entry) = Entry::load(conn, item.noun()?, &item.record_id)? {
                entries.push((entry, (mail.step == ReviewStep::Receipt).then_some(state)));
            }
        }
        sections.push(mail.section((&review.id, &provider), &entries));
    }
    mail.render(&sections)
}

fn provider_of(conn: &mut AnyConnection, id: &ProviderId) -> Result<Option<provider::Provider>, DbError> {
    let ids = [id.as_str().to_owned()];
    Ok(provider::load(conn, Selection::Ids(&ids))?.pop())
}
