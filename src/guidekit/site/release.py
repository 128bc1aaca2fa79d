"""Which guidekit this is: what two machines compare before they work on one output."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guidekit import __version__
from guidekit.project import digest
from guidekit.source.installed import offered

__all__ = ["release"]

MAKE_PAGES = ("beautifulsoup4", "jinja2", "markdown-it-py", "pyyaml")
PLUG_INS = ("guidekit.components", "guidekit.connector_formats")


@cache
def release() -> str:
    """What stands for the code, templates, plug-ins and Python of this guidekit, on any machine."""
    package = Path(__file__).resolve().parent.parent
    templates = (package / "templates", package.parent.parent / "templates")
    found = [path for folder in (package, *templates) for path in folder.rglob("*")]
    files = sorted({path for path in found if path.is_file() and path.suffix != ".pyc"})
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = (digest(path.read_bytes()) for path in files)
    whole = "\n".join((__version__, python, *own, *_beside()))
    return f"{__version__}+{digest(whole.encode())[:12]}"


def _beside() -> Iterator[str]:
    """What else has a say in what pages look like, each with its version."""
    from importlib.metadata import PackageNotFoundError, version

    for name in MAKE_PAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} unknown"
    for group in PLUG_INS:
        for entry in sorted(offered(group), key=lambda entry: entry.name):
            yield f"{entry.name} {entry.value} {entry.dist and entry.dist.version}"
