//! Two years of nobody logging in, day by day.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_api::access::account::{self, LoginTry, NewAccount, Tended, log_in, tend};
use porta_api::access::audit::forget_actors;
use porta_api::access::grant::Grant;
use porta_api::spine::db::schema::{audit, jobs};
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::ids::{AccountId, Id};
use porta_api::spine::periods;
use porta_contract::Role;

use super::{PASSWORD, address, make, noon, passwords, seal, secret};
use crate::harness::TestDatabase;

/// What happened on which day to whom, by the audit.
fn diary(db: &Database, id: &AccountId) -> Vec<(i64, String)> {
    let rows: Vec<(chrono::NaiveDateTime, String)> = db
        .read::<_, DbError>(|conn| {
            let about = audit::table.filter(audit::subject_id.eq(id.as_str())).order(audit::id);
            Ok(about.select((audit::at, audit::action)).load(conn)?)
        })
        .unwrap();
    let day = |at: DateTime<Utc>| (at - noon()).num_days();
    rows.into_iter()
        .map(|(at, action)| (day(at.and_utc()), action))
        .collect()
}

/// Every day from one to another.
fn live(db: &Database, days: std::ops::RangeInclusive<i64>) -> Tended {
    let mut sum = Tended::default();
    for day in days {
        let now = noon() + TimeDelta::days(day);
        let tended = tend(db, &seal(), now).unwrap();
        db.write(|tx| account::forget(tx, now)).unwrap();
        sum.warned += tended.warned;
        sum.closed += tended.closed;
        sum.erased += tended.erased;
    }
    sum
}

fn attempt(db: &Database, email: &str, day: i64) -> bool {
    let login = LoginTry {
        address: email,
        password: &secret(PASSWORD),
        code: None,
    };
    log_in(db, &passwords(), &seal(), &login, noon() + TimeDelta::days(day)).is_ok()
}

#[test]
fn an_unused_account_is_warned_closed_and_erased() {
    let test = TestDatabase::new();
    make(&test, "admin@trier.example", Role::Administrator, None);
    let silent = make(&test, "silent@trier.example", Role::Editor, Some("trier"));
    let alive = make(&test, "alive@trier.example", Role::Editor, Some("trier"));
    let invited = {
        let email = address("invited@trier.example");
        let new = NewAccount {
            email: &email,
            password: None,
            grant: &Grant::new(Role::Editor, Some("trier".into())),
        };
        test.write(|tx| account::create(tx, &new, noon())).unwrap()
    };

    assert_eq!(live(&test, 1..=700).erased, 1, "the one who never came");
    assert!(test.read(|conn| account::by_id(conn, &invited)).unwrap().is_none());
    assert!(attempt(&test, "alive@trier.example", 705));
    let letters: i64 = test
        .read::<_, DbError>(|conn| Ok(jobs::table.filter(jobs::kind.eq("letter")).count().get_result(conn)?))
        .unwrap();
    assert_eq!(letters, 2, "both were warned; the last administrator was not");
    assert_eq!(live(&test, 706..=731).closed, 1);
    assert!(!attempt(&test, "silent@trier.example", 731));
    assert_eq!(
        diary(&test, &silent.id),
        [(700, "warned".to_owned()), (730, "closed".to_owned())]
    );
    let pseudonymised = diary(&test, &alive.id);
    assert_eq!(
        pseudonymised,
        [(700, "warned".to_owned()), (705, "logged_in".to_owned())]
    );

    let end = live(&test, 732..=850);
    assert_eq!((end.closed, end.erased), (0, 1));
    assert!(test.read(|conn| account::by_id(conn, &silent.id)).unwrap().is_none());
    assert!(diary(&test, &silent.id).is_empty(), "its rows have a pseudonym");
    assert!(test.read(|conn| account::by_id(conn, &alive.id)).unwrap().is_some());
    assert!(
        attempt(&test, "admin@trier.example", 850),
        "the last administrator stays"
    );
}

#[test]
fn a_warned_account_that_logs_in_is_warned_again_two_years_later() {
    let test = TestDatabase::new();
    make(&test, "admin@trier.example", Role::Administrator, None);
    let editor = make(&test, "editor@trier.example", Role::Editor, Some("trier"));

    live(&test, 695..=705);
    assert!(attempt(&test, "editor@trier.example", 706));
    live(&test, 707..=1_400);
    assert_eq!(live(&test, 1_401..=1_410).warned, 1);

    let days: Vec<i64> = diary(&test, &editor.id).into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, [700, 706, 1_406]);
}

#[test]
fn actors_are_nameless_after_a_year_and_rows_of_one_day_stay_together() {
    let test = TestDatabase::new();
    let editor = make(&test, "editor@trier.example", Role::Editor, Some("trier"));
    for day in [0, 0, 1] {
        assert!(attempt(&test, "editor@trier.example", day));
    }
    let forget = |day: i64| {
        test.write(|tx| forget_actors(tx, noon() + TimeDelta::days(day)))
            .unwrap()
    };
    let actors = || {
        test.read::<Vec<Option<String>>, DbError>(|conn| {
            Ok(audit::table.order(audit::id).select(audit::actor_id).load(conn)?)
        })
        .unwrap()
    };

    assert_eq!(forget(365), 0);
    assert_eq!(forget(366), 1);
    let first = actors();
    assert!(first[0].as_ref().unwrap().starts_with("pseudonym-"));
    assert_eq!((&first[0], first[2].as_deref()), (&first[1], Some(editor.id.as_str())));
    assert_eq!((forget(366), forget(367)), (0, 1));
    assert_ne!(actors()[2], first[0], "no history of a person grows");
    assert!(diary(&test, &editor.id).is_empty());
}

#[test]
fn the_document_has_the_periods_of_the_code() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../PRIVACY.md")).unwrap();
    for period in periods::ALL {
        let line = format!("| {} | {} days | {} |", period.name, period.days, period.then);
        assert!(text.contains(&line), "PRIVACY.md lacks: {line}");
    }
}
