//! The key file of a single node.

use std::sync::Barrier;

use porta_api::access::token::{KeyError, KeyRing};
use porta_api::spine::randomness::Randomness;

use super::keys;

#[test]
fn the_first_start_makes_a_key_that_later_starts_use() {
    let folder = tempfile::tempdir().unwrap();
    let load = || {
        format!(
            "{:?}",
            KeyRing::load(None, folder.path(), &Randomness::machine()).unwrap()
        )
    };

    assert_eq!(load(), load());
}

#[test]
fn processes_that_start_together_agree_on_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let start = Barrier::new(8);

    let mut rings: Vec<String> = std::thread::scope(|scope| {
        let process = || {
            start.wait();
            format!(
                "{:?}",
                KeyRing::load(None, folder.path(), &Randomness::machine()).unwrap()
            )
        };
        let running: Vec<_> = (0..8).map(|_| scope.spawn(process)).collect();
        running.into_iter().map(|process| process.join().unwrap()).collect()
    });

    rings.dedup();
    assert_eq!(rings.len(), 1);
    assert_eq!(
        std::fs::read_dir(folder.path().join("keys")).unwrap().count(),
        1,
        "no drafts are left"
    );
}

#[test]
fn given_keys_win_and_no_file_is_made() {
    let folder = tempfile::tempdir().unwrap();

    let ring = KeyRing::load(Some(&keys(5)), folder.path(), &Randomness::machine()).unwrap();

    assert_eq!(format!("{ring:?}"), format!("{:?}", KeyRing::parse(&keys(5)).unwrap()));
    assert!(!folder.path().join("keys").exists());
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone_and_one_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let load = || KeyRing::load(None, folder.path(), &Randomness::machine());
    load().unwrap();
    let file = folder.path().join("keys/access-tokens");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let modes = (mode(&file), mode(&folder.path().join("keys")));

    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = load().unwrap_err();

    assert_eq!(modes, (0o600, 0o700));
    assert!(
        matches!(&refused, KeyError::File(text) if text.contains("chmod 600")),
        "{refused}"
    );
}
