//! The files of a new city: what most cities share is there already, in the city's languages.

use serde_json::{Map, Value, json};

use super::NewCity;

/// The categories that a city begins with; nothing in them is of one city alone.
const CATEGORIES: &str = include_str!("../../demo/trier/categories.json");
/// Words for the search.
const TOPICS: &str = include_str!("../../demo/trier/topics.json");

/// The files: their names and texts.
pub fn of(new: &NewCity) -> Result<Vec<(&'static str, String)>, String> {
    Ok(vec![
        ("city.json", pretty(&city(new)?)?),
        ("categories.json", pretty(&categories(new)?)?),
        ("topics.json", pretty(&topics(new)?)?),
        ("districts.csv", "slug;number;name;postal_codes;lat;lon\n".to_owned()),
    ])
}

fn pretty(value: &Value) -> Result<String, String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("a file of the program cannot be read: {error}"))
}

fn city(new: &NewCity) -> Result<Value, String> {
    let mut city = json!({
        "slug": new.slug,
        "name": new.name,
        "time_zone": new.region.time_zone(),
        "country": new.region.country(),
        "region": new.region.code(),
        "languages": new.languages,
        "lat": new.centre.0,
        "lon": new.centre.1,
        "demo": false,
        "title": title(new),
        "emergency": spoken_labels(new.region.emergency(), &new.languages),
        "confirm_every_months": 6,
    });
    if let (Some(theme), Value::Object(city)) = (super::colours(new), &mut city) {
        let theme = serde_json::to_value(theme).map_err(|error| error.to_string())?;
        city.insert("theme".to_owned(), theme);
    }
    Ok(json!({"format": "porta", "version": 1, "city": city}))
}

/// The title of the directory in the languages that it can be said in.
fn title(new: &NewCity) -> Map<String, Value> {
    let name = &new.name;
    let said = |tag: &str| match tag {
        "de" | "de-simple" => Some(format!("Hilfe in {name}")),
        "en" => Some(format!("Help in {name}")),
        "fr" => Some(format!("Entraide à {name}")),
        "tr" => Some(format!("{name} için yardım")),
        "ar" => Some(format!("المساعدة في {name}")),
        "fa" => Some(format!("کمک در {name}")),
        "uk" => Some(format!("Допомога: {name}")),
        "ru" => Some(format!("Помощь: {name}")),
        _ => None,
    };
    let titles = new
        .languages
        .iter()
        .filter_map(|tag| Some((tag.clone(), said(tag)?.into())));
    titles.collect()
}

/// Numbers whose label is in one of the languages, with the labels in these.
fn spoken_labels(numbers: Value, languages: &[String]) -> Value {
    let Value::Array(mut numbers) = numbers else {
        return json!([]);
    };
    numbers.retain_mut(|number| {
        let Some(Value::Object(labels)) = number.get_mut("label") else {
            return false;
        };
        labels.retain(|tag, _| languages.contains(tag));
        !labels.is_empty()
    });
    Value::Array(numbers)
}

/// The categories with their names in the city's languages; the city's own language is the source.
fn categories(new: &NewCity) -> Result<Value, String> {
    let mut file = parsed(CATEGORIES)?;
    let own = new.languages.first().cloned().unwrap_or_default();
    let categories = file.get_mut("categories").and_then(Value::as_array_mut);
    for category in categories.into_iter().flatten() {
        let Some(category) = category.as_object_mut() else {
            continue;
        };
        let Some(Value::Object(texts)) = category.get_mut("texts") else {
            continue;
        };
        // A city whose own language has no names here begins with the German or English ones, to be replaced.
        let source = [own.as_str(), "en", "de"]
            .into_iter()
            .find(|tag| texts.contains_key(*tag));
        let first = source.and_then(|tag| texts.get(tag).cloned());
        texts.retain(|tag, _| new.languages.contains(tag));
        if let Some(first) = first {
            texts.insert(own.clone(), first);
        }
        category.insert("lang".to_owned(), own.clone().into());
    }
    Ok(file)
}

/// Words for the search, without those that belong to the city they were gathered for.
fn topics(new: &NewCity) -> Result<Value, String> {
    let mut file = parsed(TOPICS)?;
    let elsewhere = ["Trier", "Trèves", "ترير", "Трір", "Трир", "تریر"];
    let lists = ["topics", "target_groups", "languages"];
    for list in lists {
        let entries = file.get_mut(list).and_then(Value::as_array_mut);
        for entry in entries.into_iter().flatten().filter_map(Value::as_object_mut) {
            entry.remove("records");
            if let Some(Value::Object(words)) = entry.get_mut("words") {
                keep_words(words, &new.languages, &elsewhere);
            }
        }
    }
    if let Some(Value::Object(by_category)) = file.get_mut("category_synonyms") {
        for words in by_category.values_mut().filter_map(Value::as_object_mut) {
            keep_words(words, &new.languages, &elsewhere);
        }
    }
    Ok(file)
}

fn keep_words(words: &mut Map<String, Value>, languages: &[String], elsewhere: &[&str]) {
    words.retain(|tag, _| languages.contains(tag));
    for list in words.values_mut().filter_map(Value::as_array_mut) {
        list.retain(|word| {
            let word = word.as_str().unwrap_or_default();
            !elsewhere.iter().any(|name| word.contains(name))
        });
    }
}
