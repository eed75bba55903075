//! The program itself, listening, in front of the fake API or a real one.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use porta_contract::client::{Client, EventsQuery, OffersQuery, Options, PageQuery, ProvidersQuery};

use crate::chrome::{Process, announced_port};
use crate::fake::FakeApi;

/// Addresses that every city has.
const PLAIN: [&str; 28] = [
    "",
    "offers",
    "offers?open=now&cost=free",
    "offers?category=women.violence",
    "providers",
    "events",
    "responsibilities",
    "responsibilities/guide",
    "districts",
    "map",
    "map?category=women.violence",
    "imprint",
    "privacy",
    "accessibility",
    "easy-german",
    "sign-language",
    "barrier",
    "events/month/2026-12",
    "events/month/2027-01",
    "events/day/2026-12-01",
    "news",
    "search",
    "search?q=deutsch",
    "handout",
    "new-district",
    "directory",
    "nowhere",
    "offers?district=atlantis",
];

/// Addresses that the fake city alone has.
const AWKWARD: [&str; 41] = [
    "offers?language=ar,uk&district=nord",
    "offers?district=irsch",
    "offers?district=irsch&h=cafe-welcome,p:caritas",
    "handout?h=cafe-welcome,deutschkurs-eltern,e:fest,p:caritas,frauenhaus,moebellager,gone",
    "handout?h=cafe-welcome,markup,e:cafe-nachmittag&for=ar",
    "new-district?from=nord&to=ehrang-quint",
    "events/fest",
    "events/vorbei",
    "pages",
    "pages/ankommen",
    "pages/gewalt",
    "facts",
    "facts/zuweisungen",
    "facts/leer",
    "responsibilities/anmeldung",
    "responsibilities/kindergeld",
    "responsibilities/guide?topic=child-benefit",
    "responsibilities/guide?topic=child-benefit&situation=recognised",
    "responsibilities/guide?topic=child-benefit&situation=helper",
    "events/month/2026-11",
    "events/day/2026-11-24",
    "news/zehn-jahre",
    "news?topic=meet",
    "review/expired",
    "review-link",
    "account/forgotten",
    "account/password/old",
    "report/offers/cafe-welcome",
    "suggest",
    "suggest?kind=provider",
    "subscribe",
    "subscribe/pns_waiting",
    "subscribe/pns_running",
    "subscribe/old",
    "report/offers/frauenhaus",
    "help",
    "help/winter",
    "help/brot",
    "help/offer",
    "help/offer?kind=housing&need=wohnung",
    "help/pledge/old",
];

/// The site.
pub struct Site {
    pub origin: String,
    pub fake: Option<FakeApi>,
    api: String,
    _process: Process,
}

impl Site {
    /// Starts the program.
    pub async fn start() -> Self {
        let real = std::env::var("PORTA_API_URL").ok();
        let fake = if real.is_some() {
            None
        } else {
            Some(FakeApi::start().await)
        };
        let api = real.unwrap_or_else(|| fake.as_ref().unwrap().url());
        let mut child = Command::new(env!("CARGO_BIN_EXE_porta-web"))
            .env("PORTA_API_URL", &api)
            .env("PORTA_WEB_ADDRESS", "127.0.0.1:0")
            .env("PORTA_WEB_FRESH_SECONDS", "0")
            .env("PORTA_WEB_LOG", "info")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let port = announced_port(child.stderr.take().unwrap(), "listening address=127.0.0.1:");
        Self {
            origin: format!("http://127.0.0.1:{port}"),
            fake,
            api,
            _process: Process(child),
        }
    }

    /// Languages that the city is shown in.
    pub async fn langs(&self) -> Vec<String> {
        let client = Client::new(&self.api, Options::default()).unwrap();
        let city = client.city("trier").send().await.unwrap().fetched().unwrap().value;
        let tags = city.languages.into_iter().map(|language| language.tag);
        tags.filter(|tag| porta_web::i18n::UiLang::parse(tag).is_some())
            .collect()
    }

    /// Addresses below a language: one of every kind of page, and the awkward ones of the fake city.
    pub async fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = PLAIN.map(str::to_owned).into();
        if self.fake.is_some() {
            let awkward = ["cafe-welcome", "asylberatung", "moebellager", "frauenhaus", "markup"];
            paths.extend(awkward.map(|slug| format!("offers/{slug}")));
            paths.extend(AWKWARD.map(str::to_owned));
            paths.push(format!("help/pledge/{}", crate::fake::needs::WAITING));
            let review = ["", "/correct/i1", "/correct/i2", "/correct/i4", "/gone/i1", "/gone/i2"];
            paths.push(format!("account/password/{}", crate::fake::TOKEN));
            paths.push(format!("account/address/{}", crate::fake::accounts::MOVING));
            paths.extend(review.map(|rest| format!("review/{}{rest}", crate::fake::TOKEN)));
        }
        paths.extend(self.records().await.into_values());
        paths
    }

    /// The first record of every kind.
    async fn records(&self) -> BTreeMap<&'static str, String> {
        let client = Client::new(&self.api, Options::default()).unwrap();
        let page = PageQuery {
            limit: Some(1),
            cursor: None,
        };
        let offers = OffersQuery {
            page: page.clone(),
            ..OffersQuery::default()
        };
        let providers = ProvidersQuery {
            page: page.clone(),
            ..ProvidersQuery::default()
        };
        let events = EventsQuery {
            page: page.clone(),
            ..EventsQuery::default()
        };
        let mut found = BTreeMap::new();
        let offer = client
            .offers("trier", &offers)
            .send()
            .await
            .unwrap()
            .fetched()
            .unwrap()
            .value;
        found.extend(
            offer
                .items
                .first()
                .map(|item| ("offers", format!("offers/{}", item.slug))),
        );
        let provider = client
            .providers("trier", &providers)
            .send()
            .await
            .unwrap()
            .fetched()
            .unwrap()
            .value;
        found.extend(
            provider
                .items
                .first()
                .map(|item| ("providers", format!("providers/{}", item.slug))),
        );
        let event = client
            .events("trier", &events)
            .send()
            .await
            .unwrap()
            .fetched()
            .unwrap()
            .value;
        found.extend(
            event
                .items
                .first()
                .map(|item| ("events", format!("events/{}", item.slug))),
        );
        let district = client
            .districts("trier", &page)
            .send()
            .await
            .unwrap()
            .fetched()
            .unwrap()
            .value;
        found.extend(
            district
                .items
                .first()
                .map(|item| ("districts", format!("districts/{}", item.slug))),
        );
        found
    }
}
