"""One cell of the table: a few seconds of wrk against one server."""

import json
import os
import pathlib
import subprocess
from dataclasses import dataclass

SCRIPT = pathlib.Path(__file__).with_name("walk.lua")


@dataclass
class Cell:
    """What wrk saw: requests, seconds, bytes, and latencies in milliseconds."""

    requests: int
    seconds: float
    bytes: int
    p50: float
    p99: float

    @property
    def rate(self):
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def size(self):
        """Bytes of an answer with its head."""
        return self.bytes / max(self.requests, 1)


def run(url, seconds, connections=32, headers=(), paths=None, first=0):
    """Asks one address over and over, or the paths of a file, each once, from line `first` on."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTA_")}
    if paths is not None:
        environment |= {"PORTA_PATHS": str(paths), "PORTA_FIRST": str(first)}
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(SCRIPT)]
    for header in headers:
        command += ["-H", header]
    ended = subprocess.run(command + [url], env=environment, capture_output=True, text=True, check=False)
    lines = [line for line in ended.stdout.splitlines() if line.startswith("{")]
    if ended.returncode != 0 or not lines:
        raise RuntimeError(f"wrk failed: {ended.stderr or ended.stdout}")
    seen = json.loads(lines[-1])
    if seen["again"]:
        raise RuntimeError(f"{paths} has too few paths: some were asked for twice")
    if seen["wrong"]:
        raise RuntimeError(f"{seen['wrong']} of {seen['requests']} requests to {url} failed")
    return Cell(seen["requests"], seen["micros"] / 1e6, seen["bytes"], seen["p50"] / 1e3, seen["p99"] / 1e3)


def mean(cells):
    """Several cells of the same kind as one."""
    return Cell(
        requests=sum(cell.requests for cell in cells),
        seconds=sum(cell.seconds for cell in cells),
        bytes=sum(cell.bytes for cell in cells),
        p50=sum(cell.p50 for cell in cells) / len(cells),
        p99=max(cell.p99 for cell in cells),
    )
