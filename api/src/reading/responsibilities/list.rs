//! The list of responsibilities, from A to Z.

use std::sync::Arc;

use porta_contract::{FieldError, Situation};
use serde::Deserialize;
use utoipa::IntoParams;

use super::wired::item;
use crate::catalog::ids::Id;
use crate::reading::answer::{Outcome, View};
use crate::reading::areas;
use crate::reading::directory::{ResponsibilityRow, sort_key, title};
use crate::reading::documents::handle;
use crate::reading::language::Reader;
use crate::reading::question::{Lang, slugs, text};
use crate::reading::records::page;
use crate::reading::search;
use crate::spine::http::{Cursor, Failure, Instant, Limit, List, Name, One, Params, Typed};

/// Parameters of a list of responsibilities. AND between parameters, OR inside a comma list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ResponsibilityParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// Words to search for.
    #[param(inline, example = "Kindergeld")]
    pub q: Option<One<Typed>>,
    /// Slugs or ids of topics.
    #[param(inline, example = json!(["registration"]))]
    pub topic: List<Name>,
    /// Situations of the person; what is for `everyone` is for each of them.
    #[param(inline, example = json!(["recognised"]))]
    pub situation: List<Situation>,
    /// Slugs or ids of providers that are in charge or help besides.
    #[param(inline, example = json!(["caritas-migration"]))]
    pub provider: List<Name>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Slugs of topics that published responsibilities are about.
pub fn topics(view: &View<'_>, values: &List<Name>) -> Result<Vec<String>, FieldError> {
    let known = |name: &str| {
        let mut rows = view.directory.responsibilities.iter();
        rows.find(|row| row.topic.slug == name || row.topic.id.as_str() == name)
            .map(|row| row.topic.slug.clone())
    };
    slugs("topic", "responsibilities/guide", values, known)
}

/// Whether a responsibility is for people in a situation.
pub fn is_for(row: &ResponsibilityRow, situation: Situation) -> bool {
    let situations = &row.record.situations;
    situations.contains(&situation) || situations.contains(&Situation::Everyone)
}

/// Title for a reader, folded for the order.
pub fn order_key(row: &ResponsibilityRow, reader: &Reader) -> String {
    let record = &row.record;
    let title = title(&record.texts, reader, &record.source_lang, &record.slug);
    format!("{} {}", sort_key(title), record.id)
}

/// Responsibilities from A to Z.
pub fn list(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<ResponsibilityParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let topics = checked.take(topics(view, &params.topic));
    let provider = |name: &str| view.directory.provider(name).map(|row| row.provider.id.to_string());
    let providers = checked.take(slugs("provider", "providers", &params.provider, provider));
    checked.done()?;
    let since = params.updated_since.map(|One(Instant(at))| at);
    let found = found(view, text(params.q.as_deref()), &reader)?;
    let situations = &params.situation;
    let matches = |row: &ResponsibilityRow| {
        let record = &row.record;
        (topics.is_empty() || topics.contains(&row.topic.slug))
            && (situations.is_empty() || situations.iter().any(|situation| is_for(row, *situation)))
            && (providers.is_empty()
                || record
                    .providers()
                    .any(|id| providers.iter().any(|wanted| wanted == id.as_str())))
            && since.is_none_or(|since| record.meta.updated_at >= since)
            && found
                .as_ref()
                .is_none_or(|ids| ids.contains(&handle(record.id.as_str())))
    };
    let rows = view.directory.responsibilities.iter().filter(|row| matches(row));
    let mut rows: Vec<(String, &Arc<ResponsibilityRow>)> = rows.map(|row| (order_key(row, &reader), row)).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let at = (params.limit.count(), params.cursor.as_deref());
    let key = |(key, _): &(String, &Arc<ResponsibilityRow>)| key.clone();
    let paged = page(view, at, rows.iter(), key, |(_, row)| item(row, &reader))?;
    areas::list(view, paged, rows.len())
}

fn found(view: &View<'_>, q: Option<String>, reader: &Reader) -> Result<Option<Vec<u64>>, Failure> {
    let Some(q) = q else { return Ok(None) };
    let hits = view
        .cell
        .search()
        .matching(&q, reader.tag(), search::Noun::Responsibility);
    let hits = hits.map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(Some(hits.into_iter().map(|(handle, _)| handle).collect()))
}
