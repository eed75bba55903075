"""What is measured on: fictional cities, the demo city, and a database of the throw-away PostgreSQL."""

import os
import pathlib
import shutil
import subprocess
import sys
import time

CITY = "load"


def say(text):
    """Progress, for the person who waits."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def call(command, **environment):
    """Runs a program to its end; gives what it printed."""
    ended = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return ended.stdout


class Data:
    """A folder with the databases of a run. What is there already is used as it is."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def sqlite(self, name, *command):
        """The address of a SQLite database, made by a subcommand if it is not there yet."""
        made = self.folder / f"{name}.made"
        address = f"sqlite:{self.folder / name}.db"
        if not made.exists():
            started = time.monotonic()
            call([self.program, *command], DATABASE_URL=address, PORTA_LOG="warn")
            made.touch()
            say(f"made {name}.db in {time.monotonic() - started:.0f} s")
        return address

    def city(self, name, offers):
        """The address of a SQLite database with a fictional city of nine languages."""
        return self.sqlite(f"{name}-{offers}", "generate", "--city", CITY, "--offers", str(offers))

    def postgres(self, offers):
        """The address of a PostgreSQL database with the same city; none without PostgreSQL."""
        server = os.environ.get("PORTA_TEST_DATABASE")
        if not server:
            return None
        # The cluster of the tests is made for speed; writes are to be measured with what keeps them safe.
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            psql(server, f"ALTER SYSTEM SET {setting} = on")
        psql(server, "SELECT pg_reload_conf()")
        psql(server, "CREATE DATABASE porta_load")
        address = server.rsplit("/", 1)[0] + "/porta_load"
        started = time.monotonic()
        arguments = ["generate", "--city", CITY, "--offers", str(offers)]
        call([self.program, *arguments], DATABASE_URL=address, PORTA_LOG="warn")
        psql(address, "ANALYZE")
        say(f"made the PostgreSQL database in {time.monotonic() - started:.0f} s")
        return address

    def state(self, name):
        """An empty folder for what a node saves."""
        folder = self.folder / f"{name}.state"
        shutil.rmtree(folder, ignore_errors=True)
        return folder


def psql(address, statement):
    """Runs one statement."""
    newest = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/psql"))
    program = str(newest[-1]) if newest else "psql"
    call([program, "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--command", statement, address])
