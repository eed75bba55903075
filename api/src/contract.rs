//! The OpenAPI document: what the routes say of themselves, completed with what holds for all of them.

mod forms;
mod paths;
mod tags;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use porta_contract::Problem;
use utoipa::openapi::path::{HttpMethod, Operation, Parameter, ParameterIn, ParameterStyle};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ContactBuilder, Content, HeaderBuilder, InfoBuilder, LicenseBuilder, ObjectBuilder, OpenApi, Ref, RefOr, Required,
    Response, ResponseBuilder, Schema, Server, Type, tag::TagBuilder,
};
use utoipa::{PartialSchema, ToSchema};
use utoipa_swagger_ui::SwaggerUi;

use forms::{of_pledges, of_reports, of_subscriptions, of_suggestions};
pub use paths::{KnownPaths, no_such_path};

/// Completes the document: title, licence, tags, security, and the answers that many operations share.
#[must_use]
pub fn complete(mut document: OpenApi) -> OpenApi {
    document.info = InfoBuilder::new()
        .title("Porta")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "A city's directory of help that stays true: offers, providers and events, each with the date on which a human \
             last confirmed it. Everything that is published can be read without a key.",
        ))
        .license(Some(LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2")).build()))
        .contact(Some(ContactBuilder::new().name(Some("Porta")).url(Some("/docs")).build()))
        .build();
    document.servers = Some(vec![Server::new("/")]);
    let tag = |(name, text): &(&str, &str)| TagBuilder::new().name(*name).description(Some(*text)).build();
    document.tags = Some(tags::TAGS.iter().map(tag).collect());
    let components = document.components.get_or_insert_with(Default::default);
    components
        .schemas
        .insert(Problem::name().into_owned(), Problem::schema());
    components
        .schemas
        .insert("FieldError".to_owned(), porta_contract::FieldError::schema());
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .build();
    components
        .security_schemes
        .insert("bearer".to_owned(), RefOr::T(SecurityScheme::Http(bearer)));
    let client = HttpBuilder::new().scheme(HttpAuthScheme::Basic).build();
    components
        .security_schemes
        .insert("client".to_owned(), RefOr::T(SecurityScheme::Http(client)));
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in [
            (HttpMethod::Get, &mut item.get),
            (HttpMethod::Post, &mut item.post),
            (HttpMethod::Put, &mut item.put),
            (HttpMethod::Patch, &mut item.patch),
            (HttpMethod::Delete, &mut item.delete),
        ] {
            if let Some(operation) = operation {
                lists(operation);
                may_be_left_out(operation, "Idempotency-Key");
                // What a partner puts by its own id may be put over whatever version there is.
                if path.ends_with("/by-external-id/{external}") {
                    may_be_left_out(operation, "If-Match");
                }
                answers(path, &method, operation);
            }
        }
    }
    drop_unused(&mut document);
    document
}

/// A header that need not be there.
fn may_be_left_out(operation: &mut Operation, header: &str) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && parameter.parameter_in == ParameterIn::Header
            && parameter.name == header
        {
            parameter.required = Required::False;
        }
    }
}

/// Takes out schemas that nothing refers to: of a list, the document has its entries written out.
fn drop_unused(document: &mut OpenApi) {
    let Ok(text) = serde_json::to_string(document) else {
        return;
    };
    if let Some(components) = &mut document.components {
        let used = |name: &String| text.contains(&format!("\"#/components/schemas/{name}\""));
        components.schemas.retain(|name, _| used(name));
    }
}

/// A list in a query is one text with commas.
fn lists(operation: &mut Operation) {
    for parameter in operation.parameters.iter_mut().flatten() {
        let RefOr::T(parameter) = parameter else { continue };
        let is_list = matches!(parameter.schema, Some(RefOr::T(Schema::Array(_))));
        if is_list && parameter.parameter_in == ParameterIn::Query {
            parameter.style = Some(ParameterStyle::Form);
            parameter.explode = Some(false);
        }
    }
}

/// Adds the answers that an operation of its kind can give beside its own.
fn answers(path: &str, method: &HttpMethod, operation: &mut Operation) {
    let has_tag = |name: &str| operation.tags.iter().flatten().any(|tag| tag == name);
    let statuses = if has_tag("operation") {
        of_operation(path)
    } else if has_tag("access") {
        of_access(path, method, operation)
    } else if has_tag("translations") {
        of_translations(path, operation)
    } else if has_tag("staff") {
        of_staff(path, method, operation)
    } else if has_tag("campaigns") || has_tag("reviews") {
        of_the_check(path, method, operation)
    } else if has_tag("reports") {
        of_reports(path, method, operation)
    } else if has_tag("pictures") {
        vec!["304", "400", "404", "429", "503"]
    } else if has_tag("pledges") {
        of_pledges(path, operation)
    } else if has_tag("suggestions") {
        of_suggestions(path, operation)
    } else if has_tag("subscriptions") {
        of_subscriptions(operation)
    } else if has_tag("changes") {
        vec!["400", "404", "429", "503"]
    } else {
        if let Some(RefOr::T(ok)) = operation.responses.responses.get_mut("200") {
            head(ok);
        }
        of_public_reads(path)
    };
    for status in statuses {
        operation
            .responses
            .responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(shared(status)));
    }
}

fn of_operation(path: &str) -> Vec<&'static str> {
    if path.ends_with("ready") {
        vec!["503"]
    } else {
        Vec::new()
    }
}

fn of_public_reads(path: &str) -> Vec<&'static str> {
    let mut statuses = vec!["304", "400", "404", "429", "503"];
    if path.matches('{').count() > 1 {
        statuses.push("308");
    }
    statuses
}

/// Paths of access that nobody needs a token for.
const OPEN: [&str; 7] = [
    "/v1/auth/link",
    "/v1/auth/login",
    "/v1/auth/token",
    "/v1/auth/keys",
    "/v1/auth/password/forgotten",
    "/v1/auth/password/set",
    "/v1/auth/address/confirm",
];

/// What accounts and clients are asked and told.
fn of_access(path: &str, method: &HttpMethod, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["429", "503"];
    if path == "/v1/auth/keys" {
        return vec!["429"];
    }
    if !OPEN.contains(&path) {
        statuses.extend(["401", "403"]);
    }
    if path.contains('{') {
        statuses.push("404");
    }
    if path == "/v1/auth/token" {
        return statuses;
    }
    if operation.request_body.is_some() {
        statuses.extend(["400", "413", "415", "422"]);
    }
    if path.ends_with("/audit") {
        statuses.push("400");
    }
    let erases =
        *method == HttpMethod::Delete && (path == "/v1/auth/account" || path.starts_with("/v1/staff/accounts/"));
    let clashes = ["second-factor", "address/confirm"]
        .iter()
        .any(|part| path.contains(part));
    if clashes || erases || path.ends_with("accounts") {
        statuses.push("409");
    }
    statuses
}

/// True when the operation has a parameter there.
fn takes(operation: &Operation, place: &ParameterIn) -> bool {
    let here =
        |parameter: &RefOr<_>| matches!(parameter, RefOr::T(Parameter { parameter_in, .. }) if parameter_in == place);
    operation.parameters.iter().flatten().any(here)
}

/// Behind a guard; with a body, what can be wrong with bodies; with parameters, what can be wrong with those; with a version, that it
/// is another one.
fn of_staff(path: &str, method: &HttpMethod, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["401", "403", "429", "503"];
    if path.contains("{city}") {
        statuses.push("404");
    }
    if *method != HttpMethod::Get {
        statuses.push("409");
    }
    if operation.request_body.is_some() {
        statuses.extend(["400", "413", "415", "422"]);
    }
    if takes(operation, &ParameterIn::Query) {
        statuses.push("400");
    }
    if takes(operation, &ParameterIn::Header) {
        statuses.extend(["400", "412", "428"]);
    }
    // What is put in place, or applied, is checked as a body is.
    if path.ends_with("/restore") || path.ends_with("/approve") {
        statuses.push("422");
    }
    statuses
}

/// Behind a guard. One translation lies below its record, whose version it changes, and not in the language of the source.
fn of_translations(path: &str, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["400", "401", "403", "404", "429", "503"];
    let writes = operation
        .parameters
        .iter()
        .flatten()
        .any(|parameter| matches!(parameter, RefOr::T(one) if one.name == "If-Match"));
    if writes {
        statuses.extend(["412", "428"]);
    }
    if path.contains("{record}") {
        statuses.push("409");
    }
    if operation.request_body.is_some() {
        statuses.extend(["409", "413", "422"]);
        if !path.ends_with("import") {
            statuses.push("415");
        }
    }
    statuses
}

/// Behind a guard or a link; what changes can meet something that has changed before.
fn of_the_check(path: &str, method: &HttpMethod, operation: &Operation) -> Vec<&'static str> {
    let mut statuses = vec!["401", "429", "503"];
    if path.contains('{') {
        statuses.extend(["403", "404"]);
    }
    if *method != HttpMethod::Get {
        statuses.push("409");
    }
    if operation.request_body.is_some() {
        statuses.extend(["400", "413", "415", "422"]);
    }
    if takes(operation, &ParameterIn::Query) {
        statuses.push("400");
    }
    if takes(operation, &ParameterIn::Header) {
        statuses.extend(["400", "412", "428"]);
    }
    statuses
}

/// Headers of a public read.
fn head(response: &mut Response) {
    let text = |what: &str, example: &str| {
        let schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .examples([example])
            .build();
        HeaderBuilder::new()
            .description(Some(what))
            .schema(Some(schema))
            .build()
    };
    for (name, what, example) in [
        (
            "ETag",
            "Strong validator of these very bytes; send it back as If-None-Match.",
            "\"9f2c\"",
        ),
        ("Content-Language", "Language asked for, after negotiation.", "de"),
        (
            "Link",
            "The next page, rel=\"next\" (RFC 8288); absent on the last one.",
            "</v1/cities/trier/offers?cursor=x>; rel=\"next\"",
        ),
        (
            "RateLimit-Policy",
            "How many requests are allowed in how many seconds, where a limit holds.",
            "\"anonymous\";q=600;w=60",
        ),
        (
            "RateLimit",
            "How many of them are left, and in how many seconds all are there again.",
            "\"anonymous\";r=599;t=1",
        ),
        ("Porta-Stale", "`true` while the database cannot be reached.", "true"),
    ] {
        response.headers.insert(name.to_owned(), RefOr::T(text(what, example)));
    }
}

/// An answer that many operations share.
pub fn shared(status: &str) -> Response {
    let text = match status {
        "304" => "You have this representation already (If-None-Match).",
        "308" => "The record has another address now, see Location.",
        "400" => "A parameter is unknown or has a bad value, or the request cannot be read.",
        "401" => "A valid token is needed.",
        "403" => "This account or client may not do that.",
        "404" => "There is no such city or record.",
        "409" => "It clashes with what is already there.",
        "412" => "The record has changed since (If-Match).",
        "413" => "The body is too large.",
        "415" => "The body has to be JSON.",
        "422" => "Fields of the body are wrong; see `errors`.",
        "428" => "A change needs If-Match.",
        "429" => "Too many requests or attempts; see Retry-After.",
        _ => "Not available for the moment; see Retry-After.",
    };
    let response = ResponseBuilder::new().description(text);
    if status.starts_with('3') {
        return response.build();
    }
    let problem = Content::new(Some(RefOr::Ref(Ref::from_schema_name("Problem"))));
    response.content("application/problem+json", problem).build()
}

/// The document itself and the pages that show it, from this program alone.
pub fn pages(document: OpenApi) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config.service(SwaggerUi::new("/docs/{_:.*}").url("/openapi.json", document));
        config.route(
            "/docs",
            web::get().to(|| async {
                HttpResponse::PermanentRedirect()
                    .insert_header((header::LOCATION, "/docs/"))
                    .finish()
            }),
        );
    }
}
