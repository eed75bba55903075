//! Two drawings for articles of the demo city. They go the way of every picture, so that the demo shows what an upload becomes.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use crate::catalog::article::{self, Article, ArticlePicture};
use crate::catalog::change::Author;
use crate::catalog::ids::CityId;
use crate::catalog::picture::Picture;
use crate::catalog::selection::Selection;
use crate::catalog::{city, record};
use crate::pictures::{Tools, receive};
use crate::spine::change_log::Actor;
use crate::spine::db::DbError;
use crate::spine::http::{Failure, blocking};
use porta_contract::ChangeAction;

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 900;

/// Article, drawing, and what is to be seen on it.
type Drawing = (&'static str, fn(&mut RgbImage), &'static [(&'static str, &'static str)]);

const DRAWINGS: [Drawing; 2] = [
    (
        "a-10-jahre-welcome",
        cups,
        &[
            (
                "de",
                "Zeichnung: drei bunte Tassen auf einem Tisch, darüber eine Wimpelkette",
            ),
            ("de-simple", "Ein Bild: Auf einem Tisch stehen 3 bunte Tassen."),
            ("en", "Drawing: three colourful cups on a table, bunting above them"),
            (
                "fr",
                "Dessin : trois tasses colorées sur une table, une guirlande de fanions au-dessus",
            ),
            ("ar", "رسم: ثلاثة فناجين ملوّنة على طاولة وفوقها زينة من الأعلام الصغيرة"),
            (
                "uk",
                "Малюнок: три барвисті чашки на столі, над ними гірлянда прапорців",
            ),
            ("fa", "نقاشی: سه فنجان رنگی روی میز و بالای آن‌ها ریسه‌ای از پرچم‌های کوچک"),
            ("tr", "Çizim: masada üç renkli fincan, üstlerinde flama süsü"),
            (
                "ru",
                "Рисунок: три разноцветные чашки на столе, над ними гирлянда флажков",
            ),
        ],
    ),
    (
        "a-ehrang",
        houses,
        &[
            ("de", "Zeichnung: eine Reihe bunter Häuser, davor eine Wand mit Zetteln"),
            (
                "en",
                "Drawing: a row of colourful houses, in front of them a wall with notes",
            ),
            ("ar", "رسم: صفّ من البيوت الملوّنة وأمامها جدار عليه أوراق"),
            ("uk", "Малюнок: ряд барвистих будинків, перед ними стіна з папірцями"),
        ],
    ),
];

/// Gives the articles of the demo city their drawings. Those that somebody has changed since they were imported are left alone.
///
/// # Errors
/// [`Failure`] when database or store are of no help.
pub async fn install(tools: &Tools) -> Result<(), Failure> {
    let database = tools.database.clone();
    let Some(city) = blocking(move || Ok(database.read(|conn| city::by_slug(conn, "trier"))?)).await? else {
        return Ok(());
    };
    for (slug, draw, alt) in DRAWINGS {
        let bytes = drawn(draw).map_err(|error| Failure::Internal(error.to_string()))?;
        let (picture, _) = receive(tools, &Actor::System, &city.id, bytes).await?;
        let (tools, id) = (tools.clone(), city.id.clone());
        blocking(move || Ok(show(&tools, &id, (slug, &picture, alt))?)).await?;
    }
    Ok(())
}

fn show(tools: &Tools, city: &CityId, (slug, picture, alt): (&str, &Picture, &[(&str, &str)])) -> Result<(), DbError> {
    tools.database.write(|tx| {
        let all: Vec<Article> = article::load(tx.conn, Selection::City(city))?;
        let untouched = |one: &Article| one.slug == slug && one.meta.version == 1 && one.pictures.is_empty();
        let Some(mut one) = all.into_iter().find(untouched) else {
            return Ok(());
        };
        let words = alt
            .iter()
            .map(|(lang, words)| ((*lang).to_owned(), (*words).to_owned()));
        one.pictures = vec![ArticlePicture {
            picture: picture.id.clone(),
            alt: words.collect::<BTreeMap<_, _>>(),
            credit: "Porta, CC0".to_owned(),
            files: picture.files.clone(),
        }];
        let author = Author {
            actor: &Actor::System,
            at: tools.clock.now(),
        };
        record::change(tx, &author, &mut one, ChangeAction::Updated).map(drop)
    })
}

fn drawn(draw: fn(&mut RgbImage)) -> image::ImageResult<Vec<u8>> {
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb([250, 243, 230]));
    draw(&mut picture);
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

type Colour = [u8; 3];
const COLOURS: [Colour; 6] = [
    [184, 74, 60],
    [230, 170, 60],
    [70, 130, 110],
    [60, 100, 150],
    [140, 90, 140],
    [90, 150, 70],
];

/// Fills whatever `inside` says lies in it.
fn fill(picture: &mut RgbImage, colour: Colour, inside: impl Fn(i64, i64) -> bool) {
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        if inside(i64::from(x), i64::from(y)) {
            *pixel = Rgb(colour);
        }
    }
}

fn bar(picture: &mut RgbImage, colour: Colour, (left, top): (i64, i64), (right, bottom): (i64, i64)) {
    fill(picture, colour, |x, y| {
        (left..right).contains(&x) && (top..bottom).contains(&y)
    });
}

fn ring(picture: &mut RgbImage, colour: Colour, (cx, cy): (i64, i64), (inner, outer): (i64, i64)) {
    fill(picture, colour, |x, y| {
        let square = (x - cx).pow(2) + (y - cy).pow(2);
        (inner * inner..=outer * outer).contains(&square)
    });
}

/// Three cups on a table, and bunting.
fn cups(picture: &mut RgbImage) {
    bar(picture, [205, 170, 125], (0, 690), (1600, 900));
    bar(picture, [170, 135, 95], (0, 690), (1600, 706));
    for (place, colour) in (0_i64..).zip(COLOURS.into_iter().cycle().take(9)) {
        let (left, top) = (place * 178, 60 + (place - 4).abs() * -8 + 40);
        fill(picture, colour, |x, y| {
            let (x, y) = (x - left, y - top);
            (0..140).contains(&x) && y >= 0 && y < 140 - (x - 70).abs() * 2
        });
    }
    for (place, colour) in (0_i64..).zip([[184, 74, 60], [60, 100, 150], [70, 130, 110]]) {
        let left = 250 + place * 400;
        ring(picture, colour, (left + 260, 580), (42, 72));
        fill(picture, colour, |x, y| {
            let (x, y) = (x - left, y - 460);
            (0..250).contains(&y) && x >= y / 10 && x < 260 - y / 10
        });
        bar(picture, [92, 60, 40], (left + 14, 460), (left + 246, 486));
        for wave in [60, 130, 200] {
            fill(picture, [214, 205, 190], |x, y| {
                let bend = if (y / 30) % 2 == 0 { 6 } else { -6 };
                (330..440).contains(&y) && (x - left - wave - bend).abs() < 7
            });
        }
    }
}

/// A row of houses, and a wall with notes.
fn houses(picture: &mut RgbImage) {
    ring(picture, [240, 190, 80], (1370, 150), (0, 85));
    for (place, colour) in (0_i64..).zip(COLOURS) {
        let (left, roof) = (40 + place * 258, 250 + (place % 3) * 45);
        bar(picture, colour, (left, roof), (left + 230, 760));
        fill(picture, [95, 70, 60], |x, y| {
            let (x, y) = (x - left - 115, y - roof);
            (-110..0).contains(&y) && x.abs() < 128 + y
        });
        for (column, row) in [(35, 60), (140, 60), (35, 190), (140, 190)] {
            let corner = (left + column, roof + row);
            bar(picture, [250, 235, 190], corner, (corner.0 + 55, corner.1 + 75));
        }
    }
    bar(picture, [150, 150, 145], (0, 640), (1600, 900));
    bar(picture, [120, 120, 115], (0, 640), (1600, 656));
    for (place, colour) in (0_i64..).zip(COLOURS.into_iter().cycle().take(18)) {
        let corner = (60 + place * 84, 690 + (place * 37) % 110);
        bar(picture, [252, 250, 240], corner, (corner.0 + 64, corner.1 + 64));
        bar(
            picture,
            colour,
            (corner.0 + 10, corner.1 + 18),
            (corner.0 + 54, corner.1 + 26),
        );
        bar(
            picture,
            colour,
            (corner.0 + 10, corner.1 + 38),
            (corner.0 + 44, corner.1 + 46),
        );
    }
}
