//! Pictures: what becomes of an upload, what is refused, how it is given out, and when it goes.

mod store;

use std::io::Cursor;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use image::{DynamicImage, ImageFormat, ImageReader, Rgb, RgbImage, Rgba, RgbaImage};
use porta_api::pictures::{Tools, delete, forget};
use porta_api::spine::db::DbError;
use porta_api::spine::files::Files;
use porta_api::spine::jobs::Outcome;
use serde_json::{Value, json};

use crate::catalog::scene::{Answer, Scene, scene};
use crate::writing::CITY;

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG of that size.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&halves(width, height).into(), ImageFormat::Jpeg)
}

/// Puts an Exif block into a JPEG: where it was taken, and that its camera was held upright (turn by a quarter to the right).
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(2_u16.to_le_bytes());
    for (tag, kind, count, value) in [(0x0112_u16, 3_u16, 1_u32, 6_u32), (0x010f, 2, 18, 38)] {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    }
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(b"GPS-MARKER-49.756\0");
    let mut block = b"Exif\0\0".to_vec();
    block.extend(tiff);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(block.len() + 2).unwrap().to_be_bytes());
    bytes.extend(block);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// Sends a picture as the editor.
pub async fn upload<S, B>(scene: &Scene<S>, kind: &str, bytes: Vec<u8>) -> Answer
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let request = TestRequest::post()
        .uri(&format!("{CITY}/pictures"))
        .insert_header((header::AUTHORIZATION, format!("Bearer {}", scene.editor())))
        .insert_header((header::CONTENT_TYPE, kind))
        .set_payload(bytes);
    scene.send(request).await
}

fn files(picture: &Value) -> Vec<(String, u64, u64)> {
    let number = |value: &Value| value.as_u64().unwrap();
    let files = picture["files"].as_array().unwrap().iter();
    files
        .map(|file| {
            let name = file["name"].as_str().unwrap().to_owned();
            (name, number(&file["width"]), number(&file["height"]))
        })
        .collect()
}

#[actix_web::test]
async fn a_picture_is_kept_in_three_widths_and_nothing_else_of_it() {
    let scene = scene().await;
    // Held upright: 2000 across and 900 high as stored, 900 across and 2000 high as seen.
    let sent = with_exif(&jpeg(2000, 900));
    assert!(sent.windows(10).any(|part| part == b"GPS-MARKER"));

    let picture = upload(&scene, "image/jpeg", sent.clone()).await.expect(201);

    let files = files(&picture);
    let sizes: Vec<(u64, u64)> = files.iter().map(|(_, width, height)| (*width, *height)).collect();
    assert_eq!(sizes, [(480, 1066), (900, 2000)], "turned, and none wider than it came");
    for (name, width, height) in &files {
        let (status, bytes) = scene
            .bytes(TestRequest::get().uri(&format!("/v1/pictures/{name}")))
            .await;
        assert_eq!(status, 200);
        assert!(!bytes.windows(10).any(|part| part == b"GPS-MARKER") && !bytes.windows(4).any(|part| part == b"Exif"));
        let read = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
        assert_eq!(read.format(), Some(ImageFormat::Jpeg));
        let read = read.decode().unwrap().to_rgb8();
        assert_eq!((u64::from(read.width()), u64::from(read.height())), (*width, *height));
        let (top, bottom) = (read.get_pixel(9, 9), read.get_pixel(9, read.height() - 9));
        assert!(
            top[0] > 150 && top[2] < 90 && bottom[2] > 150 && bottom[0] < 90,
            "{top:?} {bottom:?}"
        );
    }
    let again = upload(&scene, "image/jpeg", sent).await.expect(200);
    assert_eq!(again, picture, "the same bytes are the same picture");
    assert_eq!(
        scene
            .feed("musterstadt", 200)
            .await
            .iter()
            .filter(|change| change["noun"] == "picture")
            .count(),
        0,
        "uploads are no news"
    );
}

#[actix_web::test]
async fn what_can_be_seen_through_stays_so_and_webp_is_read() {
    let scene = scene().await;
    let glass = RgbaImage::from_fn(1700, 100, |x, _| Rgba([10, 200, 10, if x < 850 { 0 } else { 255 }]));
    let picture = upload(&scene, "image/png", encoded(&glass.into(), ImageFormat::Png))
        .await
        .expect(201);
    let widths: Vec<u64> = files(&picture).iter().map(|file| file.1).collect();
    assert_eq!(widths, [480, 960, 1600]);
    assert!(files(&picture).iter().all(|file| file.0.ends_with(".png")));

    let webp = encoded(&halves(100, 50).into(), ImageFormat::WebP);
    let picture = upload(&scene, "image/webp", webp).await.expect(201);
    assert_eq!(files(&picture)[0].1, 100);
    assert!(files(&picture)[0].0.ends_with(".jpg"));
}

/// A PNG that says it is of that size, and has next to nothing inside.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&halves(2, 2).into(), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[actix_web::test]
async fn what_is_no_picture_or_too_large_is_refused_in_words() {
    let scene = scene().await;
    let code = async |kind: &str, bytes: Vec<u8>| upload(&scene, kind, bytes).await.errors().remove(0);
    let wrong = |code: &str| ("#".to_owned(), code.to_owned());
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    assert_eq!(code("image/png", svg).await, wrong("no_picture"));
    assert_eq!(code("image/jpeg", Vec::new()).await, wrong("no_picture"));
    assert_eq!(
        code("image/jpeg", b"GIF89a\x01\0\x01\0".to_vec()).await,
        wrong("no_picture")
    );
    let mut half = jpeg(400, 300);
    half.truncate(200);
    assert_eq!(code("image/jpeg", half).await, wrong("broken_picture"));
    assert_eq!(code("image/png", bomb(12_001, 10)).await, wrong("picture_too_large"));
    assert_eq!(
        code("image/png", bomb(10_000, 10_000)).await,
        wrong("picture_too_large")
    );
    assert_eq!(
        code("image/png", bomb(u32::MAX / 2, u32::MAX / 2)).await,
        wrong("picture_too_large")
    );

    assert_eq!(
        upload(&scene, "image/gif", jpeg(9, 9)).await.refused(415),
        "wrong_media_type"
    );
    assert_eq!(
        upload(&scene, "text/plain", jpeg(9, 9)).await.refused(415),
        "wrong_media_type"
    );
    let huge = vec![0xff; 10 * 1024 * 1024 + 1];
    assert_eq!(upload(&scene, "image/jpeg", huge).await.refused(413), "too_large");
    assert_eq!(
        std::fs::read_dir(scene.folder.path()).unwrap().count(),
        0,
        "nothing is kept"
    );
}

#[actix_web::test]
async fn a_file_may_be_kept_for_good() {
    let scene = scene().await;
    let picture = upload(&scene, "image/jpeg", jpeg(90, 60)).await.expect(201);
    let url = picture["files"][0]["url"].as_str().unwrap().to_owned();

    let seen = scene.get(&url).await;

    assert_eq!(seen.status, 200);
    assert_eq!(
        seen.header(header::CACHE_CONTROL),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(seen.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(seen.header(header::CONTENT_TYPE), "image/jpeg");
    let tag = seen.header(header::ETAG).to_owned();
    let again = TestRequest::get().uri(&url).insert_header((header::IF_NONE_MATCH, tag));
    assert_eq!(scene.send(again).await.status, 304);
    let hash = url.rsplit('/').next().unwrap().split('.').next().unwrap();
    for odd in [
        "..%2Fporta.db".to_owned(),
        "x".to_owned(),
        format!("{hash}.png"),
        format!("{hash}.svg"),
        format!("{}.jpg", hash.to_uppercase()),
        format!("{hash}.jpg%00"),
    ] {
        assert_eq!(
            scene.get(&format!("/v1/pictures/{odd}")).await.refused(404),
            "not_found",
            "{odd}"
        );
    }
    assert_eq!(scene.get(&format!("{url}?size=1")).await.refused(400), "bad_query");
}

#[actix_web::test]
async fn a_picture_that_no_article_has_goes_a_month_later() {
    let scene = scene().await;
    let used = upload(&scene, "image/jpeg", jpeg(90, 60)).await.expect(201);
    let left = upload(&scene, "image/jpeg", jpeg(60, 90)).await.expect(201);
    let article = json!({
        "lang": "de", "texts": {"title": "Fest"}, "date": "2026-11-20",
        "pictures": [{"picture": used["id"], "alt": {"de": "Hof"}, "credit": "Verein"}]
    });
    let made = scene
        .write(
            actix_web::http::Method::POST,
            &format!("{CITY}/articles"),
            None,
            &article,
        )
        .await
        .expect(201);
    // Shown no more, but in an earlier version it still is.
    let path = format!("{CITY}/articles/{}", made["slug"].as_str().unwrap());
    let none = json!({"pictures": []});
    scene
        .write(actix_web::http::Method::PATCH, &path, Some(1), &none)
        .await
        .expect(200);

    let tools = Tools::new(&scene.db, &scene.clock, Files::in_folder(scene.folder.path()).unwrap());
    let run = || {
        scene
            .db
            .write::<_, DbError>(|tx| forget(tx, scene.clock.now()))
            .unwrap()
    };
    scene.clock.advance(TimeDelta::days(29));
    assert_eq!(run(), 0);
    scene.clock.advance(TimeDelta::days(2));
    assert_eq!(run(), 1, "the file of the one that nothing has");
    assert_eq!(run(), 0);

    let names = |picture: &Value| files(picture).into_iter().map(|file| file.0).collect::<Vec<_>>();
    let all = [names(&left), names(&used)].concat();
    assert_eq!(delete(&tools, all).await, Outcome::Done, "what a picture has stays");
    let url = |picture: &Value| picture["files"][0]["url"].as_str().unwrap().to_owned();
    assert_eq!(scene.get(&url(&left)).await.status, 404);
    assert_eq!(scene.get(&url(&used)).await.status, 200);
    let gone = json!({"pictures": [{"picture": left["id"]}]});
    let refused = scene.write(actix_web::http::Method::PATCH, &path, Some(2), &gone).await;
    assert_eq!(
        refused.errors(),
        [("#/pictures/0/picture".to_owned(), "unknown_reference".to_owned())]
    );
}
