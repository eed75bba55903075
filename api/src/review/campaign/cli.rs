//! `porta-api campaign`: campaigns from the command line.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use porta_contract::{CampaignSelection, NewCampaign};

use super::{Opening, open, preview, read};
use crate::catalog::city;
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// What is done with campaigns.
#[derive(Clone, Debug, Subcommand)]
pub enum CampaignCommand {
    /// Ask providers whether their entries are still right: one mail per address, with a link for each provider.
    Start(StartArgs),
}

/// Which campaign is started.
#[derive(Args, Clone, Debug)]
pub struct StartArgs {
    /// Slug or id of the city.
    #[arg(long)]
    pub city: String,
    /// Name for staff; the month if it is not given.
    #[arg(long)]
    pub name: Option<String>,
    /// Only offers in this category or below it (slug or id).
    #[arg(long)]
    pub category: Option<String>,
    /// Only this provider (slug or id).
    #[arg(long)]
    pub provider: Option<String>,
    /// Only entries that nobody has confirmed for so many months.
    #[arg(long)]
    pub unconfirmed_months: Option<u32>,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    pub dry_run: bool,
}

impl StartArgs {
    fn new_campaign(&self) -> NewCampaign {
        NewCampaign {
            name: self.name.clone(),
            selection: CampaignSelection {
                category: self.category.clone(),
                provider: self.provider.clone(),
                unconfirmed_months: self.unconfirmed_months,
                entries: Vec::new(),
            },
        }
    }
}

/// Runs a command; `tell` writes a line for whoever gave it.
///
/// # Errors
/// A sentence for whoever gave the command.
pub fn run(tools: &Tools, command: &CampaignCommand, tell: impl Fn(&str)) -> Result<ExitCode, String> {
    let CampaignCommand::Start(args) = command;
    let city = tools
        .database
        .read(|conn| city::named(conn, &args.city))
        .map_err(|error| error.to_string())?;
    let city = city.ok_or_else(|| format!("there is no city `{}`", args.city))?;
    let new = args.new_campaign();
    let before = preview(tools, &city.id, &new).map_err(|failure| said(&failure))?;
    if !args.dry_run {
        let opening = Opening {
            city: &city.id,
            actor: &Actor::System,
            occasion: None,
            new: &new,
        };
        let id = open(tools, &opening).map_err(|failure| said(&failure))?;
        let campaign = read(tools, (&city.id, id.as_str())).map_err(|failure| said(&failure))?;
        tell(&format!("Campaign {} ({}) is running.", campaign.name, campaign.id));
    }
    tell(&format!(
        "{} providers, {} entries, {} mails; {} providers are reached by no mail.",
        before.providers,
        before.entries,
        before.mails,
        before.unreached.len()
    ));
    Ok(ExitCode::SUCCESS)
}

fn said(failure: &Failure) -> String {
    let problem = failure.problem(None);
    problem.detail.unwrap_or(problem.title)
}
