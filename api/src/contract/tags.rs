//! The groups that operations are in.

/// Groups of operations, in order, with a sentence each.
pub(super) const TAGS: [(&str, &str); 25] = [
    ("cities", "Municipalities served."),
    ("offers", "What providers offer."),
    ("providers", "Organisations and offices."),
    ("locations", "Public places."),
    ("events", "Occurrences of events."),
    ("articles", "News of the city, with pictures."),
    ("pictures", "The files of pictures, for good."),
    ("needs", "What providers look for."),
    ("responsibilities", "Which office is in charge of what."),
    ("districts", "Parts of a city."),
    ("categories", "The tree of kinds of offers."),
    ("pages", "Standing information, a tree of texts."),
    ("facts", "Figures about the city, as data and as plots."),
    ("search", "Search and suggestions."),
    ("changes", "What changed since the last visit."),
    ("access", "Logging in, sessions, second factors, accounts and clients."),
    ("staff", "Writing, with a token."),
    (
        "translations",
        "Translating, with a token: work list, files, machines, easy German.",
    ),
    ("campaigns", "The twice-yearly check, for staff."),
    ("reviews", "Answering the check, with the link of a mail."),
    (
        "reports",
        "What visitors say is wrong with an entry, or cannot use on the pages.",
    ),
    ("pledges", "What citizens offer, for those in charge only."),
    ("suggestions", "What anybody proposes for the directory."),
    ("subscriptions", "News by mail."),
    ("operation", "Health, version and figures."),
];
