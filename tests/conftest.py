"""What all tests share: the repository, the corpora beside it, `--accept`, and a browser."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from browser.chromium import missing, start

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

# A busy machine is slow now and then: the time-out per test is what bounds a law's examples.
# In CI the same examples each time: what fails there is what the change has broken.
settings.register_profile("guidekit", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("guidekit")

collect_ignore = ["syntax/fuzz_parser.py"]
"""A program of its own, which needs a package that tests do without: `make fuzz`."""

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        default=False,
        help="rewrite the expected blocks of fixtures with what came out",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("accept") and config.getoption("numprocesses", default=None):
        raise pytest.UsageError("--accept rewrites files: run it without -n")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        needs = getattr(item, "fixturenames", ())
        if "shared" in needs:
            item.add_marker(pytest.mark.corpus)
        if "browser" in needs:
            item.add_marker(pytest.mark.browser)
            # One worker runs them all, so that one Chromium serves them all.
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether `--accept` was given: rewrite the expected block instead of comparing."""
    return bool(request.config.getoption("accept"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpora, beside the checkout or where GUIDEKIT_SHARED says."""
    named = os.environ.get("GUIDEKIT_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no corpora: {folder}/corpus is no folder (GUIDEKIT_SHARED names another)")
    return folder


@pytest.fixture(scope="session")
def guidekit_command() -> tuple[str, ...]:
    """The words that start guidekit in a process of its own, with this Python."""
    return (sys.executable, "-c", "import sys; from guidekit.cli import main; sys.exit(main())")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["WebDriver"]:
    """Chromium without a window; skips where there is none, but fails in CI."""
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(f"{reason}; in CI the browser tests must run", pytrace=False)
        pytest.skip(reason)
    driver = start(tmp_path_factory.mktemp("chromium"))
    try:
        yield driver
    finally:
        driver.quit()
