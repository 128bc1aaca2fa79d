"""What of a brand can be seen in the pages of connectors, or by the rules that check them."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from guidekit.project import Project
from guidekit.variants import Brand

__all__ = ["face_of", "has_plain_pages"]

HIDDEN = frozenset({"source", "spans", "colors", "fonts", "radius"})
"""What is in files of the brand's own alone, such as its style sheet; all else counts."""

POINTED_AT = ("scopes.", "actions.")
"""The keys whose places problems of connectors name."""


def has_plain_pages(project: Project) -> bool:
    """Whether no template but guidekit's own is at work: another may show anything of a brand."""
    return project.templates is None and not any(brand.templates for brand in project.brands)


def face_of(brand: Brand) -> str:
    r"""A text that is the same for two states of a brand where none of it is another.

    >>> from guidekit.source import SourceText
    >>> one = Brand("acme", "Acme", house=False, source=SourceText("acme.yaml", "name: Acme"))
    >>> two = Brand("acme", "Acme", house=False, source=SourceText("acme.yaml", "# A\nname: Acme"))
    >>> face_of(one) == face_of(two)
    True
    """
    return repr([brand.source.path, *_shown(brand)])


def _shown(brand: Brand) -> Iterator[Any]:
    yield from (_plain([key, each]) for key, each in asdict(brand).items() if key not in HIDDEN)
    spans = {key: span for key, span in brand.spans.items() if key.startswith(POINTED_AT)}
    yield _plain(spans)


def _plain(value: Any) -> Any:
    """A value without what has another order in every process."""
    match value:
        case Struct():
            return _plain(asdict(value))
        case Mapping():
            return [[key, _plain(each)] for key, each in value.items()]
        case frozenset():
            return sorted(value)
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value
