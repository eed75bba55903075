//! A file that comes back: all of it is taken, or nothing.

use porta_contract::{FieldError, ImportedText, TranslationReport, TranslationRow, YesNo};
use serde::Deserialize;

use super::given::{GivenFile, Unreadable};
use super::plan::{Around, Plan, plan};
use super::{table, xliff};
use crate::catalog::change::Author;
use crate::catalog::check::{language, quote};
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::spine::http::{Failure, One, Pointer, Tag};
use crate::translation::Tools;
use crate::translation::list::city_of;
use crate::translation::one::Who;

/// The most that a refusal tells at once.
const MOST_ERRORS: usize = 500;

/// Parameters of the import.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ImportParams {
    /// Language that the file has to be in; whatever language of the city it says, if not given.
    #[param(inline, example = "ar")]
    pub lang: Option<One<Tag>>,
    /// `true`: say what would be done, and write nothing.
    #[param(inline, example = "true")]
    pub dry_run: Option<One<YesNo>>,
}

/// What is to be done with a file.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The language it has to be in, if that is known.
    pub lang: Option<String>,
    /// Only say what would be done.
    pub dry_run: bool,
}

impl ImportParams {
    /// The order they give.
    #[must_use]
    pub fn order(&self) -> Order {
        Order {
            lang: self.lang.as_deref().map(|tag| tag.0.clone()),
            dry_run: self.dry_run.is_some_and(|one| one.0 == YesNo::Yes),
        }
    }
}

/// Takes a file in; blocking. Its format is told by its first character.
///
/// # Errors
/// [`Failure::Invalid`] with everything that is wrong; nothing has been written then.
pub fn bring(
    tools: &Tools,
    (city, who): (&CityId, &Who),
    order: &Order,
    bytes: &[u8],
) -> Result<TranslationReport, Failure> {
    let file = read(bytes).map_err(|error| refused(&error))?;
    let at = tools.clock.now();
    let (plan, lang) = tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let lang = lang_of(&city, order, &file)?;
        let around = Around {
            city: &city,
            who,
            lang: &lang,
            at,
        };
        Ok::<_, Failure>((plan(conn, &around, &file)?, lang))
    })?;
    if !plan.is_sound() && !order.dry_run {
        return Err(Failure::Invalid(errors(&plan.rows)));
    }
    let written = !order.dry_run;
    let changed = u64::try_from(plan.changes.len()).unwrap_or_default();
    let rows = if written { write(tools, who, plan)? } else { plan.rows };
    Ok(TranslationReport {
        lang,
        written,
        changed,
        rows,
    })
}

/// Writes every change in one transaction.
fn write(tools: &Tools, who: &Who, plan: Plan) -> Result<Vec<TranslationRow>, Failure> {
    let Plan { rows, mut changes } = plan;
    if changes.is_empty() {
        return Ok(rows);
    }
    let (actor, at) = (who.actor(), tools.clock.now());
    tools.database.write(|tx| {
        let author = Author { actor: &actor, at };
        for change in &mut changes {
            if !change.after.write(tx, &author, &change.before)? {
                let detail = "A record of the file was changed in this very moment; send the file again.";
                return Err(Failure::Conflict(detail.to_owned()));
            }
        }
        Ok(())
    })?;
    Ok(rows)
}

fn read(bytes: &[u8]) -> Result<GivenFile, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let message = "the file is not UTF-8; save it as XLIFF, or as a table (CSV) in UTF-8";
        Unreadable::new("not_utf8", message)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Unreadable::new("empty_file", "the file is empty"));
    }
    if text.trim_start().starts_with('<') {
        xliff::read(text)
    } else {
        table::read(text)
    }
}

/// The language of a file, which has to be one of the city, and the one that was asked for.
fn lang_of(city: &City, order: &Order, file: &GivenFile) -> Result<String, Failure> {
    let wrong = |message: String| refused(&Unreadable::new("wrong_language", message));
    let lang = language::of_city(&file.lang, &city.languages).map_err(|fault| wrong(fault.message))?;
    if let Some(asked) = &order.lang {
        let asked = language::of_city(asked, &city.languages).map_err(|fault| wrong(fault.message))?;
        if asked != lang {
            let message = format!("the file is in {}, not in {}", quote(&lang), quote(&asked));
            return Err(wrong(message));
        }
    }
    Ok(lang)
}

fn refused(error: &Unreadable) -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: None,
        parameter: None,
        code: error.code.to_owned(),
        detail: format!("{}.", error.message),
    }])
}

/// A line for each unit that is wrong: where it stands, which it is, and what would be right.
fn errors(rows: &[TranslationRow]) -> Vec<FieldError> {
    let wrong = rows.iter().filter(|row| row.done == ImportedText::Refused);
    let error = |row: &TranslationRow| FieldError {
        pointer: Some(Pointer::root().field(&row.place).field(&row.unit).to_string()),
        parameter: None,
        code: row.code.clone().unwrap_or_default(),
        detail: format!(
            "{}, unit {}: {} Nothing was written.",
            quote(&row.place).trim_matches('`'),
            quote(&row.unit),
            row.detail.as_deref().unwrap_or_default()
        ),
    };
    wrong.take(MOST_ERRORS).map(error).collect()
}
