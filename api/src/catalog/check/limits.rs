//! How long things may be, in characters or entries.

/// A title or name.
pub const TITLE: usize = 200;
/// One or two sentences.
pub const SUMMARY: usize = 1_000;
/// A whole text.
pub const DESCRIPTION: usize = 20_000;
/// A further short text, such as how to get there.
pub const NOTE: usize = 1_000;
/// A note beside a set of hours.
pub const HOURS_NOTE: usize = 500;
/// An `opening_hours` text.
pub const HOURS: usize = 1_000;
/// A phone number as written.
pub const PHONE: usize = 60;
/// A mail address (RFC 5321, section 4.5.3.1, less the brackets).
pub const EMAIL: usize = 254;
/// A web address.
pub const WEB_ADDRESS: usize = 2_000;
/// Entries of a list.
pub const LIST: usize = 500;
/// What is to be seen on a picture.
pub const ALT: usize = 500;
/// Who made a picture.
pub const CREDIT: usize = 200;
/// A place in words.
pub const PLACE: usize = 300;
/// A recurrence rule.
pub const RRULE: usize = 500;
/// The longest event, in minutes: sixty days.
pub const EVENT_MINUTES: i32 = 60 * 24 * 60;
/// How many of a thing a need may ask for.
pub const NEED_QUANTITY: i32 = 100_000;
/// Hours a week that a need may take.
pub const NEED_HOURS: i32 = 60;
/// Name of an icon.
pub const ICON: usize = 60;
/// The last place among siblings.
pub const POSITION: i32 = 100_000;
/// The highest number of a district.
pub const DISTRICT_NUMBER: i32 = 1_000_000;
/// A postal code.
pub const POSTAL_CODE: usize = 12;
/// A word or phrase of a topic.
pub const WORD: usize = 100;
/// Points of an outline.
pub const OUTLINE: usize = 20_000;
/// Steps of a page.
pub const STEPS: usize = 100;
/// Name of a step.
pub const STEP_KEY: usize = 40;
/// Who says a figure.
pub const SOURCE: usize = 300;
/// Emergency numbers of a city.
pub const EMERGENCY: usize = 20;
/// Languages of a city.
pub const LANGUAGES: usize = 50;
/// Urgent notices of a city.
pub const NOTICES: usize = 10;
/// What a notice says.
pub const NOTICE: usize = 500;
/// Responsible offices of a concern, and links beside them.
pub const OFFICES: usize = 20;
