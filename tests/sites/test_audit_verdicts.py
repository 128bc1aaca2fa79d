"""The audit finds every planted trace and nothing else, and the look in a build says the same."""

import hashlib

import pytest

from guidekit.site.audit import FileAudit, audit_file
from guidekit.site.lookout import Lookout, Seen
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
