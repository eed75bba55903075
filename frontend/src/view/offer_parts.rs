//! What an offer's page and a hand-out say of an offer in the same words: its hours, and what is good to know.

use porta_contract::{Contact, Cost, Hours, Location, Offer, OfferItem};

use super::{Foreign, Look, language_names, rule_lines, target_group, words};

/// A text of an offer, marked with its language; none if there is nothing in it.
#[must_use]
pub fn offer_text(look: &Look, item: &OfferItem, text: &str) -> Option<Foreign> {
    (!text.trim().is_empty()).then(|| Foreign::new(look, text, &item.text))
}

/// A label and what stands under it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Icon.
    pub icon: &'static str,
    /// What it is about.
    pub label: String,
    /// What stands under it.
    pub values: Vec<String>,
    /// A note for people.
    pub note: Option<Foreign>,
}

/// A set of hours.
#[derive(Clone, Debug)]
pub struct HoursView {
    /// What they are for, and how one gets in.
    pub title: String,
    /// Lines in words, or none if the rule is too special.
    pub lines: Option<Vec<String>>,
    /// Where they hold, if not everywhere.
    pub place: Option<String>,
    /// The rule as it is written.
    pub rule: String,
    /// A note for people.
    pub note: Option<Foreign>,
}

/// A set of hours in words.
#[must_use]
pub fn hours_view(look: &Look, item: &OfferItem, hours: &Hours) -> HoursView {
    let purpose = look.t.word("purpose", hours.purpose.as_str());
    let purpose = purpose.unwrap_or_else(|| look.t.say("hours").into_owned());
    let access = hours.access.and_then(|access| look.t.word("access", access.as_str()));
    HoursView {
        title: match access {
            Some(access) => look
                .t
                .with("hours-title", &[("purpose", &purpose), ("access", &access)]),
            None => purpose,
        },
        lines: rule_lines(look, &hours.rule),
        place: hours.location.as_deref().and_then(|id| place_name(item, id)),
        rule: hours.rule.clone(),
        note: hours.note.as_deref().and_then(|note| offer_text(look, item, note)),
    }
}

/// Name or street of one of several places.
fn place_name(item: &OfferItem, id: &str) -> Option<String> {
    let place: &Location = item
        .locations
        .iter()
        .find(|place| place.id == id && item.locations.len() > 1)?;
    place.name.clone().or_else(|| place.street.clone())
}

/// Short texts that stand beside what they are about; others come last, so that none is lost.
const PLACED: &[&str] = &[
    "access_note",
    "registration_note",
    "cost_note",
    "languages_note",
    "target_groups_note",
    "getting_there",
    "hours_note",
    "capacity_note",
];

/// Notes on what to bring along begin with this name.
const BRING: &str = "bring";

/// How to get in, what it costs, for whom, in which languages, for how long.
#[must_use]
pub fn offer_rows(look: &Look, offer: &Offer) -> Vec<Row> {
    let item = &offer.item;
    let note = |key: &str| offer.notes.get(key).and_then(|text| offer_text(look, item, text));
    let access = words(look, "access", item.access.iter().map(|a| a.as_str()));
    let ways = words(look, "contact", item.contact_by.iter().map(|c: &Contact| c.as_str()));
    let cost = match item.cost {
        Cost::Unrecognised => Vec::new(),
        cost => words(look, "cost", [cost.as_str()]),
    };
    let groups = item
        .target_groups
        .iter()
        .map(|group| target_group(look, group))
        .collect();
    let mut rows = vec![
        row(look, "door", "offer-access", access, note("access_note")),
        row(look, "chat", "offer-register", ways, note("registration_note")),
        row(look, "euro", "offer-cost", cost, note("cost_note")),
        row(
            look,
            "globe",
            "offer-languages",
            language_names(look, &item.languages),
            note("languages_note"),
        ),
        row(look, "family", "offer-groups", groups, note("target_groups_note")),
        row(look, "pin", "offer-getting-there", Vec::new(), note("getting_there")),
        row(look, "calendar", "offer-valid", validity(look, offer), None),
    ];
    let further = offer.notes.iter().filter(|(key, _)| !PLACED.contains(&key.as_str()));
    rows.extend(further.map(|(key, text)| {
        let (icon, label) = if key.starts_with(BRING) {
            ("bag", "offer-bring")
        } else {
            ("dots", "offer-further")
        };
        row(look, icon, label, Vec::new(), offer_text(look, item, text))
    }));
    rows.retain(|row| !row.values.is_empty() || row.note.is_some());
    rows
}

impl Row {
    /// Values under a label; none without values.
    #[must_use]
    pub fn new(look: &Look, icon: &'static str, key: &str, values: Vec<String>) -> Option<Self> {
        (!values.is_empty()).then(|| row(look, icon, key, values, None))
    }
}

fn row(look: &Look, icon: &'static str, key: &str, values: Vec<String>, note: Option<Foreign>) -> Row {
    Row {
        icon,
        label: look.t.say(key).into_owned(),
        values,
        note,
    }
}

fn validity(look: &Look, offer: &Offer) -> Vec<String> {
    let day = |key: &str, day: Option<chrono::NaiveDate>| {
        day.map(|day| look.t.with(key, &[("date", &look.t.dates().date(day))]))
    };
    [
        day("valid-from", offer.valid_from),
        day("valid-until", offer.valid_until),
        day("funded-until", offer.funded_until),
    ]
    .into_iter()
    .flatten()
    .collect()
}
