"""The guides of the repository, built and served, for the browser to open."""

import json
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.tab import Site, Tab

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def site(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, guidekit_command: tuple[str, ...]
) -> Iterator[Site]:
    """A build of `guides/`, served on this host."""
    out = tmp_path_factory.mktemp("site") / "build"
    done = subprocess.run(
        [*guidekit_command, "build", str(repository / "guides"), "--output", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = json.loads((out / "manifest.json").read_text("utf-8"))["files"]
    pages = [file["path"] for file in files if file["path"].endswith(".html")]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(
            url=f"http://127.0.0.1:{server.server_port}",
            catalogues=tuple(page for page in pages if page.count("/") == 1),
            guides=tuple(page for page in pages if page.count("/") > 1),
        )
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def tab(browser: "WebDriver", site: Site) -> Iterator[Tab]:
    """A tab as a reader has it: 1280 pixels wide, light, with scripts."""
    tab = Tab(browser, site)
    tab.reset()
    tab.errors()
    yield tab
    tab.reset()
