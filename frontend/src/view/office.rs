//! A responsible office: how it is reached for a concern, and whether it is open.

use porta_contract::{Hours, HoursPurpose, Office, OpenState, Responsibility};

use super::{
    Call, ClosureNote, Contacts, Foreign, Link, Look, OpenBadge, PlaceView, language_names, rule_lines, words,
};

/// A responsible office.
#[derive(Clone, Debug)]
pub struct OfficeView {
    /// Its page.
    pub provider: Link,
    /// Whether it is open now, or honestly unknown; none while a closure says it.
    pub open: Option<OpenBadge>,
    /// A closure that holds or comes soon.
    pub closure: Option<ClosureNote>,
    /// How one gets in.
    pub access: Vec<String>,
    /// Phone, mailbox, website.
    pub contacts: Contacts,
    /// Hours by purpose.
    pub hours: Vec<OfficeHoursView>,
    /// Where it is.
    pub places: Vec<PlaceView>,
    /// Languages spoken there.
    pub languages: Vec<String>,
}

/// A set of hours.
#[derive(Clone, Debug)]
pub struct OfficeHoursView {
    /// What they are for.
    pub title: String,
    /// Lines in words, or none if the rule is too special.
    pub lines: Option<Vec<String>>,
    /// The rule as it is written.
    pub rule: String,
    /// A note, in the language of the record's source.
    pub note: Option<Foreign>,
}

impl OfficeView {
    /// The offices of a responsibility, in order.
    #[must_use]
    pub fn all(look: &Look, responsibility: &Responsibility) -> Vec<Self> {
        let source = responsibility.item.text.languages.first();
        let source = source.map_or(look.t.tag(), String::as_str);
        let offices = responsibility.offices.iter();
        offices.map(|office| Self::new(look, office, source)).collect()
    }

    fn new(look: &Look, office: &Office, source: &str) -> Self {
        let closure = office.open.closure.as_ref();
        let closed = closure.is_some_and(|closure| ClosureNote::holds(look, closure));
        Self {
            provider: Link {
                href: look.record("providers", &office.provider.slug),
                text: office.provider.name.clone(),
            },
            open: (!closed).then(|| badge(look, office)),
            closure: closure.map(|closure| ClosureNote::new(look, closure, &[])),
            access: words(look, "access", office.access.iter().map(|a| a.as_str())),
            contacts: Contacts::new(
                Call::new(office.phone.as_deref(), office.phone_uri.as_deref()),
                office.email.as_deref(),
                office.website.as_deref(),
            ),
            hours: office
                .hours
                .iter()
                .map(|hours| hours_view(look, hours, source))
                .collect(),
            places: office
                .locations
                .iter()
                .map(|place| PlaceView::new(look, place))
                .collect(),
            languages: language_names(look, &office.languages),
        }
    }
}

/// The state; that of the phone says that it is one.
fn badge(look: &Look, office: &Office) -> OpenBadge {
    let badge = OpenBadge::new(look, &office.open);
    if office.open_for != Some(HoursPurpose::Phone) {
        return badge;
    }
    let icon_name = if office.open.state == OpenState::Open {
        "phone"
    } else {
        badge.icon_name
    };
    let name = look.t.say("purpose-phone");
    OpenBadge {
        icon_name,
        text: format!("{name} · {}", badge.text),
        ..badge
    }
}

fn hours_view(look: &Look, hours: &Hours, source: &str) -> OfficeHoursView {
    let purpose = look.t.word("purpose", hours.purpose.as_str());
    let purpose = purpose.unwrap_or_else(|| look.t.say("hours").into_owned());
    let access = hours.access.and_then(|access| look.t.word("access", access.as_str()));
    OfficeHoursView {
        title: match access {
            Some(access) => look
                .t
                .with("hours-title", &[("purpose", &purpose), ("access", &access)]),
            None => purpose,
        },
        lines: rule_lines(look, &hours.rule),
        rule: hours.rule.clone(),
        note: hours
            .note
            .as_deref()
            .map(|note| Foreign::in_language(look, note, source)),
    }
}
