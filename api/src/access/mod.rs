//! Who may: accounts and clients, the tokens they get, and the guards that ask for them.

pub mod account;
pub mod audit;
pub mod chores;
pub mod client;
mod error;
pub mod factor;
pub mod grant;
mod guard;
pub mod limit;
pub mod link;
pub mod notice;
pub mod seal;
pub mod secret;
pub mod secret_places;
pub mod session;
pub mod token;
mod tools;

pub use error::AccessError;
pub use guard::provider_named;
pub use guard::{
    AccountKeeper, Administrator, Caller, CityAdministrator, ClientPrincipal, Contributor, Editor, EntryLister,
    EntryMaker, EntryReader, EntryWriter, InCharge, MailReporter, Principal, Reach, RecordTranslator, ReviewReader,
    Staff, Translator, admit, authenticate,
};
use guard::{city_named, needs_factor};
