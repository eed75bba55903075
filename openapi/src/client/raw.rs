//! What is passed on as it is: calendars, feeds, pictures.

use bytes::Bytes;

use super::operations::{self as op, Operation};
use super::query::Pairs;
use super::{Answer, Client, ClientError, EventsQuery};

impl Client {
    async fn pass(&self, operation: Operation, names: &[&str], pairs: Pairs) -> Result<Answer<Bytes>, ClientError> {
        let mut url = self.address(operation, names)?;
        if !pairs.is_empty() {
            url.query_pairs_mut().extend_pairs(pairs);
        }
        let request = self.identified(self.http.get(url)).await;
        self.bytes(request).await
    }

    /// Events as iCalendar, in a language: those that the query finds, whenever they take place.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn event_calendar(
        &self,
        city: &str,
        query: &EventsQuery,
        lang: &str,
    ) -> Result<Answer<Bytes>, ClientError> {
        let mut pairs = query.of_calendar();
        pairs.push(("lang", lang.to_owned()));
        self.pass(op::EVENT_CALENDAR, &[city], pairs).await
    }

    /// One event as iCalendar, in a language.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn one_event_calendar(&self, city: &str, event: &str, lang: &str) -> Result<Answer<Bytes>, ClientError> {
        let pairs = vec![("lang", lang.to_owned())];
        self.pass(op::ONE_EVENT_CALENDAR, &[city, event], pairs).await
    }

    /// The coming openings of an offer as iCalendar, in a language.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn offer_calendar(&self, city: &str, offer: &str, lang: &str) -> Result<Answer<Bytes>, ClientError> {
        let pairs = vec![("lang", lang.to_owned())];
        self.pass(op::OFFER_CALENDAR, &[city, offer], pairs).await
    }

    /// Articles as an Atom feed, in a language; about these categories, if there are any.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn article_feed(&self, city: &str, topics: &[String], lang: &str) -> Result<Answer<Bytes>, ClientError> {
        let mut pairs = vec![("lang", lang.to_owned())];
        if !topics.is_empty() {
            pairs.push(("topic", topics.join(",")));
        }
        self.pass(op::ARTICLE_FEED, &[city], pairs).await
    }

    /// One file of a picture.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn picture(&self, name: &str) -> Result<Answer<Bytes>, ClientError> {
        self.pass(op::PICTURE, &[name], Pairs::new()).await
    }
}
