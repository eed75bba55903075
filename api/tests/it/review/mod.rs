//! The twice-yearly check: campaigns, mails, answers.

mod answers;
mod campaigns;
mod chance;
mod corrections;
mod dates;
mod half_year;
mod ladder;
mod links;
mod mails;
mod office;
mod returned;
pub mod scene;
pub mod smtp;
mod staff;
