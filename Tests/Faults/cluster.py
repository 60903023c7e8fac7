# SPDX-License-Identifier: Apache-2.0
"""A private PostgreSQL server in a folder of its own, reached over a socket in that folder, so that no port is taken."""
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from disk import Disk

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
# Its locale sorts as people do; the program must not rely on the order of bytes.
INIT = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "-N", "--locale-provider=icu", "--icu-locale=vi", "--locale=C.UTF-8"]


class Cluster:
    """Whoever makes a cluster with `on_disk` gives it a disk of its own for its tables, but not for its log."""

    def __init__(self, on_disk: bool = False):
        self.folder = Path(tempfile.mkdtemp(prefix="xanh-faults-", dir="/tmp"))
        self.disk = Disk(self.folder / "data" / "base", self.folder) if on_disk else None
        # The server refuses to run as root.
        self._as_user = []
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        self._run("initdb", "-D", "data", *INIT)
        self.start()

    def _run(self, program: str, *words: str, environment: dict[str, str] | None = None) -> None:
        with open(self.folder / "output", "ab") as output:
            done = subprocess.run(
                [*self._as_user, PROGRAMS / program, *words], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})})
        assert done.returncode == 0, (self.folder / "output").read_text()

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=100 -c shared_buffers=32MB -c fsync=on"
        self._run(
            "pg_ctl", "-D", "data", "-w", "-s", "-l", "log", "-o", options, "start",
            environment=self.disk.environment if self.disk else None)

    def stop(self) -> None:
        """Ends it as a loss of power would end it for its clients."""
        self._run("pg_ctl", "-D", "data", "-w", "-s", "-m", "immediate", "stop")

    @contextmanager
    def stopped(self):
        """Nobody answers within; afterwards it runs again, whatever happened."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def make_database(self, name: str) -> str:
        """An empty database; its address."""
        self._run("createdb", "-h", str(self.folder), "-U", "postgres", name)
        return f"host={self.folder} dbname={name} user=postgres"

    def remove(self) -> None:
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder)
