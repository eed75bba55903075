//! Topics over HTTP, for the staff of the city.

use actix_web::{get, patch, post};
use porta_contract::{NewTopic, StaffList, TopicChange, TopicRecord};

use super::Topic;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Topic, new: NewTopic, change: TopicChange, wire: TopicRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/topics", "/v1/staff/cities/{city}/topics/{topic}", name: "topic" "food",
    /// List topics
    ///
    /// Words of the search in the order of their making, for the city's editors.
    list: list_topics,
    /// Create a topic
    ///
    /// Words that mean the same in many languages, and what they lead to. The search knows them within a second or two.
    make: create_topic,
    /// Read a topic
    ///
    /// For the city's editors.
    read: read_topic,
    /// Change a topic
    ///
    /// Fields that are absent stay; words and lists are replaced whole. Its slug stays.
    change: change_topic,
}
