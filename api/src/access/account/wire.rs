//! Accounts as the API shows them.

use porta_contract as wire;

use super::Account;
use crate::access::grant::Grant;
use crate::spine::ids::Id;

impl From<&Grant> for wire::Grant {
    fn from(grant: &Grant) -> Self {
        Self {
            role: grant.role,
            city: grant.city.as_ref().map(|city| city.as_str().to_owned()),
            provider: grant.provider.clone(),
        }
    }
}

impl From<Account> for wire::AccountRecord {
    fn from(account: Account) -> Self {
        Self {
            id: account.id.as_str().to_owned(),
            email: account.email,
            grants: account.grants.iter().map(Into::into).collect(),
            lang: account.lang,
            disabled: account.disabled_at.is_some(),
            created_at: account.created_at,
            last_login_at: account.last_login_at,
            sees_secrets: None,
        }
    }
}
