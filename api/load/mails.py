"""Measures a campaign: its opening, and one worker's mails into a mail server on loopback that takes everything."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath("target/release/porta-api")
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
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def main(offers):
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/porta.db"
        env = {"DATABASE_URL": f"sqlite:{database}", "PORTA_DATA_DIR": folder}

        def call(*arguments):
            start = time.monotonic()
            done = subprocess.run([PROGRAM, *arguments], env=env, check=True, capture_output=True, text=True)
            return done.stdout, time.monotonic() - start

        print(call("generate", "--city", "load", "--languages", "1", "--offers", str(offers))[0].strip())
        with sqlite3.connect(database) as connection:
            connection.execute(
                "INSERT INTO review_contacts SELECT id, slug || '@load.example', 'de', updated_at, updated_at FROM providers"
            )
        told, preview = call("campaign", "start", "--city", "load", "--dry-run")
        told, whole = call("campaign", "start", "--city", "load")
        print(told.strip())
        print(f"opening: {whole - preview:.1f} s (with the preview before it {whole:.1f} s)")

        sink = Sink()
        with sqlite3.connect(database) as connection:
            count = connection.execute("SELECT count(*) FROM mails").fetchone()[0]
        env |= {"PORTA_SMTP_URL": f"smtp://127.0.0.1:{sink.port}", "PORTA_MAIL_PER_MINUTE": "100000"}
        worker = subprocess.Popen([PROGRAM, "worker"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            sizes = []
            while sink.taken < count:
                time.sleep(1)
                sizes.append(memory(worker.pid))
        finally:
            worker.terminate()
            worker.wait()
        speed = (count - 1) / (sink.last - sink.first)
        ceiling = asyncio.run(bare(sink.port, 8000))
        quarter = max(1, len(sizes) // 4)
        print(f"mails: {speed:.0f} a second of one worker, {count} in all; the bare server takes {ceiling:.0f}, ratio {speed / ceiling:.2f}")
        print(f"memory of the worker: {max(sizes[:quarter])} MB in the first quarter, {max(sizes[-quarter:])} MB in the last")


main(int(sys.argv[1]))
