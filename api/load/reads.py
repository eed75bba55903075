"""Reads: each cell against the ceiling, in turn, on SQLite and beside it on PostgreSQL."""

import contextlib

import queries
import wrk
from data import CITY, say
from node import Porta, Server, free_port
from table import Row, at_least, ms, rate

LIST = f"/v1/cities/{CITY}/offers?lang=de&limit=50"
SHORT = f"/v1/cities/{CITY}/offers?lang=de&limit=20"
# Questions that the ceiling has the answers of; no server is asked them in a measured cell.
SAMPLE = 64
# More answers a second than any server here gives.
MOST_A_SECOND = 100_000


class Reads:
    """Servers on the same city, and the ceiling that gives out their answers."""

    def __init__(self, run, data, sqlite, postgres):
        self.run = run
        self.stack = contextlib.ExitStack()
        self.nodes = {"sqlite": self._node(data, sqlite, "reads-sqlite")}
        if postgres:
            self.nodes["postgres"] = self._node(data, postgres, "reads-postgres")
        node = self.nodes["sqlite"]
        record = node.json(LIST)["items"][0]["slug"]
        self.record = f"/v1/cities/{CITY}/offers/{record}?lang=de"
        self.different = data.folder / "different.txt"
        each = int(run.seconds * run.rounds * MOST_A_SECOND)
        say(f"writing down {each} different questions")
        sample = self._questions(node, data.folder, each)
        self.ceiling = self._ceiling(data.folder, [LIST, SHORT, self.record], sample)

    def _node(self, data, database, name):
        return self.stack.enter_context(Porta(self.run.program, database, data.state(name), CITY))

    def _questions(self, node, folder, each):
        asked = queries.lists(node, CITY, each + SAMPLE, seed=7)
        self.different.write_text("\n".join(asked[SAMPLE:]) + "\n")
        sample = folder / "sample.txt"
        sample.write_text("\n".join(asked[:SAMPLE]) + "\n")
        return sample

    def _ceiling(self, folder, paths, sample):
        known = folder / "known.txt"
        known.write_text("\n".join(paths) + "\n")
        port = free_port()
        command = [self.run.load, "ceiling", "--listen", f"127.0.0.1:{port}", "--from", self.nodes["sqlite"].host]
        command += ["--paths", str(known), "--others", str(sample)]
        return self.stack.enter_context(Server(command, port, folder / "ceiling.log"))

    def end(self):
        """Ends the servers."""
        self.stack.close()

    def in_turn(self, cells):
        """Runs cells in turn, as many rounds as there are; gives the mean of each."""
        seen = {name: [] for name in cells}
        for turn in range(self.run.rounds):
            for name, cell in cells.items():
                seen[name].append(cell(turn))
        return {name: wrk.mean(of_one) for name, of_one in seen.items()}

    def _repeated(self, path, headers=()):
        def of(server, sent):
            return lambda _: wrk.run(server.url + path, self.run.seconds, headers=sent)

        cells = {name: of(node, headers) for name, node in self.nodes.items()}
        cells["ceiling"] = of(self.ceiling, ())
        return self.in_turn(cells)

    def _walk(self):
        each = int(self.run.seconds * MOST_A_SECOND)

        def of(server):
            def cell(turn):
                return wrk.run(server.url, self.run.seconds, paths=self.different, first=turn * each)

            return cell

        cells = {name: of(node) for name, node in self.nodes.items()}
        cells["ceiling"] = of(self.ceiling)
        return self.in_turn(cells)

    def _row(self, what, seen, goal):
        """The row of some cells against their ceiling."""
        ceiling = seen["ceiling"].rate
        ratio = seen["sqlite"].rate / ceiling
        met = at_least(ratio, goal)
        beside = ""
        if "postgres" in seen:
            other = seen["postgres"].rate / ceiling
            beside = f"{rate(seen['postgres'])} ({other:.2f})"
            met = met and at_least(other, goal)
        return Row(what, rate(seen["sqlite"]), rate(seen["ceiling"]), ratio, beside, f"≥ {goal:.2f}", met)

    def rows(self):
        """The rows of reads."""
        say("repeated lists")
        seen = self._repeated(LIST)
        yield self._row(f"repeated list of 50, {seen['sqlite'].size / 1024:.0f} KB", seen, 0.85)
        seen = self._repeated(SHORT)
        yield self._row(f"repeated list of 20, {seen['sqlite'].size / 1024:.0f} KB", seen, 0.85)
        say("304")
        yield self._row("the same list of 50, answered 304", self._not_modified(), 1.5)
        say("different lists")
        seen = self._walk()
        size = f"{seen['sqlite'].size / 1024:.0f} KB on average (ceiling {seen['ceiling'].size / 1024:.0f})"
        yield self._row(f"filtered lists, all different, {size}", seen, 0.60)
        say("one record")
        seen = self._repeated(self.record)
        yield self._row(f"one record, {seen['sqlite'].size / 1024:.1f} KB", seen, 0.85)

    def _not_modified(self):
        def of(node):
            tag = node.get(LIST)[1]["etag"]
            return lambda _: wrk.run(node.url + LIST, self.run.seconds, headers=[f"If-None-Match: {tag}"])

        cells = {name: of(node) for name, node in self.nodes.items()}
        cells["ceiling"] = lambda _: wrk.run(self.ceiling.url + LIST, self.run.seconds)
        return self.in_turn(cells)

    def search_rows(self, folder):
        """Latencies of searches, from one client that asks one question after the other, none twice."""
        say("search")
        words = queries.Words(self.nodes["sqlite"], CITY, seed=11)
        count = int(self.run.seconds * 4_000)
        kinds = [
            ("search, 20 snippets and facets", words.searches, (3, 15)),
            ("search with a typing error", words.typing_errors, (5, None)),
            ("suggestions", words.beginnings, (1, None)),
        ]
        for what, make, (p50, p99) in kinds:
            paths = folder / "search.txt"
            paths.write_text("\n".join(make(count)) + "\n")
            seen = {name: sequential(node, self.run.seconds, paths) for name, node in self.nodes.items()}
            met = all(cell.p50 <= p50 and (p99 is None or cell.p99 <= p99) for cell in seen.values())
            goal = f"p50 ≤ {p50} ms" + (f", p99 ≤ {p99} ms" if p99 else "")
            shown = {name: f"p50 {ms(cell.p50)}, p99 {ms(cell.p99)}" for name, cell in seen.items()}
            yield Row(what, shown["sqlite"], postgres=shown.get("postgres", ""), goal=goal, met=met)


def sequential(node, seconds, paths):
    """One client, one connection, one question after the other."""
    return wrk.run(node.url, seconds, connections=1, paths=paths)
