//! What the law wants every site to say, and the two entrances that it asks for: easy German and sign language.

mod accessibility;
mod easy_german;
mod imprint;
mod privacy;
#[expect(unused_qualifications, reason = "the derive of the template for an enum writes them")]
mod section;
mod sign_language;

pub use accessibility::accessibility;
pub use easy_german::easy_german;
pub use imprint::imprint;
pub use privacy::privacy;
pub use sign_language::sign_language;

use askama::Template;
use porta_contract::City;

use self::section::Section;
use super::{Ctx, Page};
use crate::view::{Frame, Shell};

/// A page of sections.
#[derive(Template)]
#[template(path = "legal.html")]
struct Legal {
    shell: Shell,
    title: String,
    lead: String,
    sections: Vec<Section>,
}

impl Page for Legal {}

/// A page with this path; its words are those of the path: `imprint-title`, `imprint-lead`.
fn page(ctx: &Ctx, city: &City, path: &str, sections: Vec<Section>) -> Legal {
    let title = ctx.t.say(&format!("{path}-title")).into_owned();
    let lead = ctx.t.with(&format!("{path}-lead"), &[("city", &city.name)]);
    let frame = Frame {
        title: title.clone(),
        description: ctx.t.attr(&format!("{path}-lead"), &[("city", &city.name)]),
        path: path.to_owned(),
        ..Frame::default()
    };
    Legal {
        shell: ctx.shell(Some(city), frame),
        title,
        lead,
        sections,
    }
}
