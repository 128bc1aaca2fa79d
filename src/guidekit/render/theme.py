"""The theme: the templates and files that decide what pages look like."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from guidekit.render.failures import failure_of
from guidekit.render.holes import ready
from guidekit.source import GuidekitError

__all__ = ["Theme", "theme_assets"]

ASSETS = "assets"


def _packed() -> Path:
    """The default theme: in the package where it is installed, beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    places = (package / "templates", package.parent.parent / "templates")
    found = next((place for place in places if (place / "layouts").is_dir()), None)
    if found is None:
        raise GuidekitError(f"no templates in `{places[0]}`", help="install guidekit again")
    return found


class Theme:
    """The default templates, each of which folders of the same shape may override, the first most.

    >>> theme = Theme()
    >>> theme.render("partials/icon.html", name="gear").startswith("<svg")
    True
    >>> theme.has("components/step.html"), theme.has("components/plan.html")
    (True, False)
    """

    def __init__(self, *overrides: Path | None) -> None:
        self._overrides = tuple(filter(None, overrides))
        self._folders = (*self._overrides, _packed())
        self._templates: dict[str, Template] = {}
        self._icons: dict[str, Markup] = {}
        self._there: dict[str, bool] = {}

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self._folders),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["icon"] = self.icon
        return environment

    def has(self, name: str) -> bool:
        """Whether there is a template of this path."""
        if name not in self._there:
            self._there[name] = any((folder / name).is_file() for folder in self._folders)
        return self._there[name]

    def render(self, name: str, /, *contexts: Mapping[str, object], **context: object) -> str:
        """What a template makes of its context.

        Raises :class:`GuidekitError`, with the file and the line, where the template is at fault.
        """
        try:
            return self._template(name).render(*contexts, **context)
        except GuidekitError:
            raise
        except Exception as error:
            failure = failure_of(error, name, self._overrides)
            if failure is None:
                raise
            raise failure from error

    def _template(self, name: str) -> Template:
        """A template by its path; loaded once."""
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name)
        return template

    def icon(self, name: str | None) -> Markup:
        """The picture of a name, which every template may call; nothing where there is none.

        >>> Theme().icon("gear").startswith("<svg"), Theme().icon("no-such-picture")
        (True, Markup(''))
        """
        if not name:
            return Markup()
        icon = self._icons.get(name)
        if icon is None:
            html = self.render("partials/icon.html", name=name)
            icon = self._icons[name] = ready(html.strip())
        return icon

    def files(self) -> Mapping[str, bytes]:
        """The files that pages load as they are, by their path under ``assets/``."""
        found: dict[str, bytes] = {}
        for folder in reversed(self._folders):
            root = folder / ASSETS
            for path in sorted(path for path in root.rglob("*") if path.is_file()):
                name = path.relative_to(root).as_posix()
                if not any(part.startswith(".") for part in name.split("/")):
                    found[name] = path.read_bytes()
        return dict(sorted(found.items()))


def theme_assets(theme: Theme) -> Mapping[str, bytes]:
    """The theme's style sheet, script and pictures, by their path under ``assets/``.

    >>> sorted(theme_assets(Theme()))
    ['catalogue.js', 'theme.css']
    """
    return theme.files()
