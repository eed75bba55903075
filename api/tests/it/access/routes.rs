//! Logging in and guarded paths over HTTP.

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{App, HttpResponse, test as http, web};
use diesel::prelude::*;
use porta_api::access::account::routes::routes;
use porta_api::access::{Editor, Staff};
use porta_api::spine::clock::Clock;
use porta_api::spine::db::{Database, DbError, schema::cities};
use porta_contract::{AccessToken, Role};
use utoipa_actix_web::AppExt;

use super::{PASSWORD, limits, make, noon, passwords, seal, token_of, tokens};
use crate::harness::TestDatabase;

/// The application: the login, and a path behind each guard.
macro_rules! app {
    ($test:expr) => {{
        let (app, _) = App::new().into_utoipa_app().configure(routes).split_for_parts();
        let database: Database = Database::clone($test);
        http::init_service(
            app.app_data(web::Data::new(database))
                .app_data(web::Data::new(passwords()))
                .app_data(web::Data::new(seal()))
                .app_data(web::Data::new(limits(&Clock::fixed(noon()))))
                .app_data(web::Data::new(tokens(&Clock::fixed(noon()))))
                .route("/staff", web::get().to(async |_: Staff| HttpResponse::Ok().finish()))
                .route(
                    "/cities/{city}",
                    web::get().to(async |editor: Editor| editor.city.to_string()),
                ),
        )
        .await
    }};
}

fn add_city(db: &Database, id: &str, slug: &str) {
    let row = (
        (
            cities::id.eq(id),
            cities::slug.eq(slug),
            cities::name.eq(slug),
            cities::time_zone.eq("Europe/Berlin"),
        ),
        (
            cities::country.eq("DE"),
            cities::region.eq("DE-RP"),
            cities::languages.eq("[\"de\"]"),
            cities::lat.eq(49.7),
        ),
        (
            cities::lon.eq(6.6),
            cities::demo.eq(false),
            cities::settings.eq("{}"),
            cities::version.eq(1),
        ),
        (
            cities::created_at.eq(noon().naive_utc()),
            cities::updated_at.eq(noon().naive_utc()),
        ),
    );
    db.write::<_, DbError>(|tx| Ok(diesel::insert_into(cities::table).values(row).execute(tx.conn)?))
        .unwrap();
}

fn login(email: &str, password: &str) -> http::TestRequest {
    let body = serde_json::json!({ "email": email, "password": password });
    http::TestRequest::post().uri("/v1/auth/login").set_json(body)
}

#[actix_web::test]
async fn a_login_gives_a_token_that_opens_the_guarded_paths() {
    let test = TestDatabase::new();
    add_city(&test, "0197c000-0000-7000-8000-000000000001", "trier");
    make(
        &test,
        "staff@trier.example",
        Role::Editor,
        Some("0197c000-0000-7000-8000-000000000001"),
    );
    let app = app!(&test);

    let answer = http::call_service(&app, login("staff@trier.example", PASSWORD).to_request()).await;
    let kept = answer.headers().get(CACHE_CONTROL).cloned();
    assert_eq!(answer.status(), StatusCode::OK);
    let token: AccessToken = http::read_body_json(answer).await;
    let get = |path: &str| {
        let header = (AUTHORIZATION, format!("Bearer {}", token.access_token));
        http::TestRequest::get().uri(path).insert_header(header).to_request()
    };

    assert_eq!(kept.unwrap(), "no-store");
    assert_eq!(
        (token.token_type.as_str(), token.expires_in, token.grants[0].role),
        ("Bearer", 900, Role::Editor)
    );
    assert_eq!(http::call_service(&app, get("/staff")).await.status(), StatusCode::OK);
    assert_eq!(
        http::call_and_read_body(&app, get("/cities/trier")).await,
        "0197c000-0000-7000-8000-000000000001"
    );
    let by_id = http::call_service(&app, get("/cities/0197c000-0000-7000-8000-000000000001")).await;
    assert_eq!(by_id.status(), StatusCode::OK);
}

#[actix_web::test]
async fn guarded_paths_are_shut_without_a_token_and_in_other_cities() {
    let test = TestDatabase::new();
    add_city(&test, "t", "trier");
    add_city(&test, "m", "metz");
    let editor = make(&test, "staff@trier.example", Role::Editor, Some("t"));
    let app = app!(&test);
    let header = format!("Bearer {}", token_of(&test, &tokens(&Clock::fixed(noon())), &editor));
    let with = |path: &str| {
        http::TestRequest::get()
            .uri(path)
            .insert_header((AUTHORIZATION, header.clone()))
    };

    let status = async |request: http::TestRequest| http::call_service(&app, request.to_request()).await.status();

    for path in ["/staff", "/cities/trier", "/cities/nowhere"] {
        let answer = http::call_service(&app, http::TestRequest::get().uri(path).to_request()).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{path}");
        assert!(answer.headers().contains_key(WWW_AUTHENTICATE));
    }
    assert_eq!(status(with("/cities/trier")).await, StatusCode::OK);
    assert_eq!(status(with("/cities/metz")).await, StatusCode::FORBIDDEN);
    assert_eq!(status(with("/cities/nowhere")).await, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn wrong_logins_look_alike_and_lock() {
    let test = TestDatabase::new();
    make(&test, "staff@trier.example", Role::Administrator, None);
    let app = app!(&test);

    for address in ["staff@trier.example", "nobody@trier.example"] {
        for _ in 0..10 {
            let answer = http::call_service(&app, login(address, "wrong password").to_request()).await;
            assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{address}");
        }
        let locked = http::call_service(&app, login(address, PASSWORD).to_request()).await;
        assert_eq!(locked.status(), StatusCode::TOO_MANY_REQUESTS, "{address}");
        assert_eq!(locked.headers().get(RETRY_AFTER).unwrap(), "60");
    }
}
