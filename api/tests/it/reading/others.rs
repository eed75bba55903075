//! Calendars of other people: libraries that are not ours read the same occurrences from our feed as we do, for a hundred rules made by
//! chance, over the nights in which clocks change. Runs where `PORTA_CALENDAR_PYTHON` names a Python that has them (`./test calendar`).

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeDelta, Utc};
use chrono_tz::Europe::Berlin;
use porta_api::catalog::event::{self, Event, Override};
use porta_api::catalog::ids::{EventId, Id};
use porta_api::reading::occurrences::Recurrence;
use porta_api::spine::calendar::event_instant;
use porta_api::spine::randomness::Randomness;

use crate::harness::{TestApp, at};

const RULES: usize = 100;
const FROM: &str = "2027-01-01T00:00:00Z";
const TO: &str = "2028-04-15T00:00:00Z";

/// Chance that can be had again.
struct Chance {
    bytes: Vec<u8>,
    next: usize,
}

impl Chance {
    fn new(seed: u64) -> Self {
        Self {
            bytes: Randomness::seeded(seed).bytes::<16_384>().to_vec(),
            next: 0,
        }
    }

    fn below(&mut self, most: usize) -> usize {
        let place = self.next % (self.bytes.len() - 1);
        self.next += 2;
        usize::from(u16::from_be_bytes([self.bytes[place], self.bytes[place + 1]])) % most
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

fn start(chance: &mut Chance) -> NaiveDateTime {
    let day =
        NaiveDate::from_ymd_opt(2026, 10, 1).unwrap() + TimeDelta::days(i64::try_from(chance.below(500)).unwrap());
    // In the hour that is skipped in March and comes twice in October, too.
    let (hour, minute) = chance.of(&[(17, 0), (9, 30), (23, 30), (0, 0), (2, 0), (2, 30), (3, 0), (1, 59)]);
    day.and_hms_opt(hour, minute, 0).unwrap()
}

fn rule(chance: &mut Chance, start: NaiveDateTime) -> String {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let own = DAYS[start.weekday().num_days_from_monday() as usize];
    let other = chance.of(&DAYS);
    let both = if own == other {
        own.to_owned()
    } else {
        format!("{own},{other}")
    };
    let week = (start.day() - 1) / 7 + 1;
    let interval = chance.of(&[1, 1, 1, 2, 3]);
    let frequency = match chance.below(8) {
        0 => format!("FREQ=DAILY;INTERVAL={interval}"),
        1 => format!("FREQ=WEEKLY;INTERVAL={interval}"),
        2 => format!("FREQ=WEEKLY;INTERVAL={interval};BYDAY={both}"),
        // Often not the first date's own day.
        3 => format!("FREQ=WEEKLY;BYDAY={other}"),
        4 => format!("FREQ=MONTHLY;BYDAY={week}{own}"),
        5 => format!("FREQ=MONTHLY;BYMONTHDAY={}", start.day()),
        6 => "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1".to_owned(),
        _ => format!("FREQ=YEARLY;INTERVAL=1;BYMONTH=3,10;BYDAY=-1{other}"),
    };
    match chance.below(4) {
        0 => format!("{frequency};COUNT={}", chance.below(30) + 2),
        1 => format!("{frequency};UNTIL={}", (start + TimeDelta::days(200)).format("%Y%m%d")),
        2 => format!(
            "{frequency};UNTIL={}",
            (start + TimeDelta::days(400)).format("%Y%m%dT%H%M%SZ")
        ),
        _ => frequency,
    }
}

/// An event by chance; none when the rule has no dates.
fn by_chance(like: &Event, number: usize, chance: &mut Chance) -> Option<Event> {
    let mut event = like.clone();
    event.id = EventId::fresh();
    event.slug = format!("chance-{number}");
    event.meta.external_id = None;
    event.meta.version = 1;
    event.starts_at = start(chance);
    event.duration_minutes = chance.of(&[30, 60, 120, 600]);
    event.rrule = Some(rule(chance, event.starts_at));
    (event.exdates, event.rdates, event.overrides) = (Vec::new(), Vec::new(), Vec::new());
    let series = Recurrence::of(&event, Berlin).check().ok()?;
    let dates: Vec<NaiveDateTime> = series
        .occurrences(at("2026-01-01T00:00:00Z"), at(TO), 60)
        .iter()
        .map(|one| one.recurrence_id)
        .collect();
    if dates.len() > 5 {
        event.exdates = vec![dates[2]];
        event.overrides = vec![changed(dates[3], chance), changed(dates[4], chance)];
        event.rdates = vec![dates[1] + TimeDelta::hours(30)];
    }
    Recurrence::of(&event, Berlin).check().ok().map(|_| event)
}

fn changed(date: NaiveDateTime, chance: &mut Chance) -> Override {
    let cancelled = chance.below(2) == 0;
    Override {
        recurrence_id: date,
        cancelled,
        moved_to: (!cancelled).then(|| date.date().and_hms_opt(18, 15, 0).unwrap() + TimeDelta::days(1)),
        duration_minutes: (!cancelled).then_some(45),
    }
}

fn ours(events: &[Event], (from, to): (DateTime<Utc>, DateTime<Utc>)) -> BTreeSet<String> {
    let stamp = |at: DateTime<Utc>| at.format("%Y-%m-%dT%H:%M:%SZ");
    let mut all = BTreeSet::new();
    for event in events {
        let series = Recurrence::of(event, Berlin).check().unwrap();
        for one in series.occurrences(from, to, 10_000) {
            if (from..to).contains(&one.start) {
                let called = stamp(event_instant(Berlin, one.recurrence_id));
                let status = if one.cancelled { "CANCELLED" } else { "CONFIRMED" };
                all.insert(format!(
                    "{} {called} {} {} {status}",
                    event.id,
                    stamp(one.start),
                    stamp(one.end)
                ));
            }
        }
    }
    all
}

fn theirs(python: &str, calendar: &str) -> BTreeSet<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi/checks/read_calendar.py");
    let mut child = Command::new(python)
        .args([script, &FROM.replace('Z', "+00:00"), &TO.replace('Z', "+00:00")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success());
    String::from_utf8(done.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Whether an occurrence is further than an hour from a change of Berlin's clocks: nearer, time zones that are read from a calendar are less
/// exact.
fn is_plain(line: &str) -> bool {
    line.split(' ').skip(1).take(2).all(|moment| {
        let moment: DateTime<Utc> = moment.parse().unwrap();
        let offset = |hours: i64| (moment + TimeDelta::hours(hours)).with_timezone(&Berlin).offset().fix();
        offset(-1) == offset(1)
    })
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own switch")]
fn calendars_of_others_have_the_same_occurrences() {
    let Ok(python) = std::env::var("PORTA_CALENDAR_PYTHON") else {
        return;
    };
    let app = TestApp::demo();
    let like = app.one("ev-cafe-welcome", event::load);
    let mut chance = Chance::new(20_261_128);
    let mut events = Vec::new();
    while events.len() < RULES {
        events.extend(by_chance(&like, events.len(), &mut chance));
    }
    events.iter().for_each(|one| app.create(one));
    // All of them: whatever has an occurrence in a stretch that begins before them.
    let mut calendar = String::new();
    for event in &events {
        let path = format!("/v1/cities/trier/events/{}/calendar.ics", event.slug);
        let text = app.get(&path).text().to_owned();
        let begin = text.find("BEGIN:VEVENT").unwrap();
        if calendar.is_empty() {
            calendar.push_str(&text[..begin]);
        }
        calendar.push_str(text[begin..].trim_end_matches("END:VCALENDAR\r\n"));
    }
    calendar.push_str("END:VCALENDAR\r\n");
    let ours = ours(&events, (at(FROM), at(TO)));
    assert!(ours.len() > 2_000, "{}", ours.len());

    let rules: Vec<_> = events
        .iter()
        .map(|one| (one.id.as_str(), one.starts_at, one.rrule.as_deref()))
        .collect();
    let differ = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        let lines: Vec<String> = a.symmetric_difference(b).take(20).cloned().collect();
        let of = |id: &str| lines.iter().any(|line| line.starts_with(id));
        let rules: Vec<_> = rules.iter().filter(|(id, ..)| of(id)).collect();
        format!("{lines:#?} {rules:#?}")
    };
    let known = theirs(&python, &calendar);
    assert!(known == ours, "by the zone's name: {}", differ(&known, &ours));

    // Under a name that nobody knows, the calendar's own VTIMEZONE is all there is.
    let unknown = theirs(
        &python,
        &calendar
            .replace("TZID=Europe/Berlin", "TZID=Porta/Test")
            .replace("TZID:Europe/Berlin", "TZID:Porta/Test"),
    );
    let plain = |all: &BTreeSet<String>| {
        all.iter()
            .filter(|line| is_plain(line))
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    assert!(plain(&ours).len() + 20 > ours.len(), "{}", plain(&ours).len());
    assert!(
        plain(&unknown) == plain(&ours),
        "by the calendar's own zone: {}",
        differ(&plain(&unknown), &plain(&ours))
    );
}
