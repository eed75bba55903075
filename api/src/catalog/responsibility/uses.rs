//! How many responsibilities name a record: it must stay then.

use diesel::prelude::*;

use crate::catalog::ids::{ProviderId, TopicId};
use crate::spine::db::schema::{responsibilities, responsibility_offices};
use crate::spine::db::{AnyConnection, DbError};

/// How many name a provider.
pub fn of_provider(conn: &mut AnyConnection, provider: &ProviderId) -> Result<i64, DbError> {
    let naming = responsibility_offices::table.filter(responsibility_offices::provider_id.eq(provider));
    let ids = naming.select(responsibility_offices::responsibility_id).distinct();
    let ids: Vec<String> = ids.load(conn)?;
    Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX))
}

/// How many are about a topic.
pub fn of_topic(conn: &mut AnyConnection, topic: &TopicId) -> Result<i64, DbError> {
    let about = responsibilities::table.filter(responsibilities::topic_id.eq(topic));
    Ok(about.count().get_result(conn)?)
}
