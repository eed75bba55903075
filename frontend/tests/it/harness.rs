//! A site in process: the pages with their middleware, a fake API, a clock that stands still.

use actix_web::body::MessageBody;
use actix_web::http::StatusCode;
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use bytes::Bytes;
use clap::Parser;
use porta_web::app::App;
use porta_web::clock::Clock;
use porta_web::config::Config;
use porta_web::{http, routes};
use scraper::{ElementRef, Html, Selector};

use crate::fake::{self, FakeApi};

/// Settings as from the command line; the environment is left out of it.
pub fn config(args: &[&str]) -> Config {
    Config::try_parse_from(["porta-web"].iter().chain(args)).unwrap()
}

/// A site with its fake API.
pub struct Site {
    pub api: FakeApi,
    pub clock: Clock,
    pub app: Data<App>,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    headers: actix_web::http::header::HeaderMap,
    pub bytes: Bytes,
}

impl Site {
    pub async fn new() -> Self {
        Self::with(&["--public-url", "https://porta.example"]).await
    }

    pub async fn with(args: &[&str]) -> Self {
        let api = FakeApi::start().await;
        let clock = Clock::standing(fake::now());
        let mut config = config(args);
        config.api_url = api.url();
        let app = Data::new(App::new(config, clock.clone()).unwrap());
        Self { api, clock, app }
    }

    /// A page without any headers in the request.
    pub async fn get(&self, path: &str) -> Page {
        self.request(TestRequest::get().uri(path)).await
    }

    /// A page with headers in the request.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = TestRequest::get().uri(path);
        self.request(headers.iter().fold(request, |r, header| r.insert_header(*header)))
            .await
    }

    pub async fn request(&self, request: TestRequest) -> Page {
        let service = actix_web::App::new()
            .app_data(self.app.clone())
            .configure(routes::routes)
            .wrap(from_fn(http::every_answer));
        let service = init_service(service).await;
        let response = call_service(&service, request.to_request()).await;
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = read_body(response.map_into_boxed_body()).await;
        Page {
            status,
            headers,
            bytes: bytes.try_into_bytes().unwrap(),
        }
    }
}

impl Page {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn html(&self) -> String {
        String::from_utf8(self.bytes.to_vec()).unwrap()
    }

    pub fn document(&self) -> Html {
        Html::parse_document(&self.html())
    }

    /// Texts of the elements a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        all(&self.document(), selector)
            .map(|e| tidy(&e.text().collect::<String>()))
            .collect()
    }

    /// The text of the one element a selector finds.
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector} finds {texts:?}");
        texts.concat()
    }

    /// All that stands in the one element a selector finds, as it is.
    pub fn document_text(&self, selector: &str) -> String {
        all(&self.document(), selector)
            .flat_map(|e| e.text().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }

    /// An attribute of the elements a selector finds.
    pub fn attrs(&self, selector: &str, attr: &str) -> Vec<String> {
        all(&self.document(), selector)
            .filter_map(|e| e.attr(attr).map(str::to_owned))
            .collect()
    }

    /// What a browser sends of a form: names and values.
    pub fn form(&self, selector: &str) -> Vec<(String, String)> {
        let document = self.document();
        let own = |element: &ElementRef<'_>, name: &str| element.attr(name).map(str::to_owned);
        let mut fields = Vec::new();
        for element in all(&document, &format!("{selector} :is(input, select, textarea)")) {
            let Some(name) = own(&element, "name") else { continue };
            let ticked = element.attr("checked").is_some() || element.attr("type") != Some("checkbox");
            let value = match element.value().name() {
                "textarea" => Some(element.text().collect()),
                "select" => {
                    let chosen = Selector::parse("option[selected]").unwrap();
                    let first = Selector::parse("option").unwrap();
                    let option = element.select(&chosen).next().or_else(|| element.select(&first).next());
                    option.and_then(|option| own(&option, "value"))
                }
                _ => ticked.then(|| own(&element, "value").unwrap_or_default()),
            };
            fields.extend(value.map(|value| (name, value)));
        }
        fields
    }

    /// What a person reads in `<main>` and the notices: a line per block.
    pub fn read(&self) -> String {
        let document = self.document();
        let mut lines = String::new();
        for element in all(&document, "head > title, aside, main") {
            speak(element, &mut lines);
            lines.push('\n');
        }
        lines
            .lines()
            .map(tidy)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

pub fn all<'a>(document: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    document.select(&selector).collect::<Vec<_>>().into_iter()
}

/// Without isolating characters and doubled spaces.
pub fn tidy(text: &str) -> String {
    let text = text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const INLINE: &[&str] = &[
    "a", "b", "bdi", "span", "strong", "em", "mark", "time", "code", "label", "option",
];

fn speak(element: ElementRef<'_>, out: &mut String) {
    let name = element.value().name();
    if name == "svg" {
        return;
    }
    if !INLINE.contains(&name) {
        out.push('\n');
    }
    if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()) {
        out.push_str(&"#".repeat(level));
        out.push(' ');
    }
    for child in element.children() {
        match (child.value().as_text(), ElementRef::wrap(child)) {
            (Some(text), _) => out.push_str(&text.replace('\n', " ")),
            (None, Some(element)) => speak(element, out),
            _ => {}
        }
    }
    out.push(if INLINE.contains(&name) { ' ' } else { '\n' });
}
