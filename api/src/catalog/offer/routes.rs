//! Offers over HTTP, for staff, members and partners.

use actix_web::{get, patch, post, put};
use porta_contract::{NewOffer, OfferChange, OfferRecord, StaffList};

use super::Offer;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Offer, new: NewOffer, change: OfferChange, wire: OfferRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/offers", "/v1/staff/cities/{city}/offers/{offer}",
    "/v1/staff/cities/{city}/offers/by-external-id/{external}", name: "offer" "cafe-welcome",
    /// List offers as staff
    ///
    /// In whatever state of publication. Editors see all of the city, members and partners those of their provider.
    list: list_staff_offers,
    /// Create an offer
    ///
    /// It is a draft unless `publication` says `published`, and has never been confirmed. Whoever may not publish for the provider makes it
    /// `pending` by that: it waits for an editor. Everything that is wrong with it is told at once, each with the place in the body.
    make: create_offer,
    /// Read an offer as staff
    ///
    /// In whatever state of publication, with where its facts come from. Editors of the city read every offer, members of a provider
    /// its own, and clients with the scope `offers:read-drafts` or `offers:write` those of what they are bound to.
    read: read_offer,
    /// Change an offer
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A changed text makes translations outdated, unless
    /// `minor` says otherwise. Editing is not confirming: the date of the last check stays. A change that changes nothing leaves the
    /// version as it is. A change of what is public by somebody who may not publish waits for an editor (202).
    change: change_offer,
    /// Put an offer by its id elsewhere
    ///
    /// For partners: makes the offer that the partner knows by its own id, or changes it, so that it is as the body says; what the body
    /// leaves out is cleared. The same once more changes nothing. It is meant for the public unless `publication` says `draft`, and waits
    /// for an editor where staff do not let the provider publish directly.
    put: put_offer,
}
