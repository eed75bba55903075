//! Events over HTTP, for staff, members and partners.

use actix_web::{get, patch, post, put};
use porta_contract::{EventChange, EventRecord, NewEvent, StaffList};

use super::Event;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Event, new: NewEvent, change: EventChange, wire: EventRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/events", "/v1/staff/cities/{city}/events/{event}",
    "/v1/staff/cities/{city}/events/by-external-id/{external}", name: "event" "cafe-welcome",
    /// List events as staff
    ///
    /// In whatever state of publication, one entry an event. Editors see all of the city, members and partners those of their provider.
    list: list_staff_events,
    /// Create an event
    ///
    /// Times are local times of the city. Rule, further dates and changed occurrences are checked together; the answer names the next
    /// seven occurrences. It is a draft unless `publication` says `published`. Whoever may not publish for the provider makes it
    /// `pending` by that: it waits for an editor.
    make: create_event,
    /// Read an event as staff
    ///
    /// In whatever state of publication, with its next occurrences and where its facts come from. Editors of the city read every event,
    /// members of a provider its own, and clients with the scope `events:write` those of what they are bound to.
    read: read_event,
    /// Change an event
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A single occurrence is moved or cancelled by an
    /// entry of `overrides`. A changed text makes translations outdated, unless `minor` says otherwise. Editing is not confirming. A
    /// change of what is public by somebody who may not publish waits for an editor (202).
    change: change_event,
    /// Put an event by its id elsewhere
    ///
    /// For partners: makes the event that the partner knows by its own id, or changes it, so that it is as the body says; what the body
    /// leaves out is cleared. The same once more changes nothing. It is meant for the public unless `publication` says `draft`, and waits
    /// for an editor where staff do not let the provider publish directly.
    put: put_event,
}
