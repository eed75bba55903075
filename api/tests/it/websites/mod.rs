//! The nightly look at websites, against servers on loopback that the guard lets in by name.

mod asking;
mod guarded;
mod nights;
mod polite;
mod scene;
mod server;
mod shown;
