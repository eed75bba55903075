//! Single values: texts, contacts, days, cost and publication.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use porta_contract::{Cost, Patch, Publication, Texts};

use super::lists::word;
use super::{Check, field};
use crate::catalog::check::{self, Fault, is_key, limits, quote};
use crate::catalog::offer::Offer;
use crate::spine::http::Pointer;

/// A change of a day that can be cleared.
type Day = Patch<NaiveDate>;

impl Check<'_> {
    pub(super) fn texts(&mut self, offer: &mut Offer, texts: Texts) {
        let at = field("texts");
        let before = self.errors.len();
        let clean = Texts {
            title: self.text(&at, "title", &texts.title, limits::TITLE),
            summary: self.text(&at, "summary", &texts.summary, limits::SUMMARY),
            description: self.text(&at, "description", &texts.description, limits::DESCRIPTION),
            notes: self.notes(&at.field("notes"), texts.notes),
        };
        if texts.title.trim().is_empty() {
            let message = "`title` must be given";
            self.error(&at.field("title"), Fault::new("missing", message));
        }
        if self.errors.len() == before {
            offer.set_source(clean);
        }
    }

    fn text(&mut self, at: &Pointer, name: &str, written: &str, longest: usize) -> String {
        let text = written.trim().replace("\r\n", "\n");
        self.passed(&at.field(name), check::text(name, &text, longest));
        text
    }

    fn notes(&mut self, at: &Pointer, notes: BTreeMap<String, String>) -> BTreeMap<String, String> {
        if notes.len() > limits::LIST {
            let message = format!("`notes` may hold {} texts", limits::LIST);
            self.error(at, Fault::new("too_long", message));
            return BTreeMap::new();
        }
        let mut clean = BTreeMap::new();
        for (key, note) in notes {
            if !is_key(&key) {
                let message = format!("{} must be written in a–z, 0–9 and _", quote(&key));
                self.error(&at.field(&key), Fault::new("bad_key", message));
                continue;
            }
            let note = self.text(at, &key, &note, limits::NOTE);
            if !note.is_empty() {
                clean.insert(key, note);
            }
        }
        clean
    }

    pub(super) fn contacts(
        &mut self,
        offer: &mut Offer,
        phone: Patch<String>,
        email: Patch<String>,
        website: Patch<String>,
    ) {
        self.contact("phone", phone, check::phone, &mut offer.phone);
        self.contact("email", email, check::email, &mut offer.email);
        self.contact("website", website, check::web_address, &mut offer.website);
    }

    fn contact(
        &mut self,
        name: &str,
        change: Patch<String>,
        check: fn(&str, &str) -> Result<(), Fault>,
        into: &mut Option<String>,
    ) {
        match change {
            Patch::Absent => {}
            Patch::Null => *into = None,
            Patch::Value(written) => {
                let written = written.trim().to_owned();
                if self.passed(&field(name), check(name, &written)).is_some() {
                    *into = Some(written);
                }
            }
        }
    }

    pub(super) fn days(&mut self, offer: &mut Offer, (from, until, funded): (Day, Day, Day)) {
        let mentioned = !(from.is_absent() && until.is_absent());
        // The field that can be put right is one that has been sent.
        let culprit = if until.is_absent() { "valid_from" } else { "valid_until" };
        self.day("valid_from", &from, &mut offer.valid_from);
        self.day("valid_until", &until, &mut offer.valid_until);
        self.day("funded_until", &funded, &mut offer.funded_until);
        if mentioned {
            let order = check::in_order(("valid_from", offer.valid_from), ("valid_until", offer.valid_until));
            self.passed(&field(culprit), order);
        }
    }

    fn day(&mut self, name: &str, change: &Day, into: &mut Option<NaiveDate>) {
        match *change {
            Patch::Absent => {}
            Patch::Null => *into = None,
            Patch::Value(day) => {
                if self.passed(&field(name), sound_day(day)).is_some() {
                    *into = Some(day);
                }
            }
        }
    }

    pub(super) fn cost(&mut self, offer: &mut Offer, cost: Cost) {
        if let Some(cost) = self.passed(&field("cost"), word(cost, Cost::Unrecognised, Cost::WORDS)) {
            offer.cost = cost;
        }
    }

    pub(super) fn publication(&mut self, offer: &mut Offer, publication: Publication) {
        if matches!(publication, Publication::Draft | Publication::Published) {
            offer.publication = publication;
            return;
        }
        let message = "`publication` takes draft or published; to archive an offer, POST to its address with /archive";
        self.error(&field("publication"), Fault::new("unknown_word", message));
    }
}

/// A day of our time.
pub(super) fn sound_day(day: NaiveDate) -> Result<(), Fault> {
    if check::in_our_time(day) {
        Ok(())
    } else {
        let message = format!("{day} is no day between 1900 and 2200");
        Err(Fault::new("bad_date", message))
    }
}
