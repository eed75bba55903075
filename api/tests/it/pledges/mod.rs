//! What citizens offer: made by anybody, confirmed by a link, read by those in charge, and gone in the end.

mod inbox;
mod letters;
mod links;
mod marker;
mod periods;
mod scene;
mod send;
