//! Machine translation through a service that speaks as LibreTranslate does. Off unless it is set up; only what is public anyway
//! is sent, and what comes back is always marked as a machine's.

mod ask;
mod job;
mod order;
mod requests;
mod settings;

pub use ask::{Machine, Reason, Refusal};
pub use job::{TRANSLATE, handlers, translate_now};
pub use order::order;
pub use requests::requests;
pub use settings::TranslateArgs;
