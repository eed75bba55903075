//! Pages and facts: reads like any other, and the files of a fact as they are.

use bytes::Bytes;

use super::operations::{self as op, Operation};
use super::query::Pairs;
use super::{Answer, Client, ClientError, PageQuery, Read};
use crate::{Fact, FactItem, List, Page, PageItem};

impl Client {
    /// The tree of pages, each before those below it.
    pub fn pages(&self, city: &str, page: &PageQuery) -> Read<List<PageItem>> {
        self.read(op::PAGES, &[city], page.pairs())
    }

    /// One page with its check list and its way through the tree.
    pub fn page(&self, city: &str, page: &str) -> Read<Page> {
        self.read(op::PAGE, &[city, page], Pairs::new())
    }

    /// Series of figures.
    pub fn facts(&self, city: &str, page: &PageQuery) -> Read<List<FactItem>> {
        self.read(op::FACTS, &[city], page.pairs())
    }

    /// One series with its figures.
    pub fn fact(&self, city: &str, fact: &str) -> Read<Fact> {
        self.read(op::FACT, &[city, fact], Pairs::new())
    }

    /// One series as a table (CSV), as the API sends it.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn fact_table(&self, city: &str, fact: &str) -> Result<Answer<Bytes>, ClientError> {
        self.file(op::FACT_TABLE, &[city, fact], Pairs::new()).await
    }

    /// One series as a plot (SVG), as the API sends it, for a reader of a language and a width in CSS pixels.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn fact_plot(
        &self,
        city: &str,
        fact: &str,
        (lang, width): (&str, u32),
    ) -> Result<Answer<Bytes>, ClientError> {
        let pairs = vec![("lang", lang.to_owned()), ("width", width.to_string())];
        self.file(op::FACT_PLOT, &[city, fact], pairs).await
    }

    async fn file(&self, operation: Operation, names: &[&str], pairs: Pairs) -> Result<Answer<Bytes>, ClientError> {
        let mut url = self.address(operation, names)?;
        if !pairs.is_empty() {
            url.query_pairs_mut().extend_pairs(pairs);
        }
        let request = self.identified(self.http.get(url)).await;
        self.bytes(request).await
    }
}
