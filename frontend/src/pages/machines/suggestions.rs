//! Suggestions while somebody types, for the script of the search field.

use actix_web::HttpResponse;
use porta_contract::client::SuggestQuery;

use crate::http::CachePolicy;
use crate::pages::Ctx;

/// How many are shown.
const MANY: u32 = 8;

/// `GET /{lang}/search/suggestions?q=`: a JSON list of texts to search for, best first; empty if nothing was typed.
pub async fn suggestions(ctx: Ctx) -> HttpResponse {
    let query = ctx.query();
    let typed = query
        .iter()
        .find(|(name, _)| name == "q")
        .map(|(_, typed)| typed.clone());
    let texts = match typed {
        Some(q) => find(&ctx, q).await,
        None => Ok(Vec::new()),
    };
    match texts {
        Ok(texts) => ctx.file(
            "application/json",
            CachePolicy::Private,
            serde_json::Value::from(texts).to_string(),
        ),
        Err(error) => ctx.refuse(&error).await,
    }
}

async fn find(ctx: &Ctx, q: String) -> Result<Vec<String>, crate::api::PageError> {
    let (client, city) = ctx.api();
    let query = SuggestQuery { q, limit: Some(MANY) };
    let found = ctx.load(client.suggest(city, &query)).await?;
    let mut texts: Vec<String> = Vec::new();
    for item in &found.items {
        if !texts.contains(&item.text) {
            texts.push(item.text.clone());
        }
    }
    Ok(texts)
}
