//! A mail server on loopback that takes, puts off, refuses, hangs up, and says nothing (RFC 5321).

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

/// What the server does with one attempt to write to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Takes the message.
    Take,
    /// Gives that reply to the recipient.
    Say(&'static str),
    /// Gives that reply to the message.
    SayAtEnd(&'static str),
    /// Hangs up instead of a reply to the recipient.
    HangUp,
    /// Hangs up in the middle of the message.
    HangUpInside,
    /// Takes the message, and hangs up instead of saying so.
    TakeAndHangUp,
    /// Loses the message, and hangs up.
    LoseAndHangUp,
    /// Never replies to the recipient.
    Silence,
    /// Takes the message, and never says so.
    TakeInSilence,
}

impl Act {
    /// True when the message has been taken.
    pub const fn takes(self) -> bool {
        matches!(self, Self::Take | Self::TakeAndHangUp | Self::TakeInSilence)
    }

    /// True when whoever sends cannot know whether it has been.
    pub const fn leaves_a_doubt(self) -> bool {
        matches!(
            self,
            Self::HangUpInside | Self::TakeAndHangUp | Self::LoseAndHangUp | Self::TakeInSilence
        )
    }
}

/// A message that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: String,
    /// Head and body, without the dots that the protocol adds.
    pub text: String,
}

impl Taken {
    /// A header, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self
            .text
            .split("\r\n\r\n")
            .next()?
            .replace("\r\n ", " ")
            .replace("\r\n\t", " ");
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned())
    }
}

/// What happened.
#[derive(Debug, Default)]
pub struct Log {
    /// Lines of clients, without those of messages.
    pub said: Vec<String>,
    /// What was done with each attempt, by recipient, in order.
    pub acts: Vec<(String, Act)>,
    pub taken: Vec<Taken>,
}

type Plan = dyn Fn(&str) -> Act + Send + Sync;

/// The certificate of servers that speak TLS, for `localhost` and `127.0.0.1`; whoever trusts this file trusts them.
pub const CERTIFICATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/harness/tls/cert.pem");

/// A mail server. It runs until the test ends.
pub struct MailServer {
    pub url: String,
    pub log: Arc<Mutex<Log>>,
}

impl MailServer {
    /// A server that says it can do these things (STARTTLS it can), and does with each recipient as planned.
    pub fn start(offers: &'static [&'static str], plan: impl Fn(&str) -> Act + Send + Sync + 'static) -> Self {
        Self::listen(offers, false, Arc::new(plan))
    }

    /// A server that speaks TLS from the first byte on, and takes everything.
    pub fn encrypted() -> Self {
        Self::listen(&["AUTH PLAIN"], true, Arc::new(|_: &str| Act::Take))
    }

    fn listen(offers: &'static [&'static str], encrypted: bool, plan: Arc<Plan>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let scheme = if encrypted { "smtps" } else { "smtp" };
        let url = format!("{scheme}://{}", listener.local_addr().unwrap());
        let log: Arc<Mutex<Log>> = Arc::default();
        let seen = Arc::clone(&log);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (plan, log) = (Arc::clone(&plan), Arc::clone(&seen));
                std::thread::spawn(move || {
                    let line: Box<dyn Line> = if encrypted { secret(stream) } else { Box::new(stream) };
                    let talk = Talk {
                        line: BufReader::new(line),
                        offers,
                        plan: &*plan,
                        log: &log,
                    };
                    talk.run()
                });
            }
        });
        Self { url, log }
    }

    /// Everything that was taken, in order.
    pub fn taken(&self) -> Vec<Taken> {
        self.log.lock().unwrap().taken.clone()
    }

    /// How often somebody said a line that begins so.
    pub fn heard(&self, start: &str) -> usize {
        let log = self.log.lock().unwrap();
        log.said.iter().filter(|line| line.starts_with(start)).count()
    }
}

/// A connection, encrypted or not.
trait Line: Read + Write + Send {}

impl<T: Read + Write + Send> Line for T {}

/// The server's end of an encrypted connection.
fn secret(line: impl Line + 'static) -> Box<dyn Line> {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("tls/cert.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let end = ServerConnection::new(Arc::new(config)).unwrap();
    Box::new(StreamOwned::new(end, line))
}

fn between(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

/// One connection; ends when either side hangs up.
struct Talk<'a> {
    line: BufReader<Box<dyn Line>>,
    offers: &'a [&'a str],
    plan: &'a Plan,
    log: &'a Mutex<Log>,
}

impl Talk<'_> {
    fn read(&mut self) -> Option<String> {
        let mut line = String::new();
        self.line.read_line(&mut line).ok().filter(|read| *read > 0)?;
        Some(line)
    }

    fn say(&mut self, text: &str) -> Option<()> {
        self.line.get_mut().write_all(format!("{text}\r\n").as_bytes()).ok()
    }

    fn run(mut self) -> Option<()> {
        self.say("220 mail.example ESMTP")?;
        let (mut from, mut to, mut act) = (String::new(), String::new(), Act::Take);
        loop {
            let line = self.read()?.trim_end().to_owned();
            self.log.lock().unwrap().said.push(line.clone());
            match line.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => {
                    for offer in self.offers {
                        self.say(&format!("250-{offer}"))?;
                    }
                    self.say("250 8BITMIME")?;
                }
                "STARTTLS" => {
                    self.say("220 go on")?;
                    self.line = BufReader::new(secret(self.line.into_inner()));
                }
                "AUTH" => {
                    let right = line.ends_with("AHBvcnRhAHNlY3JldA==");
                    self.say(if right { "235 welcome" } else { "535 5.7.8 no" })?;
                }
                "MAIL" => {
                    from = between(&line);
                    self.say("250 OK")?;
                }
                "RCPT" => {
                    to = between(&line);
                    act = (self.plan)(&to);
                    self.recipient(&to, act)?;
                }
                "DATA" => self.message((&from, &to), act)?,
                "QUIT" => {
                    self.say("221 bye")?;
                    return None;
                }
                _ => self.say("250 OK")?,
            }
        }
    }

    fn recipient(&mut self, to: &str, act: Act) -> Option<()> {
        self.log.lock().unwrap().acts.push((to.to_owned(), act));
        match act {
            Act::HangUp => None,
            Act::Say(reply) => self.say(reply),
            // Until the other side has had enough.
            Act::Silence => {
                self.read();
                None
            }
            _ => self.say("250 OK"),
        }
    }

    fn message(&mut self, (from, to): (&str, &str), act: Act) -> Option<()> {
        self.say("354 go on")?;
        let mut text = String::new();
        loop {
            let line = self.read()?;
            if act == Act::HangUpInside {
                return None;
            }
            if line == ".\r\n" {
                break;
            }
            text.push_str(line.strip_prefix('.').unwrap_or(&line));
        }
        if act.takes() {
            let (from, to) = (from.to_owned(), to.to_owned());
            self.log.lock().unwrap().taken.push(Taken { from, to, text });
        }
        match act {
            Act::TakeAndHangUp | Act::LoseAndHangUp => None,
            Act::TakeInSilence => {
                self.read();
                None
            }
            Act::SayAtEnd(reply) => self.say(reply),
            _ => self.say("250 taken"),
        }
    }
}
