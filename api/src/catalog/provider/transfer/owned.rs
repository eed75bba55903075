//! Records that belong to a provider.

use porta_contract::{Publication, RecordState};

use crate::catalog::event::Event;
use crate::catalog::ids::ProviderId;
use crate::catalog::location::Location;
use crate::catalog::need::Need;
use crate::catalog::offer::Offer;
use crate::catalog::provider::Provider;
use crate::catalog::record::Record;

/// A record with a name and a place on its way to the public.
pub(super) trait Known: Record {
    /// Where it stands.
    fn standing(&self) -> Publication;
    /// Language of its source text.
    fn language(&self) -> &str;
}

/// A record that belongs to a provider.
pub(super) trait Owned: Known {
    /// Whose it is.
    fn owner(&self) -> &ProviderId;
    /// The same, to be changed.
    fn owner_mut(&mut self) -> &mut ProviderId;
}

macro_rules! known {
    ($($model:ty),+) => {$(
        impl Known for $model {
            fn standing(&self) -> Publication {
                self.publication
            }

            fn language(&self) -> &str {
                &self.source_lang
            }
        }
    )+};
}

macro_rules! owned {
    ($($model:ty),+) => {$(
        impl Owned for $model {
            fn owner(&self) -> &ProviderId {
                &self.provider
            }

            fn owner_mut(&mut self) -> &mut ProviderId {
                &mut self.provider
            }
        }
    )+};
}

known!(Provider, Offer, Event, Need, Location);
owned!(Offer, Event, Need, Location);

/// Where a record stands, for an answer.
pub(super) fn state<R: Known>(record: &R) -> RecordState {
    let own = record.texts().iter().find(|text| text.lang == record.language());
    RecordState {
        noun: R::NOUN,
        id: record.id().to_owned(),
        slug: record.slug().to_owned(),
        title: own.map(|text| text.title.clone()).unwrap_or_default(),
        version: record.meta().version,
        publication: record.standing(),
        proposal: None,
    }
}
