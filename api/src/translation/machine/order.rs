//! Asking the machine: for one record, or for all that is missing or outdated in a language.

use porta_contract::{FieldError, MachineOrder, MachineOrdered, TranslationState};

use super::job::{Payload, TRANSLATE};
use super::requests::{Asked, begin};
use crate::access::Reach;
use crate::catalog::check::language;
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::spine::db::AnyConnection;
use crate::spine::http::{Failure, Pointer};
use crate::spine::jobs::{NewJob, enqueue};
use crate::translation::list::city_of;
use crate::translation::one::{Target, named};
use crate::translation::work::{Entry, Wanted, entries};
use crate::translation::{Tools, simple};

/// How often a translation is tried; the last time is some hours after the first.
const ATTEMPTS: i32 = 10;

/// What a machine may be asked for.
const STATES: [TranslationState; 2] = [TranslationState::Missing, TranslationState::Outdated];

/// Queues translations by machine; blocking.
///
/// # Errors
/// [`Failure::Conflict`] where no machine is set up, [`Failure::Invalid`] for what it cannot be asked.
pub fn order(tools: &Tools, city: &CityId, order: &MachineOrder) -> Result<MachineOrdered, Failure> {
    if tools.machine.is_none() {
        let detail = "No machine is set up here (PORTA_TRANSLATE_URL).";
        return Err(Failure::Conflict(detail.to_owned()));
    }
    let (city, all) = tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let all = asked(conn, &city, order)?;
        Ok::<_, Failure>((city, all))
    })?;
    let at = tools.clock.now();
    let mut ordered = MachineOrdered {
        queued: 0,
        waiting: 0,
        left_out: 0,
    };
    tools.database.write(|tx| {
        for entry in &all {
            let head = &entry.head;
            if !head.public || !STATES.contains(&entry.state) {
                ordered.left_out += 1;
                continue;
            }
            let asked = Asked {
                city: &city.id,
                noun: head.noun,
                record: &head.id,
                lang: &entry.lang,
                source_version: head.text_version,
            };
            let Some(round) = begin(tx, &asked, at)? else {
                ordered.waiting += 1;
                continue;
            };
            let payload = Payload {
                noun: head.noun,
                record: head.id.clone(),
                lang: entry.lang.clone(),
                source_version: head.text_version,
                round,
            };
            let job = NewJob {
                kind: TRANSLATE,
                unique_key: &format!("translate:{}:{}:{round}", head.id, entry.lang),
                payload: &payload,
                run_at: at,
                max_attempts: ATTEMPTS,
            };
            enqueue(tx, at, &job)?;
            ordered.queued += 1;
        }
        Ok::<_, Failure>(ordered)
    })
}

/// What an order is about.
fn asked(conn: &mut AnyConnection, city: &City, order: &MachineOrder) -> Result<Vec<Entry>, Failure> {
    let lang = language::of_city(&order.lang, &city.languages)
        .map_err(|fault| wrong("lang", fault.code, format!("{}.", fault.message)))?;
    if lang == simple::LANG {
        let detail = "No machine of this kind translates into easy German; people do.";
        return Err(wrong("lang", "no_machine", detail.to_owned()));
    }
    let one = match (order.noun, &order.record) {
        (Some(noun), Some(record)) => {
            let target = Target {
                city: city.id.clone(),
                noun: noun.as_str().to_owned(),
                record: record.clone(),
                lang: lang.clone(),
            };
            Some(named(conn, &target)?.1)
        }
        (None, None) => None,
        (noun, _) => {
            let missing = if noun.is_some() { "record" } else { "noun" };
            let detail = "`noun` and `record` name one record together; without both, all of the language is meant.";
            return Err(wrong(missing, "missing", detail.to_owned()));
        }
    };
    let wanted = Wanted {
        langs: vec![lang],
        nouns: one.iter().map(crate::translation::AnyRecord::noun).collect(),
        states: if one.is_some() { Vec::new() } else { STATES.to_vec() },
        ..Wanted::default()
    };
    let mut all = entries(conn, (city, &Reach::City), &wanted)?;
    if let Some(one) = one {
        all.retain(|entry| entry.head.id == one.id());
    }
    Ok(all)
}

fn wrong(field: &str, code: &str, detail: String) -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: Some(Pointer::root().field(field).to_string()),
        parameter: None,
        code: code.to_owned(),
        detail,
    }])
}
