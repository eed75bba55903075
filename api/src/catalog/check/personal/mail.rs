//! Mailboxes that look like those of one person.

use super::role::{folded, is_role};
use super::{Hint, piece};

/// Providers of free mailboxes that go by one name under many endings.
const FREE_NAMES: &[&str] = &[
    "aol",
    "arcor",
    "freenet",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "icloud",
    "laposte",
    "outlook",
    "posteo",
    "proton",
    "protonmail",
    "sfr",
    "t-online",
    "tutanota",
    "wanadoo",
    "yahoo",
    "yandex",
    "ymail",
    "internet",
];
/// Others, by their whole domain, because their name alone is a common word.
const FREE_DOMAINS: &[&str] = &[
    "free.fr",
    "live.com",
    "live.de",
    "live.fr",
    "mail.de",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "mail.lu",
    "orange.fr",
    "pt.lu",
    "tuta.com",
    "tuta.io",
    "ukr.net",
    "vodafone.de",
    "vodafonemail.de",
    "web.de",
];

const PERSON: &str = "this looks like the mailbox of one person; a mailbox of a role, such as info@ or kontakt@, outlives a change of staff and needs no consent";
const FREE: &str = "this mailbox is with a provider of free mail and may belong to one person; a mailbox of the organisation is better";

/// Mailboxes of a text that look like those of one person.
pub(super) fn hints(chars: &[char]) -> Vec<Hint> {
    let ats = chars.iter().enumerate().filter(|(_, c)| **c == '@').map(|(at, _)| at);
    ats.filter_map(|at| hint(chars, at)).collect()
}

fn hint(chars: &[char], at: usize) -> Option<Hint> {
    let before = chars.iter().take(at).rev().take_while(|c| is_inside(**c)).count();
    let after = chars.iter().skip(at + 1).take_while(|c| is_inside(**c)).count();
    let name = piece(chars, (at - before, at));
    let domain = piece(chars, (at + 1, at + 1 + after));
    let domain = domain.trim_end_matches(['.', '-', '_']);
    if name.is_empty() || !domain.contains('.') {
        return None;
    }
    let range = (at - before, at + 1 + domain.chars().count());
    let words: Vec<String> = name
        .split(['.', '_', '-', '+'])
        .map(|word| folded(word.trim_end_matches(|c: char| c.is_ascii_digit())))
        .collect();
    let domain = domain.to_lowercase();
    if words.iter().any(|word| is_role(word)) {
        None
    } else if is_free(&domain) {
        Some(Hint::new("freemail", FREE, range))
    } else if is_person(&name, &domain) {
        Some(Hint::new("personal_email", PERSON, range))
    } else {
        None
    }
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')
}

pub(super) fn is_free(domain: &str) -> bool {
    let name = domain.rsplit('.').nth(1).unwrap_or_default();
    FREE_NAMES.contains(&name) || FREE_DOMAINS.contains(&domain)
}

/// `first.last`, `f.last` or `first.middle.last`; a last word that the domain has, too, is the organisation's.
fn is_person(name: &str, domain: &str) -> bool {
    let parts: Vec<&str> = name
        .split(['.', '_'])
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect();
    let Some((last, first)) = parts.split_last() else {
        return false;
    };
    let letters = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_alphabetic() || c == '-');
    let of_domain = domain.split(['.', '-']).any(|part| part == last.to_lowercase());
    (1..=2).contains(&first.len()) && parts.iter().all(letters) && last.chars().count() >= 3 && !of_domain
}
