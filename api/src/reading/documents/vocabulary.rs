//! The words that the search knows of a city.

use std::collections::BTreeMap;

use porta_contract::TopicKind;

use crate::reading::search::{CategoryWords, NamedKey, TopicWords, Vocabulary};
use crate::reading::source::Source;

/// The words that staff keep, with the labels of the categories.
#[must_use]
pub fn vocabulary(source: &Source) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let mut synonyms: BTreeMap<&str, _> = BTreeMap::new();
    let mut topics: Vec<_> = source.topics.values().collect();
    topics.sort_by(|a, b| a.slug.cmp(&b.slug));
    for topic in topics {
        let words = topic.words.clone();
        let bare = topic.slug.split_once(':').map_or(topic.slug.as_str(), |(_, bare)| bare);
        match topic.kind {
            TopicKind::Category => {
                synonyms.insert(bare, words);
            }
            TopicKind::TargetGroup => vocabulary.target_groups.push(NamedKey {
                key: bare.to_owned(),
                words,
            }),
            TopicKind::Language => vocabulary.languages.push(NamedKey {
                key: bare.to_owned(),
                words,
            }),
            TopicKind::Need | TopicKind::Unrecognised => vocabulary.topics.push(TopicWords {
                key: topic.slug.clone(),
                words,
                categories: topic.categories.clone(),
                target_groups: topic.target_groups.clone(),
                records: topic.records.clone(),
                soft: topic.soft,
            }),
        }
    }
    let mut categories: Vec<_> = source.categories.values().collect();
    categories.sort_by(|a, b| a.slug.cmp(&b.slug));
    vocabulary.categories = categories
        .into_iter()
        .map(|category| CategoryWords {
            slug: category.slug.clone(),
            parent: category
                .parent
                .as_ref()
                .and_then(|id| source.categories.get(id))
                .map(|one| one.slug.clone()),
            labels: category
                .texts
                .iter()
                .map(|text| (text.lang.clone(), text.title.clone()))
                .collect(),
            synonyms: synonyms.remove(category.slug.as_str()).unwrap_or_default(),
        })
        .collect();
    vocabulary
}
