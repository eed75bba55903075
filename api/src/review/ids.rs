//! Ids of the check.

use crate::id;

id! {
    /// Id of a campaign.
    CampaignId
}
id! {
    /// Id of a review: one provider's part of a campaign.
    ReviewId
}
id! {
    /// Id of an item: one entry of a review.
    ItemId
}
id! {
    /// Id of a mail.
    MailId
}
id! {
    /// Id of a task for staff.
    TaskId
}
