//! What no route has answered: told by the paths that the document has.

use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use porta_contract::NounPath;
use utoipa::openapi::OpenApi;

use crate::spine::http::Failure;

/// Which paths there are, and with which methods.
#[derive(Debug)]
pub struct KnownPaths(Vec<(actix_router::ResourceDef, Vec<Method>)>);

impl KnownPaths {
    /// From the document.
    #[must_use]
    pub fn of(document: &OpenApi) -> Self {
        let paths = document.paths.paths.iter().map(|(path, item)| {
            let methods = [
                (item.get.is_some(), Method::GET),
                (item.get.is_some(), Method::HEAD),
                (item.post.is_some(), Method::POST),
                (item.patch.is_some(), Method::PATCH),
                (item.put.is_some(), Method::PUT),
                (item.delete.is_some(), Method::DELETE),
            ];
            let known = methods
                .into_iter()
                .filter(|(has, _)| *has)
                .map(|(_, method)| method)
                .collect();
            // The nouns are words; whatever else stands in their place is another path.
            let nouns = format!("{{nouns:{}}}", NounPath::WORDS.join("|"));
            let path = path.replace("{nouns}", &nouns);
            (actix_router::ResourceDef::new(path), known)
        });
        Self(paths.collect())
    }
}

/// What no route has answered: an unknown path, or a method that a known path does not have.
pub async fn no_such_path(request: HttpRequest, paths: web::Data<KnownPaths>) -> Result<HttpResponse, Failure> {
    let known = paths.0.iter().find(|(path, _)| path.is_match(request.path()));
    let Some((_, methods)) = known else {
        return Err(Failure::NotFound(
            "There is nothing at this address; see /docs.".to_owned(),
        ));
    };
    let allow = methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
    if request.method() == Method::OPTIONS {
        return Ok(HttpResponse::NoContent()
            .insert_header((header::ALLOW, format!("{allow}, OPTIONS")))
            .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, allow))
            .insert_header((
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                "Authorization, Content-Type, If-Match, If-None-Match",
            ))
            .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
            .finish());
    }
    Err(Failure::MethodNotAllowed(allow))
}
