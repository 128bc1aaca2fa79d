"""Takes the README's picture: a guide on the house's site and on a partner's. `make picture`."""

import subprocess
import sys
import tempfile
from base64 import b64decode
from pathlib import Path

from selenium.webdriver.chrome.webdriver import WebDriver

from browser.chromium import missing, start

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "images" / "guide.png"
GUIDE = "lucca/lucca/index.html"
SHOWN = (("stackone", "light"), ("nordlicht", "dark"))
WIDTH, HEIGHT, GAP = 820, 900, 24

FRAME = """<!doctype html><style>
body {{ margin: 0; padding: 24px; display: flex; gap: 24px; background: #d8dde3; }}
img {{ width: {width}px; height: {height}px; border-radius: 12px; box-shadow: 0 4px 18px #0004; }}
</style>{images}"""


def shot(driver: WebDriver, url: str, theme: str, size: tuple[int, int]) -> str:
    """A picture of a page, as base64."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    feature = {"name": "prefers-color-scheme", "value": theme}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    driver.get(url)
    return driver.get_screenshot_as_base64()


def main() -> None:
    """Build the guides, open them, and put the pictures side by side."""
    if reason := missing():
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        command = (sys.executable, "-c", "from guidekit.cli import main; main()", "build")
        subprocess.run([*command, str(ROOT / "guides"), "--output", str(out)], check=True)
        driver = start(Path(folder) / "profile")
        try:
            pictures = [
                shot(driver, (out / brand / GUIDE).as_uri(), theme, (WIDTH, HEIGHT))
                for brand, theme in SHOWN
            ]
            images = "".join(f'<img src="data:image/png;base64,{each}">' for each in pictures)
            frame = Path(folder) / "frame.html"
            frame.write_text(FRAME.format(width=WIDTH, height=HEIGHT, images=images), "utf-8")
            size = (len(SHOWN) * (WIDTH + GAP) + GAP, HEIGHT + 2 * GAP)
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            PICTURE.write_bytes(b64decode(shot(driver, frame.as_uri(), "light", size)))
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
