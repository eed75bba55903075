//! Responsibilities as the public reads them: with their topic and the offices that are published.

use std::collections::HashMap;
use std::sync::Arc;

use porta_contract::{HoursPurpose, Publication};

use super::build::Builder;
use crate::catalog::check::phone;
use crate::catalog::ids::{Id, TopicId};
use crate::catalog::provider::Provider;
use crate::catalog::responsibility::{Office, Responsibility};
use crate::catalog::topic::Topic;
use crate::reading::hours::{ClosedDays, Schedule};

/// A published responsibility with what belongs to it.
#[derive(Debug)]
pub struct ResponsibilityRow {
    /// The responsibility.
    pub record: Arc<Responsibility>,
    /// What it is about.
    pub topic: Arc<Topic>,
    /// Its published offices in order, one at least.
    pub offices: Vec<OfficeRow>,
    /// Published providers that help with it besides.
    pub also: Vec<Arc<Provider>>,
}

/// A published office in charge.
#[derive(Debug)]
pub struct OfficeRow {
    /// Which one, and how it is reached for the concern.
    pub office: Office,
    /// Its provider.
    pub provider: Arc<Provider>,
    /// The address to call: the concern's own, else the provider's.
    pub phone_uri: Option<String>,
    /// What its readable hours are for: visits, or calls where there are none for visits.
    pub open_for: Option<HoursPurpose>,
    /// Those hours.
    pub schedules: Vec<Arc<Schedule>>,
    /// Days on which its provider is closed.
    pub closed: ClosedDays,
}

impl OfficeRow {
    /// Its public phone: the concern's own, else the provider's.
    #[must_use]
    pub fn phone(&self) -> Option<&str> {
        self.office.phone.as_deref().or(self.provider.phone.as_deref())
    }
}

impl Builder<'_> {
    /// What the public may read. One whose offices are all out of sight leads nowhere, and is left out.
    pub(super) fn responsibilities(&mut self) -> Vec<Arc<ResponsibilityRow>> {
        let source = self.source;
        let topics: HashMap<&TopicId, &Arc<Topic>> = source.topics.values().map(|topic| (&topic.id, topic)).collect();
        let published = source
            .responsibilities
            .values()
            .filter(|record| record.publication == Publication::Published);
        let mut rows: Vec<Arc<ResponsibilityRow>> = published
            .filter_map(|record| {
                let topic = topics.get(&record.topic)?;
                let offices: Vec<OfficeRow> = record.offices.iter().filter_map(|one| self.office(one)).collect();
                (!offices.is_empty()).then(|| {
                    Arc::new(ResponsibilityRow {
                        record: Arc::clone(record),
                        topic: Arc::clone(topic),
                        offices,
                        also: record.also.iter().filter_map(|id| self.provider(id)).collect(),
                    })
                })
            })
            .collect();
        rows.sort_by(|a, b| a.record.id.as_str().cmp(b.record.id.as_str()));
        rows
    }

    fn office(&mut self, office: &Office) -> Option<OfficeRow> {
        let provider = self.provider(&office.provider)?;
        let purposes = [HoursPurpose::Visit, HoursPurpose::Phone];
        let open_for = purposes
            .into_iter()
            .find(|purpose| office.hours.iter().any(|set| set.purpose == *purpose));
        let told = office.hours.iter().filter(|set| Some(set.purpose) == open_for);
        let schedules = told.filter_map(|set| self.schedule(&set.rule)).collect();
        let country = &self.source.city.country;
        let phone = office.phone.as_ref().or(provider.phone.as_ref());
        Some(OfficeRow {
            office: office.clone(),
            phone_uri: phone.and_then(|phone| phone::uri(phone, country)),
            open_for,
            schedules,
            closed: ClosedDays::new(provider.closures.iter().map(|one| (one.from, one.until))),
            provider,
        })
    }
}
