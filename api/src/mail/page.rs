//! The demo's mailbox: what went into the outbox, as a page and as JSON. Only where mails go into a folder.

use std::path::PathBuf;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get, web};
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::mailbox::{Kept, read_all};
use crate::spine::db::schema::cities;
use crate::spine::db::{Database, DbError};
use crate::spine::http::{Failure, blocking};

/// Most mails that are shown.
const MOST: usize = 200;
/// The page has its style in itself and leads elsewhere by links only.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Folder of the outbox, where its mails may be shown: demonstration data only.
#[derive(Clone, Debug)]
pub struct Outbox(pub Option<PathBuf>);

/// Registers the route. It needs [`Outbox`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_mailbox);
}

/// The mails of the demo.
#[derive(Serialize, ToSchema)]
struct Mailbox {
    /// Newest first, 200 at most.
    items: Vec<Shown>,
}

/// A mail of the demo.
#[derive(Serialize, ToSchema)]
struct Shown {
    /// Name of its file.
    name: String,
    /// To whom.
    to: String,
    /// Subject line.
    subject: String,
    /// When it was written, as its header says.
    date: String,
    /// The plain text part.
    text: String,
    /// The HTML part.
    html: String,
}

impl From<Kept> for Shown {
    fn from(mail: Kept) -> Self {
        let header = |name: &str| mail.header(name).unwrap_or_default().to_owned();
        Self {
            to: header("to"),
            date: header("date"),
            name: mail.name,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
        }
    }
}

/// The mails of the demo
///
/// In the demo no mail leaves the machine: here they are, newest first, as a page (`Accept: text/html`) or as JSON. Elsewhere 404.
#[utoipa::path(
    tag = "operation",
    responses(
        (status = 200, description = "The mails", body = Mailbox),
        (status = 404, description = "This is no demo.", body = porta_contract::Problem, content_type = "application/problem+json")
    ),
    security(())
)]
#[get("/dev/mailbox")]
async fn read_mailbox(
    request: HttpRequest,
    outbox: web::Data<Outbox>,
    database: web::Data<Database>,
) -> Result<HttpResponse, Failure> {
    let no_demo = || Failure::NotFound("There is nothing at this address; see /docs.".to_owned());
    let folder = outbox.0.clone().ok_or_else(no_demo)?;
    let mails = blocking(move || {
        let real = cities::table.filter(cities::demo.eq(false)).count();
        let real: i64 = database.read::<_, DbError>(|conn| Ok(real.get_result(conn)?))?;
        if real > 0 {
            return Err(no_demo());
        }
        Ok(read_all(&folder))
    })
    .await?;
    let mails: Vec<Shown> = mails.into_iter().take(MOST).map(Shown::from).collect();
    let accept = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    if !accept.contains("text/html") {
        return Ok(response.json(Mailbox { items: mails }));
    }
    Ok(response
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .content_type("text/html; charset=utf-8")
        .body(page(&mails)))
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// A line of a mail; one that is an address is a link.
fn line(text: &str) -> String {
    let safe = escape(text);
    if text.starts_with("http://") || text.starts_with("https://") {
        format!("<a href=\"{safe}\">{safe}</a>")
    } else {
        safe
    }
}

fn page(mails: &[Shown]) -> String {
    let one = |mail: &Shown| {
        let lines: Vec<String> = mail.text.lines().map(line).collect();
        format!(
            "<article><h2 dir=\"auto\">{}</h2><p>To {} · {}</p><pre dir=\"auto\">{}</pre></article>",
            escape(&mail.subject),
            escape(&mail.to),
            escape(&mail.date),
            lines.join("\n")
        )
    };
    let all: String = mails.iter().map(one).collect();
    let nothing = if mails.is_empty() {
        "<p>No mail has been written yet.</p>"
    } else {
        ""
    };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mailbox of the demo</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>\
         body{{font-family:sans-serif;max-width:45rem;margin:0 auto;padding:1rem;line-height:1.5}}\
         article{{border-top:1px solid #767676;padding:.5rem 0}}h2{{font-size:1.2rem}}\
         pre{{white-space:pre-wrap;overflow-wrap:anywhere;font-family:inherit}}a{{display:inline-block;padding:.5rem 0}}\
         </style></head><body><h1>Mailbox of the demo</h1>{nothing}{all}</body></html>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_says_is_no_markup() {
        let mail = Shown {
            name: "a".to_owned(),
            to: "a@b.example".to_owned(),
            subject: "<script>alert(1)</script>".to_owned(),
            date: String::new(),
            text: "https://porta.example/de/review/x\"onclick=\nplain https://no.example".to_owned(),
            html: String::new(),
        };

        let page = page(&[mail]);

        assert!(!page.contains("<script>"));
        assert!(
            page.contains("<a href=\"https://porta.example/de/review/x&quot;onclick=\">"),
            "{page}"
        );
    }
}
