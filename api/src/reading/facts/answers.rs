//! Facts for the public: the list, one series, its table and its plot.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use actix_web::http::header;
use porta_contract as wire;
use porta_contract::{Noun, Publication};
use serde::Deserialize;
use utoipa::IntoParams;

use super::plot::Plot;
use crate::catalog::fact::{Fact, Point, UNIT};
use crate::catalog::ids::{FactId, Id};
use crate::catalog::text::Text;
use crate::reading::answer::{Made, Outcome, View};
use crate::reading::areas::list;
use crate::reading::directory::{best, summary, text_info, title};
use crate::reading::language::Reader;
use crate::reading::question::{Lang, PageParams};
use crate::reading::records::{all_texts, body, info, page};
use crate::spine::http::{Failure, One, Params, Whole, csv};

/// What a picture may do that is opened by itself: style itself, nothing else.
const PICTURE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Parameters of a plot.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct PlotParams {
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "ar")]
    pub lang: Option<One<Lang>>,
    /// How wide it is to be shown, in CSS pixels, 240 to 1200; 640 if not given. Letters keep their size.
    #[param(inline, example = 640)]
    pub width: One<Whole<240, 1200, 640>>,
}

/// The published series in the order of the list.
#[must_use]
pub fn sorted(facts: &HashMap<FactId, Arc<Fact>>) -> Vec<Arc<Fact>> {
    let published = facts.values().filter(|fact| fact.publication == Publication::Published);
    let mut all: Vec<Arc<Fact>> = published.cloned().collect();
    all.sort_by_cached_key(|fact| key(fact));
    all
}

fn key(fact: &Fact) -> String {
    let position = i64::from(fact.position) - i64::from(i32::MIN);
    format!("{position:010}\u{1}{}", fact.slug)
}

/// The list of series.
pub fn facts(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<PageParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    checked.done()?;
    let all = &view.directory.facts;
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = page(view, at, all.iter(), |fact| key(fact), |fact| item(view, &reader, fact))?;
    list(view, paged, all.len())
}

/// One series.
pub fn fact(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let Some(fact) = find(view, name) else {
        return moved(view, name, "");
    };
    let body = body(&fact.texts, &reader, &fact.source_lang);
    let answer = wire::Fact {
        item: item(view, &reader, fact),
        description: body.map(|text| text.description.clone()).unwrap_or_default(),
        description_text: body.map(|text| text_info(text, &fact.texts, &fact.source_lang, fact.text_version)),
        points: fact.points.iter().map(Point::wire).collect(),
    };
    Ok(Outcome::Made(Made::json(&answer)?.until(view.moment.changes_at)))
}

/// One series as a table for spreadsheets.
pub fn fact_table(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    view.only_reader()?;
    let Some(fact) = find(view, name) else {
        return moved(view, name, ".csv");
    };
    let line = |point: &Point| {
        [
            point.date.to_string(),
            point.value.map(|value| value.to_string()).unwrap_or_default(),
            point.source.clone(),
            point.source_url.clone().unwrap_or_default(),
            point.note.clone().unwrap_or_default(),
        ]
    };
    let head = ["date", "value", "source", "source_url", "note"];
    let table = csv::table(head, fact.points.iter().map(line))?;
    let made = Made::of("text/csv; charset=utf-8", table);
    let name = format!("attachment; filename=\"{}.csv\"", fact.slug);
    Ok(Outcome::Made(made.with(header::CONTENT_DISPOSITION, &name)))
}

/// One series as a picture that says what it shows.
pub fn fact_plot(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<PlotParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    checked.done()?;
    let Some(fact) = find(view, name) else {
        return moved(view, name, ".svg");
    };
    let text = best(&fact.texts, &reader, &fact.source_lang);
    let lang = text.map_or(fact.source_lang.as_str(), |text| text.lang.as_str());
    let plot = Plot {
        title: title(&fact.texts, &reader, &fact.source_lang, &fact.slug),
        summary: text.map(summary).unwrap_or_default(),
        unit: unit(fact, text),
        text_lang: lang,
        reader_lang: reader.tag(),
        points: &fact.points,
        width: u32::try_from(params.width.count()).unwrap_or(640),
    };
    let made = Made::of("image/svg+xml", plot.draw().into_bytes());
    Ok(Outcome::Made(made.with(header::CONTENT_SECURITY_POLICY, PICTURE)))
}

fn find<'v>(view: &'v View<'_>, name: &str) -> Option<&'v Arc<Fact>> {
    let mut all = view.directory.facts.iter();
    all.find(|fact| fact.slug == name || fact.id.as_str() == name)
}

/// Where a series of this name is now.
fn moved(view: &View<'_>, name: &str, ending: &str) -> Result<Outcome, Failure> {
    let slug_of = |id: &str| find(view, id).map(|fact| fact.slug.clone());
    match view.moved_or_missing(Noun::Fact, name, slug_of)? {
        Outcome::Moved(to) => Ok(Outcome::Moved(format!("{to}{ending}"))),
        made @ Outcome::Made(_) => Ok(made),
    }
}

/// The unit in the language of the text, else in the series' own.
fn unit<'f>(fact: &'f Fact, text: Option<&'f Text>) -> Option<&'f str> {
    let source = fact.texts.iter().find(|text| text.lang == fact.source_lang);
    let found = [text, source]
        .into_iter()
        .flatten()
        .find_map(|text| text.notes.get(UNIT));
    found.map(String::as_str)
}

fn item(view: &View<'_>, reader: &Reader, fact: &Fact) -> wire::FactItem {
    let text = best(&fact.texts, reader, &fact.source_lang);
    let district = fact.district.as_ref().and_then(|id| view.directory.district_by_id(id));
    wire::FactItem {
        noun: Noun::Fact,
        id: fact.id.to_string(),
        slug: fact.slug.clone(),
        version: fact.meta.version,
        title: title(&fact.texts, reader, &fact.source_lang, &fact.slug).to_owned(),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        unit: unit(fact, text).map(str::to_owned),
        text: info(text, &fact.texts, &fact.source_lang, fact.text_version),
        source_lang: fact.source_lang.clone(),
        district: district.map(|district| wire::Named {
            id: district.id.to_string(),
            slug: district.slug.clone(),
            name: district.name.clone(),
        }),
        count: u32::try_from(fact.points.len()).unwrap_or(u32::MAX),
        latest: fact.points.iter().rfind(|point| point.value.is_some()).map(Point::wire),
        updated_at: fact.meta.updated_at,
        texts: if reader.all {
            all_texts(&fact.texts, &fact.source_lang, fact.text_version)
        } else {
            BTreeMap::new()
        },
    }
}
