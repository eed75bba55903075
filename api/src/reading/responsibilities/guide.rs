//! The guide to the office in charge: two questions at most, then the answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use porta_contract as wire;
use porta_contract::{CapacityState, GuideAbout, OpenState, Situation};
use serde::Deserialize;
use utoipa::IntoParams;

use super::list::{is_for, order_key, topics};
use super::wired::{topic, whole};
use crate::catalog::topic::Topic;
use crate::reading::answer::{Made, Outcome, View};
use crate::reading::directory::{Dimension, OfferRow, ResponsibilityRow, sort_key};
use crate::reading::language::Reader;
use crate::reading::offers;
use crate::reading::question::Lang;
use crate::spine::http::{Failure, List, Name, One, Params};

/// How many offers that counsel are named.
const COUNSELLING: usize = 10;

/// Parameters of the guide.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct GuideParams {
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// What it is about: slug or id of a topic.
    #[param(inline, example = "registration")]
    pub topic: Option<One<Name>>,
    /// In which situation the person is; `everyone` for whoever is in none of the others.
    #[param(inline, example = "recognised")]
    pub situation: Option<One<Situation>>,
}

/// The next question, or who is in charge.
pub fn guide(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<GuideParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let named = params.topic.as_deref().map(|name| List(vec![name.clone()]));
    let named = checked.take(named.map_or(Ok(Vec::new()), |names| topics(view, &names)));
    checked.done()?;
    let situation = params.situation.map(|One(situation)| situation);
    let Some(slug) = named.into_iter().next() else {
        return ask_for_topic(view, &reader, situation);
    };
    let about = |row: &&Arc<ResponsibilityRow>| row.topic.slug == slug;
    let mut rows: Vec<&Arc<ResponsibilityRow>> = view.directory.responsibilities.iter().filter(about).collect();
    rows.sort_by_cached_key(|row| order_key(row, &reader));
    let Some(subject) = rows.first().map(|row| Arc::clone(&row.topic)) else {
        return ask_for_topic(view, &reader, situation);
    };
    let guide = wire::Guide {
        question: None,
        topic: Some(topic(&subject, &reader)),
        situation,
        answers: Vec::new(),
        counselling: Vec::new(),
        stale: view.stale,
    };
    match situation {
        None if depends(&rows) => asked(view, guide, situations(&rows)),
        None => answered(view, (&reader, &subject), guide, &rows),
        Some(situation) => {
            let fits = |row: &&Arc<ResponsibilityRow>| is_for(row, situation);
            let mut fitting: Vec<&Arc<ResponsibilityRow>> = rows.into_iter().filter(fits).collect();
            // Those for just this situation, then those for everyone, and among them those for fewer others first.
            fitting.sort_by_key(|row| (!row.record.situations.contains(&situation), row.record.situations.len()));
            answered(view, (&reader, &subject), guide, &fitting)
        }
    }
}

/// True when it depends on the situation who is in charge.
fn depends(rows: &[&Arc<ResponsibilityRow>]) -> bool {
    rows.iter()
        .any(|row| !row.record.situations.contains(&Situation::Everyone))
}

fn asked(view: &View<'_>, guide: wire::Guide, question: wire::GuideQuestion) -> Result<Outcome, Failure> {
    let guide = wire::Guide {
        question: Some(question),
        ..guide
    };
    Ok(Outcome::Made(Made::json(&guide)?.until(view.moment.changes_at)))
}

/// Topics by name; with a situation, those of which something is for people in it.
fn ask_for_topic(view: &View<'_>, reader: &Reader, situation: Option<Situation>) -> Result<Outcome, Failure> {
    let mut counts: BTreeMap<&str, (&Arc<Topic>, u64)> = BTreeMap::new();
    let rows = view.directory.responsibilities.iter();
    for row in rows.filter(|row| situation.is_none_or(|situation| is_for(row, situation))) {
        counts.entry(&row.topic.slug).or_insert((&row.topic, 0)).1 += 1;
    }
    let mut choices: Vec<wire::GuideChoice> = counts
        .into_values()
        .map(|(one, count)| {
            let named = topic(one, reader);
            wire::GuideChoice {
                value: named.slug,
                label: Some(named.name),
                lang: Some(named.lang),
                count,
            }
        })
        .collect();
    choices.sort_by_cached_key(|choice| sort_key(choice.label.as_deref().unwrap_or_default()));
    let guide = wire::Guide {
        question: None,
        topic: None,
        situation,
        answers: Vec::new(),
        counselling: Vec::new(),
        stale: view.stale,
    };
    let about = GuideAbout::Topic;
    asked(view, guide, wire::GuideQuestion { about, choices })
}

/// The situations that something is for; `everyone` where that is one of them, for whoever is in none of the others.
fn situations(rows: &[&Arc<ResponsibilityRow>]) -> wire::GuideQuestion {
    let choices = Situation::WORDS.iter().filter_map(|word| {
        let situation = Situation::parse(word)?;
        let named = rows.iter().any(|row| row.record.situations.contains(&situation));
        let count = rows.iter().filter(|row| is_for(row, situation)).count();
        named.then(|| wire::GuideChoice {
            value: (*word).to_owned(),
            label: None,
            lang: None,
            count: u64::try_from(count).unwrap_or(u64::MAX),
        })
    });
    wire::GuideQuestion {
        about: GuideAbout::Situation,
        choices: choices.collect(),
    }
}

fn answered(
    view: &View<'_>,
    (reader, subject): (&Reader, &Topic),
    guide: wire::Guide,
    rows: &[&Arc<ResponsibilityRow>],
) -> Result<Outcome, Failure> {
    let mut changes_at = view.moment.changes_at;
    let mut answers = Vec::with_capacity(rows.len());
    for row in rows {
        let (answer, turns) = whole(view, reader, row);
        changes_at = changes_at.min(turns);
        answers.push(answer);
    }
    let guide = wire::Guide {
        answers,
        counselling: counselling(view, reader, subject),
        ..guide
    };
    Ok(Outcome::Made(Made::json(&guide)?.until(changes_at)))
}

/// Offers of the categories that the topic leads to, which exist and take people in: what is nearest to it first, then what is open now,
/// then by name.
fn counselling(view: &View<'_>, reader: &Reader, subject: &Topic) -> Vec<wire::OfferItem> {
    let directory = view.directory;
    let mut slots: Vec<u32> = Vec::new();
    for slug in &subject.categories {
        let set = directory.index.of(Dimension::Category, slug);
        let ones = set.into_iter().flat_map(|set| set.ones());
        slots.extend(ones.filter_map(|slot| u32::try_from(slot).ok()));
    }
    let mut seen = std::collections::HashSet::new();
    let takes = |row: &&Arc<OfferRow>| {
        let state = row.offer.capacity.state;
        view.is_there(row) && matches!(state, CapacityState::Open | CapacityState::WaitingList)
    };
    let rows = slots.into_iter().filter(|slot| seen.insert(*slot));
    let mut rows: Vec<&Arc<OfferRow>> = rows.filter_map(|slot| directory.offer(slot)).filter(takes).collect();
    rows.sort_by_cached_key(|row| {
        let moment = row.moment(directory, view.now);
        let name = row.sort_key(usize::from(reader.first())).to_owned();
        (
            moment.has_left,
            nearness(view, subject, row),
            moment.open.state != OpenState::Open,
            name,
            row.id().to_owned(),
        )
    });
    let first = rows.into_iter().take(COUNSELLING);
    first.map(|row| offers::item(view, reader, row, None)).collect()
}

/// How near an offer is to a topic: by the place of the category among those the topic leads to; further away, where that is none of the
/// offer's main ones.
fn nearness(view: &View<'_>, subject: &Topic, row: &OfferRow) -> (bool, usize) {
    let tree = &view.directory.categories;
    let leads = |slug: &str| subject.categories.iter().position(|one| one == slug);
    let places = row.offer.categories.iter().enumerate().filter_map(|(place, id)| {
        let of_topic = tree.line(id).filter_map(|category| leads(&category.slug)).min()?;
        Some((place > 0, of_topic))
    });
    places.min().unwrap_or((true, usize::MAX))
}
