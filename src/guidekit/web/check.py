"""The addresses on other sites: which are due, asked politely, and what to think of each."""

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from guidekit.project import Project
from guidekit.source import GuidekitError, Span
from guidekit.web.answers import NO_SUCH_HOST, Answer, Asker
from guidekit.web.cache import CACHE_FILE, Record, State, read_cache, state_of, write_cache
from guidekit.web.links import web_links

__all__ = ["LinkReport", "LinkState", "Manners", "check_links"]

ATTEMPTS = 3
LONGEST_WAIT = 60.0
"""Seconds: a site that wants to be left alone for longer is asked on another day."""


class Manners(Struct, frozen=True):
    """How sites are asked: so many at once, each of them with a pause between two questions.

    A link is broken ``after`` failures on so many days, and asked for again when ``max_age`` days
    have passed since it was good.
    """

    jobs: int = 8
    pause: float = 0.5
    after: int = 3
    max_age: int = 14
    sleep: Callable[[float], None] = field(default=time.sleep)


class LinkState(Struct, frozen=True):
    """An address, what is thought and known of it, and the places that lead to it."""

    url: str
    state: State
    record: Record | None
    places: tuple[Span, ...]


class LinkReport(Struct, frozen=True):
    """All addresses, sorted, and how many of them were asked for in this run."""

    links: tuple[LinkState, ...]
    asked: int

    @property
    def broken(self) -> int:
        """How many are broken."""
        return sum(link.state == "broken" for link in self.links)


def check_links(
    project: Project,
    today: date,
    asker: Asker | None = None,
    manners: Manners | None = None,
    *,
    everything: bool = False,
) -> LinkReport:
    """What is known of a project's links to other sites.

    Without an ``asker`` that is what the cache file says, and nothing is written. With one, the
    addresses that are due are asked for (``everything``: all of them), and the cache is written
    anew. Raises :class:`GuidekitError` where the cache cannot be read or written, or no name of
    several can be looked up.
    """
    manners = manners or Manners()
    links = web_links(project)
    cache = Path(project.own.root, CACHE_FILE)
    records = read_cache(cache)
    due = [url for url in links if everything or _is_due(records.get(url), today, manners)]
    if asker is not None:
        answers = _ask_all(due, asker, manners)
        _check_network(answers)
        for url, answer in answers.items():
            records[url] = _updated(records.get(url), answer, today)
        write_cache(cache, records, links)
    states = (
        LinkState(url, state_of(records.get(url), manners.after), records.get(url), places)
        for url, places in links.items()
    )
    return LinkReport(tuple(states), len(due) if asker else 0)


def _is_due(record: Record | None, today: date, manners: Manners) -> bool:
    """Whether an address is to be asked for: it is new, in doubt, or was good long ago."""
    if record is None:
        return True
    if state_of(record, manners.after) != "good":
        return record.checked != today
    return today - record.checked >= timedelta(days=manners.max_age)


def _updated(record: Record | None, answer: Answer, today: date) -> Record:
    """A record after one more answer; a second failure on one day is not counted."""
    if answer.verdict == "good":
        return Record(today, answer.reason, good=today, moved=answer.moved)
    before = record or Record(today, "")
    if answer.verdict == "unknown":
        return replace(before, checked=today, reason=answer.reason)
    again = before.failures and record is not None and record.checked == today
    return replace(
        before,
        checked=today,
        reason=answer.reason,
        since=before.since or today,
        failures=before.failures + (0 if again else 1),
        sure=answer.sure,
    )


def _ask_all(urls: Iterable[str], asker: Asker, manners: Manners) -> Mapping[str, Answer]:
    """The answers to all addresses; those of one host are asked for one after the other."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)

    def of_host(group: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for index, url in enumerate(group):
            if index:
                manners.sleep(manners.pause)
            answers.append((url, _ask(url, asker, manners)))
        return answers

    with ThreadPoolExecutor(manners.jobs) as pool:
        return dict(pair for answers in pool.map(of_host, hosts.values()) for pair in answers)


def _check_network(answers: Mapping[str, Answer]) -> None:
    """Note nothing of a machine without a network: else all links were broken in some days."""
    hosts = {urlsplit(url).netloc.lower() for url in answers}
    if len(hosts) > 1 and all(answer.reason == NO_SUCH_HOST for answer in answers.values()):
        hint = "nothing was noted: run this where there is a network"
        message = f"none of {len(hosts)} sites' names can be looked up"
        raise GuidekitError(message, help=hint)


def _ask(url: str, asker: Asker, manners: Manners) -> Answer:
    """The answer to one address, asked again as long as that may help."""
    answer = asker.ask(url)
    for attempt in range(1, ATTEMPTS):
        if answer.wait is None or answer.wait > LONGEST_WAIT:
            break
        manners.sleep(max(answer.wait, 2.0 ** (attempt - 1)))
        answer = asker.ask(url)
    return answer
