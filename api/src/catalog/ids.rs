//! Ids of the catalog's nouns.

use crate::id;

pub use crate::spine::ids::{CityId, Id};

id! {
    /// Id of a district.
    DistrictId
}
id! {
    /// Id of a category.
    CategoryId
}
id! {
    /// Id of a topic.
    TopicId
}
id! {
    /// Id of a provider.
    ProviderId
}
id! {
    /// Id of a location.
    LocationId
}
id! {
    /// Id of a need.
    NeedId
}
id! {
    /// Id of an offer.
    OfferId
}
id! {
    /// Id of an event.
    EventId
}
id! {
    /// Id of a page.
    PageId
}
id! {
    /// Id of a series of figures.
    FactId
}
id! {
    /// Id of an article.
    ArticleId
}
id! {
    /// Id of a picture.
    PictureId
}
id! {
    /// Id of a responsibility.
    ResponsibilityId
}
