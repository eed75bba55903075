//! The vocabularies that several nouns share.

use crate::word::word;

word! {
    /// Where a record stands on its way to the public.
    Publication {
        Draft = "draft",
        Pending = "pending",
        Published = "published",
        Archived = "archived",
    }
}

word! {
    /// How current a record is: it counts only what a human has checked. Editing is not confirming.
    FreshnessState {
        /// Confirmed, and the next check is not due.
        Fresh = "fresh",
        /// The next check is due.
        Due = "due",
        /// The check has been due for longer than the city's period of grace.
        Overdue = "overdue",
        /// No human has ever confirmed it.
        Never = "never",
    }
}

word! {
    /// Who confirmed a record.
    Confirmer {
        Provider = "provider",
        Staff = "staff",
    }
}

word! {
    /// Whether somebody can be taken in.
    CapacityState {
        Open = "open",
        WaitingList = "waiting_list",
        NoAdmission = "no_admission",
        TemporarilyClosed = "temporarily_closed",
        Closed = "closed",
    }
}

word! {
    /// How one gets in.
    Access {
        /// Just come.
        WalkIn = "walk_in",
        /// By appointment.
        Appointment = "appointment",
        /// After registration.
        Registration = "registration",
        /// Another office sends people there.
        Referral = "referral",
    }
}

word! {
    /// The way to an appointment, a registration or a referral.
    Contact {
        Phone = "phone",
        Email = "email",
        Online = "online",
        InPerson = "in_person",
        /// With a card that proves the right to it.
        Card = "card",
        ViaJobcenter = "via_jobcenter",
        ViaJugendamt = "via_jugendamt",
    }
}

word! {
    /// What it costs those who use it.
    Cost {
        Free = "free",
        Low = "low",
        Paid = "paid",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

word! {
    /// Access with a wheelchair (as OpenStreetMap's `wheelchair` key).
    Wheelchair {
        Yes = "yes",
        Limited = "limited",
        No = "no",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

word! {
    /// What hours are for.
    HoursPurpose {
        Visit = "visit",
        Phone = "phone",
        PickUp = "pick_up",
    }
}

word! {
    /// Whether something is open at an instant. *Unknown* is not *closed*.
    OpenState {
        Open = "open",
        Closed = "closed",
        Unknown = "unknown",
    }
}

word! {
    /// Why nobody can say whether something is open.
    UnknownReason {
        /// No hours are recorded.
        NoHours = "no_hours",
        /// A public holiday, and the hours do not say what holds on holidays.
        PublicHoliday = "public_holiday",
        /// The hours have a rule for school holidays, whose dates are not known.
        SchoolHolidayRule = "school_holiday_rule",
        /// The hours carry a note such as "by appointment".
        Note = "note",
        /// Only the beginning is given.
        OpenEnd = "open_end",
        /// The hours depend on the sun, and the place has no coordinates.
        SunTimes = "sun_times",
    }
}

word! {
    /// Where a text stands against its source.
    TextState {
        /// The text that the others are made from.
        Source = "source",
        /// Made from the source as it is now.
        Current = "current",
        /// The source has changed since.
        Outdated = "outdated",
        /// Made by a machine, not checked by a human.
        Machine = "machine",
        /// Made by a human, not yet checked by a second one; never public.
        Draft = "draft",
    }
}

word! {
    /// Writing direction of a text.
    Direction {
        LeftToRight = "ltr",
        RightToLeft = "rtl",
    }
}

word! {
    /// Whom an event is for.
    Audience {
        Refugees = "refugees",
        Volunteers = "volunteers",
        Everyone = "everyone",
    }
}

word! {
    /// The situation somebody is in, as far as it decides which office is responsible.
    Situation {
        /// Has asked for asylum and lives where the Land has put them.
        AsylumSeeker = "asylum_seeker",
        /// Has asked for asylum and has been assigned to the city.
        Assigned = "assigned",
        /// Is recognised as a refugee or has another protection.
        Recognised = "recognised",
        /// Has protection as a person from Ukraine (§ 24 of the German Residence Act).
        Ukraine = "ukraine",
        /// Must leave, but is tolerated for now.
        Tolerated = "tolerated",
        /// Is a citizen of the European Union.
        EuCitizen = "eu_citizen",
        /// Has a residence title for work, study or family.
        ResidenceTitle = "residence_title",
        /// Lives here and wants to help or to invite somebody.
        Helper = "helper",
        /// Works in this field, for an organisation.
        Professional = "professional",
        /// Whatever the situation.
        Everyone = "everyone",
    }
}

word! {
    /// How urgent a notice is.
    NoticeSeverity {
        /// Good to know.
        Info = "info",
        /// Something is other than usual: an office is closed, a line is dead.
        Warning = "warning",
        /// People may come to harm who do not read it.
        Danger = "danger",
    }
}

word! {
    /// What the guide to the responsible office asks.
    GuideAbout {
        /// What it is about.
        Topic = "topic",
        /// In which situation the person is.
        Situation = "situation",
    }
}

word! {
    /// Which table of the check's status is wanted.
    StatusTable {
        /// A line for each provider of the latest campaign.
        Providers = "providers",
        /// How current offers are, a line for each category.
        Categories = "categories",
        /// How current offers are, a line for each district.
        Districts = "districts",
        /// How current all entries were, a line for each day.
        Days = "days",
    }
}

word! {
    /// Order of a list of offers.
    OfferSort {
        /// Best match first; needs `q`.
        Relevance = "relevance",
        /// Nearest first; needs `near`.
        Distance = "distance",
        Name = "name",
        /// What is open, then what opens soonest.
        Opens = "opens",
        /// Confirmed most recently first.
        Confirmed = "confirmed",
    }
}

word! {
    /// What a change did.
    ChangeAction {
        Created = "created",
        Updated = "updated",
        Confirmed = "confirmed",
        Published = "published",
        Archived = "archived",
        Deleted = "deleted",
        /// An older version was put in place again, or a record came back from the trash.
        Restored = "restored",
        /// A change waits for an editor.
        Proposed = "proposed",
        /// An editor sent a proposal back.
        SentBack = "sent_back",
    }
}

word! {
    /// Where a proposal stands.
    ProposalState {
        /// It waits for an editor.
        Waiting = "waiting",
        /// It is in the record now.
        Approved = "approved",
        /// An editor has sent it back, with words to its author.
        SentBack = "sent_back",
        /// Its author, or another change, made it needless.
        Withdrawn = "withdrawn",
    }
}

word! {
    /// What an account may do.
    Role {
        /// The whole installation.
        Administrator = "administrator",
        /// One city.
        CityAdministrator = "city_administrator",
        /// The entries of one city.
        Editor = "editor",
        /// The entries of one provider.
        ProviderMember = "provider_member",
    }
}

word! {
    /// How a text came to be.
    Origin {
        /// Written or checked by a human.
        Human = "human",
        /// Written by a human, not yet checked by a second one; never public.
        Draft = "draft",
        /// Made by a machine.
        Machine = "machine",
    }
}

word! {
    /// Whom an offer is for.
    TargetGroup {
        Everyone = "all",
        AsylumSeekers = "asylum_seekers",
        Children = "children",
        Elderly = "elderly",
        Families = "families",
        Jobseekers = "jobseekers",
        Lgbtiq = "lgbtiq",
        Men = "men",
        Pregnant = "pregnant",
        Professionals = "professionals",
        Recognised = "recognised",
        Refugees = "refugees",
        Students = "students",
        Tenants = "tenants",
        Traumatised = "traumatised",
        Ukraine = "ukraine",
        UnaccompaniedMinors = "unaccompanied_minors",
        Volunteers = "volunteers",
        Women = "women",
        Youth = "youth",
    }
}

word! {
    /// What the words of a topic are of.
    TopicKind {
        /// Something people need; its slug is a key of its own.
        Need = "need",
        /// Further words for a category; its slug is `category:` and the category's.
        Category = "category",
        /// Names of a target group; its slug is `target_group:` and the group's word.
        TargetGroup = "target_group",
        /// Names of a language; its slug is `language:` and the tag.
        Language = "language",
    }
}
