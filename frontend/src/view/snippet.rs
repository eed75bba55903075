//! Snippets of the search: escaped text with hits in `<mark>`, checked once more before they are shown.

/// The snippet as HTML. If it holds any markup but whole `<mark>…</mark>`, all of it is shown as text.
#[must_use]
pub fn snippet(text: &str) -> String {
    let mut rest = text;
    let mut marked = false;
    while let Some(at) = rest.find(['<', '>']) {
        let (_, tail) = rest.split_at(at);
        let tag = if marked { "</mark>" } else { "<mark>" };
        let Some(after) = tail.strip_prefix(tag) else {
            return askama::filters::escape(text, askama::filters::Html)
                .map_or_else(|_| String::new(), |t| t.to_string());
        };
        marked = !marked;
        rest = after;
    }
    if marked {
        format!("{text}</mark>")
    } else {
        text.to_owned()
    }
}
