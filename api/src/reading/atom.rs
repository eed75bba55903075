//! The Atom feed of articles (RFC 4287).

use std::io;

use chrono::{DateTime, NaiveTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::{Builder, Version};
use xxhash_rust::xxh3::xxh3_128;

use super::answer::{Made, Outcome, View};
use super::articles::{is_about, shown, topics, until_tomorrow};
use super::directory::{best, summary, title};
use super::language::Reader;
use super::question::Lang;
use crate::catalog::article::Article;
use crate::catalog::ids::Id;
use crate::spine::calendar::event_instant;
use crate::spine::http::{Failure, List, Name, One, Params};

/// Most entries of a feed.
const MOST: usize = 30;
const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// Parameters of a feed of articles.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct FeedParams {
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// What the articles are about: category slugs, each with its subtree.
    #[param(inline, example = json!(["meet"]))]
    pub topic: List<Name>,
}

type Xml = Writer<Vec<u8>>;

/// The newest articles.
pub fn feed(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<FeedParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let topics = checked.take(topics(view, &params.topic));
    checked.done()?;
    let articles: Vec<&Article> = shown(view)
        .filter(|one| is_about(view.directory, one, &topics))
        .take(MOST)
        .map(AsRef::as_ref)
        .collect();
    let written = write(view, &reader, (&articles, &topics));
    let body = written.map_err(|error| Failure::Internal(error.to_string()))?;
    let made = Made::of("application/atom+xml; charset=utf-8", body);
    Ok(Outcome::Made(until_tomorrow(view, made)))
}

fn write(view: &View<'_>, reader: &Reader, (articles, topics): (&[&Article], &[String])) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let city = &view.directory.city;
    let lang = reader.tag();
    let query = if topics.is_empty() {
        String::new()
    } else {
        format!("?topic={}", topics.join(","))
    };
    let latest = articles.iter().map(|one| one.meta.updated_at).max();
    let attributes = [("xmlns", NAMESPACE), ("xml:lang", lang)];
    xml.create_element("feed")
        .with_attributes(attributes)
        .write_inner_content(|xml| {
            element(xml, "id", &id_of_feed(city.id.as_str(), lang, topics))?;
            element(xml, "title", city.settings.title.get(lang).unwrap_or(&city.name))?;
            element(xml, "updated", &instant(latest.unwrap_or(city.meta.updated_at)))?;
            link(
                xml,
                &[
                    ("rel", "self"),
                    ("type", "application/atom+xml"),
                    ("href", &view.page(&format!("/{lang}/news.atom{query}"))),
                ],
            )?;
            link(
                xml,
                &[
                    ("rel", "alternate"),
                    ("type", "text/html"),
                    ("href", &view.page(&format!("/{lang}/news{query}"))),
                ],
            )?;
            person(xml, &city.name)?;
            articles
                .iter()
                .try_for_each(|article| entry(xml, view, reader, article))
        })?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Xml, view: &View<'_>, reader: &Reader, article: &Article) -> io::Result<()> {
    let Some(text) = best(&article.texts, reader, &article.source_lang) else {
        return Ok(());
    };
    let tree = &view.directory.categories;
    let published = event_instant(view.directory.tz(), article.date.and_time(NaiveTime::MIN));
    let page = view.page(&format!("/{}/news/{}", reader.tag(), article.slug));
    xml.create_element("entry")
        .with_attribute(("xml:lang", text.lang.as_str()))
        .write_inner_content(|xml| {
            element(xml, "id", &format!("urn:uuid:{}", article.id))?;
            element(xml, "title", &text.title)?;
            element(xml, "updated", &instant(article.meta.updated_at))?;
            element(xml, "published", &instant(published))?;
            link(
                xml,
                &[
                    ("rel", "alternate"),
                    ("type", "text/html"),
                    ("hreflang", reader.tag()),
                    ("href", &page),
                ],
            )?;
            if let Some(file) = article.pictures.first().and_then(|picture| picture.files.last()) {
                let media = media(&file.name);
                let href = view.page(&format!("/pictures/{}", file.name));
                link(xml, &[("rel", "enclosure"), ("type", media), ("href", &href)])?;
            }
            if let Some(author) = &article.author {
                person(xml, author)?;
            }
            for category in article.categories.iter().filter_map(|id| tree.get(id)) {
                let label = title(&category.texts, reader, &category.source_lang, &category.slug);
                let attributes = [("term", category.slug.as_str()), ("label", &*clean(label))];
                xml.create_element("category")
                    .with_attributes(attributes)
                    .write_empty()?;
            }
            element(xml, "summary", summary(text))
        })?;
    Ok(())
}

/// The media type of a picture by the ending of its name.
fn media(name: &str) -> &'static str {
    if name.ends_with(".png") {
        "image/png"
    } else {
        "image/jpeg"
    }
}

/// The same for the same feed, whatever stands in it.
fn id_of_feed(city: &str, lang: &str, topics: &[String]) -> String {
    let name = format!("articles/{city}/{lang}/{}", topics.join(","));
    let bytes = xxh3_128(name.as_bytes()).to_be_bytes();
    let id = Builder::from_bytes(bytes).with_version(Version::Custom).into_uuid();
    format!("urn:uuid:{id}")
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// What XML 1.0 cannot hold is left out.
fn clean(text: &str) -> String {
    let holds = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(holds).collect()
}

fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(&clean(text)))?;
    Ok(())
}

fn link(xml: &mut Xml, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes(attributes.iter().copied())
        .write_empty()?;
    Ok(())
}

fn person(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author")
        .write_inner_content(|xml| element(xml, "name", name))?;
    Ok(())
}
