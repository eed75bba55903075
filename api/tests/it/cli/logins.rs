//! Accounts from the command line, and the logins of the demo.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use porta_api::access::account::{self, EmailAddress, LoginTry, Passwords, log_in};
use porta_api::access::seal::Seal;
use porta_api::access::token::KeyRing;
use porta_api::spine::db::Address;
use porta_api::spine::randomness::Randomness;
use secrecy::SecretString;

use crate::harness::{TestDatabase, at};

/// Calls the program on a database, with a text on its standard input.
pub fn call(db: &TestDatabase, folder: &Path, args: &[&str], input: &str) -> Output {
    let url = match db.address() {
        Address::Postgres(url) => url.clone(),
        Address::Sqlite(path) => format!("sqlite:{}", path.display()),
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_porta-api"))
        .args(args)
        .env_clear()
        .env("DATABASE_URL", url)
        .env("PORTA_DATA_DIR", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments has gone before it reads.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

pub fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn may_log_in(db: &TestDatabase, email: &str, password: &str) -> bool {
    let passwords = Passwords::new(Randomness::seeded(3), 1).unwrap();
    let seal = Seal::parse(&KeyRing::fresh(&Randomness::seeded(4).bytes()), Randomness::seeded(3));
    let login = LoginTry {
        address: email,
        password: &SecretString::from(password),
        code: None,
    };
    log_in(db, &passwords, &seal.unwrap(), &login, at("2026-11-24T10:00:00Z")).is_ok()
}

#[test]
fn the_demo_has_logins_that_work_and_are_made_once() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let first = said(&call(&db, folder.path(), &["demo"], ""));
    let file = folder.path().join("demo-logins.txt");
    let kept = fs::read_to_string(&file).unwrap();

    assert!(first.contains(&kept), "{first}");
    for line in kept.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert!(may_log_in(&db, words[0], words[1]), "{line}");
    }
    let accounts = db.read(account::list).unwrap();
    let roles: Vec<String> = accounts
        .iter()
        .map(|one| format!("{} {}", one.email, one.grants[0].role))
        .collect();
    assert_eq!(
        roles,
        [
            "admin@trier.example administrator",
            "equipe@luxembourg.example editor",
            "staff@trier.example editor"
        ]
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    let second = said(&call(&db, folder.path(), &["demo"], ""));

    assert!(second.contains("demo-logins.txt"), "{second}");
    assert!(
        kept.lines().all(|line| !second.contains(line)),
        "passwords are shown once"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), kept);
    assert_eq!(db.read(account::list).unwrap().len(), 3);
}

#[test]
fn accounts_are_made_listed_and_reset() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let tell = |args: &[&str], input: &str| call(&db, folder.path(), args, input);
    let create = ["account", "create", "Chief@Trier.example", "--role", "administrator"];

    let made = said(&tell(&create, ""));
    let password = made.rsplit(' ').next().unwrap().trim().to_owned();

    assert!(may_log_in(&db, "chief@trier.example", &password), "{made}");
    assert!(said(&tell(&["account", "list"], "")).contains("chief@trier.example"));
    let reset = ["account", "reset", "chief@trier.example", "--password-stdin"];
    assert!(!said(&tell(&reset, "another horse battery\n")).contains("another horse"));
    assert!(may_log_in(&db, "chief@trier.example", "another horse battery"));
    assert!(!may_log_in(&db, "chief@trier.example", &password));

    let refused: [(&[&str], &str); 5] = [
        (&create, "already"),
        (&["account", "create", "a@b.example", "--role", "editor"], "city"),
        (
            &[
                "account",
                "create",
                "a@b.example",
                "--role",
                "editor",
                "--city",
                "nowhere",
            ],
            "nowhere",
        ),
        (&["account", "create", "a@b.example", "--role", "king"], "administrator"),
        (&["account", "reset", "nobody@trier.example"], "no account"),
    ];
    for (args, why) in refused {
        let output = tell(args, "");
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains(why), "{output:?}");
    }
    let short = tell(
        &["account", "reset", "chief@trier.example", "--password-stdin"],
        "short\n",
    );
    assert!(
        String::from_utf8_lossy(&short.stderr).contains("12 characters"),
        "{short:?}"
    );
    assert!(
        db.read(|conn| account::by_email(conn, &EmailAddress::parse("a@b.example").unwrap()))
            .unwrap()
            .is_none()
    );
}

#[test]
fn clients_are_made_listed_rotated_and_revoked() {
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let tell = |args: &[&str]| call(&db, folder.path(), args, "");
    let made = said(&tell(&[
        "client",
        "create",
        "Website",
        "--scope",
        "reviews:read",
        "--per-minute",
        "6000",
    ]));
    let id = made.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned();
    let secret = made.lines().nth(1).unwrap().rsplit(' ').next().unwrap().to_owned();

    assert!(secret.starts_with("pcs_"), "{made}");
    let listed = said(&tell(&["client", "list"]));
    assert!(listed.contains(&id) && listed.contains("reviews:read") && !listed.contains(&secret));
    let rotated = said(&tell(&["client", "rotate", &id, "--overlap-days", "3"]));
    assert!(rotated.contains("pcs_") && !rotated.contains(&secret) && rotated.contains("3 days"));
    said(&tell(&["client", "revoke", &id]));
    assert!(said(&tell(&["client", "list"])).contains("revoked"));

    let refused: [(&[&str], &str); 4] = [
        (&["client", "create", "x", "--scope", "everything"], "offers:write"),
        (&["client", "create", "x", "--scope", "offers:write"], "provider"),
        (&["client", "create", "x", "--city", "nowhere"], "nowhere"),
        (&["client", "rotate", &id], "no such client"),
    ];
    for (args, why) in refused {
        let output = tell(args);
        assert!(!output.status.success(), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(why), "{output:?}");
    }
}
