//! Settings of the program, from the command line or the environment. Every one has a sentence; bad ones stop the start.

use std::path::PathBuf;

use clap::Args;
use secrecy::SecretString;

use crate::spine::db;
use crate::spine::files::FilesArgs;
use crate::spine::telemetry::LogFormat;

/// Where the data is; every subcommand needs it.
#[derive(Args, Clone, Debug)]
pub struct DataArgs {
    /// The database: `sqlite:PATH`, or `postgres://…` with libpq's parameters (such as `?sslmode=verify-full&sslrootcert=…`).
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:data/porta.db",
        global = true,
        hide_env_values = true
    )]
    pub database_url: String,
    /// Folder for what this node keeps beside the database: the saved read side, keys of a single node.
    #[arg(long, env = "PORTA_DATA_DIR", default_value = "data", global = true)]
    pub data_dir: PathBuf,
    /// Most connections to the database at once, 1 to 200.
    #[arg(long, env = "PORTA_DATABASE_CONNECTIONS", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=200), global = true)]
    pub database_connections: u32,
    /// Where pictures are kept.
    #[command(flatten)]
    pub files: FilesArgs,
}

impl DataArgs {
    /// Where the database is.
    pub fn address(&self) -> Result<db::Address, String> {
        self.database_url
            .parse()
            .map_err(|error: db::AddressError| error.to_string())
    }

    /// The database, without a connection yet. Makes the folder of a SQLite file.
    pub fn database(&self) -> Result<db::Database, String> {
        let address = self.address()?;
        if let db::Address::Sqlite(path) = &address
            && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("the folder {} cannot be made: {error}", folder.display()))?;
        }
        let options = db::Options {
            connections: self.database_connections,
            ..db::Options::default()
        };
        Ok(db::Database::new(&address, options))
    }
}

/// How logs are written.
#[derive(Args, Clone, Debug)]
pub struct LogArgs {
    /// What is logged, in the syntax of `tracing`: `info`, `debug`, `porta_api=debug,warn` …
    #[arg(long, env = "PORTA_LOG", default_value = "info", global = true)]
    pub log: String,
    /// For people (`text`) or machines (`json`).
    #[arg(long, env = "PORTA_LOG_FORMAT", default_value = "text", value_enum, global = true)]
    pub log_format: LogFormat,
}

/// How the server serves.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Address and port to listen at.
    #[arg(long, env = "PORTA_API_ADDRESS", default_value = "127.0.0.1:8080")]
    pub address: String,
    /// Threads that answer requests; as many as there are cores, if not given.
    #[arg(long, env = "PORTA_API_THREADS", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Seconds a request may take at most.
    #[arg(long, env = "PORTA_TIME_LIMIT", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub time_limit: u64,
    /// Requests at work at once, at most; more get a 503.
    #[arg(long, env = "PORTA_CONCURRENCY", default_value_t = 2_000, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    pub concurrency: u64,
    /// Mebibytes of answers that are kept in memory.
    #[arg(long, env = "PORTA_ANSWERS_MIB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=16_384))]
    pub answers_mib: u64,
    /// Milliseconds between two looks at the change log; what other nodes write is visible after at most this.
    #[arg(long, env = "PORTA_FOLLOW_MS", default_value_t = 250, value_parser = clap::value_parser!(u64).range(10..=60_000))]
    pub follow_ms: u64,
    /// Run the worker inside the server too (one machine).
    #[arg(long, env = "PORTA_WORKER_INSIDE", default_value_t = true, action = clap::ArgAction::Set)]
    pub worker_inside: bool,
    /// Requests a minute without a token, per network; 0 is no limit. Those from this machine itself are not limited.
    #[arg(long, env = "PORTA_RATE_ANONYMOUS", default_value_t = 600)]
    pub rate_anonymous: u32,
    /// Requests a minute per account; 0 is no limit.
    #[arg(long, env = "PORTA_RATE_ACCOUNT", default_value_t = 1_200)]
    pub rate_account: u32,
    /// Requests a minute per client that has no limit of its own; 0 is no limit.
    #[arg(long, env = "PORTA_RATE_CLIENT", default_value_t = 3_000)]
    pub rate_client: u32,
    /// Reports on entries that visitors of one network can send in an hour; 0 is no limit.
    #[arg(long, env = "PORTA_RATE_REPORTS", default_value_t = 20)]
    pub rate_reports: u32,
    /// How many proxies stand in front, each adding an address to `X-Forwarded-For`; what else stands there is not believed.
    #[arg(long, env = "PORTA_PROXIES", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=8))]
    pub proxies: u8,
}

/// How tokens are signed.
#[derive(Args, Clone, Debug)]
pub struct TokenArgs {
    /// Who issues tokens (claim `iss`); the public address of the API.
    #[arg(long, env = "PORTA_ISSUER", default_value = "http://127.0.0.1:8080", global = true)]
    pub issuer: String,
    /// Signing keys for several nodes; a single node keeps its own in the data folder.
    #[arg(long, env = "PORTA_JWT_KEYS", hide_env_values = true, global = true)]
    pub jwt_keys: Option<SecretString>,
    /// Keys that seal what is stored and read again (second factors, links), for several nodes; in the form of signing keys.
    #[arg(long, env = "PORTA_SEALING_KEYS", hide_env_values = true, global = true)]
    pub sealing_keys: Option<SecretString>,
}

impl TokenArgs {
    /// What is missing when several nodes were given one kind of keys and not the other: each would make the other kind itself.
    #[must_use]
    pub const fn half_a_set(&self) -> Option<&'static str> {
        match (&self.jwt_keys, &self.sealing_keys) {
            (Some(_), None) => Some("PORTA_SEALING_KEYS"),
            (None, Some(_)) => Some("PORTA_JWT_KEYS"),
            _ => None,
        }
    }
}

/// Warns at the start: on PostgreSQL, where other nodes may be, half a set of keys is most likely a mistake.
pub fn warn_of_half_a_set(data: &DataArgs, tokens: &TokenArgs) {
    let several = matches!(data.address(), Ok(db::Address::Postgres(_)));
    if let Some(missing) = tokens.half_a_set().filter(|_| several) {
        tracing::warn!(
            missing,
            "only one of PORTA_JWT_KEYS and PORTA_SEALING_KEYS is set: this node keeps keys of its own for the other, and what one \
             node has sealed (second factors, links in mails) or signed the others cannot read"
        );
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::TokenArgs;

    #[derive(Parser)]
    struct Args {
        #[command(flatten)]
        tokens: TokenArgs,
    }

    #[test]
    fn half_a_set_of_keys_is_noticed() {
        let missing = |args: &[&str]| {
            let all = ["x"].iter().chain(args);
            Args::try_parse_from(all).unwrap().tokens.half_a_set()
        };

        assert_eq!(missing(&[]), None);
        assert_eq!(missing(&["--jwt-keys", "a:b"]), Some("PORTA_SEALING_KEYS"));
        assert_eq!(missing(&["--sealing-keys", "a:b"]), Some("PORTA_JWT_KEYS"));
        assert_eq!(missing(&["--jwt-keys", "a:b", "--sealing-keys", "c:d"]), None);
    }
}
