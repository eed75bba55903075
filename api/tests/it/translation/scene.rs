//! Musterstadt, where somebody translates.

use actix_http::Request;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::{Error, test::TestRequest};
use porta_api::catalog::change::Author;
use porta_api::catalog::record::{self, Record};
use porta_api::catalog::selection::Selection;
use porta_api::catalog::source_text::Translated;
use porta_api::spine::change_log::Actor;
use porta_api::spine::db::{AnyConnection, Database, DbError};
use porta_contract::{ChangeAction, Texts};
use serde_json::{Value, json};

use crate::catalog::scene::{Answer, Scene};

/// Where translations are.
pub const T: &str = "/v1/staff/cities/musterstadt/translations";
/// One of them.
pub const TEA: &str = "/v1/staff/cities/musterstadt/translations/offer/tee/ar";

/// Loads records of a kind.
pub type Load<R> = fn(&mut AnyConnection, Selection<'_>) -> Result<Vec<R>, DbError>;

/// A record of the city by its slug.
pub fn one<R: Record>(db: &Database, slug: &str, load: Load<R>) -> R {
    let all = db.read(|conn| {
        let city = porta_api::catalog::city::by_slug(conn, "musterstadt")?.unwrap();
        load(conn, Selection::City(&city.id))
    });
    all.unwrap().into_iter().find(|record| record.slug() == slug).unwrap()
}

/// A body that writes a translation.
pub fn words(title: &str, origin: &str) -> Value {
    json!({"texts": {"title": title}, "origin": origin})
}

/// Title, summary, description and a note of the tea, in German.
pub fn long_tea() -> Texts {
    Texts {
        title: "Tee & <Kuchen>".to_owned(),
        summary: "Jeden Montag.".to_owned(),
        description: "# Willkommen\n\n* Tee  \n  mit Milch\n* =Kuchen=\n".trim().to_owned(),
        notes: [("getting_there".to_owned(), "-> Bus 16".to_owned())].into(),
    }
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Sends something as somebody.
    pub async fn by(
        &self,
        name: &str,
        method: Method,
        path: &str,
        version: Option<i64>,
        body: Option<&Value>,
    ) -> Answer {
        let mut request = TestRequest::default()
            .method(method)
            .uri(path)
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", self.token_of(name))));
        if let Some(version) = version {
            request = request.insert_header((header::IF_MATCH, format!("\"{version}\"")));
        }
        if let Some(body) = body {
            request = request.set_json(body);
        }
        self.send(request).await
    }

    /// Reads as the editor.
    pub async fn read(&self, path: &str) -> Value {
        self.by("editor", Method::GET, path, None, None).await.expect(200)
    }

    /// Writes a translation of the tea as the editor, over the version it has.
    pub async fn put_tea(&self, body: &Value) -> Value {
        let version = self.read(TEA).await["version"].as_i64().unwrap();
        let put = self.by("editor", Method::PUT, TEA, Some(version), Some(body)).await;
        put.expect(200)
    }

    /// Puts another source text in place of the record's own.
    pub fn set_source<R: Translated>(&self, slug: &str, load: Load<R>, texts: Texts, minor: bool) {
        let mut record = one(&self.db, slug, load);
        record.set_source_text(texts, minor);
        self.rewrite(&mut record);
    }

    /// Writes a changed record.
    pub fn rewrite<R: Record>(&self, record: &mut R) {
        let author = Author {
            actor: &Actor::System,
            at: self.clock.now(),
        };
        let done = self
            .db
            .write::<_, DbError>(|tx| record::change(tx, &author, record, ChangeAction::Updated));
        assert!(done.unwrap());
    }

    /// A file for translators.
    pub async fn export(&self, query: &str) -> String {
        let request = TestRequest::get()
            .uri(&format!("{T}/export?{query}"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", self.editor())));
        let (status, bytes) = self.bytes(request).await;
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(status, 200, "{text}");
        text
    }

    /// Sends a file back as somebody.
    pub async fn import_by(&self, name: &str, query: &str, file: &str) -> Answer {
        let request = TestRequest::post()
            .uri(&format!("{T}/import?{query}"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", self.token_of(name))))
            .set_payload(file.to_owned());
        self.send(request).await
    }

    /// Sends a file back as the editor.
    pub async fn import(&self, file: &str) -> Answer {
        self.import_by("editor", "lang=ar", file).await
    }

    /// The state of the tea in Arabic.
    pub async fn tea(&self) -> String {
        self.read(TEA).await["state"].as_str().unwrap().to_owned()
    }

    /// The tea as the public reads it in Arabic.
    pub async fn public_tea(&self) -> Value {
        self.get("/v1/cities/musterstadt/offers/tee?lang=ar").await.expect(200)
    }
}

/// A document with a target in every unit: what `translate` makes of the source.
pub fn translated(xliff: &str, translate: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = xliff;
    while let Some(start) = rest.find("<source>") {
        let end = rest.find("</source>").unwrap();
        let after = end + "</source>".len();
        out.push_str(&rest[..after]);
        out.push_str(&format!("<target>{}</target>", translate(&rest[start + 8..end])));
        rest = &rest[after..];
        let trimmed = rest.trim_start();
        if trimmed.starts_with("<target>") {
            rest = trimmed.split_once("</target>").unwrap().1;
        }
    }
    out + rest
}
