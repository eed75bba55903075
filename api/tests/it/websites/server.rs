//! A web server on loopback that answers as a test tells it to, and remembers what it was asked.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// A request: `HEAD`, host without port, path with query, and all of its head in lower case.
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: String,
    pub host: String,
    pub path: String,
    pub head: String,
}

/// What the server does.
pub enum Reply {
    /// Answers with a status.
    Status(u16),
    /// Leads elsewhere.
    To(u16, String),
    /// Says nothing, and keeps the connection.
    Nothing,
    /// Closes the connection.
    Close,
    /// Says 200 and sends a body that never ends.
    Endless,
}

type Answers = dyn Fn(&Asked) -> Reply + Send + Sync;

#[derive(Default)]
struct Seen {
    asked: Vec<Asked>,
    /// Requests at work by host, and the most there ever were.
    at_once: BTreeMap<String, (usize, usize)>,
}

/// A running server; it ends with the runtime of its test.
#[derive(Clone)]
pub struct Server {
    pub address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

impl Server {
    pub async fn start(answers: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Self::run(None, answers).await
    }

    /// One that speaks https.
    pub async fn sealed(acceptor: TlsAcceptor, answers: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Self::run(Some(acceptor), answers).await
    }

    async fn run(acceptor: Option<TlsAcceptor>, answers: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            seen: Arc::default(),
        };
        let (seen, answers): (_, Arc<Answers>) = (Arc::clone(&server.seen), Arc::new(answers));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, answers, acceptor) = (Arc::clone(&seen), Arc::clone(&answers), acceptor.clone());
                tokio::spawn(async move {
                    match acceptor {
                        None => serve(stream, &seen, &*answers).await,
                        Some(acceptor) => {
                            if let Ok(stream) = acceptor.accept(stream).await {
                                serve(stream, &seen, &*answers).await;
                            }
                        }
                    }
                });
            }
        });
        server
    }

    /// An address at this server, under a name.
    pub fn url(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.address.port())
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.seen.lock().unwrap().asked.clone()
    }

    /// The same in short: `HEAD verein.example/`.
    pub fn lines(&self) -> Vec<String> {
        let line = |asked: &Asked| format!("{} {}{}", asked.method, asked.host, asked.path);
        self.asked().iter().map(line).collect()
    }

    /// Forgets what it was asked.
    pub fn forget(&self) {
        self.seen.lock().unwrap().asked.clear();
    }

    /// The most requests that were ever at work at once for one host.
    pub fn most_at_once(&self) -> usize {
        let seen = self.seen.lock().unwrap();
        seen.at_once.values().map(|(_, most)| *most).max().unwrap_or_default()
    }
}

async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin, seen: &Mutex<Seen>, answers: &Answers) {
    let Some(asked) = read(&mut stream).await else { return };
    let host = asked.host.clone();
    let reply = answers(&asked);
    {
        let mut seen = seen.lock().unwrap();
        seen.asked.push(asked);
        let (now, most) = seen.at_once.entry(host.clone()).or_default();
        *now += 1;
        *most = (*now).max(*most);
    }
    // Whoever would come at the same time has every occasion to.
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
    seen.lock().unwrap().at_once.entry(host).or_default().0 -= 1;
    let head = match reply {
        Reply::Status(status) => format!("HTTP/1.1 {status} X\r\nset-cookie: a=b\r\ncontent-length: 0\r\n\r\n"),
        Reply::To(status, ref location) => {
            format!("HTTP/1.1 {status} X\r\nset-cookie: a=b\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n")
        }
        Reply::Close => return,
        Reply::Nothing => return std::future::pending().await,
        Reply::Endless => "HTTP/1.1 200 X\r\n\r\n".to_owned(),
    };
    let endless = matches!(reply, Reply::Endless);
    let mut sent = stream.write_all(head.as_bytes()).await;
    while endless && sent.is_ok() {
        sent = stream.write_all(&[b'x'; 4096]).await;
    }
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Option<Asked> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(stream.read_u8().await.ok()?);
    }
    let text = String::from_utf8(bytes).unwrap();
    let mut words = text.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let head = text.to_ascii_lowercase();
    let host = head.lines().find_map(|line| line.strip_prefix("host: "))?;
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name).to_owned();
    Some(Asked {
        method,
        host,
        path,
        head,
    })
}
