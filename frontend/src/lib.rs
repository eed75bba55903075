//! Porta's pages: a city's directory of help, server-rendered, shown from the API alone.

pub mod api;
pub mod app;
pub mod clock;
pub mod config;
pub mod handout;
pub mod http;
pub mod i18n;
pub mod pages;
pub mod routes;
pub mod view;
