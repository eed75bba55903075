//! What is written of a record that was read before: what has changed, and nothing of it gets lost.

use porta_api::catalog::change::Author;
use porta_api::catalog::offer::{self, Offer};
use porta_api::catalog::record;
use porta_api::spine::change_log::Actor;
use porta_api::spine::db::DbError;
use porta_contract::ChangeAction;

use crate::harness::TestApp;

const SLUG: &str = "cafe-welcome";

fn rewrite(app: &TestApp, before: &Offer, edit: impl FnOnce(&mut Offer)) -> bool {
    let mut offer = before.clone();
    edit(&mut offer);
    let author = Author {
        actor: &Actor::System,
        at: app.clock.now(),
    };
    let write = app
        .database
        .write::<_, DbError>(|tx| record::change_from(tx, &author, (before, &mut offer), ChangeAction::Updated));
    let written = write.unwrap();
    if written {
        assert_eq!(
            app.one(&offer.slug, offer::load),
            offer,
            "what is stored is what was written"
        );
    }
    written
}

#[test]
fn each_part_is_written_where_it_changes() {
    let app = TestApp::demo();
    let edits: [fn(&mut Offer); 9] = [
        |offer| offer.phone = Some("+49 651 1".to_owned()),
        |offer| {
            offer
                .hours
                .iter_mut()
                .for_each(|set| set.note = Some("Bitte klingeln".to_owned()))
        },
        |offer| offer.hours.clear(),
        |offer| offer.categories.truncate(1),
        |offer| offer.locations.clear(),
        |offer| offer.texts.iter_mut().skip(1).for_each(|text| text.summary.push('!')),
        |offer| offer.texts.truncate(2),
        |offer| {
            let mut text = offer.texts[0].clone();
            text.lang = "uk".to_owned();
            offer.texts.retain(|text| text.lang != "uk");
            offer.texts.push(text);
            offer.texts.sort_by(|a, b| a.lang.cmp(&b.lang));
        },
        |offer| offer.slug = "cafe-anders".to_owned(),
    ];
    let mut slug = SLUG.to_owned();
    for edit in edits {
        let before = app.one(&slug, offer::load);
        assert!(rewrite(&app, &before, |offer| {
            edit(offer);
            slug.clone_from(&offer.slug);
        }));
    }
    let moved = app.get("/v1/cities/trier/offers/cafe-welcome");
    assert_eq!(moved.status, 308, "the old address leads to the new one");
}

#[test]
fn what_was_not_read_in_this_version_is_written_whole_or_not_at_all() {
    let app = TestApp::demo();
    let before = app.one(SLUG, offer::load);
    assert!(rewrite(&app, &before, |offer| offer.texts.truncate(1)));
    assert!(
        !rewrite(&app, &before, |offer| offer.phone = None),
        "somebody was faster"
    );
    let now = app.one(SLUG, offer::load);
    assert!(rewrite(&app, &before, |offer| {
        let texts = offer.texts.clone();
        *offer = now;
        offer.texts = texts;
    }));
}
