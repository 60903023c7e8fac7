# SPDX-License-Identifier: Apache-2.0
"""The disk is full: whoever sends something is told so in their language and keeps what they typed; reading goes on,
nothing that was there is lost, and with room everything goes on."""
import secrets

import pytest

from client import Reporters, duties, is_acknowledged, plan_path, report, shown, signed_in
from cluster import Cluster
from disk import Disk
from documents import plan

WORDS = {
    "vi": ("Máy chủ hết chỗ lưu", "Dữ liệu vừa gửi chưa được lưu; dữ liệu cũ còn nguyên."),
    "en": ("The server's disk is full", "What you sent was not saved; what was there before is untouched."),
}


@pytest.fixture
def full(install, tmp_path):
    """A demonstration whose disk the test may fill."""
    disk = Disk(tmp_path / "installation")
    installation = install(environment=disk.environment)
    installation.disk = disk
    return installation


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_full_disk_is_told_and_nothing_is_lost(full, language):
    server = full.serve("--demo")
    reporter = signed_in(server.address, "congthuong", language)
    planner = signed_in(server.address, "kehoach", language)
    [place] = duties(reporter, 1)
    earlier = [f"Lượt trước, báo cáo {number}." for number in range(5)]
    for sentence in earlier:
        assert is_acknowledged(report(reporter, place, sentence, Reporters.file(sentence)))

    full.disk.fill()
    text = "Lượt này, đĩa đầy rồi."
    import_form, import_fields = next(form for form in planner.forms("/ke-hoach/nhap") if form[0] == "/ke-hoach/nhap")
    refused = []
    # The log of the database may still have room for a few; then there is none.
    for number in range(200):
        answer = report(reporter, place, f"{text} {number}")
        if is_acknowledged(answer):
            earlier.append(f"{text} {number}")
        else:
            refused.append(answer)
        if len(refused) == 3:
            break
    refused.append(report(reporter, place, text, b"x" * 100_000))
    for answer in refused:
        expect_told(answer, language)
        assert text in answer.words, "what was typed is not on the page"
    expect_told(planner.post(import_form, import_fields, {"file": ("k.txt", plan("1/KH-UBND"))}), language)
    assert sorted(shown(reporter, {place.page})[place.page]) == sorted(earlier)
    assert reporter.get("/").status == planner.get(plan_path(planner)).status == 200
    assert reporter.get("/healthz").status == 200

    full.disk.make_room()
    assert is_acknowledged(report(reporter, place, text, Reporters.file(text)))
    assert sorted(shown(reporter, {place.page})[place.page]) == sorted([*earlier, text])
    assert [line for line in server.failures() if '"status":507' not in line] == []
    assert server.stop() == 0
    assert "and the signed head" in full.run("audit", "verify")


def expect_told(answer, language: str) -> None:
    assert answer.status == 507, answer.words
    for words in WORDS[language]:
        assert words in answer.words


def test_a_backup_that_has_no_room_says_so_and_leaves_no_half_file(full):
    server = full.serve("--demo")
    full.disk.fill()
    copy = full.folder / "copy.xanh"
    said = full.run("backup", str(copy), status=73)
    assert "Đĩa đã đầy" in said and "The disk is full" in said
    assert list(full.folder.glob("copy*")) == []
    full.disk.make_room()
    full.run("backup", str(copy))
    assert copy.stat().st_size > 10_000
    assert server.stop() == 0


def test_a_full_disk_under_postgresql_is_told_and_nothing_is_lost(install):
    cluster = Cluster(on_disk=True)
    try:
        installation = install()
        installation.address = cluster.make_database("full")
        server = installation.serve("--demo")
        reporter = signed_in(server.address, "congthuong")
        [place] = duties(reporter, 1)
        told = []
        cluster.disk.fill()
        refused = []
        for number in range(400):
            sentence = f"Lượt này, đĩa của PostgreSQL đầy dần {number}."
            # Random letters, which the database cannot make smaller.
            answer = report(reporter, place, sentence, difficulty=secrets.token_hex(1900))
            told.append(sentence) if is_acknowledged(answer) else refused.append(answer)
            if len(refused) == 3:
                break
        for answer in refused:
            expect_told(answer, "vi")
            assert "Lượt này, đĩa của PostgreSQL đầy dần" in answer.words
        assert len(refused) == 3
        assert sorted(shown(reporter, {place.page})[place.page]) == sorted(told)
        cluster.disk.make_room()
        assert is_acknowledged(report(reporter, place, "Lượt sau, đã có chỗ."))
        assert len(shown(reporter, {place.page})[place.page]) == len(told) + 1
        assert [line for line in server.failures() if '"status":507' not in line] == []
        assert server.stop() == 0
        assert "and the signed head" in installation.run("audit", "verify")
    finally:
        cluster.remove()


def test_a_first_start_on_a_full_disk_says_so(full):
    full.data.mkdir()
    full.disk.fill()
    said = full.run("serve", "--port", "0", status=73)
    assert said.startswith("xanh: ") and said.count("\n") == 1
    assert "Đĩa đã đầy" in said and "disk is full" in said
    full.disk.make_room()
    assert full.serve("--demo").stop() == 0
