"""`guidekit links`: what is known of other sites, and a server on this machine that is asked."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from guidekit.project import load_project
from guidekit.source import GuidekitError
from guidekit.web import Answer, Asker, LinkReport, Manners, check_links
from sites.conftest import Run
from sites.projects import FILES, write_files

DAY = date(2026, 3, 1)
CACHE = Path("guides/guidekit-links.json")

Reply = tuple[int, dict[str, str]]


@dataclass
class Site:
    """A site on this machine: what it says by path, and what it was asked."""

    port: int = 0
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    only_get: set[str] = field(default_factory=set)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def reply(self, method: str, path: str) -> Reply:
        self.asked.append((method, path))
        if method == "HEAD" and path in self.only_get:
            return 405, {}
        said = self.replies.get(path, (404, {}))
        if isinstance(said, list):
            return said.pop(0) if len(said) > 1 else said[0]
        return said


@pytest.fixture
def site() -> Iterator[Site]:
    said = Site()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            status, headers = said.reply(self.command, self.path)
            if status == 0:  # hang up without a word
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    said.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield said
    server.shutdown()
    server.server_close()


Check = Callable[..., LinkReport]


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def check(project: Path, slept: list[float]) -> Check:
    """Ask for the links of a guide on a day, without ever waiting."""

    def check(urls: list[str], day: date = DAY, **options: Any) -> LinkReport:
        links = " ".join(f"[a link]({url})" for url in urls)
        write_files(project, {"connectors/jira/jira.mdx": f"# Jira\n\nCopy the token. {links}\n"})
        loaded = load_project(project)
        manners = Manners(sleep=slept.append, pause=0.25)
        return check_links(loaded, day, Asker(loopback=True, seconds=2), manners, **options)

    return check


def states(report: LinkReport) -> dict[str, str]:
    """States and reasons by the path of the address."""
    return {
        "/" + link.url.split("/", 3)[3]: f"{link.state} {link.record.reason if link.record else ''}"
        for link in report.links
    }


def test_answers_are_judged(site: Site, check: Check) -> None:
    site.replies = {
        "/ok": (200, {}), "/closed": (403, {}), "/get": (200, {}), "/busy": (429, {}),
        "/down": (503, {}), "/odd": (418, {}), "/gone": (410, {}), "/silent": (0, {}),
    }  # fmt: skip
    site.only_get = {"/get"}
    paths = [*site.replies, "/nowhere"]
    assert states(check([site.url(path) for path in paths])) == {
        "/ok": "good 200",
        "/closed": "good 403",
        "/get": "good 200",
        "/busy": "unknown 429",
        "/down": "unknown 503",
        "/odd": "unknown 418",
        "/gone": "broken 410",
        "/silent": "unknown connection lost",
        "/nowhere": "broken 404",
    }
    asked = Counter(site.asked)
    assert asked["GET", "/get"] == asked["HEAD", "/get"] == 1
    assert asked["GET", "/ok"] == 0, "HEAD was enough"


def test_redirects_are_followed_a_few_times(site: Site, check: Check) -> None:
    site.replies = {
        "/moved": (301, {"Location": "/ok"}),
        "/for-now": (302, {"Location": site.url("/ok")}),
        "/round": (302, {"Location": "/round"}),
        "/ftp": (302, {"Location": "ftp://127.0.0.1/"}),
        "/ok": (200, {}),
    }
    urls = [site.url(path) for path in ("/moved", "/for-now", "/round", "/ftp")]
    report = check(urls)
    assert states(report) == {
        "/moved": "good 200",
        "/for-now": "good 200",
        "/round": "failing more than 5 redirects",
        "/ftp": "unknown redirect to `ftp:`",
    }
    moved = {link.url: link.record.moved for link in report.links if link.record}
    assert moved[site.url("/moved")] == site.url("/ok")
    assert moved[site.url("/for-now")] is None


def test_a_busy_site_is_asked_again_when_it_wants(
    site: Site, check: Check, slept: list[float]
) -> None:
    busy: Reply = (429, {"Retry-After": "7"})
    site.replies = {"/later": [busy, busy, (200, {})], "/much-later": (503, {"Retry-After": "900"})}
    assert states(check([site.url("/later")])) == {"/later": "good 200"}
    assert slept == [7, 7]
    slept.clear()
    assert states(check([site.url("/much-later")])) == {"/much-later": "unknown 503"}
    assert slept == [], "too long to wait for"


def test_one_site_is_asked_with_pauses(site: Site, check: Check, slept: list[float]) -> None:
    site.replies = {f"/{number}": (200, {}) for number in range(4)}
    check([site.url(path) for path in site.replies])
    assert slept == [0.25] * 3


def test_a_link_that_worked_is_broken_after_days_of_failure(site: Site, check: Check) -> None:
    url = site.url("/page")
    said = []
    for status, day in ((200, 1), (404, 20), (404, 20), (404, 21), (404, 22), (200, 23)):
        site.replies = {"/page": (status, {})}
        report = check([url], date(2026, 3, day), everything=True)
        (link,) = report.links
        assert link.record
        said.append((link.state, link.record.failures, str(link.record.good)))
    assert said == [
        ("good", 0, "2026-03-01"),
        ("failing", 1, "2026-03-01"),
        ("failing", 1, "2026-03-01"),
        ("failing", 2, "2026-03-01"),
        ("broken", 3, "2026-03-01"),
        ("good", 0, "2026-03-23"),
    ]


def test_a_time_out_says_nothing_about_a_failing_link(site: Site, check: Check) -> None:
    url = site.url("/page")
    for status, day in ((200, 1), (404, 20), (503, 21)):
        site.replies = {"/page": (status, {})}
        report = check([url], date(2026, 3, day), everything=True)
    (link,) = report.links
    assert (link.state, link.record and link.record.failures) == ("failing", 1)


def test_only_new_doubtful_and_old_links_are_asked_for(site: Site, check: Check) -> None:
    site.replies = {"/good": (200, {}), "/busy": (418, {}), "/new": (200, {})}
    old = [site.url("/good"), site.url("/busy")]
    assert check(old).asked == 2
    assert check(old).asked == 0, "not twice on a day"
    site.asked.clear()
    assert check([*old, site.url("/new")], date(2026, 3, 2)).asked == 2
    assert {path for _, path in site.asked} == {"/busy", "/new"}
    assert check(old, date(2026, 3, 14), everything=False).asked == 1
    assert check(old, date(2026, 3, 15)).asked == 2
    assert check(old, date(2026, 3, 15), everything=True).asked == 2


def test_the_cache_holds_what_guides_link_to_and_no_more(site: Site, check: Check) -> None:
    site.replies = {"/one": (200, {}), "/two": (200, {})}
    check([site.url("/two#part"), site.url("/one")])
    first = CACHE.read_text("utf-8")
    assert list(json.loads(first)["links"]) == [site.url("/one"), site.url("/two")]
    check([site.url("/one"), site.url("/two")])
    assert CACHE.read_text("utf-8") == first
    check([site.url("/one")])
    assert list(json.loads(CACHE.read_text("utf-8"))["links"]) == [site.url("/one")]
    assert [path.name for path in CACHE.parent.glob(".*")] == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "0",
        "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[fec0::1]",
    ],
)  # fmt: skip
def test_this_machine_and_private_networks_are_not_asked(site: Site, address: str) -> None:
    site.replies = {"/": (200, {})}
    answer = Asker().ask(site.url("/", address))
    assert (answer.verdict, answer.reason) == ("unknown", "no public address")
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(site: Site) -> None:
    site.replies = {"/": (302, {"Location": "http://169.254.169.254/latest/"})}
    answer = Asker(loopback=True).ask(site.url("/"))
    assert (answer.verdict, answer.reason) == ("unknown", "no public address")


def test_a_host_that_nobody_knows_fails_and_a_closed_port_too(site: Site, check: Check) -> None:
    port = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    closed = port.server_port
    port.server_close()
    report = check([f"http://127.0.0.1:{closed}/x"])
    assert states(report) == {"/x": "failing connection refused"}


def test_a_machine_without_a_network_learns_nothing(project: Path, check: Check) -> None:
    class Offline(Asker):
        def ask(self, url: str) -> Answer:
            return Answer("failed", "no such host")

    def ask(*hosts: str) -> LinkReport:
        links = " ".join(f"[a link](https://{host}/x)" for host in hosts)
        write_files(project, {"connectors/jira/jira.mdx": f"# Jira\n\nCopy the token. {links}\n"})
        return check_links(load_project(project), DAY, Offline())

    with pytest.raises(GuidekitError, match="none of 2 sites' names can be looked up"):
        ask("a.example", "b.example")
    assert not CACHE.exists()
    assert states(ask("a.example")) == {"/x": "failing no such host"}, "one site may be gone"


def test_readers_of_each_brand_have_links_of_their_own(project: Path) -> None:
    brand = (
        FILES["brands/acme.yaml"] + "links: {https://help.orbit.example/: https://acme.example/}\n"
    )
    guide = (
        "# Jira\n\nCopy the token: [help](https://help.orbit.example/a), [mail](mailto:a@b.example)"
        ", [yours](https://<tenant>.jira.example/), [here](#x), [file](../lucca/lucca.mdx).\n\n"
        "![A picture](https://images.example/a.png)\n"
    )
    write_files(project, {"brands/acme.yaml": brand, "connectors/jira/jira.mdx": guide})
    report = check_links(load_project(project), DAY)
    assert [link.url for link in report.links] == [
        "https://acme.example/a",
        "https://help.orbit.example/a",
        "https://images.example/a.png",
    ]
    assert {link.state for link in report.links} == {"unchecked"}
    assert not CACHE.exists()


def test_a_cache_that_cannot_be_read_is_the_callers_affair(project: Path, run: Run) -> None:
    for text in ("{", "[]", '{"version": 2, "links": {}}', '{"version": 1, "links": {"a": {}}}'):
        CACHE.write_text(text, "utf-8")
        with pytest.raises(GuidekitError, match="is no record of links"):
            check_links(load_project(project), DAY)
    assert run("links").exit_code == 2


def test_the_command_lists_asks_and_fails(project: Path, site: Site, run: Run) -> None:
    site.replies = {"/moved": (308, {"Location": "/ok"}), "/ok": (200, {})}
    text = f"# Jira\n\nCopy the token: [one]({site.url('/moved')}), [two]({site.url('/no')}).\n"
    write_files(project, {"connectors/jira/jira.mdx": text})
    listed = run("links")
    assert listed.exit_code == 0
    assert listed.stdout.endswith("2 links: 2 unchecked\n")
    options = ("--online", "--allow-loopback", "--pause", "0", "--today", "2026-03-01")
    asked = run("links", *options)
    assert asked.exit_code == 1
    assert asked.stdout.splitlines() == [
        f"good      {site.url('/moved')} (200; moved to {site.url('/ok')})",
        "          guides/connectors/jira/jira.mdx:3:23",
        f"broken    {site.url('/no')} (404; never good; failing since 2026-03-01 on 1 day)",
        f"          guides/connectors/jira/jira.mdx:3:{23 + len(site.url('/moved')) + 9}",
        "2 links: 1 broken, 1 good; asked for 2",
    ]
    known = json.loads(run("links", "--format", "json").stdout)
    assert known["asked"] == 0
    assert [link["state"] for link in known["links"]] == ["good", "broken"]
    assert run("links").exit_code == 1, "the cache remembers"
