# SPDX-License-Identifier: Apache-2.0
"""Several servers on one PostgreSQL database and one data folder are one Xanh; a server started again is the same one."""
from client import Reporters, duties, is_acknowledged, plan_path, report, shown, signed_in


def test_what_one_server_was_told_every_other_shows_at_once(install):
    installation = install("postgresql")
    first, second = installation.serve("--demo"), installation.serve()
    here = signed_in(first.address, "congthuong")
    there = here.moved(second.address)
    [place] = duties(here, 1)
    for number in range(20):
        sentence = f"Lượt {number}, gửi ở máy chủ này, xem ở máy chủ kia."
        sender, reader = (here, there) if number % 2 == 0 else (there, here)
        assert is_acknowledged(report(sender, place, sentence, Reporters.file(sentence)))
        page = reader.get(place.page).text
        link = page.split(sentence)[1].split('href="')[1].split('"')[0]
        assert reader.get(link).body == Reporters.file(sentence)
    # Whoever signs out at one is out at the other.
    token = there.forms("/tai-khoan")
    fields = next(fields for action, fields in token if action == "/dang-xuat")
    assert there.post("/dang-xuat", fields).status == 303
    assert here.get("/").headers["Location"] == "/dang-nhap"
    assert first.stop() == second.stop() == 0
    assert "entries fit" in installation.run("audit", "verify")


def test_the_same_form_sent_to_two_servers_counts_once(install):
    installation = install("postgresql")
    servers = [installation.serve("--demo"), installation.serve()]
    client = signed_in(servers[0].address, "congthuong")
    places = duties(client, 3)
    people = [Reporters(client.moved(server.address), places, "1") for server in servers]
    for each in people:
        each.wait(lambda each: len(each.acknowledged) >= 20)
    for each in people:
        each.end()
    told = {**people[0].acknowledged, **people[1].acknowledged}
    stored = shown(client, {place.page for place in places})
    for place in places:
        assert sorted(stored[place.page]) == sorted(text for text, at in told.items() if at == place)
    for each in people:
        # Both may have been busy with the same row; then one was asked to come again, and nothing was stored twice.
        assert {answer.status for answer in each.refused} <= {503}


def test_a_second_start_keeps_the_data(install):
    installation = install()
    server = installation.serve("--demo")
    client = signed_in(server.address, "congthuong")
    [place] = duties(client, 1)
    path = plan_path(client)
    assert is_acknowledged(report(client, place, "Lượt trước khi khởi động lại."))
    assert server.stop() == 0
    server = installation.serve("--demo")
    assert "xanh-minh-hoa" in server.text
    client = client.moved(server.address)
    assert plan_path(client) == path
    assert shown(client, {place.page}) == {place.page: ["Lượt trước khi khởi động lại."]}
    assert server.stop() == 0
