//! One request over one connection, which ends with it.
//!
//! The connection is made here, to an address that the guard has seen, and HTTP is spoken over it: there is no pool, no proxy of the
//! environment, no cookie, no redirect, and no name looked up a second time that would have to be switched off.

use std::net::SocketAddr;
use std::pin::pin;

use bytes::Bytes;
use futures_util::future::{Either, select};
use http_body_util::{BodyExt, Empty};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper::{Method, Request, Response, header};
use hyper_util::rt::TokioIo;
use porta_contract::WebsiteReason;
use rustls::pki_types::ServerName;
use rustls::{CertificateError, Error as TlsError};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::{Position, Url};

use super::{Asker, Finding, NoName, Refusal};

/// The longest head of an answer, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// The most that is read of a body, in bytes.
const MOST: usize = 16 * 1024;

/// The head of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Where it leads.
    pub location: Option<String>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The guard does not let it be asked.
    Refused(Refusal),
    /// The name stands for nothing.
    Name(NoName),
    /// Nobody takes the connection.
    NoConnection,
    /// It took too long.
    Timeout,
    /// Its certificate is none that browsers believe.
    Certificate,
    /// Its certificate comes from somebody who is not known here; browsers may know them.
    UnknownIssuer,
    /// The connection broke off, or what came is no answer.
    NoAnswer,
}

impl Trouble {
    /// What it means.
    pub const fn finding(self) -> Finding {
        match self {
            Self::Refused(refusal) => Finding::refused(refusal),
            Self::Name(NoName::Unknown) => Finding::missing(WebsiteReason::NoSuchName, None),
            Self::Name(NoName::NobodyKnows) | Self::Timeout => Finding::trouble(WebsiteReason::Timeout, None),
            Self::NoConnection => Finding::trouble(WebsiteReason::NoConnection, None),
            Self::Certificate => Finding::trouble(WebsiteReason::Certificate, None),
            Self::UnknownIssuer => Finding::unclear(WebsiteReason::Certificate, None),
            Self::NoAnswer => Finding::trouble(WebsiteReason::NoAnswer, None),
        }
    }
}

impl Asker {
    /// Asks once, at a port that the guard lets in.
    pub(super) async fn exchange(&self, method: &Method, (url, port): (&Url, u16)) -> Result<Answer, Trouble> {
        let limits = &self.manners;
        let names = timeout(limits.connect, self.names.of(url)).await;
        let names = names.map_err(|_| Trouble::Name(NoName::NobodyKnows))?;
        let servers = self.guard.look_up(&names.map_err(Trouble::Name)?, port);
        let servers = servers.map_err(Trouble::Refused)?;
        let stream = timeout(limits.connect, connect(&servers)).await;
        let stream = stream.map_err(|_| Trouble::Timeout)??;
        if url.scheme() == "http" {
            return self.speak(stream, method, url).await;
        }
        let name = url.host_str().map(|host| host.trim_matches(['[', ']']).to_owned());
        let name = ServerName::try_from(name.unwrap_or_default()).map_err(|_| Trouble::NoAnswer)?;
        let sealed = timeout(limits.connect, self.tls.connect(name, stream)).await;
        let sealed = sealed.map_err(|_| Trouble::Timeout)?;
        self.speak(sealed.map_err(|error| of_tls(&error))?, method, url).await
    }

    async fn speak<S>(&self, stream: S, method: &Method, url: &Url) -> Result<Answer, Trouble>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let broken = |_: hyper::Error| Trouble::NoAnswer;
        let request = self.request(method, url)?;
        let http = http1::Builder::new()
            .max_buf_size(LONGEST_HEAD)
            .handshake::<_, Empty<Bytes>>(TokioIo::new(stream));
        let (mut sender, connection) = http.await.map_err(broken)?;
        let talk = async {
            let response = timeout(self.manners.answer, sender.send_request(request)).await;
            let response = response.map_err(|_| Trouble::Timeout)?.map_err(broken)?;
            let answer = head(&response);
            // Whatever comes of the body, the answer is there.
            drop(timeout(self.manners.connect, swallow(response)).await);
            Ok(answer)
        };
        match select(pin!(talk), pin!(connection)).await {
            Either::Left((answer, _)) => answer,
            // The other side has said all it had to say.
            Either::Right((_, talk)) => talk.await,
        }
    }

    fn request(&self, method: &Method, url: &Url) -> Result<Request<Empty<Bytes>>, Trouble> {
        let request = Request::builder()
            .method(method)
            .uri(&url[Position::BeforePath..Position::AfterQuery])
            .header(header::HOST, &url[Position::BeforeHost..Position::AfterPort])
            .header(header::USER_AGENT, &self.user_agent)
            .header(header::ACCEPT, "*/*")
            .header(header::CONNECTION, "close")
            .body(Empty::new());
        request.map_err(|_| Trouble::NoAnswer)
    }
}

/// Connects to the first that takes it.
async fn connect(servers: &[SocketAddr]) -> Result<TcpStream, Trouble> {
    for server in servers {
        if let Ok(stream) = TcpStream::connect(server).await {
            return Ok(stream);
        }
    }
    Err(Trouble::NoConnection)
}

fn head(response: &Response<Incoming>) -> Answer {
    let location = response.headers().get(header::LOCATION);
    Answer {
        status: response.status().as_u16(),
        location: location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
    }
}

/// Reads a little of the body, as a visitor would, and drops the rest.
async fn swallow(mut response: Response<Incoming>) {
    let mut seen = 0;
    while let Some(Ok(frame)) = response.frame().await {
        seen += frame.data_ref().map_or(0, Bytes::len);
        if seen >= MOST {
            return;
        }
    }
}

/// A certificate that has run out or has another name is one that browsers warn of. One whose issuer is unknown may be in order: servers
/// forget to send what lies between them and the root, and browsers find it elsewhere.
fn of_tls(error: &std::io::Error) -> Trouble {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>());
    match inner {
        Some(TlsError::InvalidCertificate(CertificateError::UnknownIssuer)) => Trouble::UnknownIssuer,
        Some(TlsError::InvalidCertificate(_)) => Trouble::Certificate,
        _ => Trouble::NoAnswer,
    }
}
