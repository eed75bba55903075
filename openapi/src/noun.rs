//! What kinds of records there are, and how paths name them.

use crate::word::word;

word! {
    /// What kind of record something is.
    Noun {
        City = "city",
        District = "district",
        Category = "category",
        Provider = "provider",
        Location = "location",
        Offer = "offer",
        Event = "event",
        /// Standing information.
        Page = "page",
        /// A series of figures.
        Fact = "fact",
        /// News of the city.
        Article = "article",
        /// A picture that was uploaded for articles; only staff know of it as such.
        Picture = "picture",
        /// What a provider looks for.
        Need = "need",
        /// Who is responsible for a concern.
        Responsibility = "responsibility",
        /// Synonyms that staff keep for the search (a topic).
        Topic = "topic",
        /// A check of the entries of a city; only staff see it.
        Campaign = "campaign",
        /// One provider's part of a check; only staff and the provider see it.
        Review = "review",
        /// A change that waits for an editor; only staff and its author see it.
        Proposal = "proposal",
        /// What visitors say is wrong with an entry; only staff see it.
        Report = "report",
        /// What anybody proposes for the directory; only staff see it.
        Suggestion = "suggestion",
    }
}

word! {
    /// The nouns of the catalog as paths name them.
    NounPath {
        Articles = "articles",
        Categories = "categories",
        Districts = "districts",
        Events = "events",
        Facts = "facts",
        Locations = "locations",
        Needs = "needs",
        Offers = "offers",
        Pages = "pages",
        Providers = "providers",
        Responsibilities = "responsibilities",
        Topics = "topics",
    }
}

impl NounPath {
    /// The noun that it is the path of.
    #[must_use]
    pub const fn noun(self) -> Noun {
        match self {
            Self::Articles => Noun::Article,
            Self::Categories => Noun::Category,
            Self::Districts => Noun::District,
            Self::Events => Noun::Event,
            Self::Facts => Noun::Fact,
            Self::Locations => Noun::Location,
            Self::Needs => Noun::Need,
            Self::Offers => Noun::Offer,
            Self::Pages => Noun::Page,
            Self::Providers => Noun::Provider,
            Self::Responsibilities => Noun::Responsibility,
            Self::Topics => Noun::Topic,
            Self::Unrecognised => Noun::Unrecognised,
        }
    }
}
