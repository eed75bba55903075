//! The Rust parts of the load script (`api/load/run`): the ceiling, and writes through the library.

mod ceiling;
mod changes;
mod fetch;
mod visible;
mod writes;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Parts of the load script.
#[derive(Debug, Parser)]
enum Load {
    /// A server that gives out the answers of another one from fixed memory.
    Ceiling(ceiling::Args),
    #[command(flatten)]
    Change(Change),
}

#[derive(Debug, Subcommand)]
enum Change {
    /// How many writes of whole records a second, against bare one-row transactions.
    Writes(writes::Args),
    /// How long a write of this process takes to be seen on a node.
    Visible(visible::Args),
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the load script reads the figures from here"
)]
fn main() -> ExitCode {
    let done = match Load::parse() {
        Load::Ceiling(args) => ceiling::serve(&args).map(|()| serde_json::Value::Null),
        Load::Change(Change::Writes(args)) => writes::measure(&args),
        Load::Change(Change::Visible(args)) => visible::measure(&args),
    };
    match done {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}
