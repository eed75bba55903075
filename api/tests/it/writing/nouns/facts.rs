//! Series of figures: as they are written, and as everybody gets them: data, table, plot.

use actix_web::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::catalog::scene::scene;

fn series() -> Value {
    json!({
        "lang": "de", "slug": "zahl", "publication": "published", "district": "nord",
        "texts": {"title": "Zugewiesene Menschen", "summary": "Je Jahr.", "description": "So wird gezählt.", "notes": {"unit": "Personen"}},
        "points": [
            {"date": "2023", "value": 330, "source": "Stadt, \"Amt\"", "source_url": "https://stadt.example/zahlen", "note": "=SUM(A1)"},
            {"date": "2021-12-31", "value": 210.5, "source": "Stadt"},
            {"date": "2022", "source": "Stadt"}
        ]
    })
}

#[actix_web::test]
async fn a_series_is_served_in_order_of_time() {
    let scene = scene().await;
    scene.make("districts", &json!({"name": "Nord"})).await.expect(201);
    let made = scene.make("facts", &series()).await.expect(201);
    assert_eq!(made["points"][0]["date"], "2021-12-31");

    let seen = scene.seen("facts/zahl").await.expect(200);
    let list = scene.seen("facts").await.expect(200);

    let dates: Vec<&Value> = seen["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| &point["date"])
        .collect();
    assert_eq!(dates, ["2021-12-31", "2022", "2023"]);
    assert_eq!(
        (&seen["unit"], &seen["district"]["slug"]),
        (&json!("Personen"), &json!("nord"))
    );
    assert_eq!(
        (&seen["latest"]["value"], seen["points"][1].get("value")),
        (&json!(330.0), None)
    );
    assert_eq!((&list["total"], &list["items"][0]["count"]), (&json!(1), &json!(3)));
    scene.side.catch_search_up();
    let found = scene.seen("search?q=zugewiesene&lang=de&noun=fact").await.expect(200);
    assert_eq!(found["items"][0]["slug"], "zahl");

    let kept = scene
        .staff(Method::DELETE, "districts/nord", Some(1), &Value::Null)
        .await;
    assert_eq!(
        kept.expect(409)["detail"],
        "1 fact names this district; change or delete those first."
    );
}

#[actix_web::test]
async fn a_table_holds_no_formula() {
    let scene = scene().await;
    scene.make("districts", &json!({"name": "Nord"})).await.expect(201);
    scene.make("facts", &series()).await.expect(201);

    let table = scene.seen("facts/zahl.csv").await;

    assert_eq!(table.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(
        table.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"zahl.csv\""
    );
    assert!(!table.header(header::ETAG).is_empty());
    insta::assert_snapshot!(table.body.as_str().unwrap());
    assert_eq!(scene.seen("facts/nichts.csv").await.refused(404), "not_found");
    assert_eq!(scene.seen("facts/zahl.csv?x=1").await.refused(400), "bad_query");
}

#[actix_web::test]
async fn a_plot_says_what_it_shows_and_can_be_nothing_but_a_picture() {
    let scene = scene().await;
    scene.make("districts", &json!({"name": "Nord"})).await.expect(201);
    let mut new = series();
    new["texts"]["title"] = json!("<script>alert(1)</script> & Menschen");
    scene.make("facts", &new).await.expect(201);

    let plot = scene.seen("facts/zahl.svg?lang=ar&width=300").await;

    assert_eq!(plot.header(header::CONTENT_TYPE), "image/svg+xml");
    let policy = plot.header(header::CONTENT_SECURITY_POLICY);
    assert!(
        policy.contains("default-src 'none'") && policy.contains("sandbox"),
        "{policy}"
    );
    let svg = plot.body.as_str().unwrap().to_owned();
    assert!(!svg.contains("<script") && svg.contains("&lt;script"), "{svg}");
    for part in [
        "role=\"img\"",
        "<title id=\"title\">",
        "<desc id=\"desc\">",
        "(Personen)",
        "width=\"300\"",
        "prefers-color-scheme:dark",
    ] {
        assert!(svg.contains(part), "{part}: {svg}");
    }
    for (query, status) in [
        ("width=10", 400),
        ("width=99999", 400),
        ("lang=xx", 400),
        ("height=3", 400),
    ] {
        scene.seen(&format!("facts/zahl.svg?{query}")).await.refused(status);
    }
}

#[actix_web::test]
async fn what_is_wrong_with_figures_is_told_with_its_place() {
    let scene = scene().await;
    let new = json!({
        "lang": "de", "texts": {"title": "Z"}, "district": "nirgends", "position": -1,
        "points": [
            {"date": "2023", "value": 1e12, "source": "A"}, {"date": "2023", "value": 0.12345, "source": ""},
            {"date": "2024", "source": "A", "source_url": "ftp://a.example/", "note": ""}
        ]
    });
    let errors = scene.make("facts", &new).await.errors();
    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));

    let no_date = json!({"lang": "de", "texts": {"title": "Z"}, "points": [{"date": "31.12.2023", "source": "A"}]});
    let refused = scene.make("facts", &no_date).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(
        refused.body.to_string().contains("2023-12-31, 2023-12 or 2023"),
        "{}",
        refused.body
    );
}

#[actix_web::test]
async fn an_old_name_leads_to_the_table_and_the_plot_too() {
    use porta_api::imports::{InputFile, Order, Silent, import};
    use porta_api::rules::CHECKS;

    let scene = scene().await;
    let file = InputFile {
        name: "facts.json".into(),
        bytes: br#"{"format": "porta", "version": 1, "facts": [{"slug": "neu", "publication": "published",
            "texts": {"de": {"title": "N"}}, "legacy_addresses": ["/alt"]}]}"#
            .as_slice()
            .into(),
    };
    let order = Order {
        source: "test".to_owned(),
        city: Some("musterstadt".to_owned()),
        ..Order::default()
    };
    let report = import(&scene.db, &scene.clock, CHECKS, &[file], &order, &Silent).unwrap();
    assert!(report.written, "{report:#?}");
    scene.side.follow().unwrap();

    for ending in ["", ".csv", ".svg"] {
        let moved = scene.seen(&format!("facts/%2Falt{ending}")).await;
        assert_eq!(
            (moved.status.as_u16(), moved.header(header::LOCATION)),
            (308, format!("/v1/cities/musterstadt/facts/neu{ending}").as_str())
        );
    }
}
