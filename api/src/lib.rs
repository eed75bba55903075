//! Porta's API: a city's directory of help that stays true.

pub mod access;
pub mod app;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod contract;
pub mod demo;
pub mod exports;
pub mod imports;
pub mod letters;
pub mod mail;
pub mod operation;
pub mod pictures;
pub mod pledges;
pub mod reading;
pub mod reports;
pub mod review;
pub mod rules;
pub mod spine;
pub mod subscriptions;
pub mod suggestions;
pub mod translation;
pub mod websites;
pub mod work;
