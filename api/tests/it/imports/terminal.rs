//! The subcommands as they are called on a terminal.

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use porta_api::demo;
use porta_api::exports::cli::{self as export, ExportArgs};
use porta_api::imports::cli::{self as import, ImportArgs};
use porta_api::rules::CHECKS;

use super::scene::{BASE, Scene};

#[derive(Parser)]
struct ImportCommand {
    #[command(flatten)]
    args: ImportArgs,
}

#[derive(Parser)]
struct ExportCommand {
    #[command(flatten)]
    args: ExportArgs,
}

fn run(scene: &Scene, path: &Path, flags: &[&str]) -> (Option<ExitCode>, String) {
    let words = [&["import", path.to_str().unwrap()], flags].concat();
    let args = ImportCommand::try_parse_from(words).unwrap().args;
    let mut out = Vec::new();
    match import::run(&args, &scene.db, &scene.clock, CHECKS, &mut out) {
        Ok(code) => (Some(code), String::from_utf8(out).unwrap()),
        Err(error) => (None, error.to_string()),
    }
}

#[test]
fn a_folder_is_imported_and_the_exit_code_says_how_it_went() {
    let scene = Scene::new();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    assert!(
        run(&scene, place, &[])
            .1
            .ends_with("holds no file that ends in .json or .csv")
    );
    std::fs::write(place.join("a.json"), BASE).unwrap();
    std::fs::write(place.join("notes.txt"), "not for us").unwrap();
    let (code, text) = run(&scene, place, &["--dry-run"]);
    assert_eq!(code, Some(ExitCode::SUCCESS), "{text}");
    assert!(
        text.starts_with("Import into musterstadt: dry run: nothing was written."),
        "{text}"
    );
    assert_eq!(run(&scene, place, &[]).0, Some(ExitCode::SUCCESS));

    std::fs::write(
        place.join("providers.csv"),
        "external_id,kind,title\nx,church,Gut\ny,church,\n",
    )
    .unwrap();
    let report = place.join("report.ndjson");
    let flags = ["--city", "musterstadt", "--report", report.to_str().unwrap()];
    assert_eq!(run(&scene, place, &flags).0, Some(ExitCode::FAILURE));
    let lines = std::fs::read_to_string(&report).unwrap();
    assert_eq!(lines.lines().count(), 8);
    assert!(
        lines.contains(r#""at":"row 3","noun":"provider","key":"y","done":"rejected""#),
        "{lines}"
    );
    let (code, text) = run(&scene, place, &["--skip-bad-rows"]);
    assert_eq!(code, Some(ExitCode::from(3)), "{text}");
    assert!(
        run(&scene, &place.join("nowhere.json"), &[])
            .1
            .contains("nowhere.json cannot be read")
    );
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    assert!(ExportCommand::try_parse_from(["export", "--city", "a", "--with-secrets"]).is_err());
    assert!(ExportCommand::try_parse_from(["export"]).is_err());
    assert!(ImportCommand::try_parse_from(["import", "--noun", "city", "a.csv"]).is_err());
}

#[test]
fn an_export_goes_to_a_file_or_to_standard_output() {
    let scene = Scene::new();
    demo::install(&scene.db, &scene.clock).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trier.json");
    let run = |words: &[&str], out: &mut Vec<u8>| {
        let args = ExportCommand::try_parse_from([&["export", "--city"], words].concat())
            .unwrap()
            .args;
        export::run(&args, &scene.db, out).map_err(|error| error.to_string())
    };
    let mut out = Vec::new();
    assert_eq!(run(&["trier"], &mut out), Ok(ExitCode::SUCCESS));
    assert_eq!(
        run(&["trier", "--output", file.to_str().unwrap()], &mut Vec::new()),
        Ok(ExitCode::SUCCESS)
    );
    assert_eq!(out, std::fs::read(&file).unwrap());
    assert_eq!(
        run(&["atlantis"], &mut Vec::new()),
        Err("there is no city `atlantis`".to_owned())
    );
}
