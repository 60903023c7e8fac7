# SPDX-License-Identifier: Apache-2.0
"""The real program, started over a fresh data folder and stopped again."""
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def program() -> Path:
    """The release build where there is one, else the debug build."""
    for build in ("release", "debug"):
        path = ROOT / ".build" / build / "xanh"
        if path.exists():
            return path
    raise FileNotFoundError("no .build/release/xanh: run «swift build -c release --product xanh» first")


def surroundings(environment: dict[str, str] | None) -> dict[str, str]:
    """The environment of a program that takes no settings from that of the tests, and speaks as they expect."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("XANH_")}
    return {**own, "XANH_LANGUAGE": "en", **(environment or {})}


class Server:
    """A running `xanh serve` on a free port of 127.0.0.1."""

    def __init__(self, folder: Path, *flags: str, environment: dict[str, str] | None = None, port: int = 0):
        self.folder = folder
        self.output = folder / "output.txt"
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen(
                [program(), "serve", *flags, "--data", folder / "data", "--port", str(port)],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=folder, env=surroundings(environment))
        try:
            self.address = self._address()
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise

    def _address(self) -> str:
        for _ in range(1200):
            found = re.search(r"^Xanh: (http://\S+)$", self.text, re.MULTILINE)
            if found and self._is_healthy(found[1]):
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"xanh serve does not answer:\n{self.text}")

    @staticmethod
    def _is_healthy(address: str) -> bool:
        try:
            with urllib.request.urlopen(address + "/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError):
            return False

    @property
    def text(self) -> str:
        """What the program wrote so far."""
        return self.output.read_text(encoding="utf-8")

    def failures(self) -> list[str]:
        """The logged answers by which the server admits a fault of its own."""
        return [line for line in self.text.splitlines() if re.search(r'"status":50[0-24-9]', line)]

    def stop(self) -> int:
        """Stops it as systemd would; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def kill(self) -> None:
        """Ends it at once, without a chance to tidy up."""
        self.process.kill()
        self.process.wait()

    @staticmethod
    def command(folder: Path, *words: str, environment: dict[str, str] | None = None, status: int = 0) -> str:
        """Runs another command of the program over the data of a folder; what it wrote."""
        done = subprocess.run(
            [program(), *words, "--data", folder / "data"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
            cwd=folder, timeout=120, env=surroundings(environment))
        assert done.returncode == status, f"{done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr
