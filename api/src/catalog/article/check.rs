//! A change of an article, checked field by field while it is read onto the article: everything that is wrong is told at once.

use std::collections::{BTreeMap, HashMap};

use porta_contract as wire;
use porta_contract::{ArticleChange, Publication};

use super::{Article, ArticlePicture, MOST_PICTURES};
use crate::catalog::check::{self, Fault, language, limits};
use crate::catalog::ids::PictureId;
use crate::catalog::picture::{self, PictureFile};
use crate::catalog::source_text::Translated;
use crate::catalog::writing::sheet::{field, line, sound_day, unknown};
use crate::catalog::writing::{Sheet, lookup};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Pointer;

/// Files of pictures by id.
type Known = HashMap<String, Vec<PictureFile>>;

/// Reads a change onto an article. Fields that are not mentioned stay, and are not checked.
pub(super) fn change(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    article: &mut Article,
    (change, minor): (ArticleChange, bool),
) -> Result<(), DbError> {
    if let Some(texts) = change.texts
        && let Some(texts) = sheet.texts(texts)
    {
        article.set_source_text(texts, minor);
    }
    if let Some(date) = change.date
        && sheet.passed(&field("date"), sound_day(date)).is_some()
    {
        article.date = date;
    }
    sheet.day("visible_from", &change.visible_from, &mut article.visible_from);
    sheet.day("visible_until", &change.visible_until, &mut article.visible_until);
    if !(change.visible_from.is_absent() && change.visible_until.is_absent()) {
        let order = check::in_order(
            ("visible_from", article.visible_from),
            ("visible_until", article.visible_until),
        );
        sheet.passed(&field("visible_until"), order);
    }
    if let Some(names) = change.categories {
        let named: Vec<String> = names.iter().take(limits::LIST).cloned().collect();
        let known = lookup::categories(conn, &sheet.city.id, &named)?;
        article.categories = sheet.each("categories", names, |name| {
            known.get(&name).cloned().ok_or_else(|| unknown("category", &name))
        });
    }
    let says_author = matches!(change.author, wire::Patch::Value(_));
    sheet.short("author", change.author, limits::TITLE, &mut article.author);
    if let Some(author) = article.author.as_deref().filter(|_| says_author) {
        sheet.hint(&field("author"), author);
    }
    if let Some(given) = change.pictures {
        article.pictures = pictures(conn, sheet, given)?;
    }
    if let Some(publication) = change.publication {
        sheet.publication(publication, &mut article.publication);
    }
    if article.publication == Publication::Published {
        lacking(sheet, article);
    }
    Ok(())
}

/// Whether what an article names is there.
pub(super) fn whole(conn: &mut AnyConnection, sheet: &mut Sheet<'_>, article: &Article) -> Result<(), DbError> {
    let names: Vec<String> = article.categories.iter().map(ToString::to_string).collect();
    let known = lookup::categories(conn, &sheet.city.id, &names)?;
    sheet.each("categories", names, |name| {
        known.get(&name).cloned().ok_or_else(|| unknown("category", &name))
    });
    let ids: Vec<String> = article.pictures.iter().map(|one| one.picture.to_string()).collect();
    let known = picture::known(conn, &sheet.city.id, &ids)?;
    for (place, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains_key(*id)) {
        sheet.error(&field("pictures").entry(place), unknown("picture", id));
    }
    if article.publication == Publication::Published {
        lacking(sheet, article);
    }
    Ok(())
}

fn lacking(sheet: &mut Sheet<'_>, article: &Article) {
    for (place, name, fault) in article.pictures_lack() {
        sheet.error(&field("pictures").entry(place).field(name), fault);
    }
}

fn pictures(
    conn: &mut AnyConnection,
    sheet: &mut Sheet<'_>,
    given: Vec<wire::ArticlePicture>,
) -> Result<Vec<ArticlePicture>, DbError> {
    let at = field("pictures");
    if given.len() > MOST_PICTURES {
        let message = format!("an article may have {MOST_PICTURES} pictures");
        sheet.error(&at, Fault::new("too_long", message));
        return Ok(Vec::new());
    }
    let ids: Vec<String> = given.iter().map(|one| one.picture.clone()).collect();
    let known = picture::known(conn, &sheet.city.id, &ids)?;
    let mut read: Vec<ArticlePicture> = Vec::with_capacity(given.len());
    for (place, one) in given.into_iter().enumerate() {
        let at = at.entry(place);
        let Some(one) = picture_of(sheet, &at, (one, &known)) else {
            continue;
        };
        if read.iter().any(|other| other.picture == one.picture) {
            let message = "the article shows this picture twice; leave one out";
            sheet.error(&at.field("picture"), Fault::new("repeated", message));
        }
        read.push(one);
    }
    Ok(read)
}

fn picture_of(
    sheet: &mut Sheet<'_>,
    at: &Pointer,
    (one, known): (wire::ArticlePicture, &Known),
) -> Option<ArticlePicture> {
    let files = known.get(&one.picture).cloned().ok_or_else(|| {
        let fault = unknown("picture", &one.picture);
        Fault::new(fault.code, format!("{}; upload it first", fault.message))
    });
    let files = sheet.passed(&at.field("picture"), files);
    let mut alt = BTreeMap::new();
    for (tag, words) in one.alt {
        let place = at.field("alt").field(&tag);
        let tag = sheet.passed(&place, language::of_city(&tag, &sheet.city.languages));
        let words = sheet.passed(&place, line("alt", &words, limits::ALT));
        if let (Some(tag), Some(words)) = (tag, words) {
            sheet.hint(&place, &words);
            alt.insert(tag, words);
        }
    }
    let credit = match one.credit.trim() {
        "" => Some(String::new()),
        credit => sheet.passed(&at.field("credit"), line("credit", credit, limits::CREDIT)),
    };
    Some(ArticlePicture {
        picture: PictureId::from(one.picture),
        alt,
        credit: credit?,
        files: files?,
    })
}
