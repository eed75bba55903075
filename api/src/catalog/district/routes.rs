//! Districts over HTTP, for the staff of the city.

use actix_web::{get, patch, post, put};
use porta_contract::{DistrictChange, DistrictRecord, NewDistrict, StaffList};

use super::District;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    District, new: NewDistrict, change: DistrictChange, wire: DistrictRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/districts", "/v1/staff/cities/{city}/districts/{district}",
    "/v1/staff/cities/{city}/districts/by-external-id/{external}", name: "district" "nord",
    /// List districts as staff
    ///
    /// In the order of their making, with their outlines, for the city's editors.
    list: list_staff_districts,
    /// Create a district
    ///
    /// It is public at once.
    make: create_district,
    /// Read a district as staff
    ///
    /// With its outline and where its facts come from, for the city's editors.
    read: read_district,
    /// Change a district
    ///
    /// Fields that are absent stay, `null` clears, lists are replaced whole.
    change: change_district,
    /// Put a district by its id elsewhere
    ///
    /// Makes the district that another system knows by its own id, or changes it, so that it is as the body says; what the body leaves out
    /// is cleared. The same once more changes nothing.
    put: put_district,
}
