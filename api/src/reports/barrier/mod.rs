//! Barriers that somebody meets on the pages: a number for whoever reports one, a task for staff that is due in thirty days, and another
//! one after twenty. The law on accessibility asks for an answer within a month.

mod close;
mod keep;
mod list;
mod receive;
mod remind;
pub mod routes;

pub use remind::{REMIND, remind, with_reminding};

crate::id! {
    /// Id of the report of a barrier.
    BarrierId
}
