# SPDX-License-Identifier: Apache-2.0
"""A disk that a test fills up, or whose power it takes away. See disk.c for how it gets in between."""
import mmap
import os
import shutil
import subprocess
from pathlib import Path

from server import ROOT

SOURCE = Path(__file__).parent / "disk.c"


class Disk:
    """The disk under one folder, as the programs see it that are started with `environment`."""

    def __init__(self, folder: Path, beside: Path | None = None):
        beside = beside or folder.parent
        self.folder = folder
        self.log = beside / "disk.log"
        control = beside / "disk.control"
        control.write_bytes(bytes(mmap.PAGESIZE))
        control.chmod(0o644)
        self.log.touch()
        self.log.chmod(0o666)
        # Whoever runs the program may not be able to look into the folder of the build.
        library = shutil.copy(self._library(), beside / "disk.so")
        self._file = open(control, "r+b")
        self._control = mmap.mmap(self._file.fileno(), mmap.PAGESIZE)
        self.environment = {
            "LD_PRELOAD": str(library), "DISK_ROOT": str(folder), "DISK_CONTROL": str(control),
            "DISK_LOG": str(self.log)}

    @staticmethod
    def _library() -> Path:
        library = ROOT / ".build" / "faults" / "disk.so"
        if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
            library.parent.mkdir(parents=True, exist_ok=True)
            # The compiler of the Swift toolchain, which builds the program too.
            compiler = Path(shutil.which("swift") or "/usr/bin/swift").resolve().parent / "clang"
            subprocess.run(
                [compiler, "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
        return library

    def fill(self) -> None:
        self._control[0] = 1

    def make_room(self) -> None:
        self._control[0] = 0

    def lose_power(self, keeps=lambda name: False) -> list[str]:
        """Leaves of the folder what had reached the disk; the names of what was lost. The worst case: a name that was
        not synced is gone, and so is every byte of a file that was written after its last sync.

        `keeps` names files that are not touched: databases change in place and have a test of their own."""
        names, unsynced = set(), set()
        for line in self.log.read_text(encoding="utf-8").splitlines():
            what, path = line.split(" ", 1)
            if what == "new":
                names.add(path)
                unsynced.add(path)
            elif what == "write":
                unsynced.add(path)
            elif what == "sync":
                unsynced.discard(path)
            elif what == "names":
                names = {name for name in names if os.path.dirname(name) != path}
            elif what == "gone":
                names.discard(path)
                unsynced.discard(path)
            else:
                before, after = path.split("\t")
                for group in (names, unsynced):
                    group.discard(after)
                if before in unsynced:
                    unsynced.add(after)
                names.add(after)
                names.discard(before)
                unsynced.discard(before)
        self.log.write_text("")
        lost = []
        for name in sorted(names):
            if os.path.exists(name) and not keeps(name):
                lost.append(name)
                shutil.rmtree(name) if os.path.isdir(name) else os.unlink(name)
        for name in sorted(unsynced):
            if os.path.isfile(name) and not keeps(name):
                lost.append(name)
                os.truncate(name, 0)
        return lost
