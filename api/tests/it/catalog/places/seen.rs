//! A marker in every field of secret places, looked for behind every operation of the staff API that reads.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::{accounts, locations, offers, proposals, providers, trash};
use serde_json::{Value, json};

use super::{CITY, Who, house};
use crate::catalog::scene::{Scene, cafe, scene, with};

const MARK: &str = "zqxvorwyk";

/// Paths below the city that the document has for GET.
fn reads() -> Vec<String> {
    let document = serde_json::to_value(porta_api::app::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let below = "/v1/staff/cities/{city}/";
    let reads = paths
        .iter()
        .filter(|(path, item)| path.starts_with(below) && item.get("get").is_some());
    reads
        .map(|(path, _)| path.trim_start_matches(below).to_owned())
        .collect()
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Everything that a name in a path can be: ids and slugs of what there is, and of what lies in the trash.
    fn names(&self) -> Vec<String> {
        self.db
            .read::<_, DbError>(|conn| {
                let mut all: Vec<String> = Vec::new();
                for rows in [
                    locations::table
                        .select((locations::id, locations::slug))
                        .load::<(String, String)>(conn)?,
                    offers::table.select((offers::id, offers::slug)).load(conn)?,
                    providers::table.select((providers::id, providers::slug)).load(conn)?,
                    trash::table.select((trash::record_id, trash::slug)).load(conn)?,
                ] {
                    all.extend(rows.into_iter().flat_map(|(id, slug)| [id, slug]));
                }
                all.extend(proposals::table.select(proposals::id).load::<String>(conn)?);
                all.extend(accounts::table.select(accounts::id).load::<String>(conn)?);
                Ok(all)
            })
            .unwrap()
    }

    /// Writes secret places with the marker, and everything that hangs on them.
    async fn hide(&self) -> Vec<String> {
        let marked = |more: Value| {
            let text = format!("{MARK} {}", more["slug"]);
            let body = json!({
                "street": text, "postal_code": &MARK[..9], "town": text, "secret": true,
                "texts": {"title": text, "summary": text, "description": text, "notes": {"getting_there": text}},
            });
            with(with(house(), &body), &more)
        };
        let place = |slug: &str| marked(json!({"slug": format!("{MARK}-{slug}")}));
        let mut ids = Vec::new();
        for slug in ["eins", "weg", "vorschlag"] {
            let made = self
                .post(Who::CityAdmin, "locations", None, &place(slug))
                .await
                .expect(201);
            ids.push(made["id"].as_str().unwrap().to_owned());
        }
        let (one, gone, proposed) = (&ids[0], &ids[1], &ids[2]);
        let note = json!({"note": MARK});
        self.post(Who::CityAdmin, &format!("locations/{one}/notes"), None, &note)
            .await
            .expect(200);
        let hours = json!([{"purpose": "visit", "rule": "Mo 09:00-10:00", "location": one}]);
        let offer = json!({"slug": "schutz", "locations": ["haus", one], "hours": hours, "publication": "published"});
        self.post(Who::CityAdmin, "offers", None, &with(cafe(), &offer))
            .await
            .expect(201);
        let member = Who::Member("verein");
        self.let_see(member);
        let change = json!({"town": format!("{MARK} neu")});
        self.patches(member, &format!("locations/{proposed}"), 1, &change)
            .await
            .expect(202);
        self.patches(member, "offers/tee", 1, &json!({"locations": ["haus", one]}))
            .await
            .expect(202);
        // An offer that had the place which is in the trash now.
        let had = with(cafe(), &json!({"slug": "hatte", "locations": [gone]}));
        self.post(Who::CityAdmin, "offers", None, &had).await.expect(201);
        self.patches(Who::CityAdmin, "offers/hatte", 1, &json!({"locations": []}))
            .await
            .expect(200);
        let path = format!("locations/{gone}");
        self.acts(
            Who::CityAdmin,
            (actix_web::http::Method::DELETE, &path),
            Some(1),
            &Value::Null,
        )
        .await
        .expect(200);
        // One that was secret once.
        let was = self
            .post(Who::CityAdmin, "locations", None, &marked(json!({"slug": "frueher"})))
            .await
            .expect(201);
        let path = format!("locations/{}", was["id"].as_str().unwrap());
        let known = json!({"secret": false, "street": "Offen 1", "postal_code": null, "town": null, "texts": {}});
        self.patches(Who::CityAdmin, &path, 1, &known).await.expect(200);
        ids
    }

    /// Answers of all reads, by path.
    async fn walk(&self, who: Who) -> Vec<(String, String)> {
        let names = self.names();
        let mut all = Vec::new();
        for path in reads() {
            let mut open = vec![path];
            while let Some(path) = open.pop() {
                let Some((before, rest)) = path.split_once('{') else {
                    if all.len() % 500 == 499 {
                        self.clock.advance(TimeDelta::minutes(1));
                    }
                    let answer = self.look(who, &path).await;
                    assert!(
                        answer.status.as_u16() < 500 && answer.status != 429,
                        "{path}: {}",
                        answer.body
                    );
                    all.push((path, answer.body.to_string()));
                    continue;
                };
                let (name, after) = rest.split_once('}').unwrap();
                let words: Vec<String> = match name {
                    "nouns" => ["locations", "offers", "providers"].map(str::to_owned).to_vec(),
                    "noun" => ["location", "offer", "provider"].map(str::to_owned).to_vec(),
                    "lang" => ["de", "en"].map(str::to_owned).to_vec(),
                    "version" => ["1", "2"].map(str::to_owned).to_vec(),
                    _ => names.clone(),
                };
                open.extend(words.iter().map(|word| format!("{before}{word}{after}")));
            }
        }
        all
    }
}

#[actix_web::test]
async fn an_editor_without_the_right_finds_the_marker_nowhere() {
    let scene = scene().await;
    scene.let_see(Who::CityAdmin);
    let ids = scene.hide().await;
    let looks = scene.audited().len();

    let found = scene.walk(Who::Editor).await;

    assert!(found.len() > 300, "{} reads of {CITY}", found.len());
    for (path, text) in &found {
        assert!(
            !text.to_lowercase().contains(MARK),
            "the marker is behind {path}: {text}"
        );
        for id in &ids {
            assert!(!text.contains(id), "the id of a secret place is behind {path}: {text}");
        }
    }
    assert_eq!(scene.audited().len(), looks);
    // The same walk with the right finds it, in the places where it has to be.
    scene.let_see(Who::Editor);
    let found = scene.walk(Who::Editor).await;
    for part in [
        "locations",
        "moderation",
        "trash",
        "locations/zqxvorwyk-eins",
        "locations/zqxvorwyk-eins/notes",
    ] {
        let (_, text) = found.iter().find(|(path, _)| path == part).unwrap();
        assert!(text.to_lowercase().contains(MARK), "{part}: {text}");
    }
    assert!(scene.audited().len() > looks);
}
