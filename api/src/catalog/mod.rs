//! What a city has, one folder a noun; everything here is WRITTEN here and nowhere else.

pub mod address;
pub mod category;
pub mod change;
pub mod changes;
pub mod check;
pub mod city;
pub mod confirm;
pub mod district;
pub mod entries;
pub mod event;
pub mod fact;
pub mod freshness;
pub mod ids;
pub mod location;
pub mod offer;
pub mod page;
pub mod provider;
pub mod record;
pub mod responsibility;
pub mod selection;
pub mod source_text;
pub mod stored;
pub mod text;
pub mod topic;
pub mod tree;
pub mod writing;
