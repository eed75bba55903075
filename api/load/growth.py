"""What grows with a city, and the demo city: latencies, memory, starts."""

import shutil

import queries
from data import CITY, say
from node import Porta
from reads import sequential
from table import Row, ms

MB = 1_000_000


class Grown:
    """A city of one size: how long its starts take, what it keeps in memory, and how fast it answers."""

    def __init__(self, run, data, offers, name):
        database = data.city(name, offers)
        folder = data.state(f"grown-{offers}")
        self.offers = offers
        with Porta(run.program, database, folder, CITY) as node:
            self.rebuilt = node.first_answer
            self.rebuilt_memory = node.memory()
        with Porta(run.program, database, folder, CITY) as node:
            self.started = node.first_answer
            self.memory = node.memory()
            paths = data.folder / "grown.txt"
            paths.write_text("\n".join(queries.lists(node, CITY, int(run.seconds * 20_000), seed=3)) + "\n")
            self.lists = sequential(node, run.seconds, paths)
            words = queries.Words(node, CITY, seed=5)
            paths.write_text("\n".join(words.searches(int(run.seconds * 4_000))) + "\n")
            self.searches = sequential(node, run.seconds, paths)
        say(f"{offers} offers: rebuilt in {self.rebuilt:.1f} s, started in {self.started:.1f} s, {self.memory / MB:.0f} MB")


def rows(run, data):
    """Rows about growth from a small to a large city."""
    small = Grown(run, data, run.small, "small")
    large = Grown(run, data, run.large, "large")
    span = f"{run.small:,} → {run.large:,} offers"
    yield grown(f"p50 of different lists, {span}", small.lists.p50, large.lists.p50, 3)
    yield grown(f"p50 of search, {span}", small.searches.p50, large.searches.p50, 5)
    yield at_most(f"start from the saved read side, {run.large:,} offers", large.started, 20)
    yield at_most(f"rebuild from the database, {run.large:,} offers", large.rebuilt, 180)
    each = (large.memory - small.memory) / (run.large - run.small) / 1000
    figure = f"{each:.1f} KB ({large.memory / MB:.0f} MB in all; {large.rebuilt_memory / MB:.0f} MB after a rebuild)"
    yield Row("memory per offer in nine languages", figure, goal="≤ 40 KB", met=each <= 40)


def grown(what, small, large, most):
    """A latency that may grow by a factor."""
    ratio = large / small
    return Row(what, ms(large), ms(small), ratio, goal=f"≤ {most} ×", met=ratio <= most)


def at_most(what, seconds, most):
    """A time that has a limit, seconds."""
    return Row(what, f"{seconds:.2f} s", goal=f"≤ {most} s", met=seconds <= most)


def demo_rows(run, data):
    """Start and memory of the demo city."""
    say("the demo city")
    database = data.sqlite("trier", "demo")
    folder = data.state("trier")
    with Porta(run.program, database, folder, "trier") as node:
        first = node.first_answer
    times = []
    for _ in range(5):
        with Porta(run.program, database, folder, "trier") as node:
            times.append(node.first_answer)
            for lang in queries.languages(node, "trier"):
                node.get(f"/v1/cities/trier/offers?lang={lang}")
            memory = node.memory()
    shutil.rmtree(folder)
    median = sorted(times)[len(times) // 2]
    yield at_most("start of the demo city, saved (median of 5)", median, 1)
    yield at_most("start of the demo city, first time", first, 1)
    yield Row("memory with the demo city", f"{memory / MB:.0f} MB", goal="≤ 150 MB", met=memory <= 150 * MB)
