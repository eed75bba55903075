//! What the header of a sheet says: which field a column holds, and in which language.

use serde_json::{Map, Value};

/// Columns whose cells are lists, separated by `|`.
const LISTS: [&str; 16] = [
    "parts",
    "postal_codes",
    "languages",
    "categories",
    "locations",
    "target_groups",
    "access",
    "contact_by",
    "audience",
    "situations",
    "also",
    "exdates",
    "rdates",
    "legacy_addresses",
    "records",
    "words",
];

/// A column: where its cells go in the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as written.
    pub header: String,
    path: Vec<String>,
    list: bool,
}

impl Column {
    /// Reads a header: `title:de` → `texts.de.title`, `note.getting_there:de` → `texts.de.notes.getting_there`,
    /// `words:de` → `words.de`, `reason:de` → `reason.de`, `capacity.state` → `capacity.state`, `title` → the title in the row's own language.
    #[must_use]
    pub fn of(header: &str, city: bool) -> Self {
        let name = header.trim().to_lowercase().replace(' ', "_");
        let (field, lang) = name
            .split_once(':')
            .map_or((name.as_str(), ""), |(field, lang)| (field, lang.trim()));
        let parts = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        let path = match field {
            "title" if city => parts(&["title", lang]),
            "title" | "summary" | "description" | "origin" | "outdated" => parts(&["texts", lang, field]),
            "words" => parts(&["words", lang]),
            "reason" if !lang.is_empty() => parts(&["reason", lang]),
            _ => match field.strip_prefix("note.") {
                Some(note) => parts(&["texts", lang, "notes", note]),
                None => name.split('.').map(str::to_owned).collect(),
            },
        };
        let list = path.first().is_some_and(|first| LISTS.contains(&first.as_str()));
        Self {
            header: header.to_owned(),
            path,
            list,
        }
    }

    /// The field of the row that it fills, at the top.
    #[must_use]
    pub fn field(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }

    /// The way to the field, for comparison with other columns.
    #[must_use]
    pub fn field_path(&self) -> &[String] {
        &self.path
    }

    /// True for a column without a header.
    #[must_use]
    pub fn is_nameless(&self) -> bool {
        self.field().is_empty()
    }

    /// Puts a cell into the row. An empty cell becomes `null`: it clears.
    pub fn put(&self, fields: &mut Map<String, Value>, cell: &str) {
        let cell = cell.trim();
        let value = match (cell.is_empty(), self.list) {
            (true, _) => Value::Null,
            (false, true) => cell.split('|').map(str::trim).filter(|part| !part.is_empty()).collect(),
            (false, false) => Value::String(cell.to_owned()),
        };
        let Some((last, way)) = self.path.split_last() else {
            return;
        };
        let mut here = fields;
        for step in way {
            let next = here.entry(step.clone()).or_insert_with(|| Value::Object(Map::new()));
            if !next.is_object() {
                *next = Value::Object(Map::new());
            }
            match next.as_object_mut() {
                Some(object) => here = object,
                None => return,
            }
        }
        here.insert(last.clone(), value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::Column;

    #[test]
    fn headers_say_where_cells_go() {
        let mut fields = Map::new();
        for (header, cell) in [
            ("Title:de", "Café"),
            ("note.getting_there:ar", "x"),
            ("capacity.state", "open"),
            ("languages", "de| ar |"),
            ("phone", " "),
            ("words:en", "food|meal"),
            ("reason:de", "Umzug | Inventur"),
        ] {
            Column::of(header, false).put(&mut fields, cell);
        }
        let expected = json!({
            "texts": { "de": { "title": "Café" }, "ar": { "notes": { "getting_there": "x" } } },
            "capacity": { "state": "open" },
            "languages": ["de", "ar"],
            "phone": null,
            "words": { "en": ["food", "meal"] },
            "reason": { "de": "Umzug | Inventur" },
        });
        assert_eq!(Value::Object(fields), expected);
    }
}
