//! Connections to a mail server: opened, encrypted, logged in, and never waited for without end.

use std::future::Future;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Mechanism;
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use super::server::{Server, Tls};

/// Ways of logging in, the best first.
const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];
/// So many times the patience with one answer is the patience with a whole conversation.
const WHOLE: u32 = 4;

/// How long the server's answers are waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    each: Duration,
    until: Instant,
}

impl Patience {
    /// So long for each answer, and four times that for all of them.
    #[must_use]
    pub fn of(each: Duration) -> Self {
        Self {
            each,
            until: Instant::now() + each * WHOLE,
        }
    }

    /// Waits for the answer to a goodbye, whatever it is.
    pub async fn quit<T>(self, answer: impl Future<Output = Result<T, Error>>) {
        drop(self.with(answer).await);
    }

    /// Waits for an answer.
    pub(super) async fn with<T>(self, answer: impl Future<Output = Result<T, Error>>) -> Result<T, Trouble> {
        let left = self.each.min(self.until.saturating_duration_since(Instant::now()));
        match timeout(left, answer).await {
            Ok(answer) => answer.map_err(|error| Trouble::from(&error)),
            Err(_) => Err(Trouble::Silent),
        }
    }
}

/// Why a conversation broke off. Holds codes only: what mail servers say repeats addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A reply that it will not do (5xx).
    #[error("{0}")]
    No(u16),
    /// A reply that it cannot do now (4xx).
    #[error("{0}")]
    NotNow(u16),
    /// No answer in time.
    #[error("the mail server did not answer in time")]
    Silent,
    /// No connection.
    #[error("the mail server cannot be reached")]
    Unreachable,
    /// Something that is no reply, or the end of the line.
    #[error("the mail server broke off")]
    Gone,
    /// No encryption, or none that can be trusted.
    #[error("the mail server's TLS cannot be trusted: its certificate must be valid for its name")]
    Untrusted,
    /// STARTTLS is wanted and not offered.
    #[error("the mail server offers no STARTTLS, and nothing is sent in clear")]
    NoTls,
    /// It has no way of logging in that we know.
    #[error("the mail server offers no login by PLAIN or LOGIN on this connection")]
    NoLogin,
    /// An address that the server has no way for.
    #[error("the address has letters before its @ that the mail server cannot carry (it offers no SMTPUTF8)")]
    NoUtf8,
}

impl From<&Error> for Trouble {
    fn from(error: &Error) -> Self {
        match error.status() {
            Some(code) if error.is_permanent() => Self::No(code.into()),
            Some(code) => Self::NotNow(code.into()),
            None if error.is_timeout() => Self::Silent,
            None if error.is_tls() || is_bad_data(error) => Self::Untrusted,
            None if error.is_response() => Self::Gone,
            None => Self::Unreachable,
        }
    }
}

/// True for a handshake that failed: rustls reports it as data that cannot be used.
fn is_bad_data(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            return io.kind() == std::io::ErrorKind::InvalidData;
        }
        source = cause.source();
    }
    false
}

/// A line to the server on which nothing waits for more: the dot that ends a message goes out by itself, and would else lie there until
/// what stands before it is acknowledged, 40 ms for each mail.
async fn line(server: &Server, patience: Patience) -> Result<Box<dyn AsyncTokioStream>, Trouble> {
    let left = patience
        .each
        .min(patience.until.saturating_duration_since(Instant::now()));
    let connecting = TcpStream::connect((server.host.as_str(), server.port));
    let line = timeout(left, connecting).await.map_err(|_| Trouble::Silent)?;
    let line = line.map_err(|_| Trouble::Unreachable)?;
    line.set_nodelay(true).map_err(|_| Trouble::Unreachable)?;
    Ok(Box::new(line))
}

/// Opens a connection: greeting, encryption and login as the address of the server says.
///
/// # Errors
/// [`Trouble`]: nothing has been sent then but, at most, the login.
pub async fn open(server: &Server, patience: Patience) -> Result<AsyncSmtpConnection, Trouble> {
    let tls = || TlsParameters::new(server.host.clone()).map_err(|_| Trouble::Untrusted);
    let mut connection = match server.tls {
        Tls::Always => {
            let address = (server.host.as_str(), server.port);
            let opening = AsyncSmtpConnection::connect_tokio1(address, None, &server.hello, Some(tls()?), None);
            patience.with(opening).await?
        }
        _ => {
            let line = line(server, patience).await?;
            patience
                .with(AsyncSmtpConnection::connect_with_transport(line, &server.hello))
                .await?
        }
    };
    let wanted = match server.tls {
        Tls::Required if !connection.can_starttls() => return Err(Trouble::NoTls),
        Tls::Required => true,
        Tls::IfOffered => connection.can_starttls(),
        Tls::Never | Tls::Always => false,
    };
    if wanted {
        patience.with(connection.starttls(tls()?, &server.hello)).await?;
    }
    if let Some(login) = &server.login {
        if connection.server_info().get_auth_mechanism(&MECHANISMS).is_none() {
            return Err(Trouble::NoLogin);
        }
        patience.with(connection.auth(&MECHANISMS, login)).await?;
    }
    Ok(connection)
}
