//! How long personal data is kept: every period in one place, with what it is about and why. PRIVACY.md has the same table; a test
//! compares the two.

use chrono::TimeDelta;

/// A period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// What it is about.
    pub name: &'static str,
    /// How many days.
    pub days: i64,
    /// What happens at its end.
    pub then: &'static str,
}

impl Period {
    /// Its length.
    #[must_use]
    pub const fn time(&self) -> TimeDelta {
        TimeDelta::days(self.days)
    }
}

const fn period(name: &'static str, days: i64, then: &'static str) -> Period {
    Period { name, days, then }
}

/// Accounts that nobody uses.
pub const INACTIVE: Period = period(
    "account without any login",
    730,
    "closed: nobody can log in, sessions end",
);
/// The warning before that.
pub const WARNING: Period = period(
    "warning by mail before an account is closed",
    30,
    "the account is closed",
);
/// Closed accounts.
pub const CLOSED: Period = period("closed account", 90, "erased");
/// Invitations that nobody took up.
pub const INVITED: Period = period("invited account that never set a password", 90, "erased");
/// Links in mails about accounts, after they ended (they are good for an hour, a day or a week).
pub const LINK: Period = period("link of an account mail, after its end", 1, "deleted");
/// Sessions, after they ended.
pub const SESSION: Period = period("session, after its end", 30, "deleted with its refresh tokens");
/// Failed logins.
pub const FAILURE: Period = period("count of failed logins of an address", 1, "deleted");
/// Who did what.
pub const AUDIT: Period = period(
    "account ids in the change log and the audit",
    365,
    "replaced by pseudonyms",
);
/// Finished jobs.
pub const JOB: Period = period("finished job", 30, "deleted");
/// Where mails of the check went.
pub const MAIL: Period = period("address of a mail of the check, after it was written", 365, "deleted");
/// What somebody wrote to the staff.
pub const NOTE: Period = period("note with a task of the staff, after the task ended", 180, "deleted");
/// Deleted records.
pub const TRASH: Period = period(
    "deleted record in the trash",
    90,
    "deleted with its history, notes and addresses",
);
/// What an editor wrote when deciding.
pub const PROPOSAL: Period = period("proposal with its words, after the decision", 180, "deleted");
/// Answers to requests with an Idempotency-Key.
pub const ANSWER: Period = period("answer to a request with an Idempotency-Key", 1, "deleted");
/// Backups.
pub const BACKUP: Period = period("backup", 30, "deleted by the next one");

/// What visitors wrote about entries.
pub const REPORT: Period = period(
    "text of a visitor's report, after the report was closed",
    180,
    "deleted",
);

/// Pledges whose address nobody has confirmed.
pub const PLEDGE_UNCONFIRMED: Period = period(
    "offer of help whose mail address nobody has confirmed",
    2,
    "deleted with everything that belongs to it",
);
/// Pledges that were settled or declined.
pub const PLEDGE_ENDED: Period = period(
    "offer of help, after it was settled or declined",
    90,
    "deleted with everything that belongs to it",
);
/// Pledges, whatever has become of them.
pub const PLEDGE: Period = period(
    "offer of help, after it was confirmed",
    180,
    "deleted with everything that belongs to it",
);

/// What anybody proposed for the directory.
pub const SUGGESTION: Period = period("text and sender of a suggestion, after the decision", 180, "deleted");
/// Subscriptions whose address nobody has confirmed.
pub const UNCONFIRMED: Period = period("subscription that nobody has confirmed", 3, "deleted with its address");

/// Pictures that no article shows.
pub const PICTURE: Period = period("uploaded picture that no article has", 30, "deleted with its files");

/// All of them.
pub const ALL: [Period; 22] = [
    INACTIVE,
    WARNING,
    CLOSED,
    INVITED,
    LINK,
    SESSION,
    FAILURE,
    AUDIT,
    JOB,
    MAIL,
    NOTE,
    TRASH,
    PROPOSAL,
    ANSWER,
    BACKUP,
    REPORT,
    PLEDGE_UNCONFIRMED,
    PLEDGE_ENDED,
    PLEDGE,
    SUGGESTION,
    UNCONFIRMED,
    PICTURE,
];
