"""Measures a campaign: its opening, and one worker's mails into a mail server on loopback that takes everything."""

import argparse
import asyncio
import os
import sqlite3
import subprocess
import tempfile
import threading
import time

BARE = 3000


class Sink:
    """A mail server that takes everything, and counts."""

    def __init__(self):
        self.taken, self.first, self.last = 0, None, None
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()
        self.ready.wait()

    def run(self):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self.talk, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        self.loop.run_forever()

    async def talk(self, reader, writer):
        writer.write(b"220 sink\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                writer.write(b"354 go on\r\n")
                await reader.readuntil(b"\r\n.\r\n")
                self.taken += 1
                self.last = time.monotonic()
                self.first = self.first or self.last
                writer.write(b"250 taken\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"250 sink\r\n")
        writer.close()


async def bare(port, size):
    """Mails per second of a client that does nothing else, over four connections as a worker has."""

    async def one(count):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await reader.readline()
        for _ in range(count):
            for line in (b"MAIL FROM:<a@b.example>", b"RCPT TO:<c@d.example>", b"DATA"):
                writer.write(line + b"\r\n")
                await reader.readline()
            writer.write(b"x" * size + b"\r\n.\r\n")
            await reader.readline()
        writer.close()

    start = time.monotonic()
    await asyncio.gather(*(one(BARE // 4) for _ in range(4)))
    return BARE / (time.monotonic() - start)


def memory(pid):
    """Mebibytes of its own; pages of the database file that it reads in place belong to the machine's cache."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("RssAnon"))


class Storage:
    """The database of the measurement, for what no command of the program does."""

    def __init__(self, url):
        self.url = url

    def __call__(self, statement):
        """Runs a statement; the first value of its first row, if it has rows."""
        if self.url.startswith("sqlite:"):
            with sqlite3.connect(self.url.removeprefix("sqlite:"), timeout=30) as connection:
                row = connection.execute(statement).fetchone()
                return row and row[0]
        # libpq reads no key that a driver of ours has for itself.
        done = subprocess.run(["psql", self.url, "-XqtAc", statement], check=True, capture_output=True, text=True)
        return done.stdout.strip() or None


def measure(program, url, offers, rounds):
    with tempfile.TemporaryDirectory() as folder:
        env = {"DATABASE_URL": url or f"sqlite:{folder}/porta.db", "PORTA_DATA_DIR": folder}
        storage = Storage(env["DATABASE_URL"])

        def call(*arguments):
            start = time.monotonic()
            done = subprocess.run([program, *arguments], env=env, check=True, capture_output=True, text=True)
            return done.stdout, time.monotonic() - start

        print(call("generate", "--city", "load", "--languages", "1", "--offers", str(offers))[0].strip())
        # Four offers each, so that a provider has five entries with itself.
        storage(
            "UPDATE offers SET publication = 'archived' WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER "
            "(PARTITION BY provider_id ORDER BY id) AS place FROM offers) AS numbered WHERE place > 4)"
        )
        storage(
            "INSERT INTO review_contacts SELECT id, slug || '@load.example', 'de', updated_at, updated_at FROM providers"
        )
        _, preview = call("campaign", "start", "--city", "load", "--dry-run")
        sink = Sink()
        env |= {"PORTA_SMTP_URL": f"smtp://127.0.0.1:{sink.port}", "PORTA_MAIL_PER_MINUTE": "100000"}
        worker, sizes = None, []
        try:
            for number in range(1, rounds + 1):
                told, whole = call("campaign", "start", "--city", "load")
                print(told.strip())
                print(f"opening: {whole - preview:.1f} s (with the preview before it {whole:.1f} s)")
                count, before = int(storage("SELECT count(*) FROM mails")), sink.taken
                sink.first = None
                worker = worker or subprocess.Popen(
                    [program, "worker"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                seen = []
                while sink.taken < count:
                    time.sleep(1)
                    seen.append(memory(worker.pid))
                speed = (count - before - 1) / (sink.last - sink.first)
                sizes.append(max(seen))
                print(f"round {number}: {speed:.0f} mails a second of one worker, {count - before} in all; its memory {min(seen)} to {max(seen)} MB")
                storage("UPDATE campaigns SET state = 'closed'")
        finally:
            if worker:
                worker.terminate()
                worker.wait()
        ceiling = asyncio.run(bare(sink.port, 8000))
        print(f"the bare server takes {ceiling:.0f} a second, ratio of the last round {speed / ceiling:.2f}")
        print(f"memory at most by round: {', '.join(f'{size} MB' for size in sizes)}")


def main():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--offers", type=int, default=90_000, help="offers of the generated city, a provider for each eight; four of a provider stay")
    reader.add_argument("--rounds", type=int, default=1, help="campaigns one after the other, by the same worker")
    reader.add_argument("--program", default="target/release/porta-api")
    reader.add_argument("--database", help="an empty PostgreSQL (postgres://…); SQLite if left out")
    chosen = reader.parse_args()
    measure(os.path.abspath(chosen.program), chosen.database, chosen.offers, chosen.rounds)


main()
