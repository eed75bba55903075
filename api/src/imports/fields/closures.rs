//! Closures of a provider.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use porta_contract as wire;

use super::Fields;
use super::parts::Keys;
use crate::catalog::provider::{Closure, closures};

/// A closure as the file has it.
#[derive(PartialEq)]
struct Written {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    reason: BTreeMap<String, String>,
}

impl Keys for Written {
    const KEYS: &'static [&'static str] = &["from", "until", "reason"];
}

impl Fields<'_> {
    /// Days on which a provider is closed: a list of objects. One without a last day is of one day.
    pub fn closures(&mut self, into: &mut Vec<Closure>) {
        let stored = into.iter().map(|one| Written {
            from: Some(one.from),
            until: Some(one.until),
            reason: one.reason.clone(),
        });
        let mut all: Vec<Written> = stored.collect();
        let before = self.found.problems.len();
        self.objects("closures", &mut all, one_closure);
        if self.found.problems.len() > before {
            return;
        }
        let complete = all.into_iter().filter_map(|one| {
            let from = one.from?;
            let until = one.until.unwrap_or(from);
            Some(wire::Closure {
                from,
                until,
                reason: one.reason,
            })
        });
        match closures::read(complete.collect()) {
            Ok(read) => *into = read,
            Err(faults) => {
                for (place, fault) in faults {
                    self.error(&format!("closures[{place}]"), fault.code, fault.message);
                }
            }
        }
    }
}

fn one_closure(fields: &mut Fields<'_>) -> Written {
    let mut one = Written {
        from: None,
        until: None,
        reason: BTreeMap::new(),
    };
    let before = fields.found.problems.len();
    fields.date("from", &mut one.from);
    if one.from.is_none() && fields.found.problems.len() == before {
        fields.missing("from");
    }
    fields.date("until", &mut one.until);
    fields.by_any_language("reason", &mut one.reason);
    one
}
