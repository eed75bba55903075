//! “My new district”: the counterpart of what was there, or the nearest one.

use crate::harness::Site;

#[actix_web::test]
async fn what_was_known_has_its_counterpart_meeting_places_first() {
    let site = Site::new().await;
    let page = site.get("/ar/new-district?from=nord&to=ehrang-quint").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.attrs("#f-from [selected]", "value"), ["nord"]);
    assert_eq!(page.attrs("#f-to [selected]", "value"), ["ehrang-quint"]);
    let kinds = page.texts(".move-kind h2");
    assert_eq!(kinds[0], "مقاهي الترحيب", "{kinds:?}");
    let before = page.attrs(".before a", "href");
    assert!(before.contains(&"/ar/offers/cafe-welcome".to_owned()), "{before:?}");
    // The fake city has nothing in Ehrang: the nearest, with its distance.
    assert!(
        page.texts(".move-kind .hint")
            .iter()
            .all(|hint| hint.contains("Ehrang/Quint"))
    );
    assert!(page.texts(".move-kind .facts").concat().contains("850"));
    assert!(!page.texts("#questions").is_empty());
    insta::assert_snapshot!("a_move_to_ehrang", page.read());
}

#[actix_web::test]
async fn where_there_is_something_it_is_shown() {
    let site = Site::new().await;
    let page = site.get("/de/new-district?from=nord&to=sued").await;
    let cards = page.attrs(".move-kind .offer h3 a", "href");
    assert!(
        cards.iter().any(|href| href.starts_with("/de/offers/sprachtreff-")),
        "{cards:?}"
    );
    assert!(
        page.attrs(".move-kind .more", "href")
            .contains(&"/de/offers?category=language.open&district=sued".to_owned())
    );
}

#[actix_web::test]
async fn a_choice_that_is_none_is_said() {
    let site = Site::new().await;
    let start = site.get("/de/new-district").await;
    assert_eq!((start.status.as_u16(), start.texts(".move-kind").len()), (200, 0));
    let same = site.get("/de/new-district?from=nord&to=nord").await;
    assert!(same.text(".move > .hint").contains("zwei verschiedene"));
    assert_eq!(site.get("/de/new-district?from=nord&to=atlantis").await.status, 400);
}
