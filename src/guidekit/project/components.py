"""The components that the guides of a project may use: guidekit's, installed ones, its own."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from guidekit.model import (
    COMPONENT_NAME,
    COMPONENTS,
    ComponentFile,
    ComponentSpec,
    Guide,
    read_component,
)
from guidekit.project.files import ProjectFiles, below
from guidekit.project.places import PROJECT_FILE
from guidekit.project.settings import Settings
from guidekit.render import TemplateFolders
from guidekit.source import Fault, did_you_mean
from guidekit.source.installed import offered
from guidekit.syntax import Element

__all__ = ["ENTRY_POINTS", "Components", "find_components", "missing_templates"]

ENTRY_POINTS = "guidekit.components"
"""The group of entry points by which installed packages offer a :class:`ComponentSpec` each."""

SUFFIXES = (".yaml", ".yml")


class Components(Struct, frozen=True):
    """The specs by their names; ``bare`` are the installed components that have no template."""

    specs: Mapping[str, ComponentSpec] = field(default_factory=lambda: COMPONENTS)
    bare: frozenset[str] = frozenset()


def find_components(
    files: ProjectFiles, settings: Settings, theme: TemplateFolders, faults: list[Fault]
) -> Components:
    """All components of a project; adds what is wrong with its own and with installed ones.

    The project's own go before installed ones of the same name.
    """
    installed = _installed(files, faults)
    own: dict[str, ComponentFile] = {}
    for path in _paths(files, settings, faults):
        source, unreadable = files.read(path)
        found, wrong = read_component(source)
        faults.extend(unreadable or wrong)
        if found is not None and not unreadable:
            _add(found, own, faults)
    specs = {**COMPONENTS, **installed, **{name: file.spec for name, file in own.items()}}
    for file in own.values():
        faults.extend(_problems(file, specs, theme, settings))
    bare = {n for n, s in installed.items() if n not in own and not theme.has(_template(s))}
    return Components(specs, frozenset(bare))


def missing_templates(guide: Guide, components: Components) -> Iterator[Fault]:
    """The places where a guide uses an installed component that the project has no template for."""
    for node, placement in guide.placements.items() if components.bare else ():
        spec = placement.spec
        if spec is not None and spec.name in components.bare and isinstance(node, Element):
            span = placement.source.span(node.start, node.start + 1 + len(node.name))
            message = f"component `{spec.name}` without a template, expected `{_template(spec)}`"
            advice = "add it to the folder that `templates` names in the project file"
            yield Fault("invalid-project", message, span, advice)


def _template(spec: ComponentSpec) -> str:
    return f"components/{spec.template}"


def _paths(files: ProjectFiles, settings: Settings, faults: list[Fault]) -> Iterator[str]:
    """The files that describe components, each once."""
    found: dict[str, None] = {}
    for path, span in settings.components:
        if files.is_folder(path):
            names = files.names(path) or ()
            found.update({below(path, name): None for name in names if name.endswith(SUFFIXES)})
        elif files.exists(path):
            found[path] = None
        else:
            message = f"no folder or file `{path}`, expected the project's components there"
            faults.append(Fault("invalid-project", message, span))
    yield from found


def _add(found: ComponentFile, own: dict[str, ComponentFile], faults: list[Fault]) -> None:
    """Keep a component, unless there is one of its name that it cannot replace."""
    name, span = found.spec.name, found.spans["name"]
    if name in COMPONENTS:
        message = f"component `{name}` is one of guidekit's, expected another name"
        advice = f"to change its looks, override `{_template(COMPONENTS[name])}`"
        faults.append(Fault("invalid-project", message, span, advice))
    elif name in own:
        first = own[name].spans["name"].path
        message = f"component `{name}` is in `{first}` already, expected another name"
        faults.append(Fault("invalid-project", message, span))
    else:
        own[name] = found


def _problems(
    file: ComponentFile,
    specs: Mapping[str, ComponentSpec],
    theme: TemplateFolders,
    settings: Settings,
) -> Iterator[Fault]:
    """Parents that are no components, and a template that is not there."""
    spec = file.spec
    for parent in spec.parents:
        if parent not in specs:
            message = f"parent `{parent}` of `{spec.name}`, expected a component"
            span = file.spans[f"parents.{parent}"]
            yield Fault("invalid-project", message, span, did_you_mean(parent, specs))
    if not theme.has(_template(spec)):
        folder = settings.folders["templates"]
        place = below(folder, _template(spec)) if folder else f"templates/{_template(spec)}"
        message = f"component `{spec.name}` without a template, expected `{place}`"
        advice = None if folder else f"name the folder in `{PROJECT_FILE}`: `templates: templates`"
        yield Fault("invalid-project", message, file.spans["template"], advice)


def _installed(files: ProjectFiles, faults: list[Fault]) -> dict[str, ComponentSpec]:
    """The components that installed packages offer; a broken package is a fault, not our end."""
    found: dict[str, ComponentSpec] = {}
    for entry in sorted(offered(ENTRY_POINTS), key=lambda entry: entry.name):
        try:
            spec = entry.load()
        except Exception as error:  # noqa: BLE001 - whatever a package does when it is loaded
            problem: str | None = f"cannot be loaded: {type(error).__name__}: {error}"
        else:
            problem = _misfit(spec, found)
            if problem is None:
                found[spec.name] = spec
        if problem:
            message = f"installed component `{entry.name}` ({entry.value}) {problem}"
            faults.append(files.fault(PROJECT_FILE, message))
    return found


def _misfit(spec: object, found: Mapping[str, ComponentSpec]) -> str | None:
    """Why a project cannot use what a package offers; None where it can."""
    if not isinstance(spec, ComponentSpec):
        return f"is {type(spec).__name__}, expected `ComponentSpec`"
    if not COMPONENT_NAME.fullmatch(spec.name):
        return f"is named `{spec.name}`, expected a capital letter, then letters and digits"
    if spec.name in COMPONENTS or spec.name in found:
        return f"is a second `{spec.name}`, expected another name"
    return None
