"""Writes: whole records against bare rows, and how soon another node shows them."""

import json

from data import CITY, call, say
from node import Porta
from table import Row, at_least


def rows(run, data, sqlite, postgres):
    """Rows about writes."""
    databases = {"SQLite": sqlite} | ({"PostgreSQL": postgres} if postgres else {})
    for name, address in databases.items():
        say(f"writes on {name}")
        arguments = ["writes", "--city", CITY, "--seconds", str(run.seconds), "--rounds", str(run.rounds)]
        seen = json.loads(call([run.load, *arguments], DATABASE_URL=address))
        kinds = {"field": "write of a field, with change log", "whole": "write with all parts, texts and change log"}
        for kind, what in kinds.items():
            ratio = seen[kind] / seen["bare"]
            met = at_least(ratio, 0.5) and seen["failed"] == 0
            what = f"{what}, 8 writers, {name}; {seen['failed']} failed"
            yield Row(what, f"{seen[kind]:,.0f}/s", f"{seen['bare']:,.0f}/s", ratio, goal="≥ 0.50, none failed", met=met)
    for name, address in databases.items():
        say(f"how soon a write is seen, {name}")
        yield from visible(run, data, name, address)


def visible(run, data, name, address):
    """How soon a write of another process shows on a node."""
    with Porta(run.program, address, data.state(f"visible-{name}"), CITY) as node:
        arguments = ["visible", "--city", CITY, "--node", node.host, "--writes", str(run.seen)]
        seen = json.loads(call([run.load, *arguments], DATABASE_URL=address))
    for what, goal in (("record", 1), ("search", 2)):
        times = seen[what]
        p99 = times[min(len(times) - 1, int(len(times) * 0.99))] / 1000
        figure = f"p50 {times[len(times) // 2] / 1000:.2f} s, p99 {p99:.2f} s of {len(times)}"
        yield Row(f"a write seen on another node, {what}, {name}", figure, goal=f"p99 ≤ {goal} s", met=p99 <= goal)
