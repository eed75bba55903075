//! Logging in: nobody learns which addresses have accounts.

use chrono::{DateTime, TimeDelta, Utc};
use porta_api::access::AccessError;
use porta_api::access::account::{self, Account, Passwords, log_in};
use porta_api::spine::db::Database;
use porta_contract::Role;

use super::{PASSWORD, make, noon, passwords, secret};
use crate::harness::TestDatabase;

const STAFF: &str = "staff@trier.example";

fn attempt(
    db: &Database,
    passwords: &Passwords,
    address: &str,
    password: &str,
    now: DateTime<Utc>,
) -> Result<Account, AccessError> {
    log_in(db, passwords, address, &secret(password), now)
}

#[test]
fn the_right_password_lets_in_and_the_login_is_noted() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    let made = make(&test, STAFF, Role::Editor, Some("trier"));

    let account = attempt(&test, &passwords, " STAFF@trier.example ", PASSWORD, noon()).unwrap();

    let stored = test.read(|conn| account::by_id(conn, &made.id)).unwrap().unwrap();
    assert_eq!((account.id, account.role), (made.id, Role::Editor));
    assert_eq!((made.last_login_at, stored.last_login_at), (None, Some(noon())));
}

#[test]
fn unknown_wrong_and_disabled_get_the_same_answer_for_the_same_work() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    make(&test, STAFF, Role::Administrator, None);
    let disabled = make(&test, "left@trier.example", Role::Administrator, None);
    test.write(|tx| account::set_disabled(tx, &disabled.id, true, noon()))
        .unwrap();

    let work = [
        (STAFF, "wrong password"),
        ("nobody@trier.example", PASSWORD),
        ("left@trier.example", PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
    ]
    .map(|(address, password)| {
        let (uses, verified) = (test.uses(), passwords.verified());
        let answer = attempt(&test, &passwords, address, password, noon()).unwrap_err();
        assert!(matches!(answer, AccessError::WrongLogin), "{address}: {answer:?}");
        (test.uses() - uses, passwords.verified() - verified)
    });

    assert_eq!(
        work,
        [(2, 1); 5],
        "uses of the database and verifications of a password"
    );
}

#[test]
fn ten_failures_lock_an_address_whether_it_is_known_or_not() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    make(&test, STAFF, Role::Administrator, None);

    for address in [STAFF, "nobody@trier.example"] {
        for _ in 0..10 {
            let answer = attempt(&test, &passwords, address, "wrong password", noon());
            assert!(matches!(answer, Err(AccessError::WrongLogin)), "{answer:?}");
        }
        let locked = attempt(&test, &passwords, address, PASSWORD, noon());
        assert!(matches!(locked, Err(AccessError::Locked { seconds: 60 })), "{locked:?}");
    }

    let later = noon() + TimeDelta::seconds(60);
    assert!(attempt(&test, &passwords, STAFF, PASSWORD, later).is_ok());
}

#[test]
fn a_lock_grows_with_every_failure_and_a_success_ends_the_count() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    make(&test, STAFF, Role::Administrator, None);
    let mut now = noon();
    let mut waits = Vec::new();
    for _ in 0..12 {
        let answer = attempt(&test, &passwords, STAFF, "wrong password", now);
        if let Err(AccessError::Locked { seconds }) = answer {
            waits.push(seconds);
            now += TimeDelta::seconds(i64::try_from(seconds).unwrap());
        }
    }

    attempt(&test, &passwords, STAFF, PASSWORD, now + TimeDelta::minutes(2)).unwrap();
    let after = attempt(&test, &passwords, STAFF, "wrong password", now + TimeDelta::minutes(2));
    let again = attempt(&test, &passwords, STAFF, PASSWORD, now + TimeDelta::minutes(2));

    assert_eq!(waits, [60]);
    assert!(matches!(after, Err(AccessError::WrongLogin)));
    assert!(again.is_ok(), "one failure after a success locks nothing");
}

#[test]
fn parallel_guesses_are_all_counted() {
    const GUESSES: usize = 16;
    let (test, passwords) = (TestDatabase::new(), passwords());
    make(&test, STAFF, Role::Administrator, None);

    std::thread::scope(|scope| {
        for _ in 0..GUESSES {
            scope.spawn(|| attempt(&test, &passwords, STAFF, "wrong password", noon()).unwrap_err());
        }
    });

    assert!(
        passwords.verified() <= 10,
        "{} guesses were looked at",
        passwords.verified()
    );
}

#[test]
fn failures_are_forgotten_after_a_day() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    for _ in 0..9 {
        attempt(&test, &passwords, "nobody@trier.example", "x", noon()).unwrap_err();
    }
    let (soon, late) = (noon() + TimeDelta::hours(23), noon() + TimeDelta::hours(25));

    let too_early = test.write(|tx| account::forget(tx, soon)).unwrap();
    attempt(&test, &passwords, "nobody@trier.example", "x", late).unwrap_err();
    let not_locked = attempt(&test, &passwords, "nobody@trier.example", "x", late);
    let forgotten = test
        .write(|tx| account::forget(tx, late + TimeDelta::hours(25)))
        .unwrap();

    assert!(matches!(not_locked, Err(AccessError::WrongLogin)), "{not_locked:?}");
    assert_eq!((too_early, forgotten), (0, 1));
}
