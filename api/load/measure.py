"""Measures Porta and prints the table. Started by api/load/run, which builds the programs."""

import argparse
import contextlib
import pathlib
import sys
import tempfile
import time
from dataclasses import dataclass

import growth
import table
import writes
from data import Data, say
from reads import Reads


@dataclass
class Run:
    """The programs, and how much of everything."""

    program: str
    load: str
    seconds: int = 4
    rounds: int = 2
    offers: int = 5_000
    small: int = 1_000
    large: int = 100_000
    seen: int = 25

    def quick(self):
        """A tenth of the data and a quarter of the time."""
        self.seconds, self.rounds = 1, 2
        self.offers, self.small, self.large, self.seen = 1_000, 200, 10_000, 5


def arguments():
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="the release build of porta-api")
    parser.add_argument("--load", required=True, help="the release build of the example `load`")
    parser.add_argument("--quick", action="store_true", help="less data and less time")
    parser.add_argument("--keep", type=pathlib.Path, help="folder that keeps the data")
    return parser.parse_args()


def rows(run, folder):
    """Every row of the table."""
    data = Data(run.program, folder)
    sqlite, postgres = data.city("city", run.offers), data.postgres(run.offers)
    reads = Reads(run, data, sqlite, postgres)
    with contextlib.ExitStack() as stack:
        stack.callback(reads.end)
        yield from reads.rows()
        yield from reads.search_rows(data.folder)
    yield from growth.rows(run, data)
    yield from growth.demo_rows(run, data)
    yield from writes.rows(run, data, sqlite, postgres)


def main():
    """Runs everything; 0 also when a goal is missed: the table says so."""
    asked = arguments()
    run = Run(str(pathlib.Path(asked.program).resolve()), str(pathlib.Path(asked.load).resolve()))
    if asked.quick:
        run.quick()
    started = time.monotonic()
    with contextlib.ExitStack() as stack:
        folder = asked.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="porta-load."))
        seen = []
        try:
            for row in rows(run, folder):
                seen.append(row)
        except RuntimeError as error:
            say(f"the measurement stopped: {error}")
            return 1
        finally:
            print(table.markdown(seen), flush=True)
    say(f"measured in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
