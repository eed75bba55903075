//! Responsibilities over HTTP, for the staff of the city.

use actix_web::{get, patch, post, put};
use porta_contract::{NewResponsibility, ResponsibilityChange, ResponsibilityRecord, StaffList};

use super::Responsibility;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Responsibility, new: NewResponsibility, change: ResponsibilityChange, wire: ResponsibilityRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/responsibilities", "/v1/staff/cities/{city}/responsibilities/{responsibility}",
    "/v1/staff/cities/{city}/responsibilities/by-external-id/{external}", name: "responsibility" "anmeldung",
    /// List responsibilities as staff
    ///
    /// In whatever state of publication, for the city's editors.
    list: list_staff_responsibilities,
    /// Create a responsibility
    ///
    /// A topic, people in some situations, and the offices in charge, in order. It is a draft unless `publication` says `published`. An
    /// office needs its provider only: phone, mail and website are the provider's where the concern has none of its own. A LeiKa key has 14
    /// digits, the key of an area is an AGS or ARS.
    make: create_responsibility,
    /// Read a responsibility as staff
    ///
    /// In whatever state of publication, with where its facts come from. For the city's editors.
    read: read_responsibility,
    /// Change a responsibility
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A changed text makes translations outdated, unless
    /// `minor` says otherwise.
    change: change_responsibility,
    /// Put a responsibility by its id elsewhere
    ///
    /// For the city's editors: makes the responsibility that another system knows by its own id, or changes it, so that it is as the body
    /// says; what the body leaves out is cleared. The same once more changes nothing.
    put: put_responsibility,
}
