//! Urgent notices of the city, on top of every page while they hold.

use porta_contract::{City, NoticeSeverity};
use url::Url;

use super::Foreign;
use crate::i18n::Texts;

/// An urgent notice.
#[derive(Clone, Debug)]
pub struct NoticeView {
    /// `info`, `warning` or `danger`.
    pub tone: &'static str,
    /// Icon.
    pub icon_name: &'static str,
    /// What it says.
    pub text: Foreign,
    /// Where more is said.
    pub href: Option<String>,
}

impl NoticeView {
    /// The notices of a city that hold.
    #[must_use]
    pub fn all(t: &Texts, city: &City) -> Vec<Self> {
        let notices = city.notices.iter();
        notices
            .map(|notice| {
                let (tone, icon_name) = match notice.severity {
                    NoticeSeverity::Danger => ("danger", "stop"),
                    NoticeSeverity::Warning => ("warning", "warning"),
                    _ => ("info", "chat"),
                };
                Self {
                    tone,
                    icon_name,
                    text: Foreign::on_page(t.tag(), &notice.text, (&notice.lang, notice.dir)),
                    href: notice.url.as_deref().and_then(web),
                }
            })
            .collect()
    }
}

/// A web address that may stand in a link.
fn web(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}
