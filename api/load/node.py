"""Servers: started on free ports, waited for, measured, ended."""

import http.client
import json
import os
import pathlib
import socket
import subprocess
import time


def free_port():
    """A port of loopback that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A program that listens on loopback; ends with the `with` block."""

    def __init__(self, command, port, log, environment=None, first="/"):
        self.port = port
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"
        self.log = pathlib.Path(log)
        with self.log.open("ab") as output:
            started = time.monotonic()
            self.process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            self.first_answer = self._wait(first, started)
        except BaseException:
            self.end()
            raise

    def _wait(self, path, started):
        """Seconds from the start of the process to the first 200."""
        while time.monotonic() - started < 400:
            if self.process.poll() is not None:
                tail = self.log.read_text(errors="replace")[-2000:]
                raise RuntimeError(f"the server ended; the end of its log:\n{tail}")
            try:
                if self.get(path, timeout=400)[0] == 200:
                    return time.monotonic() - started
            except OSError:
                pass
            time.sleep(0.002)
        raise RuntimeError(f"{self.url}{path} does not answer 200; see {self.log}")

    def get(self, path, timeout=30):
        """Status, headers and body of one GET."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def json(self, path):
        """The JSON of a GET that must succeed."""
        status, _, body = self.get(path)
        if status != 200:
            raise RuntimeError(f"{self.url}{path} answered {status}: {body[:300]!r}")
        return json.loads(body)

    def memory(self):
        """Bytes of memory of its own: without files that are mapped."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        fields = dict(line.split(":", 1) for line in status.splitlines())
        return sum(int(fields[name].split()[0]) for name in ("RssAnon", "RssShmem")) * 1024

    def end(self):
        """Asks it to stop, as an operator would, and waits."""
        self.process.terminate()
        try:
            self.process.wait(timeout=120)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Porta(Server):
    """`porta-api serve` over a database, with a folder for what it saves."""

    def __init__(self, program, database, folder, city):
        port = free_port()
        environment = os.environ | {
            "DATABASE_URL": database,
            "PORTA_DATA_DIR": str(folder),
            "PORTA_API_ADDRESS": f"127.0.0.1:{port}",
            "PORTA_LOG": "warn",
        }
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__([program, "serve"], port, folder / "serve.log", environment, f"/v1/cities/{city}/offers")
