# SPDX-License-Identifier: Apache-2.0
"""The database is held by another program, or goes away: each request gets a clear answer, and nothing is lost."""
import sqlite3
import threading

import pytest

from client import Client, Reporters, duties, is_acknowledged, plan_path, report, shown, signed_in

BUSY = {
    "vi": ("Cơ sở dữ liệu đang bận", "Chưa có gì bị mất. Xin thử lại sau ít giây"),
    "en": ("The database is busy", "Nothing is lost. Try again in some seconds"),
}


def expect_busy(answer, language: str) -> None:
    assert answer.status == 503, answer.words
    assert answer.headers["Retry-After"] == "5"
    for words in BUSY[language]:
        assert words in answer.words


# MARK: SQLite


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_database_locked_by_another_program_is_told_and_reading_goes_on(install, language):
    installation = install()
    server = installation.serve("--demo")
    client = signed_in(server.address, "congthuong", language)
    [place] = duties(client, 1)
    other = sqlite3.connect(installation.data / "xanh.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    text = "Lượt này, có chương trình khác giữ khóa."
    answers = []
    sender = threading.Thread(target=lambda: answers.append(report(client, place, text)))
    sender.start()
    # Whoever only reads does not wait for the lock.
    assert client.get(plan_path(client)).status == 200
    assert answers == []
    sender.join()
    expect_busy(answers[0], language)
    assert text in answers[0].words, "what was typed is not on the page"
    assert shown(client, {place.page}) == {place.page: []}
    other.execute("COMMIT")
    assert is_acknowledged(report(client, place, text))
    assert shown(client, {place.page}) == {place.page: [text]}
    assert server.stop() == 0


def test_a_second_server_on_the_same_file_is_refused_and_the_first_goes_on(install):
    installation = install()
    server = installation.serve("--demo")
    said = installation.run("serve", "--port", "0", status=75)
    assert said.startswith("xanh: ") and said.count("\n") == 1
    assert str(server.process.pid) in said
    assert "Một máy chủ khác" in said and "Another server" in said
    client = signed_in(server.address, "congthuong")
    [place] = duties(client, 1)
    assert is_acknowledged(report(client, place, "Lượt này, máy chủ thứ hai đã bị từ chối."))
    # A tool is no second server.
    assert "schema" in installation.run("migrate")
    # One that was killed holds nothing.
    server.kill()
    assert installation.serve().stop() == 0


def test_a_file_that_another_program_keeps_for_itself_is_told(install):
    installation = install()
    installation.run("demo")
    other = sqlite3.connect(installation.data / "xanh.sqlite", isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    said = installation.run("serve", "--port", "0", status=75)
    assert said.startswith("xanh: ") and said.count("\n") == 1
    assert "chương trình khác" in said and "another program" in said
    other.close()
    assert installation.serve().stop() == 0


# MARK: PostgreSQL


def test_postgresql_may_be_stopped_and_started_again_under_load(install, cluster):
    installation = install("postgresql")
    server = installation.serve("--demo")
    clients = {language: signed_in(server.address, "congthuong", language) for language in BUSY}
    places = duties(clients["vi"], 4)
    acknowledged = {}
    for round in range(3):
        # Nobody is turned out: the same people report before, during and after.
        people = Reporters(clients["vi"], places, str(round), with_files=True)
        before = 30
        people.wait(lambda people: len(people.acknowledged) >= before)
        with cluster.stopped():
            people.wait(lambda people: len(people.refused) >= 8)
            for language, client in clients.items():
                expect_busy(client.get("/"), language)
                expect_busy(report(client, places[0], "Lượt này, cơ sở dữ liệu đã dừng."), language)
        told = len(people.acknowledged)
        people.wait(lambda people: len(people.acknowledged) >= told + 30)
        people.end()
        assert people.unanswered == {}
        for answer in people.refused:
            expect_busy(answer, "vi")
        acknowledged.update(people.acknowledged)
    stored = shown(clients["vi"], {place.page for place in places})
    for place in places:
        # A commit may have reached the disk although its answer did not; whatever was acknowledged is there once.
        told = [sentence for sentence, at in acknowledged.items() if at == place]
        assert len(stored[place.page]) == len(set(stored[place.page]))
        assert set(told) <= set(stored[place.page])
    assert server.failures() == []
    assert server.stop() == 0
    assert "and the signed head" in installation.run("audit", "verify")


def test_a_server_without_its_postgresql_says_so(tmp_path, install):
    installation = install()
    installation.address = f"host={tmp_path} dbname=postgres"
    said = installation.run("serve", "--port", "0", status=69)
    assert said.startswith("xanh: ") and said.count("\n") == 1
    assert "không trả lời" in said and "does not answer" in said


# MARK: Sessions


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_session_that_ran_out_loses_no_text(install, language):
    installation = install()
    server = installation.serve("--demo")
    client = signed_in(server.address, "congthuong", language)
    [place] = duties(client, 1)
    with sqlite3.connect(installation.data / "xanh.sqlite") as database:
        assert database.execute("UPDATE session SET expires_at = 1000").rowcount == 1
    text = "Lượt này, phiên đã hết hạn từ lâu."
    answer = report(client, place, text)
    assert answer.status == 403
    assert {"vi": "Biểu mẫu đã hết hạn", "en": "The form has run out"}[language] in answer.words
    assert text in answer.words
    assert client.get("/").headers["Location"] == "/dang-nhap"
    again = Client(server.address, language)
    assert again.sign_in("congthuong").status == 303
    [place] = duties(again, 1)
    assert is_acknowledged(report(again, place, text))
    assert shown(again, {place.page}) == {place.page: [text]}
