//! The mail server, as its address names it.

use std::fmt;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use percent_encoding::percent_decode_str;
use url::Url;

/// When the way to the server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Never (`smtp://`): for a server on this machine or in a network of one's own.
    Never,
    /// If the server offers it (`?tls=opportunistic`): whoever stands between can take the offer away.
    IfOffered,
    /// By STARTTLS, or nothing is sent (`?tls=required`).
    Required,
    /// From the first byte on (`smtps://`).
    Always,
}

impl Tls {
    /// The port such servers listen at.
    const fn port(self) -> u16 {
        match self {
            Self::Never => 25,
            Self::IfOffered | Self::Required => 587,
            Self::Always => 465,
        }
    }
}

/// A mail server to hand messages to.
#[derive(Clone)]
pub struct Server {
    /// Its name, in ASCII, or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether it is spoken to in secret.
    pub tls: Tls,
    /// Who we are to it.
    pub login: Option<Credentials>,
    /// The name we greet it with.
    pub hello: ClientId,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({}:{}, {:?})", self.host, self.port, self.tls)
    }
}

/// An address that names no mail server. Says nothing of what stands in it: there may be a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// No address at all.
    #[error("it is no address: smtps://user:password@host, smtp://user:password@host?tls=required or smtp://host:25")]
    Address,
    /// Another protocol.
    #[error("it begins with smtp:// or smtps://")]
    Scheme,
    /// No such way of encrypting.
    #[error("`tls` is `required` or `opportunistic`, with smtp:// only")]
    Tls,
    /// Something else than `tls`.
    #[error("what may stand after `?` is `tls=required` or `tls=opportunistic`")]
    Parameter,
    /// A name without a password, or the other way round.
    #[error("a user needs a password, and a password a user; signs such as @ : / in them are written as %40 %3A %2F")]
    Login,
}

impl Server {
    /// Reads `smtp://user:password@host:port/name-we-greet-with?tls=required`; all but scheme and host may be left out.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(address: &str) -> Result<Self, ServerError> {
        let url = Url::parse(address).map_err(|_| ServerError::Address)?;
        let mut tls = match url.scheme() {
            "smtp" => Tls::Never,
            "smtps" => Tls::Always,
            _ => return Err(ServerError::Scheme),
        };
        for (name, value) in url.query_pairs() {
            tls = match (name.as_ref(), value.as_ref(), tls) {
                ("tls", "required", Tls::Never) => Tls::Required,
                ("tls", "opportunistic", Tls::Never) => Tls::IfOffered,
                ("tls", ..) => return Err(ServerError::Tls),
                _ => return Err(ServerError::Parameter),
            };
        }
        let name = url.path().trim_matches('/');
        Ok(Self {
            host: host(&url)?,
            port: url.port().unwrap_or_else(|| tls.port()),
            tls,
            login: login(&url)?,
            hello: if name.is_empty() {
                ClientId::default()
            } else {
                ClientId::Domain(name.to_owned())
            },
        })
    }
}

/// The host without the brackets of IPv6; a name of any script in ASCII.
fn host(url: &Url) -> Result<String, ServerError> {
    let host = decoded(url.host_str().unwrap_or_default())?;
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match bare {
        Some(address) => Ok(address.to_owned()),
        None if host.is_empty() => Err(ServerError::Address),
        None => idna::domain_to_ascii(&host).map_err(|_| ServerError::Address),
    }
}

fn login(url: &Url) -> Result<Option<Credentials>, ServerError> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(ServerError::Login),
        (user, Some(password)) => Ok(Some(Credentials::new(decoded(user)?, decoded(password)?))),
    }
}

fn decoded(text: &str) -> Result<String, ServerError> {
    let text = percent_decode_str(text).decode_utf8().map_err(|_| ServerError::Login)?;
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_the_server_is_reached() {
        for (address, host, port, tls) in [
            ("smtp://mail.example", "mail.example", 25, Tls::Never),
            ("smtp://127.0.0.1:1025", "127.0.0.1", 1025, Tls::Never),
            ("smtp://[::1]:25", "::1", 25, Tls::Never),
            ("smtp://mail.example?tls=required", "mail.example", 587, Tls::Required),
            (
                "smtp://mail.example:26/?tls=opportunistic",
                "mail.example",
                26,
                Tls::IfOffered,
            ),
            ("smtps://u:p@mail.example", "mail.example", 465, Tls::Always),
            (
                "smtps://post.bürgerhilfe.example",
                "post.xn--brgerhilfe-9db.example",
                465,
                Tls::Always,
            ),
        ] {
            let server = Server::parse(address).unwrap();
            assert_eq!(
                (server.host.as_str(), server.port, server.tls),
                (host, port, tls),
                "{address}"
            );
        }
        let server = Server::parse("smtps://porta%40city.example:p%3Ass%2F@mail.example/api.city.example").unwrap();
        let login = Credentials::new("porta@city.example".to_owned(), "p:ss/".to_owned());
        assert_eq!(server.login, Some(login));
        assert_eq!(server.hello, ClientId::Domain("api.city.example".to_owned()));
        assert!(!format!("{server:?}").contains("p:ss"));
    }

    #[test]
    fn what_could_be_meant_otherwise_is_refused() {
        for (address, error) in [
            ("mail.example:25", ServerError::Scheme),
            ("25", ServerError::Address),
            ("http://mail.example", ServerError::Scheme),
            ("smtp://", ServerError::Address),
            ("smtp://mail.example?tls=always", ServerError::Tls),
            ("smtps://mail.example?tls=opportunistic", ServerError::Tls),
            // A slip of the pen that would send everything in clear.
            ("smtp://mail.example?tsl=required", ServerError::Parameter),
            ("smtps://porta@mail.example", ServerError::Login),
            ("smtps://:secret@mail.example", ServerError::Login),
        ] {
            assert_eq!(Server::parse(address).unwrap_err(), error, "{address}");
        }
    }
}
