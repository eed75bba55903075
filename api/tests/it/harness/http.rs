//! A client that sends exactly the bytes it is told to, broken ones too: one connection per request.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use porta_contract::Problem;
use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value, if it is there once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        let first = all.next().map(|(_, value)| value.as_str());
        assert!(all.next().is_none(), "{name} is there twice: {:?}", self.headers);
        first
    }

    /// The strong validator.
    pub fn etag(&self) -> &str {
        self.header("etag").unwrap_or_else(|| panic!("no ETag: {self:?}"))
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body of a 200.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{}", String::from_utf8_lossy(&self.body));
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The problem of a refusal with this status.
    #[track_caller]
    pub fn problem(&self, status: u16) -> Problem {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, status);
        assert_eq!(problem.request_id.as_deref(), self.header("x-request-id"));
        problem
    }

    /// The parameters that a 400 names.
    #[track_caller]
    pub fn named(&self) -> Vec<String> {
        let errors = self.problem(400).errors;
        errors.into_iter().filter_map(|error| error.parameter).collect()
    }
}

/// Sends a request; `target` goes out as it is.
pub fn send(to: SocketAddr, method: &str, target: &[u8], headers: &[(&str, &str)]) -> Answer {
    let answer = try_send(to, (method, target), headers, "");
    answer.unwrap_or_else(|| panic!("no answer to {}", String::from_utf8_lossy(target)))
}

/// Sends a request with a body; none when nobody answers.
pub fn try_send(
    to: SocketAddr,
    (method, target): (&str, &[u8]),
    headers: &[(&str, &str)],
    body: &str,
) -> Option<Answer> {
    let mut stream = TcpStream::connect(to).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut request = [
        method.as_bytes(),
        b" ",
        target,
        b" HTTP/1.1\r\nhost: porta.example\r\nconnection: close\r\n",
    ]
    .concat();
    for (name, value) in headers {
        request.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if !body.is_empty() {
        request.extend_from_slice(
            format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()).as_bytes(),
        );
    }
    request.extend_from_slice(b"\r\n");
    request.extend_from_slice(body.as_bytes());
    // A server that refuses a long request early closes while we still write.
    drop(stream.write_all(&request));
    let mut bytes = Vec::new();
    drop(stream.read_to_end(&mut bytes));
    read(&bytes)
}

fn read(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let chunked = headers.iter().any(|(name, _)| name == "transfer-encoding");
    assert!(!chunked, "every answer says its length");
    Some(Answer {
        status,
        headers,
        body: bytes[end + 4..].to_vec(),
    })
}
