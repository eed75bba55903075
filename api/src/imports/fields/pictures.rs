//! Pictures of an article: files name those that the city has. The pictures themselves do not travel in files.

use std::collections::BTreeMap;

use super::Fields;
use super::parts::Keys;
use crate::catalog::article::{ArticlePicture, MOST_PICTURES};
use crate::catalog::check::limits;
use crate::catalog::ids::PictureId;
use crate::imports::problem::quote;

/// A picture as the file has it.
#[derive(PartialEq)]
struct Written {
    picture: String,
    alt: BTreeMap<String, String>,
    credit: String,
}

impl Keys for Written {
    const KEYS: &'static [&'static str] = &["picture", "alt", "credit"];
}

impl Fields<'_> {
    /// Pictures that were uploaded: a list of objects. One that the city has not is told and left out.
    pub fn pictures(&mut self, into: &mut Vec<ArticlePicture>) {
        let stored = into.iter().map(|one| Written {
            picture: one.picture.to_string(),
            alt: one.alt.clone(),
            credit: one.credit.clone(),
        });
        let mut all: Vec<Written> = stored.collect();
        self.objects("pictures", &mut all, one_picture);
        if all.len() > MOST_PICTURES {
            let message = format!("an article may have {MOST_PICTURES} pictures");
            self.error("pictures", "too_long", message);
        }
        let mut read: Vec<ArticlePicture> = Vec::with_capacity(all.len());
        for (place, one) in all.into_iter().enumerate() {
            let Some(files) = self.context.references.picture(&one.picture) else {
                let message = format!(
                    "the city has no picture {}; it is left out. Upload it, and give the article its new id",
                    quote(&one.picture)
                );
                self.notice(&format!("pictures[{place}].picture"), "unknown_reference", message);
                continue;
            };
            read.push(ArticlePicture {
                picture: PictureId::from(one.picture),
                alt: one.alt,
                credit: one.credit,
                files: files.to_vec(),
            });
        }
        *into = read;
    }
}

fn one_picture(fields: &mut Fields<'_>) -> Written {
    let mut one = Written {
        picture: String::new(),
        alt: BTreeMap::new(),
        credit: String::new(),
    };
    fields.required("picture", 36, &mut one.picture);
    fields.by_language("alt", limits::ALT, &mut one.alt);
    fields.free_text("credit", limits::CREDIT, &mut one.credit);
    one
}
