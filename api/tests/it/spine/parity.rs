//! Both migration folders and `schema.rs` say the same. The comparison with PostgreSQL runs where PostgreSQL is.

use porta_api::spine::db::Database;

use super::blueprint::{self, Blueprint};
use crate::harness::TestDatabase;

fn blueprint_of(db: &Database) -> Blueprint {
    blueprint::of_database(&mut db.address().open(true).unwrap())
}

#[test]
fn the_database_is_what_schema_rs_says() {
    let found = blueprint_of(&TestDatabase::new());
    let declared = blueprint::of_rust();

    assert!(
        found.keys().eq(declared.keys()),
        "tables: {:?} and {:?}",
        found.keys(),
        declared.keys()
    );
    for (name, table) in &declared {
        assert_eq!(found[name].columns, table.columns, "columns of {name}");
        assert_eq!(found[name].primary_key, table.primary_key, "primary key of {name}");
    }
}

#[test]
fn both_databases_have_the_same_schema() {
    let (one, sqlite) = (
        blueprint_of(&TestDatabase::new()),
        blueprint_of(&TestDatabase::sqlite()),
    );

    assert!(
        one.keys().eq(sqlite.keys()),
        "tables: {:?} and {:?}",
        one.keys(),
        sqlite.keys()
    );
    for (name, table) in &one {
        assert_eq!(table, &sqlite[name], "{name}");
    }
}

#[test]
fn every_reference_and_every_key_is_seen() {
    let found = blueprint_of(&TestDatabase::new());

    let offers = &found["offers"];
    assert!(
        offers
            .foreign
            .contains(&(vec!["provider_id".to_owned()], "providers NO ACTION".to_owned()))
    );
    assert!(offers.unique.contains(&vec!["city_id".to_owned(), "slug".to_owned()]));
    assert!(
        offers
            .indexes
            .contains(&("offers_by_provider".to_owned(), vec!["provider_id".to_owned()]))
    );
    assert!(
        found["offer_categories"]
            .foreign
            .contains(&(vec!["offer_id".to_owned()], "offers CASCADE".to_owned()))
    );
}
