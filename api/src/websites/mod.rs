//! The websites that entries name, looked at by night: whether they can still be reached. Off unless the operator switches it on.
//!
//! Who writes in a directory chooses the addresses that this asks, from inside of the city's own net. So nothing is asked that is not
//! on the public net, and what a name stands for is looked up once and asked there ([`Guard`]).

mod named;
mod net;
mod night;
pub mod routes;
mod rows;
mod settings;
mod shown;
mod tools;

pub use net::{Asker, Finding, Guard, Kind, Manners, Names, NoName, Pause, Refusal, Roots};
pub use night::{CHECK, Payload, TICK, check_city, handlers, tick};
pub use rows::broken_since;
pub use settings::WebsiteArgs;
pub use shown::{csv, read};
pub use tools::Tools;
