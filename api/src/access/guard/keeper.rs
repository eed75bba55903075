//! Who may look after somebody's account.

use super::{Guard, Path};
use crate::access::grant::Grant;
use crate::access::{AccessError, Caller, Principal, account};
use crate::spine::db::AnyConnection;
use crate::spine::ids::AccountId;

/// Somebody who may read and erase the account that the path names as `{account}`: an administrator, or one of a city if that account
/// works there only.
#[derive(Clone, Debug)]
pub struct AccountKeeper {
    /// Who.
    pub principal: Principal,
    /// The account of the path.
    pub account: AccountId,
}

impl Guard for AccountKeeper {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (principal, id) = (caller.person()?, AccountId::from(path.account.as_str()));
        let grants = account::by_id(conn, &id)?.map(|account| account.grants);
        let held = grants.as_deref().unwrap_or_default();
        let own = |grant: &Grant| {
            let here = |held: &Grant| held.city.as_ref().is_some_and(|city| grant.administers(city));
            !held.is_empty() && held.iter().all(here)
        };
        // Who may not, does not learn which accounts there are.
        principal.may(|grant| grant.is_administrator() || own(grant))?;
        match grants {
            Some(_) => Ok(Self { principal, account: id }),
            None => Err(AccessError::NoSuchAccount),
        }
    }
}
