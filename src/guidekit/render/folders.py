"""The folders of templates: the default theme, and those that override some of it."""

from collections.abc import Mapping
from pathlib import Path

from guidekit.source import GuidekitError

__all__ = ["TemplateFolders"]

ASSETS = "assets"


def _packed() -> Path:
    """The default theme: in the package where it is installed, beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    places = (package / "templates", package.parent.parent / "templates")
    found = next((place for place in places if (place / "layouts").is_dir()), None)
    if found is None:
        raise GuidekitError(f"no templates in `{places[0]}`", help="install guidekit again")
    return found


class TemplateFolders:
    """The default templates, each of which folders of the same shape may override, the first most.

    >>> folders = TemplateFolders()
    >>> folders.has("components/step.html"), folders.has("components/plan.html")
    (True, False)
    """

    def __init__(self, *overrides: Path | None) -> None:
        self.overrides = tuple(filter(None, overrides))
        self.folders = (*self.overrides, _packed())
        self._there: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        """Whether there is a template of this path."""
        if name not in self._there:
            self._there[name] = any((folder / name).is_file() for folder in self.folders)
        return self._there[name]

    def files(self) -> Mapping[str, bytes]:
        """The files that pages load as they are, by their path under ``assets/``."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            root = folder / ASSETS
            for path in sorted(path for path in root.rglob("*") if path.is_file()):
                name = path.relative_to(root).as_posix()
                if not any(part.startswith(".") for part in name.split("/")):
                    found[name] = path.read_bytes()
        return dict(sorted(found.items()))
