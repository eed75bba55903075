//! Parameters of the list.

use porta_contract::ListFormat;
use serde::Deserialize;

use crate::spine::http::{Cursor, Instant, Limit, One, form};

form! {
    /// An id, or the mail address of an account.
    Somebody(r"^[^\x00-\x20]+$", 254, "an id, or the mail address of an account")
}

form! {
    /// An id.
    AnId(r"^[^\x00-\x20]+$", 100, "an id")
}

form! {
    /// A word such as `updated`.
    AWord("^[a-z_]+$", 40, "a word such as `offer` or `updated`")
}

/// Parameters of the audit.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AuditParams {
    /// Who did it: id of an account, a client or a review, or the mail address of an account.
    #[param(inline, example = "staff@trier.example")]
    pub actor: Option<One<Somebody>>,
    /// What it was done to: a kind of record, or `account`, `client`, `city` …
    #[param(inline, example = "offer")]
    pub subject: Option<One<AWord>>,
    /// Id of what it was done to.
    #[param(inline, example = "0197c000-0000-7000-8000-000000000004")]
    pub record: Option<One<AnId>>,
    /// What was done.
    #[param(inline, example = "updated")]
    pub action: Option<One<AWord>>,
    /// From this instant on.
    #[param(inline, example = "2026-11-01T00:00:00Z")]
    pub from: Option<One<Instant>>,
    /// Before this instant.
    #[param(inline, example = "2026-12-01T00:00:00Z")]
    pub to: Option<One<Instant>>,
    /// Rows a page, 1 to 200; 50 if not given. A table has up to 10,000 lines, whatever this says.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// `next` of the page before, with the same other parameters.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
    /// `json`, or `csv` for a table.
    #[param(inline, example = "json")]
    pub format: Option<One<ListFormat>>,
}
