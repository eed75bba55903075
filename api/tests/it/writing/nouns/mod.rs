//! Every noun that staff write: the life that all have in common, and what is each one's own.

mod articles;
mod categories;
mod cities;
mod districts;
mod events;
mod facts;
mod needs;
mod notices;
mod pages;
mod partners;
mod responsibilities;
mod times;
mod topics;
mod walk;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use serde_json::Value;

use super::CITY;
use crate::catalog::scene::{Answer, Scene};

/// Where everybody reads.
const PUBLIC: &str = "/v1/cities/musterstadt";

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// What the editor is answered at a path of the city.
    async fn staff(&self, method: Method, path: &str, version: Option<i64>, body: &Value) -> Answer {
        self.write(method, &format!("{CITY}/{path}"), version, body).await
    }

    /// Makes a record as the editor.
    async fn make(&self, path: &str, body: &Value) -> Answer {
        self.staff(Method::POST, path, None, body).await
    }

    /// Changes a record as the editor.
    async fn patch(&self, path: &str, version: i64, body: &Value) -> Answer {
        self.staff(Method::PATCH, path, Some(version), body).await
    }

    /// A record as the editor reads it.
    async fn read_staff(&self, path: &str) -> Value {
        self.staff(Method::GET, path, None, &Value::Null).await.expect(200)
    }

    /// What everybody reads at a path of the city.
    async fn seen(&self, path: &str) -> Answer {
        self.get(&format!("{PUBLIC}/{path}")).await
    }
}
