//! The table of contents: every address of the pages.

use actix_web::http::Method;
use actix_web::{FromRequest, Handler, Resource, Responder, guard, web};

use crate::i18n::UiLang;
use crate::{http, pages};

/// Addresses below `/{lang}/`; a test checks that every local link leads to one of them.
pub const PATHS: &[&str] = &[
    "",
    "offers",
    "offers/{slug}",
    "offers/{slug}.ics",
    "providers",
    "providers/{slug}",
    "events",
    "events/{slug}",
    "districts",
    "events/{slug}.ics",
    "events/month/{month}",
    "events/day/{date}",
    "events.ics",
    "news",
    "news/{slug}",
    "news.atom",
    "responsibilities",
    "responsibilities/guide",
    "responsibilities/{slug}",
    "districts/{slug}",
    "map",
    "pages",
    "pages/{slug}",
    "facts",
    "facts/{slug}",
    "help",
    "help/{slug}",
    "help/offer",
    "help/pledge/{token}",
    "search",
    "manifest.webmanifest",
    "imprint",
    "privacy",
    "accessibility",
    "easy-german",
    "sign-language",
    "barrier",
    "handout",
    "new-district",
    "directory",
    "report/{noun}/{slug}",
    "suggest",
    "subscribe",
    "subscribe/{token}",
    "account/forgotten",
    "account/password/{token}",
    "account/address/{token}",
    "review-link",
    "review/{token}",
    "review/{token}/correct/{item}",
    "review/{token}/gone/{item}",
    "review/{token}/add",
];

/// Puts every address on the server.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(read("/", pages::root))
        .service(read("/health/live", http::live))
        .service(read("/health/ready", http::ready))
        .service(read("/robots.txt", pages::robots))
        .service(read("/sitemap.xml", pages::sitemap))
        .service(read("/sitemap/{noun}.xml", pages::sitemap_part))
        .service(read("/.well-known/security.txt", pages::security))
        .service(read("/theme.css", http::theme))
        .service(read("/ti/", pages::tigrinya))
        .service(read("/favicon.ico", http::favicon))
        .service(read("/sw.js", http::worker))
        .service(read("/assets/{name}", http::asset))
        .service(read("/pictures/{slug}", pages::picture));
    for lang in UiLang::ALL {
        let at = |path: &str| format!("/{}/{path}", lang.tag());
        records(config, at);
        city(config, at);
        forms(config, at);
    }
    config.default_service(web::route().to(pages::fallback));
}

/// What the city knows: records and their lists.
fn records(config: &mut web::ServiceConfig, at: impl Fn(&str) -> String) {
    config
        .service(read(&at(""), pages::home))
        .service(read(&at("offers"), pages::offers))
        .service(read(&at("offers/{slug}.ics"), pages::offer_calendar))
        .service(read(&at("offers/{slug}"), pages::offer))
        .service(read(&at("providers"), pages::providers))
        .service(read(&at("providers/{slug}"), pages::provider))
        .service(read(&at("events"), pages::events))
        .service(read(&at("events.ics"), pages::event_calendar))
        .service(read(&at("events/month/{month}"), pages::month))
        .service(read(&at("events/day/{date}"), pages::day))
        .service(read(&at("events/{slug}.ics"), pages::one_event_calendar))
        .service(read(&at("events/{slug}"), pages::event))
        .service(read(&at("districts"), pages::districts))
        .service(read(&at("news"), pages::news))
        .service(read(&at("news.atom"), pages::article_feed))
        .service(read(&at("news/{slug}"), pages::article))
        .service(read(&at("responsibilities"), pages::responsibilities))
        .service(read(&at("responsibilities/guide"), pages::guide))
        .service(read(&at("responsibilities/{slug}"), pages::responsibility))
        .service(read(&at("districts/{slug}"), pages::district))
        .service(read(&at("map"), pages::map))
        .service(read(&at("pages"), pages::information_tree))
        .service(read(&at("pages/{slug}"), pages::information))
        .service(read(&at("facts"), pages::facts))
        .service(read(&at("facts/{slug}.csv"), pages::fact_table))
        .service(read(&at("facts/{slug}.svg"), pages::fact_plot))
        .service(read(&at("facts/{slug}"), pages::fact));
}

/// Helping, searching, handing over, and what the city says of itself.
fn city(config: &mut web::ServiceConfig, at: impl Fn(&str) -> String) {
    config
        .service(read(&at("help"), pages::help))
        .service(form(&at("help/offer"), pages::offer_help, pages::answer_offer_help))
        .service(form(
            &at("help/pledge/{token}"),
            pages::pledge_link,
            pages::answer_pledge_link,
        ))
        .service(read(&at("help/{slug}"), pages::need))
        .service(read(&at("search"), pages::search))
        .service(read(&at("search/suggestions"), pages::suggestions))
        .service(read(&at("manifest.webmanifest"), pages::manifest))
        .service(read(&at("imprint"), pages::imprint))
        .service(read(&at("privacy"), pages::privacy))
        .service(read(&at("accessibility"), pages::accessibility))
        .service(read(&at("easy-german"), pages::easy_german))
        .service(read(&at("sign-language"), pages::sign_language))
        .service(form(&at("barrier"), pages::barrier, pages::answer_barrier))
        .service(read(&at("handout"), pages::handout))
        .service(read(&at("new-district"), pages::new_district))
        .service(read(&at("directory"), pages::directory));
}

/// What is written through: reports, suggestions, news by mail, accounts, the check.
fn forms(config: &mut web::ServiceConfig, at: impl Fn(&str) -> String) {
    config
        .service(form(&at("report/{noun}/{slug}"), pages::report, pages::answer_report))
        .service(form(&at("suggest"), pages::suggest, pages::answer_suggest))
        .service(form(&at("subscribe"), pages::subscribe, pages::answer_subscribe))
        .service(form(
            &at("subscribe/{token}"),
            pages::subscription,
            pages::answer_subscription,
        ))
        .service(form(
            &at("account/forgotten"),
            pages::forgotten,
            pages::answer_forgotten,
        ))
        .service(form(
            &at("account/password/{token}"),
            pages::set_password,
            pages::answer_set_password,
        ))
        .service(form(
            &at("account/address/{token}"),
            pages::confirm_address,
            pages::answer_confirm_address,
        ))
        .service(form(&at("review-link"), pages::review_link, pages::answer_review_link))
        .service(form(&at("review/{token}"), pages::review, pages::answer_review))
        .service(form(
            &at("review/{token}/correct/{item}"),
            pages::correct,
            pages::answer_correct,
        ))
        .service(form(&at("review/{token}/gone/{item}"), pages::gone, pages::answer_gone))
        .service(form(&at("review/{token}/add"), pages::add, pages::answer_add));
}

/// An address that can be read, and takes a form (POST).
fn form<F, A, G, B>(path: &str, handler: F, taker: G) -> Resource
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
    G: Handler<B>,
    B: FromRequest + 'static,
    G::Output: Responder + 'static,
{
    read(path, handler).route(web::post().to(taker))
}

/// An address that can be read (GET and HEAD) and nothing else (405).
fn read<F, A>(path: &str, handler: F) -> Resource
where
    F: Handler<A>,
    A: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let reads = guard::fn_guard(|context| matches!(context.head().method, Method::GET | Method::HEAD));
    web::resource(path).route(web::route().guard(reads).to(handler))
}
