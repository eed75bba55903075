"""Reads calendars with libraries that are not ours: `read_calendar.py FROM TO < feed.ics` writes the occurrences that begin between the two
instants, a line each: UID, what the occurrence is called by its rule, start, end, and its status; all times in UTC."""

import sys
from datetime import datetime, timezone

import icalendar
import recurring_ical_events


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    begin, end = (datetime.fromisoformat(text) for text in sys.argv[1:3])
    calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
    for component in calendar.walk():
        if component.errors:
            raise SystemExit(f"{component.name}: {component.errors}")
    lines = set()
    for event in recurring_ical_events.of(calendar).between(begin, end):
        start = event["DTSTART"].dt
        if begin <= start < end:
            called = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else start
            # RFC 5545 (3.3.6) means exact hours; the library adds them to the clock on the wall, from which Python takes the same number back.
            until = start.astimezone(timezone.utc) + (event["DTEND"].dt - start)
            lines.add(f"{event['UID']} {utc(called)} {utc(start)} {utc(until)} {event['STATUS']}")
    print("\n".join(sorted(lines)))


main()
