//! An entry: whatever record a provider is asked about, and how it is shown.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use porta_contract::{CapacityChange, ChangeAction, ChangedField, Noun, Publication, ShownEntry};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalog::change::Author;
use crate::catalog::confirm::{Check, Checked, mark};
use crate::catalog::event::{self, Event};
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::ProviderId;
use crate::catalog::need::{self, Need};
use crate::catalog::offer::{self, Offer};
use crate::catalog::provider::{self, Provider};
use crate::catalog::record::{self, Record};
use crate::catalog::selection::Selection;
use crate::catalog::text::Text;
use crate::review::address::Places;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Pointer;

/// A record that a provider is asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "noun", content = "record", rename_all = "snake_case")]
pub enum Entry {
    /// The provider itself.
    Provider(Box<Provider>),
    /// What it offers.
    Offer(Box<Offer>),
    /// What it holds.
    Event(Box<Event>),
    /// What it looks for.
    Need(Box<Need>),
}

/// Runs the same expression on whichever record it is.
macro_rules! any {
    ($entry:expr, $record:ident => $body:expr) => {
        match $entry {
            Entry::Provider($record) => $body,
            Entry::Offer($record) => $body,
            Entry::Event($record) => $body,
            Entry::Need($record) => $body,
        }
    };
}

impl Entry {
    /// The record of a kind and an id; none when it is gone or nobody confirms its kind.
    pub fn load(conn: &mut AnyConnection, noun: Noun, id: &str) -> Result<Option<Self>, DbError> {
        let ids = [id.to_owned()];
        let one = Selection::Ids(&ids);
        Ok(match noun {
            Noun::Provider => provider::load(conn, one)?
                .pop()
                .map(|record| Self::Provider(Box::new(record))),
            Noun::Offer => offer::load(conn, one)?
                .pop()
                .map(|record| Self::Offer(Box::new(record))),
            Noun::Event => event::load(conn, one)?
                .pop()
                .map(|record| Self::Event(Box::new(record))),
            Noun::Need => need::load(conn, one)?.pop().map(|record| Self::Need(Box::new(record))),
            _ => None,
        })
    }

    /// The records of these kinds and ids, by id, with a number of statements that does not grow with theirs; those that are gone are not there.
    pub fn load_all<'i>(
        conn: &mut AnyConnection,
        wanted: impl IntoIterator<Item = (Noun, &'i str)>,
    ) -> Result<HashMap<String, Self>, DbError> {
        let mut ids: BTreeMap<&'static str, (Noun, Vec<String>)> = BTreeMap::new();
        for (noun, id) in wanted {
            let of_kind = ids.entry(noun.as_str()).or_insert_with(|| (noun, Vec::new()));
            of_kind.1.push(id.to_owned());
        }
        let mut all = HashMap::new();
        let mut keep = |entry: Self| {
            all.insert(entry.id().to_owned(), entry);
        };
        for (noun, ids) in ids.values() {
            let those = Selection::Ids(ids);
            match noun {
                Noun::Provider => boxed(provider::load(conn, those)?, Self::Provider, &mut keep),
                Noun::Offer => boxed(offer::load(conn, those)?, Self::Offer, &mut keep),
                Noun::Event => boxed(event::load(conn, those)?, Self::Event, &mut keep),
                Noun::Need => boxed(need::load(conn, those)?, Self::Need, &mut keep),
                _ => {}
            }
        }
        Ok(all)
    }

    /// Its kind.
    #[must_use]
    pub const fn noun(&self) -> Noun {
        match self {
            Self::Provider(_) => Noun::Provider,
            Self::Offer(_) => Noun::Offer,
            Self::Event(_) => Noun::Event,
            Self::Need(_) => Noun::Need,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        any!(self, record => Record::id(record.as_ref()))
    }

    /// Name in addresses.
    #[must_use]
    pub fn slug(&self) -> &str {
        any!(self, record => &record.slug)
    }

    /// Its version.
    #[must_use]
    pub const fn version(&self) -> i64 {
        any!(self, record => record.meta.version)
    }

    /// Puts another version in place of its own, to write it over that one.
    pub const fn set_version(&mut self, version: i64) {
        any!(self, record => record.meta.version = version);
    }

    /// Who is asked about it.
    #[must_use]
    pub const fn provider(&self) -> &ProviderId {
        match self {
            Self::Provider(record) => &record.id,
            Self::Offer(record) => &record.provider,
            Self::Event(record) => &record.provider,
            Self::Need(record) => &record.provider,
        }
    }

    /// True when the public may read it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        any!(self, record => record.publication == Publication::Published)
    }

    /// How current it is.
    #[must_use]
    pub fn freshness(&self) -> &Freshness {
        any!(self, record => Checked::freshness(record.as_ref()))
    }

    fn source(&self) -> (&str, Option<&Text>) {
        any!(self, record => (
            record.source_lang.as_str(),
            record.texts.iter().find(|text| text.lang == record.source_lang),
        ))
    }

    /// Its title in a language, or in its own.
    #[must_use]
    pub fn title(&self, lang: &str) -> &str {
        let texts = any!(self, record => &record.texts);
        let text = texts.iter().find(|text| text.lang == lang).or(self.source().1);
        text.map_or("", |text| text.title.as_str())
    }

    /// Its title in its own language.
    #[must_use]
    pub fn own_title(&self) -> String {
        self.source().1.map_or_else(String::new, |text| text.title.clone())
    }

    /// Notes on it that a human has checked it; it has still to be written.
    pub fn mark(&mut self, check: Check, at: DateTime<Utc>) {
        any!(self, record => mark(record.as_mut(), check, at));
    }

    /// Writes it over the version it has. `false` when somebody was faster: nothing has been written then.
    pub fn write(&mut self, tx: &mut Tx<'_>, author: &Author<'_>, action: ChangeAction) -> Result<bool, DbError> {
        any!(self, record => record::change(tx, author, record.as_mut(), action))
    }

    /// What its provider checks of it.
    pub fn shown(&self, conn: &mut AnyConnection) -> Result<ShownEntry, DbError> {
        let places = Places::of_entry(conn, self)?;
        self.shown_at(conn, &places)
    }

    /// The same with its places at hand.
    pub fn shown_at(&self, conn: &mut AnyConnection, places: &Places) -> Result<ShownEntry, DbError> {
        let (lang, text) = self.source();
        let mut shown = ShownEntry {
            lang: lang.to_owned(),
            texts: text.map(Text::to_wire).unwrap_or_default(),
            address: places.address(self),
            ..ShownEntry::default()
        };
        match self {
            Self::Provider(record) => {
                (shown.phone, shown.email) = (record.phone.clone(), record.email.clone());
                shown.website = record.website.clone();
                shown.more = more([("languages", record.languages.join(", "))]);
            }
            Self::Offer(record) => of_offer(conn, record, places, &mut shown)?,
            Self::Event(record) => {
                shown.website = record.registration_url.clone();
                shown.when = Some(when(record));
                shown.duration_minutes = Some(record.duration_minutes);
                (shown.place, shown.online_url) = (record.place.clone(), record.online_url.clone());
            }
            Self::Need(record) => {
                shown.valid_until = record.until;
                let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
                shown.more = more([
                    ("kind", record.kind.as_str().to_owned()),
                    ("state", record.state.as_str().to_owned()),
                    ("languages", record.languages.join(", ")),
                    ("quantity", number(record.quantity)),
                    ("hours_per_week", number(record.hours_per_week)),
                ]);
            }
        }
        Ok(shown)
    }
}

fn boxed<R>(records: Vec<R>, entry: impl Fn(Box<R>) -> Entry, keep: &mut impl FnMut(Entry)) {
    records.into_iter().for_each(|record| keep(entry(Box::new(record))));
}

fn when(event: &Event) -> String {
    let start = event.starts_at.format("%Y-%m-%dT%H:%M");
    match &event.rrule {
        Some(rule) => format!("{start} {rule}"),
        None => start.to_string(),
    }
}

fn more<const N: usize>(fields: [(&str, String); N]) -> BTreeMap<String, String> {
    let filled = fields.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn of_offer(conn: &mut AnyConnection, record: &Offer, places: &Places, shown: &mut ShownEntry) -> Result<(), DbError> {
    shown.hours = record.hours.iter().map(offer::hours_to_wire).collect();
    for set in &mut shown.hours {
        set.location = set.location.take().filter(|id| places.may_name(id));
    }
    shown.capacity = Some(CapacityChange {
        state: record.capacity.state,
        since: record.capacity.since,
        until: record.capacity.until,
        successor: offer::successor_slug(conn, record.capacity.successor.as_ref())?,
    });
    (shown.phone, shown.email) = (record.phone.clone(), record.email.clone());
    shown.website = record.website.clone();
    shown.valid_until = record.valid_until;
    let words = |words: Vec<&'static str>| words.join(", ");
    shown.more = more([
        ("languages", record.languages.join(", ")),
        ("target_groups", record.target_groups.join(", ")),
        (
            "access",
            words(record.access.iter().map(|word| word.as_str()).collect()),
        ),
        ("cost", record.cost.as_str().to_owned()),
    ]);
    Ok(())
}

/// The fields in which two showings of an entry differ.
#[must_use]
pub fn difference(before: &ShownEntry, now: &ShownEntry) -> Vec<ChangedField> {
    let value = |shown: &ShownEntry| serde_json::to_value(shown).unwrap_or_default();
    let (before, now) = (value(before), value(now));
    let names = [&before, &now]
        .into_iter()
        .filter_map(Value::as_object)
        .flat_map(|fields| fields.keys());
    let mut names: Vec<&String> = names.collect();
    names.sort_unstable();
    names.dedup();
    let field = |from: &Value, name: &str| from.get(name).cloned().unwrap_or_default();
    names
        .into_iter()
        .map(|name| ChangedField {
            pointer: Pointer::root().field(name).to_string(),
            before: field(&before, name),
            now: field(&now, name),
        })
        .filter(|changed| changed.before != changed.now)
        .collect()
}
