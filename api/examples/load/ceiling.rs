//! The ceiling: an actix handler that does nothing but give out the same bytes with the same headers.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use bytes::Bytes;

use crate::fetch::{Client, Fetched};

/// What the ceiling gives out, and where.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Address to listen at.
    #[arg(long)]
    listen: String,
    /// `host:port` of the server whose answers are given out.
    #[arg(long)]
    from: String,
    /// File with one path a line; each answers with what the server answers to it.
    #[arg(long)]
    paths: PathBuf,
    /// File with one path a line; any other path is answered with what the server answers to these, in turn.
    #[arg(long)]
    others: PathBuf,
}

struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

struct Shelf {
    known: HashMap<String, Answer>,
    others: Vec<Answer>,
    turn: AtomicUsize,
}

/// Fetches the answers, then serves until it is ended.
pub fn serve(args: &Args) -> Result<(), String> {
    let mut client = Client::connect(&args.from)?;
    let mut fetched = |path: &str| answer(client.get(path)?).map_err(|error| format!("{path}: {error}"));
    let mut shelf = Shelf {
        known: HashMap::new(),
        others: Vec::new(),
        turn: AtomicUsize::new(0),
    };
    for path in lines(&args.paths)? {
        shelf.known.insert(path.clone(), fetched(&path)?);
    }
    for path in lines(&args.others)? {
        shelf.others.push(fetched(&path)?);
    }
    let shelf = web::Data::from(Arc::new(shelf));
    let server = HttpServer::new(move || App::new().app_data(shelf.clone()).default_service(web::to(give)));
    let server = server.bind(&args.listen).map_err(|error| error.to_string())?;
    let running = actix_web::rt::System::new().block_on(server.run());
    running.map_err(|error| error.to_string())
}

async fn give(request: HttpRequest, shelf: web::Data<Shelf>) -> HttpResponse {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let known = shelf.known.get(path);
    let answer = known.or_else(|| {
        let turn = shelf.turn.fetch_add(1, Ordering::Relaxed);
        shelf.others.get(turn % shelf.others.len().max(1))
    });
    let Some(answer) = answer else {
        return HttpResponse::NotFound().finish();
    };
    let mut response = HttpResponse::new(StatusCode::OK);
    *response.headers_mut() = answer.headers.clone();
    response.set_body(actix_web::body::BoxBody::new(answer.body.clone()))
}

fn lines(file: &PathBuf) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn answer(fetched: Fetched) -> Result<Answer, String> {
    if fetched.status != 200 {
        return Err(format!("status {}", fetched.status));
    }
    let mut headers = HeaderMap::new();
    for (name, value) in fetched.headers {
        // What the server writes by itself.
        if matches!(name.as_str(), "content-length" | "date" | "connection") {
            continue;
        }
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| error.to_string())?;
        let value = HeaderValue::from_str(&value).map_err(|error| error.to_string())?;
        headers.append(name, value);
    }
    Ok(Answer {
        headers,
        body: fetched.body.into(),
    })
}
