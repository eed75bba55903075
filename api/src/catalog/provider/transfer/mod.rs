//! Entries that go from one provider to another: some of them, some into a new provider, or all when two providers become one. Their
//! addresses stay. What a running check has asked about stays with the review in which it was asked.

mod choose;
mod load;
mod merge;
mod owned;
mod part;
pub mod routes;

use porta_contract::{ChangeAction, FieldError, Publication, Transfer};

use super::Provider;
use crate::catalog::change;
use crate::catalog::check::Fault;
use crate::catalog::ids::CityId;
use crate::catalog::writing::draft::{Target, stored};
use crate::catalog::writing::sheet::unknown;
use crate::catalog::writing::{Author, Tools, Written};
use crate::spine::db::AnyConnection;
use crate::spine::http::{Failure, Pointer};
use load::Load;
use owned::state;

/// Who writes, and when, for the change log.
fn by<'a>(tools: &Tools, author: &'a Author) -> change::Author<'a> {
    change::Author {
        actor: &author.actor,
        at: tools.clock.now(),
    }
}

fn wrong(at: &Pointer, fault: Fault) -> FieldError {
    FieldError {
        pointer: Some(at.to_string()),
        parameter: None,
        code: fault.code.to_owned(),
        detail: fault.message,
    }
}

/// The provider that is to get entries, named in a field of the body.
fn receiver(
    conn: &mut AnyConnection,
    author: &Author,
    from: &Provider,
    (at, name): (&Pointer, &str),
) -> Result<Provider, Failure> {
    let city: &CityId = &author.city;
    let refused = |fault: Fault| Failure::Invalid(vec![wrong(at, fault)]);
    let id = Provider::id_of(conn, city, name)?.ok_or_else(|| refused(unknown("provider", name)))?;
    let target = Target {
        name: &id,
        version: None,
    };
    let to: Provider = stored(conn, author, target)?;
    if to.id == from.id {
        let message = "this is the provider itself; name another one";
        return Err(refused(Fault::new("same", message)));
    }
    if to.publication == Publication::Archived {
        let message = "this provider is archived; publish it first, or name another one";
        return Err(refused(Fault::new("archived", message)));
    }
    Ok(to)
}

/// Refuses what would take public entries out of sight, because who gets them is not public.
fn stays_public(load: &Load, to: &Provider, at: &Pointer) -> Result<(), Failure> {
    if to.publication == Publication::Published || !load.is_public() {
        return Ok(());
    }
    let message = "entries that are public go to it, and would be read no more; it has to be published";
    Err(Failure::Invalid(vec![wrong(at, Fault::new("not_public", message))]))
}

/// What is answered: who has what now.
fn transfer(to: &Provider, moved: Vec<porta_contract::RecordState>) -> Transfer {
    Transfer {
        provider: state(to),
        moved,
    }
}

/// What happens to a record that goes to another provider.
const MOVED: ChangeAction = ChangeAction::Updated;
