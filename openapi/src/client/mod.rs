//! A thin typed client of the API: one method per operation, conditional requests, problems decoded.
//!
//! A read is built first and sent afterwards, so that a caller may use its address as the key of a cache:
//!
//! ```no_run
//! # async fn example() -> Result<(), porta_contract::client::ClientError> {
//! use porta_contract::client::{Answer, Client, OffersQuery, Options};
//!
//! let client = Client::new("http://127.0.0.1:8080", Options::default())?;
//! let query = OffersQuery { district: vec!["nord".into()], ..OffersQuery::default() };
//! let read = client.offers("trier", &query).lang("ar");
//! if let Answer::Fetched(list) = read.send().await? {
//!     assert!(list.value.total >= list.value.items.len() as u64);
//! }
//! # Ok(())
//! # }
//! ```

mod account;
mod answer;
mod application;
mod connect;
mod error;
mod information;
mod operations;
mod pledge;
mod query;
mod raw;
mod read;
mod report;
mod review;
mod staff;
mod subscription;
mod suggestion;
mod transport;

pub use answer::{Answer, Fetched};
pub use application::Credentials;
pub use connect::{Client, Options};
pub use error::ClientError;
pub use operations::{OPERATIONS, Operation};
pub use query::{
    ArticlesQuery, EventsQuery, GuideQuery, LocationsQuery, NeedsQuery, OffersQuery, PageQuery, ProvidersQuery,
    ResponsibilitiesQuery, SearchQuery, SuggestQuery,
};
pub use read::Read;
pub use review::Reviewing;
