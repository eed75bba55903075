//! Categories over HTTP, for the staff of the city.

use actix_web::{get, patch, post, put};
use porta_contract::{CategoryChange, CategoryRecord, NewCategory, StaffList};

use super::Category;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Category, new: NewCategory, change: CategoryChange, wire: CategoryRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/categories", "/v1/staff/cities/{city}/categories/{category}",
    "/v1/staff/cities/{city}/categories/by-external-id/{external}", name: "category" "meet.cafe",
    /// List categories as staff
    ///
    /// In the order of their making, for the city's editors.
    list: list_staff_categories,
    /// Create a category
    ///
    /// It is public at once. Without a slug it gets one from its title, behind that of the category above.
    make: create_category,
    /// Read a category as staff
    ///
    /// With where its facts come from, for the city's editors.
    read: read_category,
    /// Change a category
    ///
    /// Fields that are absent stay, `null` clears, texts are replaced whole. Its slug stays, also below another category. A changed text
    /// makes translations outdated, unless `minor` says otherwise.
    change: change_category,
    /// Put a category by its id elsewhere
    ///
    /// Makes the category that another system knows by its own id, or changes it, so that it is as the body says; what the body leaves out
    /// is cleared. The same once more changes nothing.
    put: put_category,
}
