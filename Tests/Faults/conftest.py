# SPDX-License-Identifier: Apache-2.0
"""The real program, which the tests kill, starve and lock out; and people who note what it tells them."""
import sys

sys.dont_write_bytecode = True

from pathlib import Path

import pytest

from cluster import Cluster
from server import Server

DATABASES = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def cluster():
    cluster = Cluster()
    yield cluster
    cluster.remove()


class Installation:
    """A data folder and a database with the demonstration, over which servers are started."""

    def __init__(self, folder: Path, address: str = "", environment: dict[str, str] | None = None):
        self.folder = folder
        self.address = address
        self.environment = environment or {}
        self._running: list[Server] = []
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def flags(self) -> list[str]:
        return ["--database", self.address] if self.address else []

    def serve(self, *flags: str) -> Server:
        server = Server(self.folder, *self.flags, *flags, environment=self.environment)
        self._running.append(server)
        return server

    def run(self, *words: str, status: int = 0) -> str:
        """Another command of the program over the same data; what it wrote."""
        return Server.command(self.folder, *words, *self.flags, environment=self.environment, status=status)

    def close(self) -> None:
        for server in self._running:
            server.kill()


@pytest.fixture
def install(tmp_path, cluster, request):
    """Makes installations, on SQLite or on PostgreSQL."""
    made = []

    def make(database: str = "sqlite", name: str = "installation", environment=None) -> Installation:
        address = "" if database == "sqlite" else cluster.make_database(f"t{abs(hash((request.node.nodeid, name)))}")
        made.append(Installation(tmp_path / name, address, environment))
        return made[-1]

    yield make
    for each in made:
        each.close()
