"""``guidekit.yaml``: what a project is called, whose house it is, and where its parts are."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from guidekit.model import GITHUB, SLUG_STYLES, SlugStyle
from guidekit.project.files import below, join_path
from guidekit.project.layout import Layout, read_layout
from guidekit.project.lint_settings import LintSettings, read_lint_settings
from guidekit.project.places import PROJECT_FILE
from guidekit.project.score_settings import Exemption, read_exemptions
from guidekit.project.standards import Standards, read_standards
from guidekit.source import Fault, SourceText, Span
from guidekit.source.reading import YamlReader
from guidekit.source.yaml_nodes import YamlList

__all__ = ["Settings", "read_settings"]

DEFAULTS = {"connectors": "connectors", "brands": "brands", "snippets": "snippets", "templates": ""}


class Settings(Struct, frozen=True):
    """The project file, read.

    ``house`` is the id of the brand in whose words the guides are written (None where the file
    does not say). ``folders`` has the paths of the connectors, the brands, the snippets and the
    project's own templates (empty without), relative to the project. ``slugs`` is how anchors are
    made, ``components`` the folders and files that describe the project's own components, each with
    its place; ``strict`` makes an error of what MDX refuses. ``layout`` says where things are in a
    tree that was not made for guidekit. ``alone`` tells that there are no brands but the house,
    which needs no file then. ``lint`` says which problems are reported, ``exempt`` what does not
    count against grades, ``standards`` what guides must be like; ``path`` is the name of the file.
    ``spans`` says where the title, the house and the folders stand, or where they should.
    """

    title: str
    house: str | None
    folders: Mapping[str, str]
    spans: Mapping[str, Span] = field(default_factory=dict)
    slugs: SlugStyle = GITHUB
    components: tuple[tuple[str, Span], ...] = ()
    strict: bool = False
    layout: Layout = field(default_factory=Layout)
    alone: bool = False
    lint: LintSettings = field(default_factory=LintSettings)
    path: str = PROJECT_FILE
    exempt: tuple[Exemption, ...] = ()
    standards: Standards = field(default_factory=Standards)


def read_settings(
    source: SourceText, is_folder: Callable[[str], bool] = lambda _: True
) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of a project file and what is wrong with it; faults are ``invalid-project``.

    Where there are no brands, as ``is_folder`` tells, there need be no ``house`` either.

    >>> settings, faults = read_settings(SourceText("guidekit.yaml", "{house: acme, titel: Help}"))
    >>> settings.house, settings.folders["brands"], faults[0].help
    ('acme', 'brands', 'did you mean `title`?')
    """
    reader = YamlReader.of(source, "invalid-project")
    title = reader.string("title") or "Guides"
    folders = {key: _folder(reader, key, default) for key, default in DEFAULTS.items()}
    branded = "brands" in reader.node or "house" in reader.node or is_folder(folders["brands"])
    house = reader.string("house")
    if branded and "house" not in reader.node:
        reader.missing("house", f"the brand in `{folders['brands']}/` that writes the guides")
    slugs = SLUG_STYLES[reader.choice("slugs", SLUG_STYLES) or "github"]
    components = tuple(_components(reader))
    strict = reader.choice("syntax", ("lenient", "strict")) == "strict"
    layout = read_layout(reader)
    lint = read_lint_settings(reader.map("lint"))
    exempt = read_exemptions(reader.map("score"))
    standards = read_standards(reader)
    if layout.root and "snippets" not in reader.node:
        folders["snippets"] = below(layout.root, folders["snippets"])
    reader.finish()
    name = source.path.rpartition("/")[2]
    spans = {key: reader.span(key) for key in ("title", "house", *DEFAULTS)}
    settings = Settings(
        title, house, folders, spans, slugs, components, strict, layout, not branded, lint,
        name, exempt, standards,
    )  # fmt: skip
    return settings, tuple(reader.faults)


def _folder(reader: YamlReader, key: str, default: str) -> str:
    written = reader.string(key)
    if written is None:
        return default
    path = join_path("", written)
    if path is None:
        reader.fail(f"`{key}` is `{written}`, expected a folder inside the project", key)
    return default if path is None else path


def _components(reader: YamlReader) -> Iterator[tuple[str, Span]]:
    """One path, or a list of them."""
    node = reader.raw("components")
    if node is None:
        return
    for item in node if isinstance(node, YamlList) else (node,):
        written = reader.text(item, "components", "a folder or file, or a list of them")
        path = None if written is None else join_path("", written)
        if path:
            yield path, item.span
        elif written is not None:
            message = f"`components` is `{written}`, expected a folder or file inside the project"
            reader.fail(message, item.span)
