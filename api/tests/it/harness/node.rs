//! A node: a read side over a database, and a real server on loopback.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use actix_web::dev::ServerHandle;
use actix_web::{HttpServer, rt::System, web};
use porta_api::access::account::Passwords;
use porta_api::access::limit::{Limits, Rates};
use porta_api::access::seal::Seal;
use porta_api::access::token::{KeyRing, Tokens};
use porta_api::app::{Parts, app};
use porta_api::reading::answer::Answers;
use porta_api::reading::node::ReadSide;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::Database;
use porta_api::spine::files::Files;
use porta_api::spine::http::Frame;
use porta_api::spine::randomness::Randomness;
use serde_json::Value;

use super::http::{Answer, send};
use super::logs;
use super::sample::review_setup;

/// A node; ends when dropped.
pub struct Node {
    pub database: Database,
    pub side: Arc<ReadSide>,
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Node {
    /// Starts a node whose read side lies in a folder.
    pub fn start(database: &Database, clock: &Clock, folder: &Path) -> Self {
        logs::capture();
        let side = ReadSide::open(database, clock, Some(folder)).unwrap();
        let keys = KeyRing::parse(&KeyRing::fresh(&Randomness::seeded(7).bytes())).unwrap();
        let passwords = Passwords::new(Randomness::seeded(7), 2).unwrap();
        let parts = Parts {
            database: database.clone(),
            clock: clock.clone(),
            tokens: web::Data::new(Tokens::new(keys, "https://porta.example", clock.clone())),
            passwords: web::Data::new(passwords),
            seal: web::Data::new(
                Seal::parse(&KeyRing::fresh(&Randomness::seeded(9).bytes()), Randomness::machine()).unwrap(),
            ),
            limits: web::Data::new(Limits::new(Rates::default(), &Randomness::seeded(8), clock.clone())),
            side: Arc::clone(&side),
            answers: web::Data::new(Answers::new(64 * 1024 * 1024)),
            frame: web::Data::new(Frame::new(Duration::from_secs(60), 64, 7)),
            review: review_setup(None),
            machine: None,
            files: Files::in_folder(&folder.join("pictures")).unwrap(),
        };
        let (tell, told) = mpsc::channel();
        let thread = std::thread::spawn(move || serve(&parts, &tell));
        let (address, handle) = told.recv().unwrap();
        Self {
            database: database.clone(),
            side,
            address,
            handle,
            thread: Some(thread),
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers)
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        send(self.address, method, path.as_bytes(), headers)
    }

    /// The body of a 200.
    #[track_caller]
    pub fn json(&self, path: &str) -> Value {
        self.get(path).json()
    }

    /// Stops the server and lets go of everything, so that the folder can be used again.
    pub fn stop(mut self) {
        self.end();
        let start = Instant::now();
        // Threads of the server let go of the read side a moment after it has ended.
        while Arc::strong_count(&self.side) > 1 {
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "somebody keeps the read side"
            );
            std::thread::yield_now();
        }
    }

    fn end(&mut self) {
        if let Some(thread) = self.thread.take() {
            // The order is given by the call; the future would only wait for it.
            drop(self.handle.stop(false));
            drop(thread.join());
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.end();
    }
}

fn serve(parts: &Parts, tell: &mpsc::Sender<(SocketAddr, ServerHandle)>) {
    let parts = parts.clone();
    System::new().block_on(async move {
        let server = HttpServer::new(move || app(parts.clone())).workers(1).disable_signals();
        let server = server.bind(("127.0.0.1", 0)).unwrap();
        let address = server.addrs()[0];
        let server = server.run();
        tell.send((address, server.handle())).unwrap();
        server.await.unwrap();
    });
}
