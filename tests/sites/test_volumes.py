"""What is remembered of many parts in few files: never another run's, and never more and more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidekit.site.memory import Memory
from guidekit.site.records import Record
from guidekit.site.volumes import Volumes

PARTS = [f"part {number}" for number in range(8)]
LARGE = 600
THIRD = LARGE // 3


@pytest.fixture(scope="module", autouse=True)
def _small_volumes() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guidekit.site.volumes.LARGE", LARGE)
        yield


def volumes(folder: Path) -> Volumes:
    return Volumes(Memory(folder), "checks", "a project")


def record(text: str, size: int = 1) -> Record:
    return Record(text, {"?/guides": "x" * size})


def written(folder: Path) -> list[Path]:
    return sorted((folder / "checks").glob("*.json"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A memory with a record of each part, about three to a volume."""
    folder = tmp_path / "memory"
    first = volumes(folder)
    for part in PARTS:
        first.keep(part, record("first", THIRD))
    first.done(PARTS, "all is well")
    return folder


def test_records_are_those_that_were_kept(folder: Path) -> None:
    again = volumes(folder)
    assert sorted(again.names) == PARTS
    assert again.about == "all is well"
    assert all(again.of(part) == record("first", THIRD) for part in PARTS)
    assert again.of("another part") is None
    assert 1 < len(written(folder)) < len(PARTS)


def test_what_is_kept_counts_when_the_run_is_done(folder: Path) -> None:
    given_up = volumes(folder)
    for part in PARTS:
        given_up.keep(part, record("given up", THIRD))
        assert given_up.of(part) == record("first", THIRD)
    assert all(volumes(folder).of(part) == record("first", THIRD) for part in PARTS)
    second = volumes(folder)
    second.keep(PARTS[0], record("second"))
    second.done(PARTS[:2])
    after = volumes(folder)
    assert after.of(PARTS[0]) == record("second")
    assert after.of(PARTS[1]) == record("first", THIRD)
    assert sorted(after.names) == PARTS[:2]


def test_a_run_without_news_writes_nothing(folder: Path) -> None:
    before = [(path, path.stat().st_ino) for path in written(folder)]
    volumes(folder).done(PARTS, "all is well")
    assert [(path, path.stat().st_ino) for path in written(folder)] == before


def test_a_disk_that_takes_no_more_leaves_parts_unknown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up = volumes(folder)
    for part in PARTS[:3]:
        given_up.keep(part, record("given up", THIRD))
    write, full = Memory.write, iter([False, True])
    monkeypatch.setattr(Memory, "write", lambda *words: next(full) and write(*words))
    second = volumes(folder)
    second.keep(PARTS[0], record("second", 3 * LARGE))
    second.done(PARTS)
    assert volumes(folder).of(PARTS[0]) is None
    assert volumes(folder).of(PARTS[7]) == record("first", THIRD)


def test_a_name_that_is_no_text_leaves_a_part_unknown(folder: Path) -> None:
    second = volumes(folder)
    second.keep(PARTS[0], Record("second", {"?/guides/\udcff": "nothing"}))
    second.done(PARTS)
    assert volumes(folder).of(PARTS[0]) is None
    assert volumes(folder).of(PARTS[1]) == record("first", THIRD)


def test_forgotten_records_are_gone_for_good(folder: Path) -> None:
    second = volumes(folder)
    second.forget()
    assert second.of(PARTS[0]) is None
    second.keep(PARTS[1], record("second"))
    second.done(PARTS)
    assert [*volumes(folder).names] == [PARTS[1]]


Kept = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from((1, THIRD, LARGE))), max_size=6)


@settings(deadline=None, max_examples=30)
@given(runs=st.lists(st.tuples(Kept, Kept), max_size=6))
def test_what_two_runs_at_a_time_leave_is_of_one_of_them(
    runs: list[tuple[list[tuple[str, int]], list[tuple[str, int]]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("memory") / "memory"
    known: dict[str, set[str]] = {part: set() for part in PARTS}
    for number, kept in enumerate(runs):
        pair = volumes(folder), volumes(folder)
        for one, (each, mine) in enumerate(zip(pair, kept, strict=True)):
            for part, size in mine:
                each.keep(part, record(f"{part} {number} {one}", size))
                known[part].add(f"{part} {number} {one}")
        for each in pair:
            each.done(PARTS)
        left = volumes(folder)
        for part in PARTS:
            found = left.of(part)
            assert found is None or found.basis in known[part]


def test_many_changes_leave_few_files(folder: Path) -> None:
    most = 0
    for number in range(30):
        each = volumes(folder)
        for part in (PARTS[number % 8], PARTS[number % 3]):
            each.keep(part, record(f"change {number}", THIRD))
        each.done(PARTS)
        most = max(most, len(written(folder)))
    assert most <= 2 * len(PARTS)
    assert all(volumes(folder).of(part) is not None for part in PARTS)
