//! News by mail: asked for, confirmed, sent, and ended.

mod ask;
mod manage;
mod news;
mod scene;
mod smtp;
