# SPDX-License-Identifier: Apache-2.0
"""bin/setup: installs what is missing, says nothing where all is there, and one clear line where it cannot."""
import os
import shutil
import subprocess

import pytest

from server import ROOT

LIST = "# a list\nbuild\tlibone-dev\tfirst\nbuild\tlibtwo-dev\tsecond\ntest\tthree\tthird\n"


class Machine:
    """A machine with some packages and programs, on which the script runs; what it would install stands in a file."""

    def __init__(self, folder):
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir()
        (folder / "bin").mkdir()
        shutil.copy(ROOT / "bin" / "setup", folder / "bin" / "setup")
        (folder / "bin" / "packages.txt").write_text(LIST)
        (folder / "installed").write_text("")
        for name in ("bash", "dirname", "grep", "mktemp", "rm", "env", "cat", "tail", "tr"):
            os.symlink(shutil.which(name), self.programs / name)
        self.add("dpkg-query", f'grep -qx "${{!#}}" {folder}/installed && echo -n installed')

    def add(self, name: str, script: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def add_apt(self, succeeds: bool) -> None:
        work = f'for name in "$@"; do echo "$name" >>{self.folder}/installed; done' if succeeds else 'echo "E: no" >&2; exit 100'
        self.add("apt-get", f'echo "apt-get $*" >>{self.folder}/calls; [ "$1" = update ] || {{ {work}; }}')

    def be(self, user: int) -> None:
        self.add("id", f"echo {user}")

    def run(self, *sections: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.programs / "bash", self.folder / "bin" / "setup", *sections], capture_output=True, text=True,
            env={"PATH": str(self.programs), "TMPDIR": str(self.folder)})

    @property
    def calls(self) -> list[str]:
        file = self.folder / "calls"
        return file.read_text().splitlines() if file.exists() else []


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def expect_one_line(done, status: int, *words: str) -> None:
    assert done.returncode == status, done.stderr
    assert done.stderr.startswith("setup: ") and done.stderr.count("\n") == 1, done.stderr
    for word in words:
        assert word in done.stderr


def test_where_all_is_there_it_says_and_does_nothing(machine):
    (machine.folder / "installed").write_text("libone-dev\nlibtwo-dev\n")
    done = machine.run("build")
    assert (done.returncode, done.stdout, done.stderr, machine.calls) == (0, "", "", [])


def test_as_root_it_installs_what_is_missing_of_the_sections_asked_for(machine):
    machine.be(0)
    machine.add_apt(succeeds=True)
    (machine.folder / "installed").write_text("libone-dev\n")
    assert machine.run("build").returncode == 0
    assert machine.calls == ["apt-get install -y -qq --no-install-recommends libtwo-dev"]
    assert machine.run("build", "test").returncode == 0
    assert machine.calls[-1].endswith("--no-install-recommends three")


def test_as_another_user_it_goes_through_sudo(machine):
    machine.be(1000)
    machine.add_apt(succeeds=True)
    machine.add("sudo", f'echo sudo >>{machine.folder}/calls; exec "$@"')
    assert machine.run("build").returncode == 0
    assert machine.calls[0] == "sudo"


def test_without_the_right_to_install_it_names_what_is_missing(machine):
    machine.be(1000)
    machine.add_apt(succeeds=True)
    expect_one_line(machine.run("build", "test"), 77, "libone-dev libtwo-dev three", "sudo")
    assert machine.calls == []


def test_without_apt_it_names_what_is_missing(machine):
    machine.be(0)
    expect_one_line(machine.run("build"), 69, "libone-dev libtwo-dev", "apt-get")


def test_what_cannot_be_installed_is_named_after_a_second_try_with_fresh_lists(machine):
    machine.be(0)
    machine.add_apt(succeeds=False)
    done = machine.run("build")
    expect_one_line(done, 69, "libone-dev libtwo-dev", str(machine.folder))
    assert [call.split()[1] for call in machine.calls] == ["install", "update", "install"]


def test_every_package_has_a_section_and_a_reason():
    lines = [line for line in (ROOT / "bin" / "packages.txt").read_text().splitlines() if not line.startswith("#")]
    for line in lines:
        section, name, reason = line.split("\t")
        assert section in ("build", "run", "test") and name.strip() == name and len(reason) > 4, line
    names = [line.split("\t")[1] for line in lines]
    assert len(names) == len(set(names))
