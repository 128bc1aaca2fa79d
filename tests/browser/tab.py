"""What the browser tests see: the built site, and a tab in which its pages open."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

__all__ = ["Site", "Tab"]

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Site:
    """The built site: where it is served, and the paths of its pages."""

    url: str
    catalogues: tuple[str, ...]
    guides: tuple[str, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """All pages, by path."""
        return (*self.catalogues, *self.guides)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the browser, and what a person would change in it."""

    driver: "WebDriver"
    site: Site

    def reset(self) -> None:
        """See pages as a reader with a wide, light window does, with scripts."""
        self.width(1280)
        self.theme("light")
        self.scripts(run=True)

    def open(self, page: str) -> None:
        """Go to a page of the site."""
        self.driver.get(f"{self.site.url}/{page}")

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns that runs in the page."""
        return self.driver.execute_script(script, *arguments)

    def ask(self, file: str) -> Any:
        """What one of the scripts beside this module finds in the page."""
        return self.run((HERE / file).read_text("utf-8"))

    def cdp(self, command: str, **parameters: object) -> None:
        """A command of the developer tools."""
        self.driver.execute_cdp_cmd(command, parameters)

    def width(self, pixels: int) -> None:
        """Make the window this wide."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=pixels,
            height=800,
            deviceScaleFactor=1,
            mobile=False,
        )

    def theme(self, name: str) -> None:
        """Prefer `light` or `dark`."""
        feature = {"name": "prefers-color-scheme", "value": name}
        self.cdp("Emulation.setEmulatedMedia", features=[feature])

    def scripts(self, *, run: bool) -> None:
        """Let pages run their scripts, or not."""
        self.cdp("Emulation.setScriptExecutionDisabled", value=not run)

    def errors(self) -> list[str]:
        """What the console has said since the last question, of errors."""
        log = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in log if entry["level"] == "SEVERE"]
