//! Needs over HTTP, for staff, members and partners.

use actix_web::{get, patch, post, put};
use porta_contract::{NeedChange, NeedRecord, NewNeed, StaffList};

use super::Need;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Need, new: NewNeed, change: NeedChange, wire: NeedRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/needs", "/v1/staff/cities/{city}/needs/{need}",
    "/v1/staff/cities/{city}/needs/by-external-id/{external}", name: "need" "h-wohnung",
    /// List needs as staff
    ///
    /// In whatever state of publication. Editors see all of the city, members and partners those of their provider.
    list: list_staff_needs,
    /// Create a need
    ///
    /// What a provider looks for, or, with the state `not_needed`, what people should not bring. It is a draft unless `publication` says
    /// `published`. Whoever may not publish for the provider makes it `pending` by that: it waits for an editor.
    make: create_need,
    /// Read a need as staff
    ///
    /// In whatever state of publication, with where its facts come from. Editors of the city read every need, members of a provider its
    /// own, and clients with the scope `needs:write` those of what they are bound to.
    read: read_need,
    /// Change a need
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. Setting `state` to `fulfilled` keeps its page and
    /// takes it out of lists. A changed text makes translations outdated, unless `minor` says otherwise. Editing is not confirming. A
    /// change of what is public by somebody who may not publish waits for an editor (202).
    change: change_need,
    /// Put a need by its id elsewhere
    ///
    /// For partners: makes the need that the partner knows by its own id, or changes it, so that it is as the body says; what the body
    /// leaves out is cleared. The same once more changes nothing. It is meant for the public unless `publication` says `draft`, and waits
    /// for an editor where staff do not let the provider publish directly.
    put: put_need,
}
