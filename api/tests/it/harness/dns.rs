//! A name server on loopback that knows a few records (RFC 1035).

use std::collections::HashMap;
use std::net::{SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};

use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, AAAA, MX, TXT};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};

type Records = HashMap<(String, RecordType), Vec<RData>>;

/// A name server. It runs until the test ends.
pub struct NameServer {
    pub address: SocketAddr,
    records: Arc<Mutex<Records>>,
}

impl NameServer {
    /// One that knows nothing yet.
    pub fn start() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let records: Arc<Mutex<Records>> = Arc::default();
        let known = Arc::clone(&records);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok((length, from)) = socket.recv_from(&mut buffer) {
                if let Some(answer) = answer(&buffer[..length], &known.lock().unwrap()) {
                    socket.send_to(&answer, from).unwrap();
                }
            }
        });
        Self { address, records }
    }

    fn add(&self, name: &str, kind: RecordType, data: RData) {
        let mut records = self.records.lock().unwrap();
        records.entry((name.to_owned(), kind)).or_default().push(data);
    }

    /// Adds a text, in parts of 255 bytes.
    pub fn txt(&self, name: &str, text: &str) {
        let parts = text.as_bytes().chunks(255).collect();
        self.add(name, RecordType::TXT, RData::TXT(TXT::from_bytes(parts)));
    }

    /// Adds a mail server.
    pub fn mx(&self, name: &str, exchange: &str) {
        let exchange = Name::from_ascii(format!("{}.", exchange.trim_end_matches('.'))).unwrap();
        self.add(name, RecordType::MX, RData::MX(MX::new(10, exchange)));
    }

    /// Adds an address.
    pub fn address(&self, name: &str, address: &str) {
        match address.parse().unwrap() {
            std::net::IpAddr::V4(address) => self.add(name, RecordType::A, RData::A(A(address))),
            std::net::IpAddr::V6(address) => self.add(name, RecordType::AAAA, RData::AAAA(AAAA(address))),
        }
    }

    /// Takes what is known of a name.
    pub fn forget(&self, name: &str) {
        self.records.lock().unwrap().retain(|(own, _), _| own != name);
    }
}

fn answer(question: &[u8], records: &Records) -> Option<Vec<u8>> {
    let question = Message::from_vec(question).ok()?;
    let query = question.queries.first()?.clone();
    let name = query.name().to_ascii().trim_end_matches('.').to_lowercase();
    let mut answer = Message::response(question.metadata.id, question.metadata.op_code);
    answer.metadata.recursion_desired = true;
    answer.metadata.recursion_available = true;
    if !records.keys().any(|(own, _)| *own == name) {
        answer.metadata.response_code = ResponseCode::NXDomain;
    }
    for data in records.get(&(name, query.query_type())).into_iter().flatten() {
        answer.add_answer(Record::from_rdata(query.name().clone(), 60, data.clone()));
    }
    answer.add_query(query);
    answer.to_vec().ok()
}
