//! Locations over HTTP, for staff and members.

use actix_web::{get, patch, post, put};
use porta_contract::{LocationChange, NewLocation, PlaceRecord, StaffList};

use super::Location;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Location, new: NewLocation, change: LocationChange, wire: PlaceRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/locations", "/v1/staff/cities/{city}/locations/{location}",
    "/v1/staff/cities/{city}/locations/by-external-id/{external}", name: "location" "haus-fetzenreich",
    /// List places as staff
    ///
    /// In whatever state of publication. Editors see all of the city, members those of their provider; secret ones only who has that right,
    /// and each look at one is in the audit.
    list: list_staff_locations,
    /// Create a place
    ///
    /// Its provider stays. It is a draft unless `publication` says `published`; whoever may not publish for the provider makes it `pending`
    /// by that. Editors who see secret places may make one. Everything that is wrong with it is told at once, each with the place in the
    /// body.
    make: create_location,
    /// Read a place as staff
    ///
    /// In whatever state of publication. A secret one is not there (404) for who has no right to see those; each look at one is in the
    /// audit.
    read: read_location,
    /// Change a place
    ///
    /// Fields that are absent stay, `null` clears, texts are replaced whole. Of a provider's public places one is the main one: publishing
    /// another as such takes it from the first. A change of what is public by somebody who may not publish waits for an editor (202).
    change: change_location,
    /// Put a place by its id elsewhere
    ///
    /// Makes the place that another system knows by its own id, or changes it, so that it is as the body says; what the body leaves out is
    /// cleared, but for `secret`. The same once more changes nothing. It is meant for the public unless `publication` says `draft`.
    put: put_location,
}
