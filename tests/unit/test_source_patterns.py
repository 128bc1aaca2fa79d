"""Patterns that are compiled when they are first used."""

import pickle
import re
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from threading import Event, Thread

import pytest

import guidekit
from guidekit.source.patterns import regex, sparing_patterns

OF_OTHERS = ("lsp", "site.dask_workers")
"""Modules whose libraries need not be installed."""


def test_it_does_what_a_compiled_pattern_does() -> None:
    word = regex(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    assert [match["first"] for match in word.finditer("One two")] == ["O", "t"]
    assert word.sub("_", "One two") == "_ _"
    assert (word.pattern, word.groups) == (r"(?P<first>[a-z])[a-z]*", 1)
    assert regex(b"[a-z]+").fullmatch(b"one")


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")
    with pytest.raises(AttributeError):
        broken.serch  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("used", [False, True])
def test_another_process_gets_the_same(*, used: bool) -> None:
    word = regex("[a-z]+")
    if used:
        word.search("one")
    again = pickle.loads(pickle.dumps(word))  # noqa: S301 - made here
    assert again.findall("one two") == ["one", "two"]


def test_all_patterns_of_the_house_compile() -> None:
    for module in walk_packages(guidekit.__path__, "guidekit."):
        if not module.name.removeprefix("guidekit.").startswith(OF_OTHERS):
            import_module(module.name)
    modules = [module for name, module in sys.modules.items() if name.startswith("guidekit.")]
    kind = type(regex(""))
    found = {id(each): each for module in modules for each in vars(module).values()}
    patterns = [each for each in found.values() if isinstance(each, kind)]
    assert len(patterns) > 50
    for each in patterns:
        assert each.pattern


def test_a_library_is_loaded_without_compiling_its_patterns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "spared.py").write_text("import re, usual\nBROKEN = re.compile('(')\n")
    (tmp_path / "usual.py").write_text("import re\nWORD = re.compile('[a-z]+')\n")
    monkeypatch.syspath_prepend(tmp_path)
    compiling = re.compile
    with sparing_patterns("spared"):
        spared, usual = import_module("spared"), import_module("usual")
    assert re.compile is compiling
    with pytest.raises(re.error):
        spared.BROKEN.search("")
    assert isinstance(usual.WORD, re.Pattern)


def test_threads_that_load_libraries_at_once_leave_compiling_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(re, "compile", re.compile)  # put back, should it be lost
    compiling, inside, leave = re.compile, Event(), Event()

    def first() -> None:
        with sparing_patterns("one"):
            inside.set()
            leave.wait(10)

    def second() -> None:
        inside.wait(10)
        with sparing_patterns("two"):
            leave.set()
            threads[0].join(0.2)

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    threads[1].join(0.2)
    leave.set()
    for thread in threads:
        thread.join(10)
    assert re.compile is compiling
