//! Asking a website, politely and carefully.

mod asker;
mod blocks;
mod exchange;
mod finding;
mod guard;
mod manners;
mod names;
mod roots;
mod turns;

pub use asker::Asker;
pub use finding::{Finding, Kind};
pub use guard::{Guard, Refusal};
pub use manners::{Manners, Pause};
pub use names::{Names, NoName};
pub use roots::Roots;

use exchange::{Answer, Trouble};
use turns::Turns;
