//! Logging in: nobody learns which addresses have accounts.

use chrono::{DateTime, TimeDelta, Utc};
use porta_api::access::AccessError;
use porta_api::access::account::{self, Account, LoginTry, Passwords, log_in};
use porta_api::spine::db::Database;
use porta_contract::Role;

use super::{PASSWORD, make, noon, passwords, seal, secret};
use crate::harness::TestDatabase;

const STAFF: &str = "staff@trier.example";

fn attempt(
    db: &Database,
    passwords: &Passwords,
    address: &str,
    password: &str,
    now: DateTime<Utc>,
) -> Result<Account, AccessError> {
    let login = LoginTry {
        address,
        password: &secret(password),
        code: None,
    };
    log_in(db, passwords, &seal(), &login, now)
}

#[test]
fn the_right_password_lets_in_and_the_login_is_noted() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    let made = make(&test, STAFF, Role::Editor, Some("trier"));

    let account = attempt(&test, &passwords, " STAFF@trier.example ", PASSWORD, noon()).unwrap();

    let stored = test.read(|conn| account::by_id(conn, &made.id)).unwrap().unwrap();
    assert_eq!((account.id, account.grants[0].role), (made.id, Role::Editor));
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

/// Tries at a known and at an unknown address, in turn; gives the medians of the time that they take.
fn medians(test: &Database, passwords: &Passwords, tries: usize) -> (f64, f64) {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::login_failures};
    let mut took = [Vec::new(), Vec::new()];
    for number in 0..2 * tries {
        // Which of the two comes first changes, too.
        let which = (number + number / 2) % 2;
        let address = [STAFF, "nobody@trier.example"][which];
        let start = std::time::Instant::now();
        let answer = attempt(test, passwords, address, "wrong password", noon());
        took[which].push(start.elapsed().as_secs_f64());
        assert!(matches!(answer, Err(AccessError::WrongLogin)), "{answer:?}");
        // The lock is another test's.
        test.write::<_, DbError>(|tx| Ok(diesel::delete(login_failures::table).execute(tx.conn)?))
            .unwrap();
    }
    let [known, unknown] = took.map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    });
    (known, unknown)
}

/// With `PORTA_TEST_LONG`, because it takes 400 logins; that the work is the same is tested always. Others use the machine too: one of three
/// measurements has to be good.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own switch")]
fn an_unknown_address_takes_as_long_as_a_known_one() {
    if std::env::var("PORTA_TEST_LONG").is_err() {
        return;
    }
    let (test, passwords) = (TestDatabase::new(), passwords());
    make(&test, STAFF, Role::Administrator, None);
    let mut seen = Vec::new();

    let alike = (0..3).any(|_| {
        let (known, unknown) = medians(&test, &passwords, 200);
        let apart = (known - unknown).abs() / known;
        seen.push(format!("{:.2} ms and {:.2} ms", known * 1e3, unknown * 1e3));
        apart < 0.05
    });

    println!("medians of 200 tries, known and unknown: {seen:?}");
    assert!(alike, "{seen:?}");
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

#[test]
fn a_password_hashed_as_in_the_past_is_hashed_anew_at_the_next_login() {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::accounts};
    let (test, passwords) = (TestDatabase::new(), passwords());
    let made = make(&test, STAFF, Role::Administrator, None);
    let old = argon2::Argon2::new(
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        argon2::Params::new(8192, 1, 1, None).unwrap(),
    );
    let old: argon2::password_hash::phc::PasswordHash =
        argon2::PasswordHasher::hash_password_with_salt(&old, PASSWORD.as_bytes(), &[7; 16]).unwrap();
    let set = |hash: String| {
        let row = diesel::update(accounts::table.find(&made.id)).set(accounts::password_hash.eq(hash));
        test.write::<_, DbError>(|tx| Ok(row.execute(tx.conn)?)).unwrap()
    };
    let stored = || {
        test.read::<String, DbError>(|conn| Ok(accounts::table.select(accounts::password_hash).first(conn)?))
            .unwrap()
    };
    set(old.to_string());

    assert!(attempt(&test, &passwords, STAFF, "wrong password", noon()).is_err());
    assert_eq!(stored(), old.to_string());
    assert!(attempt(&test, &passwords, STAFF, PASSWORD, noon()).is_ok());

    assert!(stored().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert!(attempt(&test, &passwords, STAFF, PASSWORD, noon()).is_ok());
}

#[test]
fn an_account_that_was_invited_has_no_password_to_guess() {
    let (test, passwords) = (TestDatabase::new(), passwords());
    let grant = porta_api::access::grant::Grant::new(Role::Administrator, None);
    let email = super::address(STAFF);
    let new = account::NewAccount {
        email: &email,
        password: None,
        grant: &grant,
    };
    test.write(|tx| account::create(tx, &new, noon())).unwrap();
    let before = passwords.verified();

    assert!(attempt(&test, &passwords, STAFF, "", noon()).is_err());
    assert_eq!(passwords.verified() - before, 1, "as much work as for any other");
}
