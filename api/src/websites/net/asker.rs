//! Asks a website: politely, and step by step where it leads elsewhere.
//!
//! `robots.txt` is not asked. It is for those who crawl, and find pages by themselves; this looks once a night at one page, whose
//! address its owner has given to the directory to lead people there.

use hyper::Method;
use porta_contract::WebsiteReason;
use rustls::ClientConfig;
use tokio_rustls::TlsConnector;
use url::Url;

use super::{Answer, Finding, Guard, Manners, Names, Roots, Trouble, Turns};

/// The most redirects that are followed.
const MOST_REDIRECTS: usize = 5;
/// Answers to HEAD that are asked again by GET: some servers do not know HEAD, and say so in many ways. A page is never called missing
/// because of those.
const ASK_BY_GET: [u16; 7] = [400, 403, 404, 405, 406, 500, 501];

/// Asks websites.
pub struct Asker {
    pub(super) guard: Guard,
    pub(super) names: Names,
    pub(super) tls: TlsConnector,
    pub(super) manners: Manners,
    pub(super) user_agent: String,
    turns: Turns,
}

impl std::fmt::Debug for Asker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asker")
            .field("guard", &self.guard)
            .field("manners", &self.manners)
            .finish_non_exhaustive()
    }
}

impl Asker {
    /// One that says it asks for the directory at `pages`.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn new(guard: Guard, names: Names, roots: &Roots, manners: Manners, pages: &str) -> Result<Self, String> {
        let config: std::sync::Arc<ClientConfig> = roots.config()?;
        let plain: String = pages.chars().filter(char::is_ascii_graphic).collect();
        Ok(Self {
            guard,
            names,
            tls: TlsConnector::from(config),
            manners,
            user_agent: format!(
                "porta/{} (looks whether links of the directory {plain} still work)",
                env!("CARGO_PKG_VERSION")
            ),
            turns: Turns::default(),
        })
    }

    /// How many hosts it asks at once.
    pub(in crate::websites) const fn hosts(&self) -> usize {
        self.manners.hosts
    }

    /// Forgets which hosts it has asked.
    pub(in crate::websites) fn tidy(&self) {
        self.turns.tidy();
    }

    /// Looks whether a website can be reached.
    pub async fn look(&self, url: &str) -> Finding {
        let Ok(mut at) = Url::parse(url) else {
            return Finding::refused(super::Refusal::Scheme);
        };
        for _ in 0..=MOST_REDIRECTS {
            let answer = match self.page(&at).await {
                Ok(answer) => answer,
                Err(trouble) => return trouble.finding(),
            };
            match next(&at, &answer) {
                Some(Ok(next)) => at = next,
                Some(Err(())) => return Finding::trouble(WebsiteReason::Redirects, Some(answer.status)),
                None => return Finding::of(&answer),
            }
        }
        // Some servers lead around in a circle whoever brings no cookie back; people do.
        Finding::unclear(WebsiteReason::Redirects, None)
    }

    /// Asks for the head of a page, and for the page where that is not understood.
    async fn page(&self, url: &Url) -> Result<Answer, Trouble> {
        match self.ask(&Method::HEAD, url).await {
            Ok(answer) if ASK_BY_GET.contains(&answer.status) => {}
            Err(Trouble::NoAnswer) => {}
            decided => return decided,
        }
        self.ask(&Method::GET, url).await
    }

    async fn ask(&self, method: &Method, url: &Url) -> Result<Answer, Trouble> {
        let host = url.host_str().unwrap_or_default();
        let port = self.guard.look_at(url).map_err(Trouble::Refused)?;
        let turn = self.turns.take(host, &self.manners.pause).await;
        let answer = self.exchange(method, (url, port)).await;
        drop(turn);
        answer
    }
}

/// Where an answer leads; nowhere for most. An error when it leads to what is no address.
fn next(at: &Url, answer: &Answer) -> Option<Result<Url, ()>> {
    if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = answer.location.as_deref()?;
    Some(at.join(location).map_err(drop))
}
