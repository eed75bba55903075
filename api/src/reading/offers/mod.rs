//! Offers for the public: lists with filters, facets and sorting, and single offers.

mod detail;
mod filter;
mod items;
mod list;
mod params;
mod sort;

pub use detail::{alternatives, coming_days, detail, item};
pub use filter::{Filter, Hits};
pub use list::list;
pub use params::OfferParams;
