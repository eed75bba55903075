//! What the routes of every noun do, once a guard has let somebody in.

use actix_web::{Error, HttpRequest, HttpResponse};
use serde::Deserialize;
use utoipa::IntoParams;

use super::filter::StaffListParams;
use super::once::Once;
use super::written::Written;
use super::{Author, Target, Tools, keep_from_caches, list};
use crate::spine::http::{Body, Flag, One, Params, blocking, cursor, if_match, if_match_given};

/// Parameters of a request that makes a record.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MakeParams {
    /// Only try: everything is checked and answered as if it were done, and nothing is written.
    #[param(inline, example = false)]
    pub dry_run: One<Flag>,
}

/// Parameters of a request that changes a record.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ChangeParams {
    /// Only try: everything is checked and answered as if it were done, and nothing is written.
    #[param(inline, example = false)]
    pub dry_run: One<Flag>,
    /// A minor change of the source text: its translations stay current.
    #[param(inline, example = false)]
    pub minor: One<Flag>,
}

/// Lists records.
pub async fn list_door<T: Written>(author: Author, tools: Tools, request: HttpRequest) -> Result<HttpResponse, Error> {
    let params: StaffListParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let page = blocking(move || list::list::<T>(&tools, &author, (&params, question))).await?;
    Ok(keep_from_caches(&mut HttpResponse::Ok()).json(page))
}

/// Makes a record.
pub async fn make_door<T: Written>(
    author: Author,
    tools: Tools,
    request: HttpRequest,
    body: Body<T::New>,
) -> Result<HttpResponse, Error> {
    let params: MakeParams = Params::read(request.query_string())?;
    let new = body.read().await?;
    let once = Once::of(&request, &author, &new)?;
    let trial = params.dry_run.0.0;
    let answer = blocking(move || super::make::<T>(&tools, &author, &new, (trial, once.as_ref()))).await?;
    Ok(answer.into())
}

/// Reads a record.
pub async fn read_door<T: Written>(author: Author, tools: Tools, name: String) -> Result<HttpResponse, Error> {
    Ok(blocking(move || super::read::<T>(&tools, &author, &name)).await?.into())
}

/// Changes a record.
pub async fn change_door<T: Written>(
    author: Author,
    tools: Tools,
    (request, name): (HttpRequest, String),
    body: Body<T::Change>,
) -> Result<HttpResponse, Error> {
    let params: ChangeParams = Params::read(request.query_string())?;
    let version = if_match(&request)?;
    let change = body.read_change(T::CLEARABLE).await?;
    let answer = blocking(move || {
        let target = Target {
            name: &name,
            version: Some(version),
        };
        let change = (target, change, params.minor.0.0);
        super::change::<T>(&tools, &author, change, params.dry_run.0.0)
    });
    Ok(answer.await?.into())
}

/// Makes or changes the record that a partner knows by its own id.
pub async fn upsert_door<T: Written>(
    author: Author,
    tools: Tools,
    (request, external): (HttpRequest, String),
    body: Body<T::New>,
) -> Result<HttpResponse, Error> {
    let params: MakeParams = Params::read(request.query_string())?;
    let version = if_match_given(&request)?;
    let new = body.read().await?;
    let answer = blocking(move || {
        let put = (external.as_str(), version, &new);
        super::upsert::<T>(&tools, &author, put, params.dry_run.0.0)
    });
    Ok(answer.await?.into())
}
