"""Chromium without a window."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

__all__ = ["missing", "start"]

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
)


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing() -> str | None:
    """What this machine lacks to start Chromium, and how to get it; None where all is there."""
    lacking = None
    if _browser() is None:
        lacking = "Chromium"
    elif shutil.which("chromedriver") is None:
        lacking = "chromedriver"
    install = "Debian: apt-get install chromium chromium-driver"
    return f"{lacking} is not installed ({install})" if lacking else None


def start(profile: Path) -> "WebDriver":
    """Start it with a profile folder of its own; ``missing()`` must have been None."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = _browser() or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    # A proxy for the internet must not come between the tests and the driver on this host.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = "127.0.0.1,localhost"
    return Chrome(options=options, service=Service(executable_path=shutil.which("chromedriver")))
