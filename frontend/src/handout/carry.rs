//! Takes what has been collected from page to page: into every link and every form that leads to another page of ours.
//!
//! It is done once, on the page as it is sent. So a page does not have to know of it, and none can forget it.

use super::{Basket, PARAMETER};

/// A link to one of our own pages holds this.
const LINK: &str = " href=\"/";
/// What a page is related to, style sheets among it, begins like this and is no way to another page.
const RELATED: &str = "link ";
/// Files have no state.
const FILES: &str = "assets/";
/// A form begins like this.
const FORM: &str = "form ";

/// The page with the entries in its links and its forms that ask (GET). Links that name entries of their own stay as they are.
#[must_use]
pub fn carry(html: &str, basket: &Basket) -> String {
    let value = basket.value();
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    // Texts and attributes have no `<` of their own: it is written as an entity there.
    let mut tags = html.split('<');
    out.push_str(tags.next().unwrap_or_default());
    for tag in tags {
        out.push('<');
        match tag.find(LINK).filter(|_| !tag.starts_with(RELATED)) {
            Some(at) => link(tag, at + LINK.len() - 1, &value, &mut out),
            None if tag.starts_with(FORM) => form(tag, &value, &mut out),
            None => out.push_str(tag),
        }
    }
    out
}

/// Writes a tag whose address begins at `from`.
fn link(tag: &str, from: usize, value: &str, out: &mut String) {
    let (before, rest) = tag.split_at(from);
    let Some((address, after)) = rest.split_once('"') else {
        out.push_str(tag);
        return;
    };
    out.push_str(before);
    if address.trim_start_matches('/').starts_with(FILES) || names_entries(address) {
        out.push_str(address);
    } else {
        // The `#` of an entity begins no fragment.
        let fragment = address.rsplit_once('#').filter(|(before, _)| !before.ends_with('&'));
        let path = fragment.map_or(address, |(path, _)| path);
        let mark = if path.contains('?') { "&amp;" } else { "?" };
        for part in [path, mark, PARAMETER, "=", value] {
            out.push_str(part);
        }
        if let Some((_, fragment)) = fragment {
            out.push('#');
            out.push_str(fragment);
        }
    }
    out.push('"');
    out.push_str(after);
}

/// Writes a form's first tag and what follows, with a field between them if the form asks for a page.
fn form(tag: &str, value: &str, out: &mut String) {
    let Some((tag, after)) = tag.split_once('>') else {
        out.push_str(tag);
        return;
    };
    out.push_str(tag);
    out.push('>');
    if !tag.contains("method=\"post\"") {
        for part in ["<input type=\"hidden\" name=\"", PARAMETER, "\" value=\"", value, "\">"] {
            out.push_str(part);
        }
    }
    out.push_str(after);
}

/// True if an address, written for HTML, has the parameter already.
fn names_entries(address: &str) -> bool {
    let Some((_, query)) = address.split_once('?') else {
        return false;
    };
    let query = query.replace("&amp;", "&").replace("&#38;", "&");
    query.split('&').any(|pair| pair.split('=').next() == Some(PARAMETER))
}

#[cfg(test)]
mod tests {
    use super::{Basket, carry};

    fn carried(html: &str) -> String {
        carry(html, &Basket::read("/de/", "h=one,p:two"))
    }

    #[test]
    fn links_and_forms_take_it_along() {
        let cases = [
            (
                "<a href=\"/de/offers\">x</a>",
                "<a href=\"/de/offers?h=one,p:two\">x</a>",
            ),
            (
                "<a class=\"b\" href=\"/de/offers?q=1&#38;r=2\">",
                "<a class=\"b\" href=\"/de/offers?q=1&#38;r=2&amp;h=one,p:two\">",
            ),
            (
                "<a href=\"/de/offers?q=1&#38;r=2#top\">",
                "<a href=\"/de/offers?q=1&#38;r=2&amp;h=one,p:two#top\">",
            ),
            ("<a href=\"/de/#top\">", "<a href=\"/de/?h=one,p:two#top\">"),
            (
                "<form action=\"/de/search\" method=\"get\"><p>",
                "<form action=\"/de/search\" method=\"get\"><input type=\"hidden\" name=\"h\" value=\"one,p:two\"><p>",
            ),
        ];
        for (from, to) in cases {
            assert_eq!(carried(from), to);
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for html in [
            "<link rel=\"stylesheet\" href=\"/assets/app.css\">",
            "<link rel=\"stylesheet\" href=\"/theme.css?0123\">",
            "<use href=\"/assets/icons.svg#tel\">",
            "<link rel=\"canonical\" href=\"https://porta.example/de/\">",
            "<a href=\"https://elsewhere.example/\">",
            "<a href=\"tel:112\">",
            "<a href=\"#main\">",
            "<a href=\"/de/offers?q=1&amp;h=\">",
            "<a href=\"/de/offers?h=other\">",
            "<form method=\"post\" action=\"/de/report/offers/one\">",
            "<a href=\"/unfinished",
        ] {
            assert_eq!(carried(html), html);
        }
    }
}
