//! What opening a campaign would do, with the mails as they would be sent; nothing is written.

use std::collections::BTreeMap;

use porta_contract::{CampaignPreview, MailPreview, NewCampaign, ReviewStep, Unreached};

use super::select::{Asked, asked};
use crate::catalog::city;
use crate::mail;
use crate::review::contacts;
use crate::review::ids::{MailId, ReviewId};
use crate::review::mailing::Composed;
use crate::review::settings;
use crate::review::tools::Tools;
use crate::review::words;
use crate::spine::http::Failure;
use crate::spine::ids::{CityId, Id};

/// Mails that are shown whole.
const SAMPLES: usize = 50;

/// Previews a campaign; blocking.
///
/// # Errors
/// [`Failure::Invalid`] for a selection that cannot be.
pub fn preview(tools: &Tools, city: &CityId, new: &NewCampaign) -> Result<CampaignPreview, Failure> {
    let at = tools.clock.now();
    tools.database.read_snapshot(|conn| {
        let city = city::named(conn, city.as_str())?;
        let city = city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))?;
        let all = asked(conn, (&city, at), &new.selection)?;
        let recipients = contacts::first(conn, &city)?;
        let settings = settings::of_city(conn, &city.id)?;
        let mut groups: BTreeMap<(String, &str), Vec<&Asked>> = BTreeMap::new();
        let mut unreached = Vec::new();
        for asked in &all {
            match recipients.get(asked.provider.id.as_str()) {
                Some(recipient) if recipient.verified => {
                    let group = (recipient.email.to_lowercase(), mail::language(&recipient.lang));
                    groups.entry(group).or_default().push(asked);
                }
                other => unreached.push(Unreached {
                    provider: asked.provider.slug.clone(),
                    title: title(asked),
                    reason: if other.is_some() { "unverified" } else { "none" }.to_owned(),
                }),
            }
        }
        let mut samples = Vec::new();
        for ((email, lang), group) in groups.iter().take(SAMPLES) {
            let composed = Composed {
                city: &city,
                settings: &settings,
                setup: &tools.setup,
                step: ReviewStep::Opening,
                id: &MailId::from(""),
                ending: false,
                own: &words::own(conn, &city.id, lang)?,
                lang,
                at,
                masked: true,
            };
            samples.push(sample(&composed, email, group)?);
        }
        Ok(CampaignPreview {
            providers: count(all.len()),
            entries: count(all.iter().map(|asked| asked.entries.len()).sum()),
            mails: count(groups.len()),
            samples,
            unreached,
        })
    })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn title(asked: &Asked) -> String {
    let own = asked
        .provider
        .texts
        .iter()
        .find(|text| text.lang == asked.provider.source_lang);
    own.map_or_else(String::new, |text| text.title.clone())
}

fn sample(composed: &Composed<'_>, email: &str, group: &[&Asked]) -> Result<MailPreview, Failure> {
    let masked = ReviewId::from("");
    let sections: Vec<_> = group
        .iter()
        .map(|asked| {
            let entries: Vec<_> = asked.entries.iter().map(|entry| (entry.clone(), None)).collect();
            composed.section((&masked, &asked.provider), &entries)
        })
        .collect();
    let rendered = composed.render(&sections)?;
    Ok(MailPreview {
        to: email.to_owned(),
        lang: composed.lang.to_owned(),
        providers: group.iter().map(|asked| asked.provider.slug.clone()).collect(),
        subject: rendered.subject,
        text: rendered.text,
    })
}
