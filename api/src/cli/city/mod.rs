//! `porta-api city`: setting up a city.

mod files;
mod questions;
mod regions;

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use self::questions::Questions;
use self::regions::Region;
use super::tell::tell;
use crate::catalog::check::colour::Colour;
use crate::catalog::check::{self, language, slug};
use crate::catalog::city::theme;
use crate::config::DataArgs;
use crate::imports::{self, Order, Terminal};
use crate::rules::CHECKS;
use crate::spine::clock::Clock;

/// What is to be done with cities.
#[derive(Debug, Subcommand)]
pub enum CityCommand {
    Init(InitArgs),
}

/// Set up a new city: asks what it has to know, proposes what follows from the region (time zone, languages, holidays, emergency
/// numbers, law texts), writes a folder of files to import and, if wanted, imports it.
///
/// Whatever is given as an option is not asked. Answers may also come from a file or a pipe, one a line; an empty line takes the proposal.
#[derive(Args, Debug)]
pub struct InitArgs {
    /// Name of the city, as people write it.
    #[arg(long)]
    name: Option<String>,
    /// Its name in addresses: a–z, 0–9 and `-`.
    #[arg(long)]
    slug: Option<String>,
    /// ISO 3166-2 region, such as DE-RP, LU or FR-57: it decides holidays, languages and law texts.
    #[arg(long)]
    region: Option<String>,
    /// Languages in order, by commas; the first is the city's own.
    #[arg(long)]
    languages: Option<String>,
    /// Centre as LATITUDE,LONGITUDE in degrees.
    #[arg(long, allow_hyphen_values = true)]
    centre: Option<String>,
    /// The city's own colour as #rrggbb; readable ones for light and dark pages are made from it. `none` keeps Porta's.
    #[arg(long)]
    colour: Option<String>,
    /// Folder for the files; it must not exist yet, or be empty.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Import the files at once, or not.
    #[arg(long, value_name = "yes|no")]
    import: Option<String>,
    /// Take the proposal wherever nothing is given, and ask nothing.
    #[arg(long)]
    yes: bool,
}

/// What is known of the new city.
struct NewCity {
    name: String,
    slug: String,
    region: Region,
    languages: Vec<String>,
    centre: (f64, f64),
    colour: Option<Colour>,
}

/// Does it.
pub fn city(data: &DataArgs, command: &CityCommand) -> Result<ExitCode, String> {
    let CityCommand::Init(args) = command;
    let mut questions = Questions::new(args.yes, std::io::stdin().is_terminal());
    let new = ask(args, &mut questions)?;
    let folder = questions.ask(
        ("folder", "Folder for the files"),
        args.folder.as_ref().map(|path| path.display().to_string()),
        Some(new.slug.clone()),
        |text| empty_folder(Path::new(text)),
    )?;
    let wanted = questions.ask(
        ("import", "Import the files at once"),
        args.import.clone(),
        Some("yes".to_owned()),
        |text| match text {
            "yes" | "y" | "ja" | "oui" => Ok(true),
            "no" | "n" | "nein" | "non" => Ok(false),
            _ => Err("write yes or no".to_owned()),
        },
    )?;
    let files = files::of(&new)?;
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, text) in &files {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    tell(&format!("The files of {} are in {}.", new.name, folder.display()));
    if wanted && !import(data, &new, &folder)? {
        return Ok(ExitCode::FAILURE);
    }
    tell(&next_steps(&new, &folder, wanted));
    Ok(ExitCode::SUCCESS)
}

fn ask(args: &InitArgs, questions: &mut Questions) -> Result<NewCity, String> {
    let name = questions.ask(("name", "Name of the city"), args.name.clone(), None, |text| {
        check::text("name", text, check::limits::TITLE)
            .map(|()| text.to_owned())
            .map_err(|fault| fault.message)
    })?;
    let proposed = slug::from_title(&name);
    let slug = questions.ask(
        ("slug", "Its name in addresses"),
        args.slug.clone(),
        Some(proposed),
        |text| match slug::fault(text) {
            Some(fault) => Err(fault.to_string()),
            None => Ok(text.to_owned()),
        },
    )?;
    let region = questions.ask(
        ("region", "Its region (ISO 3166-2)"),
        args.region.clone(),
        None,
        Region::parse,
    )?;
    let proposed = region.languages().join(",");
    let languages = questions.ask(
        ("languages", "Languages in order; the first is the city's own"),
        args.languages.clone(),
        Some(proposed),
        tags,
    )?;
    let centre = questions.ask(
        ("centre", "Centre as LATITUDE,LONGITUDE, such as 49.757,6.641"),
        args.centre.clone(),
        None,
        point,
    )?;
    let colour = questions.ask(
        ("colour", "The city's colour as #rrggbb, or none"),
        args.colour.clone(),
        Some("none".to_owned()),
        |text| match text {
            "none" => Ok(None),
            _ => Colour::parse(text).map(Some).map_err(|fault| fault.message),
        },
    )?;
    Ok(NewCity {
        name,
        slug,
        region,
        languages,
        centre,
        colour,
    })
}

fn tags(text: &str) -> Result<Vec<String>, String> {
    let mut tags: Vec<String> = Vec::new();
    for written in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        let tag = language::spoken(written).map_err(|fault| fault.message)?;
        if tags.contains(&tag) {
            return Err(format!("{tag} stands there twice"));
        }
        tags.push(tag);
    }
    if tags.is_empty() {
        return Err("one language at least is needed".to_owned());
    }
    Ok(tags)
}

fn point(text: &str) -> Result<(f64, f64), String> {
    let wrong = || "write latitude and longitude in degrees with a comma between them, such as 49.757,6.641".to_owned();
    let (lat, lon) = text.split_once(',').ok_or_else(wrong)?;
    let lat: f64 = lat.trim().parse().map_err(|_| wrong())?;
    let lon: f64 = lon.trim().parse().map_err(|_| wrong())?;
    let point = (lat, lon);
    check::coordinates(point, point).map_err(|fault| fault.message)?;
    Ok(point)
}

fn empty_folder(path: &Path) -> Result<PathBuf, String> {
    if path.as_os_str().is_empty() {
        return Err("name a folder".to_owned());
    }
    match fs::read_dir(path).map(|mut entries| entries.next().is_none()) {
        Ok(false) => Err(format!("{} is not empty; choose another folder", path.display())),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", path.display())),
        _ => Ok(path.to_owned()),
    }
}

/// Imports the folder; false when something is wrong with it, which the report on the terminal tells.
fn import(data: &DataArgs, new: &NewCity, folder: &Path) -> Result<bool, String> {
    super::schema::migrate(data)?;
    let database = data.database()?;
    let files = imports::open(folder).map_err(|error| error.to_string())?;
    let order = Order {
        source: "city init".to_owned(),
        city: Some(new.slug.clone()),
        ..Order::default()
    };
    let report = imports::import(
        &database,
        &Clock::machine(),
        CHECKS,
        &files,
        &order,
        &Terminal::default(),
    )
    .map_err(|error| error.to_string())?;
    tell(&imports::render_report(&report, None));
    Ok(report.written)
}

fn next_steps(new: &NewCity, folder: &Path, imported: bool) -> String {
    let (slug, folder) = (&new.slug, folder.display());
    let import = if imported {
        format!("Change the files as you like and import them again: porta-api import --city {slug} {folder}")
    } else {
        format!("Look at the files, then import them: porta-api import --city {slug} {folder}")
    };
    format!(
        "\nWhat is next (api/YOUR-CITY.md has all of it):\n  1. {import}\n  2. Make yourself an account: porta-api account create YOU@YOUR-CITY.example \
         --role city_administrator --city {slug}\n  3. Start the pages: PORTA_CITY={slug} porta-web\n  4. Let somebody who knows the law read the law texts in \
         {folder}/city.json: they are proposals."
    )
}

/// The colours of the pages that follow from the city's own.
fn colours(new: &NewCity) -> Option<porta_contract::Theme> {
    new.colour.map(theme::around)
}
