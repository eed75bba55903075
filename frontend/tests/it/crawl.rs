//! Every page in every language that can be reached by links: well-formed, named, and without a dead end.

use std::collections::{BTreeSet, HashMap, VecDeque};

use scraper::Html;

use crate::harness::{Page, Site, all, tidy};

/// More pages than the fake city can have: links multiply.
const TOO_MANY: usize = 2_250;

#[actix_web::test]
async fn every_link_leads_to_a_page_that_is_whole() {
    let site = Site::new().await;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut open: VecDeque<String> = ["/de/", "/en/search?q=trier", "/ar/offers?language=ar"]
        .map(str::to_owned)
        .into();
    open.push_back(format!("/de/review/{}", crate::fake::TOKEN));
    open.push_back(format!("/de/account/password/{}", crate::fake::TOKEN));
    open.push_back(format!("/de/account/address/{}", crate::fake::accounts::MOVING));
    open.push_back("/de/account/forgotten".to_owned());
    open.push_back(format!("/de/help/pledge/{}", crate::fake::needs::WAITING));
    open.push_back(format!("/de/subscribe/{}", crate::fake::asks::RUNNING));
    open.push_back("/ar/suggest?kind=provider".to_owned());
    open.push_back("/ar/handout?h=cafe-welcome,e:fest,p:caritas,frauenhaus,moebellager&for=de".to_owned());
    open.push_back("/de/handout?h=markup,none".to_owned());
    open.push_back("/ar/new-district?from=nord&to=ehrang-quint".to_owned());
    open.push_back("/de/".to_owned() + "offers?category=language&h=sprachtreff-1");
    while let Some(address) = open.pop_front() {
        if !seen.insert(address.clone()) {
            continue;
        }
        assert!(seen.len() < TOO_MANY, "links multiply: {address}");
        let page = site.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        if !page
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"))
        {
            continue;
        }
        let document = page.document();
        check(&address, &page, &document);
        // What can be collected is endless; the links of what has been collected are followed from the pages above.
        let links = local_links(&document).into_iter();
        open.extend(links.filter(|link| !link.contains("?h=") && !link.contains("&h=")));
    }
    for lang in ["de", "en", "ar"] {
        // A fresh link is asked for where an old one is not good any more.
        for path in porta_web::routes::PATHS.iter().filter(|path| **path != "review-link") {
            let start = format!("/{lang}/{}", path.split('{').next().unwrap());
            assert!(seen.iter().any(|a| a.starts_with(&start)), "nothing links to {start}");
        }
    }
}

/// Addresses on this site, without fragments; not those of the next day and the day before, which go on for a year.
fn local_links(document: &Html) -> Vec<String> {
    let links = all(
        document,
        "a[href]:not([rel$=' nofollow']), link[href], use[href], img[src]",
    )
    .filter_map(|e| e.attr("href").or(e.attr("src")));
    let scripts = all(document, "script[src]").filter_map(|e| e.attr("src"));
    links
        .chain(scripts)
        .filter(|href| href.starts_with('/'))
        // The map links to itself for every district: with further filters that is every combination.
        .filter(|href| !(href.contains("/map?") && href.contains('&')))
        .map(|href| href.split('#').next().unwrap().to_owned())
        .collect()
}

fn check(address: &str, page: &Page, document: &Html) {
    let lang = address[1..].split('/').next().unwrap();
    let html = all(document, "html").next().unwrap();
    assert_eq!(html.attr("lang"), Some(lang), "{address}");
    assert_eq!(
        html.attr("dir"),
        Some(if lang == "ar" { "rtl" } else { "ltr" }),
        "{address}"
    );
    assert_eq!(page.header("content-language"), Some(lang));
    assert_eq!(all(document, "h1").count(), 1, "one h1 on {address}");
    assert_eq!(all(document, "main#main").count(), 1);
    assert!(!page.text("head > title").is_empty(), "{address} has no title");
    assert!(
        page.html().contains("aria-current=\"true\""),
        "{address} marks its language"
    );
    let foreign = "script:not([type='application/ld+json'], [type='application/json'], [type='module'][src^='/assets/']), style, [style], img:not([alt]), iframe";
    assert_eq!(all(document, foreign).count(), 0, "{address}");
    assert!(
        all(document, "script[src]").all(|e| e.text().next().is_none()),
        "{address}"
    );
    assert!(
        !all(document, "*").any(|e| e.value().attrs().any(|(name, _)| name.starts_with("on"))),
        "{address}"
    );
    no_double_ids(address, document);
    no_empty_links(address, document);
    headings_in_order(address, document);
    labels_point_somewhere(address, document);
}

fn no_double_ids(address: &str, document: &Html) {
    let mut ids: HashMap<&str, u32> = HashMap::new();
    all(document, "[id]")
        .filter_map(|e| e.attr("id"))
        .for_each(|id| *ids.entry(id).or_default() += 1);
    let doubles: Vec<_> = ids.iter().filter(|(_, count)| **count > 1).collect();
    assert!(doubles.is_empty(), "{address}: ids twice: {doubles:?}");
}

fn no_empty_links(address: &str, document: &Html) {
    for element in all(document, "a, button") {
        let text = tidy(&element.text().collect::<String>());
        assert!(
            !text.is_empty() || element.attr("aria-label").is_some(),
            "{address}: empty {}",
            element.html()
        );
    }
    for element in all(document, "a[href]") {
        let href = element.attr("href").unwrap();
        let known = ["/", "#", "https://", "http://", "tel:", "mailto:", "webcal://"];
        assert!(
            known.iter().any(|start| href.starts_with(start)),
            "{address}: odd link {href}"
        );
        assert!(!href.starts_with("tel:") || !href.contains(' '), "{address}: {href}");
    }
}

/// No level is skipped on the way down.
fn headings_in_order(address: &str, document: &Html) {
    let levels =
        all(document, "main h1, main h2, main h3, main h4").map(|e| e.value().name()[1..].parse::<u32>().unwrap());
    levels.fold(0, |last, level| {
        assert!(level <= last + 1, "{address}: h{level} after h{last}");
        level
    });
}

fn labels_point_somewhere(address: &str, document: &Html) {
    for control in all(document, "select, input:not([type='hidden'])") {
        let id = control.attr("id").expect("a control has an id");
        let labels = all(document, &format!("label[for='{id}']")).count();
        assert_eq!(labels, 1, "{address}: {id} has {labels} labels");
    }
    for named in all(document, "[aria-labelledby]") {
        let id = named.attr("aria-labelledby").unwrap();
        assert_eq!(
            all(document, &format!("[id='{id}']")).count(),
            1,
            "{address}: nothing is called {id}"
        );
    }
}
