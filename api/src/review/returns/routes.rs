//! What came back on mails, handed in over HTTP: by a mail server's filter, or by staff.

use actix_web::http::header;
use actix_web::{Error, HttpResponse, post, web};
use porta_contract::ReturnNoted;
use utoipa_actix_web::service_config::ServiceConfig;

use super::LONGEST;
use crate::access::MailReporter;
use crate::review::tools::Tools;
use crate::spine::http::{File, blocking};

/// Registers the route. It needs [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(report_mail);
}

/// Hand in what came back on a mail
///
/// The whole message, as it arrived at the address that mails are from, at most 1 MiB: a report that a mail could not be delivered
/// (RFC 3464), a notice of absence, an answer, a complaint. Its mail is known by its Message-ID. Refusals for good break the contact and
/// become a task; what is refused for now is sent again on the next days; answers become a task; notices of absence are only noted. The
/// same message twice is once. Needs the scope `mails:report`, or an editor.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body(content = String, content_type = "message/rfc822", description = "The message"),
    responses((status = 200, description = "What it is", body = ReturnNoted)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/mail-returns")]
async fn report_mail(reporter: MailReporter, tools: web::Data<Tools>, file: File) -> Result<HttpResponse, Error> {
    let bytes = file.read(LONGEST).await?;
    let noted = blocking(move || super::take(&tools, Some(&reporter.city), &bytes)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(noted))
}
