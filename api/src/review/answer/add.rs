//! *We offer something else, too*: an offer that is not in the directory yet.

use std::collections::BTreeSet;

use diesel::prelude::*;
use porta_contract::{AddEntry, Answered, Confirmer, NewOffer, Publication};

use super::desk::at_desk;
use super::session::Answering;
use crate::access::Reach;
use crate::catalog::confirm::mark;
use crate::catalog::offer::Offer;
use crate::catalog::writing::{self, Author, draft};
use crate::review::Entry;
use crate::review::tools::Tools;
use crate::spine::db::DbError;
use crate::spine::db::schema::providers;
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// Takes it in; blocking. It is public at once, and counts as checked, where the provider's corrections are; else it waits for an editor
/// like all that is written for a provider.
///
/// # Errors
/// [`Failure::Invalid`] with everything that is wrong with it.
pub fn add(tools: &Tools, who: &Answering, new: AddEntry) -> Result<Answered, Failure> {
    at_desk(tools, who, |desk| {
        let provider = desk.frame.review.provider_id.clone();
        let lang: String = providers::table
            .find(&provider)
            .select(providers::source_lang)
            .first(desk.tx.conn)
            .map_err(DbError::from)?;
        let author = Author {
            actor: who.actor.clone(),
            city: desk.frame.city.id.clone(),
            reach: Reach::Providers(BTreeSet::from([provider.to_string()])),
        };
        let tools = writing::Tools {
            database: desk.tools.database.clone(),
            clock: desk.tools.clock.clone(),
            rules: desk.tools.rules,
        };
        let offer = whole(new, provider.as_str(), lang);
        let mut draft = draft::of_new::<Offer>(desk.tx.conn, &tools, &author, (offer, None))?;
        if who.by == Confirmer::Staff || desk.frame.publishes(desk.tx.conn)? {
            draft.record.publication = Publication::Published;
            mark(&mut draft.record, desk.check(), desk.at);
        }
        let done = writing::write(desk.tx, &tools, &author, draft)?;
        desk.take_in(&Entry::Offer(Box::new(done.record)))
    })
}

fn whole(new: AddEntry, provider: &str, lang: String) -> NewOffer {
    NewOffer {
        provider: provider.to_owned(),
        lang: new.lang.unwrap_or(lang),
        texts: new.texts,
        categories: new.categories,
        hours: new.hours,
        phone: new.phone,
        email: new.email,
        website: new.website,
        publication: Some(Publication::Published),
        slug: None,
        target_groups: Vec::new(),
        languages: Vec::new(),
        locations: Vec::new(),
        access: Vec::new(),
        contact_by: Vec::new(),
        cost: None,
        capacity: None,
        valid_from: None,
        valid_until: None,
        funded_until: None,
    }
}
