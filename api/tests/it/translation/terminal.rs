//! The same on the command line.

use std::process::ExitCode;

use clap::Parser;
use porta_api::spine::db::Database;
use porta_api::translation::Tools;
use porta_api::translation::cli::{TranslationsCommand, run};

use super::scene::translated;
use crate::catalog::scene::scene;

#[derive(Parser)]
struct Terminal {
    #[command(subcommand)]
    command: TranslationsCommand,
}

fn say(tools: &Tools, args: &[&str]) -> (Result<ExitCode, String>, String) {
    let terminal = Terminal::try_parse_from([&["translations"], args].concat()).unwrap();
    let mut out = Vec::new();
    let code = run(tools, &terminal.command, &mut out);
    (code, String::from_utf8(out).unwrap())
}

#[actix_web::test]
async fn files_go_out_and_come_back() {
    let scene = scene().await;
    let tools = Tools {
        database: Database::clone(&scene.db),
        clock: scene.clock.clone(),
        machine: None,
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ar.xlf");
    let file = path.to_str().unwrap();
    let export = [
        "export",
        "--city",
        "musterstadt",
        "--lang",
        "ar",
        "--format",
        "xliff",
        "--output",
        file,
    ];
    assert_eq!(say(&tools, &export), (Ok(ExitCode::SUCCESS), String::new()));
    let back = translated(&std::fs::read_to_string(&path).unwrap(), |_| "نص".to_owned());
    std::fs::write(&path, &back).unwrap();

    let import = ["import", file, "--city", "musterstadt", "--lang", "ar"];
    let (code, said) = say(&tools, &[import.as_slice(), &["--dry-run"]].concat());
    assert_eq!(code, Ok(ExitCode::SUCCESS));
    assert!(
        said.ends_with("6 texts; 6 records would have another translation into ar.\n"),
        "{said}"
    );
    let (_, said) = say(&tools, &import);
    assert!(
        said.ends_with("6 texts; 6 records have another translation into ar.\n"),
        "{said}"
    );
    let (_, said) = say(&tools, &["progress", "--city", "musterstadt"]);
    insta::assert_snapshot!(said);

    std::fs::write(&path, back.replace(".v1.title", ".v1.tite")).unwrap();
    let (code, said) = say(&tools, &import);
    assert_eq!(code, Ok(ExitCode::FAILURE));
    assert!(
        said.contains("(unknown_unit)") && said.contains("Nothing was written"),
        "{said}"
    );
    assert!(say(&tools, &["progress", "--city", "nowhere"]).0.is_err());
}
