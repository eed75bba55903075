//! The entry that a report is about, by the address of its page.

use std::sync::Arc;

use porta_contract::{City, Noun};

use crate::api::PageError;
use crate::pages::Ctx;

/// An entry.
pub(super) struct Reported {
    pub city: Arc<City>,
    pub noun: Noun,
    pub slug: String,
    pub title: String,
    /// Its page.
    pub href: String,
    /// True on topics where a reader may have to leave fast.
    pub sensitive: bool,
}

impl Reported {
    /// Asks the API for it.
    pub async fn load(ctx: &Ctx) -> Result<Self, PageError> {
        let city = ctx.city().await?;
        let look = ctx.look(&city)?;
        let (client, name) = ctx.api();
        let word = ctx.part("noun");
        let (noun, slug, title, sensitive) = match word {
            "offers" => {
                let offer = ctx.load(client.offer(name, ctx.slug())).await?;
                let item = &offer.item;
                (Noun::Offer, item.slug.clone(), item.title.clone(), item.sensitive)
            }
            "events" => {
                let event = ctx.load(client.event(name, ctx.slug())).await?;
                (Noun::Event, event.item.slug.clone(), event.item.title.clone(), false)
            }
            "providers" => {
                let provider = ctx.load(client.provider(name, ctx.slug())).await?;
                (Noun::Provider, provider.slug.clone(), provider.name.clone(), false)
            }
            "help" => {
                let need = ctx.load(client.need(name, ctx.slug())).await?;
                (Noun::Need, need.item.slug.clone(), need.item.title.clone(), false)
            }
            "responsibilities" => {
                let one = ctx.load(client.responsibility(name, ctx.slug())).await?;
                (
                    Noun::Responsibility,
                    one.item.slug.clone(),
                    one.item.title.clone(),
                    false,
                )
            }
            "pages" => {
                let page = ctx.load(client.page(name, ctx.slug())).await?;
                let link = &page.item.link;
                (Noun::Page, link.slug.clone(), link.title.clone(), page.item.sensitive)
            }
            "news" => {
                let article = ctx.load(client.article(name, ctx.slug())).await?;
                (
                    Noun::Article,
                    article.item.slug.clone(),
                    article.item.title.clone(),
                    false,
                )
            }
            "facts" => {
                let fact = ctx.load(client.fact(name, ctx.slug())).await?;
                (Noun::Fact, fact.item.slug.clone(), fact.item.title.clone(), false)
            }
            _ => return Err(PageError::NotFound),
        };
        Ok(Self {
            href: look.record(word, &slug),
            city,
            noun,
            slug,
            title,
            sensitive,
        })
    }
}
