//! Facts over HTTP, for the staff of the city.

use actix_web::{get, patch, post, put};
use porta_contract::{FactChange, FactRecord, NewFact, StaffList};

use super::Fact;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Fact, new: NewFact, change: FactChange, wire: FactRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/facts", "/v1/staff/cities/{city}/facts/{fact}",
    "/v1/staff/cities/{city}/facts/by-external-id/{external}", name: "fact" "asylsuchende-zuweisungen",
    /// List series of figures as staff
    ///
    /// In whatever state of publication, in the order of their making, for the city's editors.
    list: list_staff_facts,
    /// Create a series of figures
    ///
    /// It is a draft unless `publication` says `published`. Each figure says when it holds and who says so; a date without a value is a gap
    /// that is shown as one.
    make: create_fact,
    /// Read a series of figures as staff
    ///
    /// In whatever state of publication, with where its facts come from, for the city's editors.
    read: read_fact,
    /// Change a series of figures
    ///
    /// Fields that are absent stay, `null` clears, texts and figures are replaced whole. A changed text makes translations outdated, unless
    /// `minor` says otherwise.
    change: change_fact,
    /// Put a series of figures by its id elsewhere
    ///
    /// Makes the series that another system knows by its own id, or changes it, so that it is as the body says; what the body leaves out is
    /// cleared. The same once more changes nothing. It is meant for the public unless `publication` says `draft`.
    put: put_fact,
}
