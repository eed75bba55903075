//! `porta-api`: one program, a subcommand for each thing it does.

use std::process::ExitCode;

use clap::Parser;
use porta_api::cli::{Cli, run};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    run(&Cli::parse())
}
