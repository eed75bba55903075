//! The client of the service. What it says is outside input: sizes, times and texts are limited, and its words are not repeated.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use url::Url;

/// What the machine is called where it is said who translated.
const NAME: &str = "libretranslate";
/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a whole request may take: machines are slow with long texts.
const WHOLE: Duration = Duration::from_secs(120);
/// The longest answer that is read, in bytes.
const LONGEST: usize = 2 * 1024 * 1024;

/// A service that translates.
#[derive(Clone, Debug)]
pub struct Machine {
    client: Client,
    translate: Url,
    key: Option<SecretString>,
}

/// Why a machine does not translate something, as staff read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It does not know the language.
    Language,
    /// It refused the request.
    Refused,
    /// It wants a key, or another one.
    Key,
    /// What it gave is longer than a text may be.
    TooLong,
    /// What it gave is no translation of what it was sent.
    BadAnswer,
    /// It could not be reached, or was too busy.
    Unreachable,
}

impl Reason {
    /// Stable code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Refused => "refused",
            Self::Key => "key",
            Self::TooLong => "too_long",
            Self::BadAnswer => "bad_answer",
            Self::Unreachable => "unreachable",
        }
    }
}

/// How a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It may work another time.
    Later(Reason),
    /// It will not.
    Never(Reason),
}

#[derive(Serialize)]
struct Question<'a> {
    q: &'a [&'a str],
    source: &'a str,
    target: &'a str,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'a str>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "translatedText")]
    translated: Vec<String>,
}

impl Machine {
    /// A service at an address.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn new(address: &str, key: Option<SecretString>) -> Result<Self, String> {
        let mut base = Url::parse(address).map_err(|error| error.to_string())?;
        // The program has no TLS of its own for this: whoever wants it puts a proxy or a tunnel before the service.
        if base.scheme() != "http" || base.host_str().is_none_or(str::is_empty) {
            return Err(
                "it has to begin with http:// and name a host; put a proxy beside Porta that speaks https:// to a service elsewhere"
                    .to_owned(),
            );
        }
        if !base.username().is_empty()
            || base.password().is_some()
            || base.query().is_some()
            || base.fragment().is_some()
        {
            return Err(
                "it has neither a user, nor a query, nor a fragment; the key has a setting of its own".to_owned(),
            );
        }
        let path = format!("{}/translate", base.path().trim_end_matches('/'));
        base.set_path(&path);
        // It goes where the operator says and nowhere else: no redirects, no proxies of the environment.
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .redirect(Policy::none())
            .no_proxy()
            .user_agent(concat!("porta/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self {
            client,
            translate: base,
            key,
        })
    }

    /// What it is called where it is said who translated.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        NAME
    }

    /// Translates some texts, in order.
    ///
    /// # Errors
    /// How it failed, and whether to try again.
    pub async fn translate(&self, (source, target): (&str, &str), texts: &[&str]) -> Result<Vec<String>, Refusal> {
        let question = Question {
            q: texts,
            source: code(source),
            target: code(target),
            format: "text",
            api_key: self.key.as_ref().map(ExposeSecret::expose_secret),
        };
        let sent = self.client.post(self.translate.clone()).json(&question).send().await;
        let response = sent.map_err(|_| Refusal::Later(Reason::Unreachable))?;
        let status = response.status();
        let body = body(response).await?;
        if status != StatusCode::OK {
            return Err(refusal(status, &body));
        }
        let answer: Answer = serde_json::from_slice(&body).map_err(|_| Refusal::Never(Reason::BadAnswer))?;
        let fits = answer.translated.len() == texts.len();
        let empty = answer.translated.iter().any(|text| text.trim().is_empty());
        if !fits || empty {
            return Err(Refusal::Never(Reason::BadAnswer));
        }
        Ok(answer.translated)
    }
}

async fn body(mut response: Response) -> Result<Vec<u8>, Refusal> {
    let mut body = Vec::new();
    loop {
        let chunk = response
            .chunk()
            .await
            .map_err(|_| Refusal::Later(Reason::Unreachable))?;
        let Some(chunk) = chunk else { return Ok(body) };
        if body.len() + chunk.len() > LONGEST {
            return Err(Refusal::Never(Reason::TooLong));
        }
        body.extend_from_slice(&chunk);
    }
}

/// What a refusal means. The service says in words which language it does not know.
fn refusal(status: StatusCode, body: &[u8]) -> Refusal {
    let says = |word: &[u8]| body.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Refusal::Never(Reason::Key),
        StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND if says(b"not supported") => Refusal::Never(Reason::Language),
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::Never(Reason::TooLong),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Refusal::Later(Reason::Unreachable),
        status if status.is_server_error() => Refusal::Later(Reason::Unreachable),
        _ => Refusal::Never(Reason::Refused),
    }
}

/// The code by which such services know a language: its primary subtag.
fn code(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_plain_or_refused() {
        for (address, path) in [
            ("http://127.0.0.1:5000", "/translate"),
            ("http://translate.example/api/", "/api/translate"),
            ("http://10.0.0.7", "/translate"),
        ] {
            assert_eq!(Machine::new(address, None).unwrap().translate.path(), path);
        }
        for address in [
            "",
            "translate.example",
            "ftp://x.example",
            "https://x.example",
            "http://u:p@x.example",
            "http://x.example/?q=1",
            "file:///x",
        ] {
            assert!(Machine::new(address, None).is_err(), "{address}");
        }
    }

    #[test]
    fn refusals_say_whether_to_ask_again() {
        let of = |status: u16, body: &str| refusal(StatusCode::from_u16(status).unwrap(), body.as_bytes());
        assert_eq!(
            of(400, r#"{"error":"xx is not supported"}"#),
            Refusal::Never(Reason::Language)
        );
        assert_eq!(
            of(400, r#"{"error":"Invalid request"}"#),
            Refusal::Never(Reason::Refused)
        );
        assert_eq!(of(403, ""), Refusal::Never(Reason::Key));
        assert_eq!(of(429, ""), Refusal::Later(Reason::Unreachable));
        assert_eq!(of(502, ""), Refusal::Later(Reason::Unreachable));
        assert_eq!(of(302, ""), Refusal::Never(Reason::Refused));
    }
}
