//! The public reads, over HTTP: what the directory says to everybody.

mod articles;
mod away;
mod calendar;
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
mod needs;
mod nodes;
mod open;
mod others;
mod paths;
mod phones;
mod refusals;
mod responsibilities;
mod secret;
mod sorts;
mod walk;
mod walk_places;
mod wanted;
