//! Articles: one with pictures, one in German alone.

use porta_contract::{Article, ArticleItem};
use serde_json::{Value, json};

use super::texts::{CURRENT, Three, id, info, named, text};

struct Entry {
    slug: &'static str,
    title: Three,
    date: &'static str,
    pictures: Vec<Value>,
}

/// Names of the files of the picture.
const FILES: [&str; 2] = [
    "00112233445566778899aabbccddeeff.png",
    "ffeeddccbbaa99887766554433221100.png",
];

fn picture(lang: &str) -> Value {
    let (alt, tag, dir) = match lang {
        "ar" => ("ثلاثة فناجين على طاولة", "ar", "rtl"),
        _ => ("Drei Tassen auf einem Tisch", "de", "ltr"),
    };
    let file = |(name, width): (&str, u32)| json!({"url": format!("/v1/pictures/{name}"), "name": name, "width": width, "height": width * 9 / 16});
    json!({
        "alt": alt, "alt_lang": tag, "alt_dir": dir, "credit": "Bürgerhaus, CC BY 4.0",
        "files": FILES.into_iter().zip([480, 960]).map(file).collect::<Vec<_>>(),
    })
}

fn all(lang: &str) -> Vec<Entry> {
    vec![
        Entry {
            slug: "zehn-jahre",
            title: ["Zehn Jahre Café", "Ten years of the café", "عشر سنوات من المقهى"],
            date: "2026-11-20",
            pictures: vec![picture(lang), picture("de")],
        },
        Entry {
            slug: "ticket",
            title: ["Ein Ticket genügt", "", ""],
            date: "2026-10-01",
            pictures: Vec::new(),
        },
    ]
}

fn item(entry: &Entry, lang: &str) -> Value {
    let mut value = json!({
        "noun": "article", "id": id(entry.slug), "slug": entry.slug, "version": 1, "title": text(&entry.title, lang),
        "summary": "Ein Fest im Bürgerhaus.", "text": info(&entry.title, CURRENT, lang), "date": entry.date,
        "categories": [named("meet", "Begegnung")], "updated_at": super::NOW,
    });
    if let Some(picture) = entry.pictures.first() {
        value["author"] = json!("Bürgerhaus");
        value["picture"] = picture.clone();
    }
    value
}

/// The newest first.
pub fn list(lang: &str) -> Vec<ArticleItem> {
    let read = |entry: &Entry| serde_json::from_value(item(entry, lang)).unwrap();
    all(lang).iter().map(read).collect()
}

/// One article.
pub fn record(slug: &str, lang: &str) -> Option<Article> {
    let all = all(lang);
    let entry = all.iter().find(|entry| entry.slug == slug)?;
    let mut value = item(entry, lang);
    value["description"] = json!("Viele kamen.\n\n* Kaffee\n* Kuchen");
    value["pictures"] = json!(entry.pictures);
    Some(serde_json::from_value(value).unwrap())
}

/// The bytes of a file: the smallest picture there is.
pub fn picture_bytes(name: &str) -> Option<(&'static str, Vec<u8>)> {
    const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\xdac\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9\x8c!\x00\x00\x00\x00IEND\xaeB`\x82";
    FILES.contains(&name).then(|| ("image/png", DOT.to_vec()))
}
