//! The pages: one file each. A page is a struct with what it shows, its status and how long it may be kept.

mod account;
mod article;
mod barrier;
mod calendar;
mod category_tree;
mod ctx;
mod directory;
mod district;
mod districts;
mod error;
mod event;
mod events;
mod fact;
mod facts;
mod fields;
mod filters;
mod form;
mod handout;
mod help;
mod home;
mod information;
mod information_tree;
mod legal;
mod machines;
mod map;
mod new_district;
mod news;
mod offer;
mod offers;
mod other_offers;
mod passed;
mod provider;
mod providers;
mod report;
mod responsibilities;
mod review;
mod root;
mod search;
mod subscribe;
mod suggest;
mod tigrinya;

pub use account::{
    answer_confirm_address, answer_forgotten, answer_set_password, confirm_address, forgotten, set_password,
};
pub use article::article;
pub use barrier::{answer_barrier, barrier};
pub use calendar::{day, month};
pub use ctx::{Ctx, Page};
pub use directory::directory;
pub use district::district;
pub use districts::districts;
pub use error::fallback;
pub use event::event;
pub use events::events;
pub use fact::{fact, fact_plot, fact_table};
pub use facts::facts;
pub use handout::handout;
pub use help::{answer_offer_help, answer_pledge_link, help, need, offer_help, pledge_link};
pub use home::home;
pub use information::information;
pub use information_tree::information_tree;
pub use legal::{accessibility, easy_german, imprint, privacy, sign_language};
pub use machines::{manifest, robots, security, sitemap, sitemap_part, suggestions};
pub use map::map;
pub use new_district::new_district;
pub use news::news;
pub use offer::offer;
pub use offers::offers;
pub use passed::{article_feed, event_calendar, offer_calendar, one_event_calendar, picture};
pub use provider::provider;
pub use providers::providers;
pub use report::{answer_report, report};
pub use responsibilities::{guide, responsibilities, responsibility};
pub use review::{
    add, answer_add, answer_correct, answer_gone, answer_review, answer_review_link, correct, gone, review, review_link,
};
pub use root::root;
pub use search::search;
pub use subscribe::{answer_subscribe, answer_subscription, subscribe, subscription};
pub use suggest::{answer_suggest, suggest};
pub use tigrinya::tigrinya;

/// Entries on one page of a list.
const PER_PAGE: u32 = 10;
