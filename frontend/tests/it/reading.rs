//! What a person reads on the pages, in every language.

use crate::harness::Site;

async fn read(path: &str) -> String {
    let site = Site::new().await;
    let mut out = String::new();
    for lang in ["de", "en", "ar"] {
        let page = site.get(&format!("/{lang}/{path}")).await;
        out.push_str(&format!("=== {lang} {}\n{}\n\n", page.status.as_u16(), page.read()));
    }
    out
}

/// Declares a test per page that compares its text with what it was.
macro_rules! pages {
    ($($name:ident = $path:literal;)+) => {
        $(#[actix_web::test]
        async fn $name() {
            insta::assert_snapshot!(read($path).await);
        })+
    };
}

pages! {
    home = "";
    offers_in_arabic = "offers?language=ar&sort=opens";
    offers_where_there_are_none = "offers?district=irsch&category=advice";
    an_offer = "offers/cafe-welcome";
    a_closed_offer = "offers/moebellager";
    a_secret_place = "offers/frauenhaus";
    an_outdated_translation = "offers/asylberatung";
    providers = "providers";
    a_provider = "providers/caritas";
    events = "events";
    a_weekly_event = "events/cafe-nachmittag";
    a_past_event = "events/vorbei";
    districts = "districts";
    a_map = "map?language=ar";
    imprint = "imprint";
    privacy = "privacy";
    accessibility = "accessibility";
    a_barrier = "barrier";
    easy_german = "easy-german";
    sign_language = "sign-language";
    a_month = "events/month/2026-11";
    a_day = "events/day/2026-11-24";
    news = "news";
    an_article = "news/zehn-jahre";
    a_district = "districts/irsch";
    information = "pages";
    a_page = "pages/ankommen";
    a_page_below = "pages/wohnen";
    facts = "facts";
    a_fact = "facts/zuweisungen";
    search = "search?q=trier";
    a_review = "review/rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx";
    a_correction = "review/rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx/correct/i2";
    an_end = "review/rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx/gone/i2";
    a_report = "report/offers/cafe-welcome";
    a_suggestion = "suggest";
    an_organisation_to_be_listed = "suggest?kind=provider";
    news_by_mail = "subscribe";
    news_to_confirm = "subscribe/pns_waiting";
    news_to_change = "subscribe/pns_running";
    nothing_here = "offers/no-such-offer";
}
