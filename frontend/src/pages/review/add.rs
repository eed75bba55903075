//! *We offer something else, too*: a form with little in it; hours and the rest are added on the entry's own form.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::{AddEntry, Category, FieldError, Texts};

use super::form::Form;
use super::visit::{Trouble, Visit, refusal};
use crate::http::CachePolicy;
use crate::pages::Page;
use crate::pages::category_tree::{categories, tree};
use crate::view::Shell;

#[derive(Template)]
#[template(path = "review_add.html")]
struct AddPage {
    shell: Shell,
    status: StatusCode,
    action: String,
    back: String,
    heading: String,
    /// Top categories with those below them.
    choices: Vec<Group>,
    draft: Draft,
    /// What is wrong: name of the field, and what to do.
    errors: Vec<(&'static str, String)>,
}

/// A top category's name, and what can be chosen of it.
struct Group {
    name: String,
    own: Vec<Choice>,
}

/// A category.
struct Choice {
    slug: String,
    name: String,
    chosen: bool,
}

impl AddPage {
    fn wrong(&self, field: &str) -> Option<&String> {
        self.errors.iter().find(|(own, _)| *own == field).map(|(_, text)| text)
    }
}

impl Page for AddPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// What stands in the form.
#[derive(Default)]
struct Draft {
    title: String,
    summary: String,
    category: String,
    phone: String,
    email: String,
    website: String,
}

impl Draft {
    fn read(form: &Form) -> Self {
        let text = |name| form.get(name).unwrap_or_default().to_owned();
        Self {
            title: text("title"),
            summary: text("summary"),
            category: text("category"),
            phone: text("phone"),
            email: text("email"),
            website: text("website"),
        }
    }

    fn entry(&self, lang: Option<String>) -> AddEntry {
        let filled = |text: &String| (!text.is_empty()).then(|| text.clone());
        AddEntry {
            lang,
            texts: Texts {
                title: self.title.clone(),
                summary: self.summary.clone(),
                ..Texts::default()
            },
            categories: filled(&self.category).into_iter().collect(),
            hours: Vec::new(),
            phone: filled(&self.phone),
            email: filled(&self.email),
            website: filled(&self.website),
        }
    }
}

/// The empty form.
pub async fn show(visit: &Visit<'_>) -> Result<HttpResponse, Trouble> {
    page(visit, Draft::default(), (StatusCode::OK, Vec::new())).await
}

/// Adds the entry.
pub async fn answer(visit: &Visit<'_>, form: &Form) -> Result<HttpResponse, Trouble> {
    let draft = Draft::read(form);
    // The language that the entries of this provider are written in.
    let lang = visit.review.items.first().map(|item| item.shown.lang.clone());
    match visit.reviewing.add(&draft.entry(lang)).await {
        Ok(_) => Ok(visit.see("?did=added")),
        Err(error) => {
            let problem = refusal(error)?;
            let errors = problem.errors.iter().map(|error| wrong(visit, error)).collect();
            page(visit, draft, (StatusCode::UNPROCESSABLE_ENTITY, errors)).await
        }
    }
}

fn wrong(visit: &Visit<'_>, error: &FieldError) -> (&'static str, String) {
    let pointer = error.pointer.as_deref().unwrap_or_default();
    let (field, key) = match pointer
        .trim_start_matches("#/")
        .split('/')
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["texts", "title", ..] => ("title", text_problem(&error.code)),
        ["texts", "summary", ..] => ("summary", text_problem(&error.code)),
        ["categories", ..] => ("category", "review-error-category"),
        ["phone"] => ("phone", "review-error-phone"),
        ["email"] => ("email", "review-error-email"),
        ["website"] => ("website", "review-error-website"),
        _ => ("main", "review-error-other"),
    };
    (field, visit.look.t.say(key).into_owned())
}

fn text_problem(code: &str) -> &'static str {
    match code {
        "too_long" => "review-error-too-long",
        "missing" => "review-error-required",
        _ => "review-error-other",
    }
}

async fn page(
    visit: &Visit<'_>,
    draft: Draft,
    (status, errors): (StatusCode, Vec<(&'static str, String)>),
) -> Result<HttpResponse, Trouble> {
    let (client, slug) = visit.ctx.api();
    let list = visit.ctx.load(categories(client, slug)).await?;
    let heading = visit.look.t.say("review-add-title").into_owned();
    let choice = |category: &Category| Choice {
        slug: category.slug.clone(),
        name: category.name.clone(),
        chosen: category.slug == draft.category,
    };
    let choices = tree(&list.items)
        .into_iter()
        .map(|(top, below)| Group {
            name: top.name.clone(),
            own: std::iter::once(top).chain(below).map(choice).collect(),
        })
        .collect();
    let page = AddPage {
        shell: visit.shell(heading.clone()),
        status,
        action: visit.href("/add"),
        back: visit.href(""),
        heading,
        choices,
        draft,
        errors,
    };
    Ok(visit.ctx.render(&page))
}
