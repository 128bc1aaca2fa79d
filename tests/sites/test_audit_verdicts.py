"""The audit finds every planted trace and nothing else, and the look in a build says the same."""

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidekit.audit.audit import FileAudit, audit_file
from guidekit.audit.lookout import Lookout
from guidekit.audit.seen import Seen
from guidekit.site.field_links import field_parts, render_fields
from guidekit.source import SourceText
from guidekit.variants import Brand, Identity, Keep
from sites.planted import INNOCENT, PLANTED

SOURCE = SourceText("house.yaml", "")
HOUSE = Brand(
    "stackone",
    "StackOne",
    True,
    SOURCE,
    identity=Identity(
        names=("StackOne", "StackOne Hub"),
        domains=("stackone.com",),
        assets=("hub-*",),
        keep=(Keep("api.stackone.com", "providers call back there"),),
    ),
)
MERGE = Brand("merge", "Merge", True, SOURCE, identity=Identity(names=("Merge", "Merge Link")))


def audited(path: str, content: str | bytes, house: Brand = HOUSE) -> FileAudit:
    data = content.encode() if isinstance(content, str) else content
    return audit_file(path, data, house)


def watched(path: str, content: str | bytes, house: Brand = HOUSE) -> Seen:
    data = content.encode() if isinstance(content, str) else content
    lookout = Lookout(house, ["acme"])
    lookout.see("acme", path, data, hashlib.sha256(data).hexdigest())
    return lookout.take()


def agree(path: str, content: str | bytes, house: Brand = HOUSE) -> FileAudit:
    """What the audit says, once the look in a build has said the same."""
    found, seen = audited(path, content, house), watched(path, content, house)
    assert [trace for _, trace in seen.traces] == list(found.traces)
    assert {value for _, value, _ in seen.kept} == found.kept
    return found


@pytest.mark.parametrize(("name", "path", "content"), PLANTED, ids=[one[0] for one in PLANTED])
def test_what_is_planted_is_found(name: str, path: str, content: str | bytes) -> None:
    found = agree(path, content)
    assert found.traces
    assert found.unread is None


@pytest.mark.parametrize(("name", "path", "content"), INNOCENT, ids=[one[0] for one in INNOCENT])
def test_what_only_looks_like_it_is_not(name: str, path: str, content: str | bytes) -> None:
    found = agree(path, content)
    assert found.traces == ()
    assert found.unread is None


PAGES = {
    name: text
    for name, path, text in (*PLANTED, *INNOCENT)
    if isinstance(text, str) and path.endswith(".html")
}


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9])
def test_a_page_in_pieces_of_any_size_is_what_it_is_in_one(size: int) -> None:
    for name, text in PAGES.items():
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        assert_same_in(name, pieces)


@given(st.sampled_from(sorted(PAGES)), st.lists(st.integers(0, 400), max_size=12))
def test_a_page_may_be_cut_anywhere(name: str, cuts: list[int]) -> None:
    text, ends = PAGES[name], [0, *sorted(cuts), 1000]
    assert_same_in(name, [text[start:end] for start, end in pairwise(ends)])


def test_what_is_kept_is_not_so_behind_another_piece() -> None:
    before, _, after = PAGES["more than is kept"].partition("api")
    assert_same_in("more than is kept", [before, f"api{after}"])


def assert_same_in(name: str, pieces: Sequence[str]) -> None:
    text = PAGES[name]
    assert "".join(pieces) == text
    path = "lucca/lucca/index.html"
    found = audited(path, text)
    LOOKOUT.see_page("acme", path, [piece.encode() for piece in pieces], text.encode())
    seen = LOOKOUT.take()
    assert [trace for _, trace in seen.traces] == list(found.traces), name
    assert {value for _, value, _ in seen.kept} == found.kept, name


@pytest.mark.parametrize(
    ("texts", "clean"),
    [
        ({"jira": '{"help": "Open Orbit."}', "lucca": '{"help": "api.stackone.com"}'}, True),
        ({"jira": '{"help": "Open Orbit."}', "lucca": '{"help": "Open StackOne."}'}, False),
        ({"jira": '{"help": "S\\u0074ackOne"}'}, False),
        ({"jira": '{"stackone": {}}', "lucca": "{}"}, False),
        ({"stackone": "{}", "lucca": "{}"}, False),
        ({"jira": '"Stack"', "lucca": '"One"'}, True),
    ],
)
def test_data_in_parts_is_what_it_is_in_one(texts: dict[str, str], clean: bool) -> None:
    data = "".join(render_fields(texts.items())).encode()
    found = audited("fields.json", data)
    for _ in range(2):
        LOOKOUT.see_data(
            "acme", "fields.json", field_parts(texts.items()), lambda: data, repr(texts)
        )
        seen = LOOKOUT.take()
        assert [trace for _, trace in seen.traces] == list(found.traces)
        assert {value for _, value, _ in seen.kept} == found.kept
    assert bool(found.traces) != clean


LOOKOUT = Lookout(HOUSE, ["acme"])
"""One for all: what it remembers of one page must be right in another."""
