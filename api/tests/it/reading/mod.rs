//! The public reads, over HTTP: what the directory says to everybody.

mod away;
mod cities;
mod closures;
mod conditional;
mod document;
mod events;
mod facets;
mod filters;
mod junk;
mod languages;
mod lists;
mod nodes;
mod open;
mod paths;
mod phones;
mod refusals;
mod responsibilities;
mod secret;
mod sorts;
mod walk;
mod walk_places;
mod wanted;
