# SPDX-License-Identifier: Apache-2.0
"""A browser without a screen: keeps cookies, reads forms, sends them, and remembers what it was told."""
import http.client
import re
import secrets
import ssl
import threading
import time
import urllib.parse
from dataclasses import dataclass
from html.parser import HTMLParser

PASSWORD = "xanh-minh-hoa"
# What may happen to a connection when its server is killed or stopped.
GONE = (ConnectionError, http.client.HTTPException, TimeoutError)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """What a person reads on the page."""
        reader = _Words()
        reader.feed(self.text)
        return " ".join("".join(reader.pieces).split())


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data):
        self.pieces.append(data)


class _Forms(HTMLParser):
    """The forms of a page: the address of each and the fields that are filled in already."""

    def __init__(self):
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._choice = ""

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.forms.append((found.get("action") or "", {}))
        elif tag == "input" and self.forms and found.get("type") == "hidden":
            self.forms[-1][1][found["name"]] = found.get("value") or ""
        elif tag == "select" and self.forms:
            self._choice = found["name"]
        elif tag == "option" and self.forms and ("selected" in found or self._choice not in self.forms[-1][1]):
            self.forms[-1][1][self._choice] = found.get("value") or ""


class Client:
    """One person at one server; each thread has a connection of its own."""

    def __init__(self, address: str, language: str = "vi"):
        self.address = address
        self.cookies = {"xanh-lang": language}
        self._connections = threading.local()

    def moved(self, address: str) -> "Client":
        """The same person after the server was started again."""
        other = Client(address)
        other.cookies = self.cookies
        return other

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request and its answer. Raises one of `GONE` where no whole answer came."""
        connection = getattr(self._connections, "it", None)
        # As a browser does, a connection that may have been closed meanwhile is not used again.
        if connection is None or time.monotonic() - self._connections.used > 10:
            scheme, host = self.address.split("://")
            connection = (
                http.client.HTTPSConnection(host, timeout=60, context=ssl._create_unverified_context())
                if scheme == "https" else http.client.HTTPConnection(host, timeout=60))
            self._connections.it = connection
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self._connections.used = time.monotonic()
            connection.request(method, path, body, {"Cookie": cookie, **headers})
            answer = connection.getresponse()
            content = answer.read()
        except GONE:
            connection.close()
            self._connections.it = None
            raise
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        fields = {name: "\n".join(answer.headers.get_all(name)) for name in answer.headers}
        return Answer(answer.status, fields, content)

    def get(self, path: str) -> Answer:
        return self.request("GET", path)

    def forms(self, path: str) -> list[tuple[str, dict[str, str]]]:
        reader = _Forms()
        reader.feed(self.get(path).text)
        return reader.forms

    def post(self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None) -> Answer:
        """Sends a form as a browser does."""
        if not files:
            body = urllib.parse.urlencode(fields).encode()
            return self.request("POST", path, body, **{"Content-Type": "application/x-www-form-urlencoded"})
        mark = secrets.token_hex(16)
        parts = b"".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items())
        for name, (file, content) in files.items():
            head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
            parts += head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n"
        body = parts + f"--{mark}--\r\n".encode()
        return self.request("POST", path, body, **{"Content-Type": f"multipart/form-data; boundary={mark}"})

    def sign_in(self, login: str, password: str = PASSWORD) -> Answer:
        [(action, fields)] = [form for form in self.forms("/dang-nhap") if "token" in form[1]]
        return self.post(action or "/dang-nhap", {**fields, "login": login, "password": password})


def signed_in(address: str, login: str, language: str = "vi") -> Client:
    client = Client(address, language)
    answer = client.sign_in(login)
    assert answer.status == 303, answer.text
    return client


def plan_path(client: Client) -> str:
    """The demonstration's own plan, which is the oldest one may see."""
    return min(set(re.findall(r"/ke-hoach/\d+", client.get("/ke-hoach").text)), key=lambda path: int(path.split("/")[-1]))


@dataclass(frozen=True)
class Duty:
    """An activity on which this person may report: its page and its form."""

    page: str
    action: str
    fields: dict[str, str]


def duties(client: Client, count: int) -> list[Duty]:
    found = []
    for page in dict.fromkeys(re.findall(r'href="(/ke-hoach/\d+/hoat-dong/\d+)"', client.get(plan_path(client)).text)):
        for action, fields in client.forms(page):
            if action.endswith("/bao-cao"):
                found.append(Duty(page, action, fields))
        if len(found) == count:
            return found
    raise AssertionError(f"{len(found)} of {count} activities found to report on")


def report(client: Client, duty: Duty, sentence: str, file: bytes | None = None, **typed: str) -> Answer:
    """Reports progress. The sentence is the report's key as well: sent twice, it counts once."""
    fields = {
        **duty.fields, "percent": "40", "holdsOn": "01/03/2026", "sentence": sentence, "difficulty": "", "proposal": "",
        "key": sentence, **typed}
    return client.post(duty.action, fields, {"files": ("minh-chung.txt", file)} if file is not None else None)


def is_acknowledged(answer: Answer) -> bool:
    return answer.status == 303 and answer.headers["Location"].endswith("?xong=da-gui")


class Reporters:
    """People who report as fast as they are answered, and write down what they were told."""

    def __init__(self, client: Client, duties: list[Duty], name: str, with_files: bool = False):
        self.client = client
        self.acknowledged: dict[str, Duty] = {}
        self.unanswered: dict[str, Duty] = {}
        self.refused: list[Answer] = []
        self._name = name
        self._with_files = with_files
        self._news = threading.Condition()
        self._is_over = False
        self._threads = [threading.Thread(target=self._run, args=(number, duty)) for number, duty in enumerate(duties)]
        for thread in self._threads:
            thread.start()

    def again(self, client: Client, sentence: str) -> Answer:
        """Sends once more what got no answer: the same form with the same file."""
        file = self.file(sentence) if self._with_files else None
        return report(client, self.unanswered[sentence], sentence, file)

    @staticmethod
    def file(sentence: str) -> bytes:
        """The file that belongs to a report."""
        return f"Minh chứng: {sentence}\n".encode() * 50

    @staticmethod
    def sentence_of(file: bytes) -> str:
        """The report that a file belongs to."""
        return file.decode().splitlines()[0].removeprefix("Minh chứng: ")

    def _run(self, number: int, duty: Duty) -> None:
        count = 0
        while not self._is_over:
            count += 1
            sentence = f"Lượt {self._name}, người {number}, báo cáo {count}."
            try:
                answer = report(self.client, duty, sentence, self.file(sentence) if self._with_files else None)
            except GONE:
                with self._news:
                    self.unanswered[sentence] = duty
                    self._news.notify_all()
                return
            with self._news:
                if is_acknowledged(answer):
                    self.acknowledged[sentence] = duty
                else:
                    self.refused.append(answer)
                self._news.notify_all()

    def wait(self, isTrue) -> None:
        """Waits until what was told fits, or everybody has gone."""
        with self._news:
            self._news.wait_for(lambda: isTrue(self) or not any(thread.is_alive() for thread in self._threads), timeout=120)
            assert isTrue(self), f"{len(self.acknowledged)} acknowledged, refused: {[each.status for each in self.refused]}"

    def end(self) -> None:
        self._is_over = True
        for thread in self._threads:
            thread.join()


def shown(client: Client, pages: set[str]) -> dict[str, list[str]]:
    """The sentences of all reports on the pages, each as often as it stands there."""
    return {page: re.findall(r"<p>(Lượt [^<]*)</p>", client.get(page).text) for page in pages}
