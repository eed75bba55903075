//! How far each language of a city is.

use porta_contract::{LanguageProgress, Noun, TranslationProgress, TranslationState};
use serde::Deserialize;

use super::Tools;
use super::list::city_of;
use super::work::{Entry, Wanted, entries};
use crate::access::Reach;
use crate::catalog::ids::CityId;
use crate::spine::http::{Failure, List as Many};

/// Parameters of the progress.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ProgressParams {
    /// Kinds of records to count; all, if not given.
    #[param(inline, example = json!(["offer"]))]
    pub noun: Many<Noun>,
}

/// Counts the translations of a city by language and state; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub fn progress(
    tools: &Tools,
    (city, reach): (&CityId, &Reach),
    params: &ProgressParams,
) -> Result<TranslationProgress, Failure> {
    tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let wanted = Wanted {
            nouns: params.noun.to_vec(),
            ..Wanted::default()
        };
        let all = entries(conn, (&city, reach), &wanted)?;
        let languages = city.languages.iter().map(|lang| count(lang, &all));
        Ok(TranslationProgress {
            languages: languages.filter(|one| one.total > 0).collect(),
        })
    })
}

fn count(lang: &str, all: &[Entry]) -> LanguageProgress {
    let of_lang = || all.iter().filter(|entry| entry.lang == lang);
    let count = |test: &dyn Fn(&&Entry) -> bool| u64::try_from(of_lang().filter(test).count()).unwrap_or_default();
    let state = |state: TranslationState| count(&|entry| entry.state == state);
    let (total, current) = (count(&|_| true), state(TranslationState::Current));
    LanguageProgress {
        lang: lang.to_owned(),
        total,
        missing: state(TranslationState::Missing),
        current,
        outdated: state(TranslationState::Outdated),
        machine: state(TranslationState::Machine),
        draft: state(TranslationState::Draft),
        reviewed: count(&|entry| entry.reviewed),
        current_share: share(current, total),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
