"""The theme: the templates and files that decide what pages look like."""

from collections.abc import Mapping, MutableMapping
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from guidekit.render.folders import TemplateFolders
from guidekit.render.holes import ready
from guidekit.render.jinja_library import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
)
from guidekit.source import GuidekitError

__all__ = ["Theme", "theme_assets"]


class _Environment(Environment):
    """Jinja's own, whose templates copy what all of them get from a plain ``dict``.

    They do so for each render, and theirs is a chain of two, which is slow to read as a whole.
    """

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class Theme(TemplateFolders):
    """The templates of such folders at work.

    >>> Theme().render("partials/icon.html", name="gear").startswith("<svg")
    True
    """

    def __init__(self, *overrides: Path | None) -> None:
        super().__init__(*overrides)
        self._templates: dict[str, Template] = {}
        self._icons: dict[str, Markup] = {}

    @cached_property
    def _environment(self) -> Environment:
        environment = _Environment(
            loader=FileSystemLoader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["icon"] = self.icon
        return environment

    def render(self, name: str, /, *contexts: Mapping[str, object], **context: object) -> str:
        """What a template makes of its context.

        Raises :class:`GuidekitError`, with the file and the line, where the template is at fault.
        """
        try:
            return self._template(name).render(*contexts, **context)
        except GuidekitError:
            raise
        except Exception as error:
            from guidekit.render.failures import failure_of

            failure = failure_of(error, name, self.overrides)
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


def theme_assets(theme: Theme) -> Mapping[str, bytes]:
    """The theme's style sheet, script and pictures, by their path under ``assets/``.

    >>> sorted(theme_assets(Theme()))
    ['catalogue.js', 'theme.css']
    """
    return theme.files()
