//! The records of a hand-out, in the language of the sheet and in that of the page.

use std::sync::Arc;

use porta_contract::client::Read;
use porta_contract::{Event, Offer, Provider};
use serde::de::DeserializeOwned;

use crate::api::PageError;
use crate::handout::{Entry, Kind};
use crate::i18n::UiLang;
use crate::pages::Ctx;
use crate::view::{Controls, Foreign, Look, SheetItem};

/// Somebody who reads a record: the one who gets the sheet, or the one who makes it.
#[derive(Clone, Copy, Debug)]
pub struct Readers<'a> {
    /// Reads the sheet.
    pub sheet: &'a Look,
    /// Makes it.
    pub maker: &'a Look,
}

/// The entry of a record; none if the record is not there any more.
pub async fn item(ctx: &Ctx, readers: Readers<'_>, entry: &Entry) -> Result<Option<SheetItem>, PageError> {
    let (client, city) = ctx.api();
    let Readers { sheet, maker } = readers;
    let controls = |title: Foreign| Controls::new(maker, entry, title);
    Ok(match entry.kind {
        Kind::Offer => both::<Offer>(ctx, readers, entry, |slug| client.offer(city, slug))
            .await?
            .map(|(offer, own)| {
                let title = Foreign::new(maker, &own.item.title, &own.item.text);
                SheetItem::offer(sheet, &offer, controls(title))
            }),
        Kind::Event => both::<Event>(ctx, readers, entry, |slug| client.event(city, slug))
            .await?
            .map(|(event, own)| {
                let title = Foreign::new(maker, &own.item.title, &own.item.text);
                SheetItem::event(sheet, &event, controls(title))
            }),
        Kind::Provider => both::<Provider>(ctx, readers, entry, |slug| client.provider(city, slug))
            .await?
            .map(|(provider, own)| {
                let title = Foreign::in_language(maker, &own.name, &own.text.lang);
                SheetItem::provider(sheet, &provider, controls(title))
            }),
    })
}

/// A record as both read it.
async fn both<T: DeserializeOwned + Send + Sync + 'static>(
    ctx: &Ctx,
    readers: Readers<'_>,
    entry: &Entry,
    read: impl Fn(&str) -> Read<T>,
) -> Result<Option<(Arc<T>, Arc<T>)>, PageError> {
    let Some(for_reader) = found(ctx, readers.sheet.t.lang(), entry, &read).await? else {
        return Ok(None);
    };
    let own = found(ctx, readers.maker.t.lang(), entry, &read).await?;
    Ok(own.map(|own| (for_reader, own)))
}

/// A record in a language, also under a slug that it has had before; none if it is not there any more.
async fn found<T: DeserializeOwned + Send + Sync + 'static>(
    ctx: &Ctx,
    lang: UiLang,
    entry: &Entry,
    read: impl Fn(&str) -> Read<T>,
) -> Result<Option<Arc<T>>, PageError> {
    let answer = match ctx.load_in(read(&entry.slug), lang).await {
        Err(PageError::Moved { slug }) => ctx.load_in(read(&slug), lang).await,
        answer => answer,
    };
    match answer {
        Ok(record) => Ok(Some(record)),
        Err(PageError::NotFound | PageError::Moved { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
