//! Articles for the public: news of the city, the newest first, on the days on which they are to be read.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use porta_contract as wire;
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::directory::{Directory, best, summary, title, tomorrow};
use super::documents::handle;
use super::language::{Reader, direction};
use super::question::{Lang, slugs, text};
use super::records::{all_texts, info, page};
use super::search;
use crate::catalog::article::{Article, ArticlePicture};
use crate::catalog::ids::Id;
use crate::catalog::picture::PictureFile;
use crate::spine::http::{Cursor, Day, Failure, Instant, Limit, List, Name, One, Params, Typed, bad_combination};

/// Parameters of a list of articles.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ArticleParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// Words to search for.
    #[param(inline, example = "Café")]
    pub q: Option<One<Typed>>,
    /// What they are about: category slugs, each with its subtree.
    #[param(inline, example = json!(["meet"]))]
    pub topic: List<Name>,
    /// Of this day or later.
    #[param(inline, example = "2027-01-01")]
    pub from: Option<One<Day>>,
    /// Of this day or earlier.
    #[param(inline, example = "2027-01-31")]
    pub to: Option<One<Day>>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
    /// Articles a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Today, in the city.
pub(super) fn today(view: &View<'_>) -> NaiveDate {
    view.now.with_timezone(&view.directory.tz()).date_naive()
}

/// The articles that are to be read today.
pub(super) fn shown<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v Arc<Article>> {
    let today = today(view);
    let all = view.directory.articles.iter();
    all.filter(move |one| one.is_shown_on(today))
}

/// Slugs of categories that there are.
pub(super) fn topics(view: &View<'_>, wanted: &List<Name>) -> Result<Vec<String>, wire::FieldError> {
    let category = |slug: &str| view.directory.categories.by_slug(slug).map(|one| one.slug.clone());
    slugs("topic", "categories", wanted, category)
}

/// True for an article about one of these categories, or about one below; for any, if there are none.
pub(super) fn is_about(directory: &Directory, article: &Article, topics: &[String]) -> bool {
    let mut lines = article.categories.iter().flat_map(|id| directory.categories.line(id));
    topics.is_empty() || lines.any(|one| topics.contains(&one.slug))
}

/// A page of articles, the newest first.
pub fn articles(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<ArticleParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let topics = checked.take(topics(view, &params.topic));
    let (from, to) = (params.from.map(|One(Day(day))| day), params.to.map(|One(Day(day))| day));
    checked.take(match (from, to) {
        (Some(from), Some(to)) if to < from => Err(bad_combination("to", "the day of `from` or a later one")),
        _ => Ok(()),
    });
    checked.done()?;
    let found: Option<Vec<u64>> = match text(params.q.as_deref()) {
        None => None,
        Some(q) => {
            let hits = view.cell.search().matching(&q, reader.tag(), search::Noun::Article);
            let hits = hits.map_err(|error| Failure::Internal(error.to_string()))?;
            Some(hits.into_iter().map(|(handle, _)| handle).collect())
        }
    };
    let since = params.updated_since.map(|One(Instant(at))| at);
    let base: Vec<&Arc<Article>> = shown(view)
        .filter(|one| from.is_none_or(|from| one.date >= from) && to.is_none_or(|to| one.date <= to))
        .filter(|one| since.is_none_or(|since| one.meta.updated_at >= since))
        .filter(|one| {
            found
                .as_ref()
                .is_none_or(|found| found.contains(&handle(one.id.as_str())))
        })
        .collect();
    let facets = facets(view.directory, &reader, &base);
    let all: Vec<&Arc<Article>> = base
        .into_iter()
        .filter(|one| is_about(view.directory, one, &topics))
        .collect();
    let write = |one: &&Arc<Article>| item(view.directory, &reader, one);
    let paged = page(
        view,
        (params.limit.count(), params.cursor.as_deref()),
        all.iter(),
        key,
        write,
    )?;
    let answer = wire::List {
        items: paged.items,
        total: u64::try_from(all.len()).unwrap_or(u64::MAX),
        facets,
        next: paged.next,
        nearest: None,
        stale: view.stale,
    };
    let mut made = until_tomorrow(view, Made::json(&answer)?);
    made.next = paged.link;
    Ok(Outcome::Made(made))
}

/// Days begin and end at midnight of the city, and with them what is to be read.
pub(super) fn until_tomorrow(view: &View<'_>, made: Made) -> Made {
    match tomorrow(view.directory, view.now) {
        Some(midnight) => made.until(midnight),
        None => made,
    }
}

/// What names the place of an article in the list: the newest day first, then the id made last.
fn key(article: &&Arc<Article>) -> String {
    let day = 10_000_000 - i64::from(article.date.num_days_from_ce());
    // Ids go up with time; the order goes down.
    let id = article.id.as_str().bytes().map(|byte| char::from(255 - byte));
    format!("{day:08} {}", id.collect::<String>())
}

/// How many articles each category with its subtree would give.
fn facets(directory: &Directory, reader: &Reader, base: &[&Arc<Article>]) -> wire::Facets {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for article in base {
        let lines = article.categories.iter().flat_map(|id| directory.categories.line(id));
        let mut own: Vec<&str> = lines.map(|one| one.slug.as_str()).collect();
        own.sort_unstable();
        own.dedup();
        for slug in own {
            *counts.entry(slug).or_default() += 1;
        }
    }
    let label = |slug: &str| {
        let category = directory.categories.by_slug(slug)?;
        Some(title(&category.texts, reader, &category.source_lang, &category.slug).to_owned())
    };
    wire::Facets {
        category: counts
            .into_iter()
            .map(|(slug, count)| wire::Facet {
                value: slug.to_owned(),
                label: label(slug),
                count,
            })
            .collect(),
        ..wire::Facets::default()
    }
}

/// One article.
pub fn article(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let find = |name: &str| shown(view).find(|one| one.slug == name || one.id.as_str() == name);
    let Some(article) = find(name) else {
        return view.moved_or_missing(wire::Noun::Article, name, |id| find(id).map(|one| one.slug.clone()));
    };
    let text = best(&article.texts, &reader, &article.source_lang);
    let pictures = article.pictures.iter();
    let answer = wire::Article {
        item: item(view.directory, &reader, article),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
        pictures: pictures
            .map(|one| picture(one, &reader, &article.source_lang))
            .collect(),
        visible_until: article.visible_until,
    };
    Ok(Outcome::Made(until_tomorrow(view, Made::json(&answer)?)))
}

/// An article in a list.
fn item(directory: &Directory, reader: &Reader, article: &Article) -> wire::ArticleItem {
    let text = best(&article.texts, reader, &article.source_lang);
    let known = article.categories.iter().filter_map(|id| directory.categories.get(id));
    wire::ArticleItem {
        noun: wire::Noun::Article,
        id: article.id.to_string(),
        slug: article.slug.clone(),
        version: article.meta.version,
        title: text.map_or_else(|| article.slug.clone(), |text| text.title.clone()),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        text: info(text, &article.texts, &article.source_lang, article.text_version),
        date: article.date,
        categories: known
            .map(|category| wire::Named {
                id: category.id.to_string(),
                slug: category.slug.clone(),
                name: title(&category.texts, reader, &category.source_lang, &category.slug).to_owned(),
            })
            .collect(),
        author: article.author.clone(),
        picture: article
            .pictures
            .first()
            .map(|one| picture(one, reader, &article.source_lang)),
        updated_at: article.meta.updated_at,
        texts: if reader.all {
            all_texts(&article.texts, &article.source_lang, article.text_version)
        } else {
            BTreeMap::new()
        },
    }
}

/// A picture, with its words in the language that is read, else in that of the article.
fn picture(one: &ArticlePicture, reader: &Reader, source_lang: &str) -> wire::Picture {
    let wanted = reader.tags().chain([source_lang]);
    let (lang, alt) = wanted
        .filter_map(|tag| one.alt.get_key_value(tag))
        .map(|(lang, alt)| (lang.as_str(), alt.as_str()))
        .next()
        .unwrap_or((source_lang, ""));
    wire::Picture {
        alt: alt.to_owned(),
        alt_lang: lang.to_owned(),
        alt_dir: direction(lang),
        credit: one.credit.clone(),
        files: one.files.iter().map(PictureFile::wire).collect(),
    }
}
