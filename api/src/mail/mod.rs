//! Mail: words and layout of messages, their headers, and the ways they leave by. Knows no noun of the catalog.

mod account;
mod address;
pub mod check;
mod dkim;
mod encoded;
pub mod mailbox;
mod message;
pub mod page;
mod pledge;
mod report;
mod returned;
mod settings;
mod subscription;
mod suggestion;
mod templates;
mod transport;

pub use account::{AccountMail, render_account};
pub use dkim::{DkimArgs, SignError, Signer};
pub use message::{Letter, MessageError, build};
pub use pledge::{PledgeMail, render_pledge};
pub use report::{ReportMail, render_report};
pub use returned::{Returned, understand};
pub use settings::MailArgs;
pub use subscription::{DigestItem, DigestMail, DigestSection, SubscriptionMail, render_digest, render_subscription};
pub use suggestion::{SuggestionMail, render_suggestion};
pub use templates::{
    Answer, Entry, Mail, OwnWords, Rendered, Section, TemplateError, WordFault, check_own, language, render,
    short_date, short_time, usual_words,
};
pub use transport::{Manner, Server, ServerError, Tls, Transport, Verdict};
