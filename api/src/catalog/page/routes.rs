//! Pages over HTTP, for the staff of the city.

use actix_web::{Error, HttpRequest, HttpResponse, get, patch, post, put, web};
use porta_contract::{NewPage, PageChange, PageRecord, StaffList};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Page, confirm};
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{Author, ChangeParams, MakeParams, StaffListParams, Target, Tools, doors};
use crate::spine::http::{Body, Params, RequestKey, VersionTag, blocking, if_match};
use crate::staff_routes;

staff_routes! {
    Page, new: NewPage, change: PageChange, wire: PageRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/pages", "/v1/staff/cities/{city}/pages/{page}",
    "/v1/staff/cities/{city}/pages/by-external-id/{external}", name: "page" "i-ankommen",
    /// List pages as staff
    ///
    /// In whatever state of publication, in the order of their making, for the city's editors.
    list: list_staff_pages,
    /// Create a page
    ///
    /// It is a draft unless `publication` says `published`. The words of each step are a note of the texts, `step_` and the step's key, so
    /// that they are translated with them.
    make: create_page,
    /// Read a page as staff
    ///
    /// In whatever state of publication, with its owner and where its facts come from, for the city's editors.
    read: read_page,
    /// Change a page
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A page cannot stand below itself. A changed text
    /// makes translations outdated, unless `minor` says otherwise. Editing is not confirming.
    change: change_page,
    /// Put a page by its id elsewhere
    ///
    /// Makes the page that another system knows by its own id, or changes it, so that it is as the body says; what the body leaves out is
    /// cleared. The same once more changes nothing. It is meant for the public unless `publication` says `draft`.
    put: put_page,
}

/// Registers the verb beside those that all nouns have.
pub fn verbs(config: &mut ServiceConfig<'_>) {
    config.service(confirm_page);
}

/// Confirm a page
///
/// Somebody of the staff has read it and it is still right: it counts as checked from now on, and is due again after its own period, else
/// the city's. Nothing else moves that date.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("page" = String, Path, description = "Slug or id", example = "i-ankommen"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "The page as it is now", body = PageRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/pages/{page}/confirm")]
async fn confirm_page(
    writer: EntryWriter,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, name) = path.into_inner();
    let params: MakeParams = Params::read(request.query_string())?;
    let version = Some(if_match(&request)?);
    let author = Author::from(writer);
    let answer = blocking(move || {
        let target = Target { name: &name, version };
        confirm::confirm(&tools, &author, target, params.dry_run.0.0)
    });
    Ok(answer.await?.into())
}
