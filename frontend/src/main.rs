//! Starts the pages.

use std::io::IsTerminal;
use std::process::ExitCode;

use actix_web::middleware::from_fn;
use actix_web::{App as ActixApp, HttpServer, web};
use clap::Parser;
use porta_web::app::App;
use porta_web::clock::Clock;
use porta_web::config::{Config, LogFormat};
use porta_web::{http, routes};
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[actix_web::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    match serve(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the log may not be set up yet, and this is for the person who starts it"
)]
fn complain(sentence: &str) {
    eprintln!("porta-web cannot start: {sentence}");
}

/// Credentials that the API does not know stop the start; an API that is away does not.
async fn check_client(app: &App) -> Result<(), String> {
    match app.api.client().check_credentials().await {
        Ok(()) => Ok(()),
        Err(error) if matches!(error.status(), Some(400 | 401 | 403)) => Err(format!(
            "PORTA_WEB_CLIENT_ID: the API at {} does not know this client with this secret; `porta-api client create` makes one",
            app.api.base()
        )),
        Err(error) => {
            tracing::warn!(%error, "whether the API knows the client of the pages cannot be told yet");
            Ok(())
        }
    }
}

/// Listens until Ctrl-C or SIGTERM, then lets running requests end.
async fn serve(config: Config) -> Result<(), String> {
    start_log(&config)?;
    let (address, threads) = (config.address, usize::from(config.threads));
    let app = web::Data::new(App::new(config, Clock::System)?);
    check_client(&app).await?;
    let state = app.clone();
    let mut server = HttpServer::new(move || {
        ActixApp::new()
            .app_data(state.clone())
            .configure(routes::routes)
            .wrap(from_fn(http::every_answer))
    })
    .shutdown_timeout(10);
    if threads > 0 {
        server = server.workers(threads);
    }
    let server = server
        .bind(address)
        .map_err(|e| format!("it cannot listen on {address}: {e}. Choose another with PORTA_WEB_ADDRESS"))?;
    // The port that was given, where any was asked for.
    let address = server.addrs().first().copied().unwrap_or(address);
    tracing::info!(%address, city = app.api.city(), api = app.api.base(), public = app.config.origin(), "listening");
    server.run().await.map_err(|e| format!("the server stopped: {e}"))
}

fn start_log(config: &Config) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.log).map_err(|e| format!("PORTA_WEB_LOG cannot be read: {e}"))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    }
    .map_err(|e| format!("the log cannot be set up: {e}"))
}
