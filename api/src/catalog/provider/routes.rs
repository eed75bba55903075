//! Providers over HTTP, for staff and their members.

use actix_web::{get, patch, post, put};
use porta_contract::{NewProvider, ProviderChange, ProviderRecord, StaffList};

use super::Provider;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Provider, new: NewProvider, change: ProviderChange, wire: ProviderRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/providers", "/v1/staff/cities/{city}/providers/{provider}",
    "/v1/staff/cities/{city}/providers/by-external-id/{external}", name: "provider" "caritas-migration",
    /// List providers as staff
    ///
    /// In whatever state of publication. Editors see all of the city, members their own one.
    list: list_staff_providers,
    /// Create a provider
    ///
    /// By the city's editors. It is a draft unless `publication` says `published`. Everything that is wrong with it is told at once, each
    /// with the place in the body.
    make: create_provider,
    /// Read a provider as staff
    ///
    /// In whatever state of publication, with where its facts come from, and whether it publishes directly. Editors of the city read every
    /// provider, members their own.
    read: read_provider,
    /// Change a provider
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A changed text makes translations outdated, unless
    /// `minor` says otherwise. Editing is not confirming. A change of what is public by a member of a provider that does not publish
    /// directly waits for an editor (202).
    change: change_provider,
    /// Put a provider by its id elsewhere
    ///
    /// By the city's editors: makes the provider that another system knows by its own id, or changes it, so that it is as the body says;
    /// what the body leaves out is cleared. The same once more changes nothing. It is meant for the public unless `publication` says
    /// `draft`.
    put: put_provider,
}
