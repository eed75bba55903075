//! The life that all records have in common: tried, made, changed, looked at as they were, put back, deleted, brought back.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::catalog::scene::{Scene, scene};
use crate::writing::CITY;

/// A noun on its walk.
struct Walk {
    plural: &'static str,
    new: Value,
    change: Value,
    /// The field that shows the change to the public, and where; topics are read by the search only.
    seen: Option<&'static str>,
    /// True when partners know its records by their own ids.
    external: bool,
}

/// All that is written the same way.
fn walks() -> [Walk; 8] {
    [
        Walk {
            plural: "articles",
            new: json!({
                "lang": "de", "texts": {"title": "Fest", "summary": "Es war schön."}, "date": "2026-11-20",
                "publication": "published", "categories": ["meet"]
            }),
            change: json!({"texts": {"title": "Großes Fest"}, "author": "Verein"}),
            seen: Some("title"),
            external: false,
        },
        Walk {
            plural: "events",
            new: json!({
                "provider": "verein", "lang": "de", "texts": {"title": "Fest"}, "publication": "published",
                "starts_at": "2027-01-12T17:00", "duration_minutes": 60, "place": "Im Hof"
            }),
            change: json!({"texts": {"title": "Großes Fest"}}),
            seen: Some("title"),
            external: true,
        },
        Walk {
            plural: "needs",
            new: json!({
                "provider": "verein", "lang": "de", "texts": {"title": "Fest"}, "publication": "published", "kind": "goods"
            }),
            change: json!({"texts": {"title": "Großes Fest"}}),
            seen: Some("title"),
            external: true,
        },
        Walk {
            plural: "categories",
            new: json!({"lang": "de", "texts": {"title": "Fest"}, "icon": "cup"}),
            change: json!({"texts": {"title": "Feste"}}),
            seen: Some("name"),
            external: true,
        },
        Walk {
            plural: "districts",
            new: json!({"name": "Fest", "number": 3, "postal_codes": ["54290"]}),
            change: json!({"name": "Fest-Mitte"}),
            seen: Some("name"),
            external: true,
        },
        Walk {
            plural: "topics",
            new: json!({"slug": "fest", "words": {"de": ["Feier"]}, "categories": ["meet"]}),
            change: json!({"words": {"de": ["Feier", "Party"]}}),
            seen: None,
            external: false,
        },
        Walk {
            plural: "pages",
            new: json!({
                "lang": "de", "publication": "published", "target_groups": ["women"], "sensitive": true,
                "texts": {"title": "Fest", "description": "Wir feiern.", "notes": {"step_come": "Kommen Sie."}},
                "steps": [{"key": "come", "record": "provider:verein", "url": "https://verein.example/"}],
                "owner": {"role": "editor"}, "review_months": 3, "position": 2
            }),
            change: json!({"texts": {"title": "Feste", "notes": {"step_come": "Kommen Sie bitte."}}}),
            seen: Some("title"),
            external: true,
        },
        Walk {
            plural: "facts",
            new: json!({
                "lang": "de", "publication": "published", "texts": {"title": "Fest", "notes": {"unit": "Gäste"}},
                "points": [{"date": "2025", "value": 12.5, "source": "Verein"}, {"date": "2024-06", "source": "Verein"}]
            }),
            change: json!({"texts": {"title": "Feste", "notes": {"unit": "Gäste"}}}),
            seen: Some("title"),
            external: true,
        },
    ]
}

impl Walk {
    /// What the public sees of the record; none when it sees nothing.
    async fn public<S, B>(&self, scene: &Scene<S>) -> Option<Value>
    where
        S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
        B: MessageBody,
    {
        let field = self.seen?;
        let answer = scene.seen(&format!("{}/fest", self.plural)).await;
        (answer.status == StatusCode::OK).then(|| answer.body[field].clone())
    }
}

/// A record without what every write moves.
fn lasting(mut record: Value) -> Value {
    for moving in ["version", "updated_at"] {
        record.as_object_mut().unwrap().remove(moving);
    }
    record
}

#[actix_web::test]
async fn records_are_made_changed_and_seen_by_everybody() {
    let scene = scene().await;
    for walk in walks() {
        let (all, one, rows) = (walk.plural, format!("{}/fest", walk.plural), scene.rows());

        let tried = scene.make(&format!("{all}?dry_run=true"), &walk.new).await.expect(201);
        assert_eq!((scene.rows(), &tried["slug"]), (rows, &json!("fest")));
        let made = scene.make(all, &walk.new).await;
        assert_eq!(made.header(header::ETAG), "\"1\"", "{}", made.body);
        let id = made.body["id"].as_str().unwrap().to_owned();
        assert_eq!(made.header(header::LOCATION), format!("{CITY}/{all}/{id}"));
        let made = made.expect(201);
        let before = walk.public(&scene).await;
        assert_eq!(scene.read_staff(&one).await, made);
        let list = scene.read_staff(&format!("{all}?limit=200")).await;
        assert!(list["items"].as_array().unwrap().contains(&made), "{list}");

        assert_eq!(
            scene.staff(Method::PATCH, &one, None, &walk.change).await.refused(428),
            "needs_if_match"
        );
        let stale = scene.patch(&one, 7, &walk.change).await;
        assert_eq!((stale.header(header::ETAG), stale.status.as_u16()), ("\"1\"", 412));
        let changed = scene.patch(&one, 1, &walk.change).await.expect(200);
        assert_eq!(changed["version"], 2);
        let after = walk.public(&scene).await;
        assert!(
            walk.seen.is_none() || (before.is_some() && after.is_some() && before != after),
            "{before:?} {after:?}"
        );

        assert_eq!(scene.patch(&one, 2, &walk.change).await.expect(200), changed);
        assert_eq!(
            scene.patch(&one, 2, &json!({"nonsense": 1})).await.errors(),
            [pair("#/nonsense", "unknown_field")]
        );
        assert_eq!(scene.rows() - rows, 2, "{all}");
    }
}

fn pair(place: &str, code: &str) -> (String, String) {
    (place.to_owned(), code.to_owned())
}

#[actix_web::test]
async fn older_versions_are_looked_at_and_put_back() {
    let scene = scene().await;
    for walk in walks() {
        let (all, one) = (walk.plural, format!("{}/fest", walk.plural));
        let made = scene.make(all, &walk.new).await.expect(201);
        scene.patch(&one, 1, &walk.change).await.expect(200);

        let versions = scene.read_staff(&format!("{one}/versions")).await;
        let named: Vec<_> = versions["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["action"])
            .collect();
        assert_eq!(named, ["updated", "created"], "{all}");
        let restore = format!("{one}/versions/1/restore");
        let restored = scene
            .staff(Method::POST, &restore, Some(2), &Value::Null)
            .await
            .expect(200);

        assert_eq!(restored["version"], 3);
        assert_eq!(lasting(scene.read_staff(&one).await), lasting(made), "{all}");
    }
}

#[actix_web::test]
async fn what_is_deleted_can_be_brought_back() {
    let scene = scene().await;
    for walk in walks() {
        let (all, one) = (walk.plural, format!("{}/fest", walk.plural));
        let made = scene.make(all, &walk.new).await.expect(201);
        let seen = walk.public(&scene).await;

        scene
            .staff(Method::DELETE, &one, Some(1), &Value::Null)
            .await
            .expect(200);
        assert_eq!(walk.public(&scene).await, None);
        scene.staff(Method::GET, &one, None, &Value::Null).await.refused(404);
        let trash = scene.read_staff("trash").await;
        assert!(
            trash["items"]
                .as_array()
                .unwrap()
                .iter()
                .any(|item| item["id"] == made["id"]),
            "{trash}"
        );
        let back = format!("trash/{}/restore", made["id"].as_str().unwrap());
        scene.make(&back, &Value::Null).await.expect(200);

        assert_eq!(walk.public(&scene).await, seen);
        assert_eq!(lasting(scene.read_staff(&one).await), lasting(made), "{all}");
    }
}

#[actix_web::test]
async fn many_are_written_at_once() {
    let scene = scene().await;
    for walk in walks() {
        let all = walk.plural;
        let bulk = json!({"mode": "all", "items": [
            {"do": "create", "body": walk.new},
            {"do": "change", "id": "fest", "version": 1, "body": walk.change},
            {"do": "delete", "id": "fest", "version": 2}
        ]});
        let report = scene.make(&format!("{all}/bulk"), &bulk).await.expect(200);
        assert_eq!(
            (&report["done"], &report["refused"]),
            (&json!(3), &json!(0)),
            "{report}"
        );

        let bulk = json!({"mode": "each", "items": [{"do": "create", "body": {}}, {"do": "change", "id": "fest", "version": 2, "body": {}}]});
        let report = scene.make(&format!("{all}/bulk"), &bulk).await.expect(200);
        assert_eq!(report["refused"], 2, "{report}");
    }
}

#[actix_web::test]
async fn a_record_of_another_system_is_put_by_its_id_there() {
    let scene = scene().await;
    for walk in walks().iter().filter(|walk| walk.external) {
        let (place, rows) = (format!("{}/by-external-id/crm-1", walk.plural), scene.rows());
        let mut body = walk.new.clone();
        body["slug"] = json!("fest");

        let made = scene.staff(Method::PUT, &place, None, &body).await.expect(201);
        let again = scene.staff(Method::PUT, &place, None, &body).await.expect(200);
        assert_eq!((&made, scene.rows() - rows), (&again, 1), "{}", walk.plural);
        for (name, value) in walk.change.as_object().unwrap() {
            body[name] = value.clone();
        }
        let changed = scene.staff(Method::PUT, &place, Some(1), &body).await.expect(200);
        assert_eq!(
            (&changed["version"], &changed["external_id"]),
            (&json!(2), &json!("crm-1"))
        );

        body["slug"] = json!("anders");
        let moved = scene.staff(Method::PUT, &place, None, &body).await;
        assert_eq!(moved.errors(), [pair("#/slug", "stays")]);
    }
}

#[actix_web::test]
async fn what_belongs_to_the_city_is_written_by_its_staff_only() {
    let scene = scene().await;
    let member = scene.token_of("member");
    for walk in walks()
        .iter()
        .filter(|walk| !["events", "needs"].contains(&walk.plural))
    {
        let path = format!("{CITY}/{}", walk.plural);
        for method in [Method::GET, Method::POST] {
            let answer = scene.write_as(&member, (method, &path, None), &walk.new).await;
            assert_eq!(answer.refused(403), "forbidden", "{}", walk.plural);
        }
        let published = scene.make(&format!("{}/meet/publish", walk.plural), &Value::Null).await;
        assert!(
            [404, 409, 428].contains(&published.status.as_u16()),
            "{}",
            published.body
        );
    }
}
