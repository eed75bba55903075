//! Articles over HTTP, for the staff of the city.

use actix_web::{get, patch, post};
use porta_contract::{ArticleChange, ArticleRecord, NewArticle, StaffList};

use super::Article;
use crate::access::{EntryLister, EntryMaker, EntryReader, EntryWriter};
use crate::catalog::writing::{ChangeParams, MakeParams, StaffListParams, Tools, doors};
use crate::spine::http::{Body, RequestKey, VersionTag};
use crate::staff_routes;

staff_routes! {
    Article, new: NewArticle, change: ArticleChange, wire: ArticleRecord,
    guards: EntryLister, EntryReader, EntryMaker, EntryWriter,
    paths: "/v1/staff/cities/{city}/articles", "/v1/staff/cities/{city}/articles/{article}", name: "article" "a-zahlen-2023",
    /// List articles as staff
    ///
    /// In whatever state of publication, in the order of their making, for the city's editors.
    list: list_staff_articles,
    /// Create an article
    ///
    /// It is a draft unless `publication` says `published`. Pictures are uploaded first; before an article can be published, each needs
    /// words for those who do not see it and says who made it.
    make: create_article,
    /// Read an article as staff
    ///
    /// In whatever state of publication, for the city's editors.
    read: read_article,
    /// Change an article
    ///
    /// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A changed text makes translations outdated, unless
    /// `minor` says otherwise.
    change: change_article,
}
