//! What an answer, or the lack of one, says about a website.

use porta_contract::WebsiteReason;

use super::{Answer, Refusal};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it says.
    pub kind: Kind,
    /// Why.
    pub reason: Option<WebsiteReason>,
    /// Status of the last answer.
    pub http_status: Option<u16>,
}

/// What a finding says about a website.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is there.
    Reachable,
    /// Its server is there, and shows programs nothing. A wall against robots is no dead page: people may well get in, so this is never
    /// held against a website.
    Unclear,
    /// Somebody who should know says that there is nothing: the server of the page, or those who give out names.
    Missing,
    /// It does not answer as it should. Servers have bad nights, so this has to go on for longer.
    Trouble,
    /// The guard does not let it be asked.
    Refused,
}

impl Finding {
    const fn new(kind: Kind, reason: Option<WebsiteReason>, http_status: Option<u16>) -> Self {
        Self {
            kind,
            reason,
            http_status,
        }
    }

    /// The guard has refused it.
    #[must_use]
    pub const fn refused(refusal: Refusal) -> Self {
        Self::new(Kind::Refused, Some(refusal.reason()), None)
    }

    pub(super) const fn missing(reason: WebsiteReason, status: Option<u16>) -> Self {
        Self::new(Kind::Missing, Some(reason), status)
    }

    pub(super) const fn trouble(reason: WebsiteReason, status: Option<u16>) -> Self {
        Self::new(Kind::Trouble, Some(reason), status)
    }

    pub(super) const fn unclear(reason: WebsiteReason, status: Option<u16>) -> Self {
        Self::new(Kind::Unclear, Some(reason), status)
    }

    /// What an answer says that leads nowhere else.
    pub(super) const fn of(answer: &Answer) -> Self {
        let status = Some(answer.status);
        match answer.status {
            404 | 410 => Self::missing(WebsiteReason::NotFound, status),
            500..=599 => Self::trouble(WebsiteReason::ServerError, status),
            400..=499 => Self::unclear(WebsiteReason::Withheld, status),
            _ => Self::new(Kind::Reachable, None, status),
        }
    }

    /// True when anybody has answered: then at least our own line is up.
    #[must_use]
    pub const fn was_answered(&self) -> bool {
        self.http_status.is_some() || matches!(self.reason, Some(WebsiteReason::Certificate | WebsiteReason::NoAnswer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_against_robots_is_no_dead_page() {
        for (status, kind) in [
            (200, Kind::Reachable),
            (204, Kind::Reachable),
            (301, Kind::Reachable),
            (401, Kind::Unclear),
            (403, Kind::Unclear),
            (405, Kind::Unclear),
            (429, Kind::Unclear),
            (451, Kind::Unclear),
            (404, Kind::Missing),
            (410, Kind::Missing),
            (500, Kind::Trouble),
            (503, Kind::Trouble),
        ] {
            let answer = Answer { status, location: None };
            assert_eq!(Finding::of(&answer).kind, kind, "{status}");
        }
    }
}
