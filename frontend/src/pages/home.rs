//! Home: search, needs by category, what is on, districts, how current everything is.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{EventsQuery, PageQuery};
use porta_contract::{Category, City};

use super::category_tree::{categories, districts, tree};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{EventRow, Foreign, Frame, Link, Look, Shell, has_any, site_ld};

/// Events on the home page.
const EVENTS: u32 = 3;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    shell: Shell,
    search: String,
    suggest: String,
    /// What can be searched for without typing it.
    suggestions: Vec<String>,
    quick: Vec<(&'static str, Link)>,
    offers: String,
    doors: Vec<Door>,
    topics: Vec<Topic>,
    events: Vec<EventRow>,
    all_events: String,
    districts: Vec<DistrictChoice>,
    all_districts: String,
    currency: Option<Currency>,
}

impl Page for Home {}

/// A way in for one kind of people.
struct Door {
    icon: &'static str,
    title: String,
    text: String,
    links: Vec<Link>,
}

/// A way in: icon, begin of the keys of its words, and where it leads to.
type DoorPlan = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The ways in. Addresses lie below the language; those that begin with `#` are on the page itself.
const DOORS: &[DoorPlan] = &[
    (
        "question",
        "door-need",
        &[
            ("#topics", "door-topics"),
            ("offers?open=now", "door-open"),
            ("districts", "door-districts"),
            ("new-district", "move-title"),
            ("responsibilities", "nav-responsibilities"),
        ],
    ),
    (
        "hand",
        "door-give",
        &[
            ("help", "nav-help"),
            ("events?audience=volunteers", "door-volunteers"),
            ("providers", "door-associations"),
            ("subscribe", "subscribe-link"),
        ],
    ),
    (
        "case",
        "door-work",
        &[
            ("offers", "door-offers"),
            ("providers", "door-providers"),
            ("handout", "nav-handout"),
            ("map", "door-map"),
        ],
    ),
];

/// A district in the choice, with its count.
struct DistrictChoice {
    slug: String,
    href: String,
    name: String,
    count: String,
}

/// A top category.
struct Topic {
    icon: String,
    href: String,
    name: Foreign,
    count: String,
    below: Vec<(String, Foreign)>,
}

/// Share of offers that a human has checked within six months.
struct Currency {
    percent: u32,
    sentence: String,
}

/// `GET /{lang}/`.
pub async fn home(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Home, PageError> {
    let (client, slug) = ctx.api();
    let soon = EventsQuery {
        page: PageQuery {
            limit: Some(EVENTS),
            cursor: None,
        },
        ..EventsQuery::default()
    };
    let (city, categories, districts, events) = tokio::try_join!(
        ctx.city(),
        ctx.load(categories(client, slug)),
        ctx.load(districts(client, slug)),
        ctx.load(client.events(slug, &soon)),
    )?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        description: look.t.attr("home-description", &[("city", &city.name)]),
        json_ld: Some(site_ld(&ctx.app.config, &city, look.t.tag())),
        ..Frame::default()
    };
    let topics = topics(&look, &categories.items);
    let leads_somewhere = |path: &str| has_any(Some(&city), path) && (path != "#topics" || !topics.is_empty());
    Ok(Home {
        shell: ctx.shell(Some(&city), frame),
        search: look.href("search"),
        suggest: look.href("search/suggestions"),
        suggestions: suggestions(&look, &categories.items),
        quick: quick(&look),
        offers: look.href("offers"),
        doors: DOORS.iter().map(|plan| door(&look, plan, leads_somewhere)).collect(),
        topics,
        events: EventRow::all(&look, &events.items),
        all_events: look.href("events"),
        districts: districts
            .items
            .iter()
            .map(|d| DistrictChoice {
                slug: d.slug.clone(),
                href: look.record("districts", &d.slug),
                name: d.name.clone(),
                count: look.t.number(d.offers),
            })
            .collect(),
        all_districts: look.href("districts"),
        currency: currency(&look, &city),
    })
}

fn door(look: &Look, (icon, key, links): &DoorPlan, leads_somewhere: impl Fn(&str) -> bool) -> Door {
    let link = |(path, words): &(&str, &str)| Link {
        href: if path.starts_with('#') {
            (*path).to_owned()
        } else {
            look.href(path)
        },
        text: look.t.say(words).into_owned(),
    };
    Door {
        icon,
        title: look.t.say(key).into_owned(),
        text: look.t.say(&format!("{key}-text")).into_owned(),
        links: links
            .iter()
            .filter(|(path, _)| leads_somewhere(path))
            .map(link)
            .collect(),
    }
}

/// Names of categories with offers in the reader's language, for a field that offers them while one types.
fn suggestions(look: &Look, categories: &[Category]) -> Vec<String> {
    let own = |category: &&Category| category.offers > 0 && category.text.lang == look.t.tag();
    categories
        .iter()
        .filter(own)
        .map(|category| category.name.clone())
        .collect()
}

/// Lists that many people want at once.
fn quick(look: &Look) -> Vec<(&'static str, Link)> {
    [
        ("clock", "home-quick-open", "open=now"),
        ("euro", "home-quick-free", "cost=free"),
    ]
    .map(|(icon, key, query)| {
        (
            icon,
            Link {
                href: look.href(&format!("offers?{query}")),
                text: look.t.say(key).into_owned(),
            },
        )
    })
    .into()
}

/// Top categories that have offers; those without lead nowhere.
fn topics(look: &Look, categories: &[Category]) -> Vec<Topic> {
    tree(categories)
        .into_iter()
        .filter(|(top, _)| top.offers > 0)
        .map(|(top, below)| Topic {
            icon: icon_name(top.icon.as_deref()).to_owned(),
            href: category_href(look, &top.slug),
            name: Foreign::new(look, &top.name, &top.text),
            count: look.t.count("offers-count", top.offers),
            below: below
                .into_iter()
                .filter(|c| c.offers > 0)
                .map(|c| (category_href(look, &c.slug), Foreign::new(look, &c.name, &c.text)))
                .collect(),
        })
        .collect()
}

fn category_href(look: &Look, slug: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("category", slug)
        .finish();
    look.href(&format!("offers?{query}"))
}

/// Icons a category may name; another one gets a neutral mark.
fn icon_name(name: Option<&str>) -> &str {
    const KNOWN: &[&str] = &[
        "cup", "chat", "women", "book", "case", "cross", "family", "bag", "ball", "hand", "house", "shield",
    ];
    name.filter(|name| KNOWN.contains(name)).unwrap_or("dots")
}

fn currency(look: &Look, city: &City) -> Option<Currency> {
    let share = city
        .confirmed_share_6_months
        .filter(|share| (0.0..=1.0).contains(share))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1 makes 0 to 100"
    )]
    let percent = (share * 100.0).round() as u32;
    let number = look.t.number(u64::from(percent));
    Some(Currency {
        percent,
        sentence: look.t.with("home-currency", &[("percent", &number)]),
    })
}
