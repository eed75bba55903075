//! Single values: texts, contacts, days, cost.

use chrono::NaiveDate;
use porta_contract::{Cost, Patch};

use super::Check;
use crate::catalog::check;
use crate::catalog::offer::Offer;
use crate::catalog::writing::sheet::{field, word};

/// A change of a day that can be cleared.
type Day = Patch<NaiveDate>;

impl Check<'_, '_> {
    pub(super) fn contacts(
        &mut self,
        offer: &mut Offer,
        phone: Patch<String>,
        email: Patch<String>,
        website: Patch<String>,
    ) {
        self.sheet.phone("phone", phone, &mut offer.phone);
        self.sheet.contact("email", email, check::email, &mut offer.email);
        self.sheet
            .contact("website", website, check::web_address, &mut offer.website);
    }

    pub(super) fn days(&mut self, offer: &mut Offer, (from, until, funded): (Day, Day, Day)) {
        let mentioned = !(from.is_absent() && until.is_absent());
        // The field that can be put right is one that has been sent.
        let culprit = if until.is_absent() { "valid_from" } else { "valid_until" };
        self.sheet.day("valid_from", &from, &mut offer.valid_from);
        self.sheet.day("valid_until", &until, &mut offer.valid_until);
        self.sheet.day("funded_until", &funded, &mut offer.funded_until);
        if mentioned {
            let order = check::in_order(("valid_from", offer.valid_from), ("valid_until", offer.valid_until));
            self.sheet.passed(&field(culprit), order);
        }
    }

    pub(super) fn cost(&mut self, offer: &mut Offer, cost: Cost) {
        let known = word(cost, Cost::Unrecognised, Cost::WORDS);
        if let Some(cost) = self.sheet.passed(&field("cost"), known) {
            offer.cost = cost;
        }
    }
}
