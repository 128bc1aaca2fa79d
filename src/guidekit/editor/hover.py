"""What is to be told about the word under the cursor, as Markdown."""

from collections.abc import Iterator

from msgspec import Struct

from guidekit.connectors import Scope
from guidekit.editor.cursor import Cursor
from guidekit.editor.desk import Desk, FormField
from guidekit.editor.marks import MARKS, NAMES_FIELDS, NAMES_SCOPES
from guidekit.model import AttributeSpec, ComponentSpec
from guidekit.rules import page_of
from guidekit.source import GuidekitError

__all__ = ["Hover", "about_component", "about_field", "about_scope", "about_variable", "hover"]


class Hover(Struct, frozen=True):
    """A text in Markdown about what two offsets enclose."""

    markdown: str
    start: int
    end: int


def hover(desk: Desk, offset: int) -> Hover | None:
    """What is known about the word at an offset, and about the rules of the problems there.

    None where there is nothing to tell.
    """
    cursor = desk.cursor(offset)
    about = _about(desk, cursor) if cursor else None
    parts = [Hover(about, cursor.start, cursor.end)] if cursor and about else []
    parts += _problems(desk, offset)
    if not parts:
        return None
    text = "\n\n---\n\n".join(dict.fromkeys(part.markdown for part in parts))
    return Hover(text, parts[0].start, parts[0].end)


def _problems(desk: Desk, offset: int) -> Iterator[Hover]:
    """For each problem at an offset why its rule is there: editors show its message themselves."""
    place = desk.source.position(offset)
    for problem in desk.live.problems(desk.file):
        if problem.span.start <= place < problem.span.end:
            page = page_of(problem.code)
            text = f"**{page.code}** `{page.name}`: {page.summary}\n\n{page.matters}"
            yield Hover(text, *desk.offsets(problem.span))


def _about(desk: Desk, cursor: Cursor) -> str | None:
    match cursor.kind:
        case "tag" if cursor.word in desk.imports:
            return f"`<{cursor.word}>`: the snippet `{desk.imports[cursor.word]}`"
        case "tag" if cursor.word in desk.components:
            return about_component(desk.components[cursor.word])
        case "attribute":
            return _about_attribute(desk, cursor)
        case "value" if cursor.attribute in NAMES_FIELDS and cursor.word in desk.fields:
            return about_field(desk.fields[cursor.word])
        case "value" if cursor.attribute in NAMES_SCOPES and cursor.word in desk.scopes:
            return about_scope(desk.scopes[cursor.word])
        case "frontmatter" if cursor.attribute == "fields" and cursor.word in desk.fields:
            return about_field(desk.fields[cursor.word])
        case "variable" if cursor.word in desk.variables:
            return about_variable(cursor.word, desk.variables[cursor.word])
        case "rule":
            return _about_rule(cursor.word)
        case "link":
            return _about_link(desk, cursor.word)
        case "value" if cursor.attribute == "href":
            return _about_link(desk, cursor.whole)
    return None


def about_component(spec: ComponentSpec) -> str:
    """What a component is and takes.

    >>> from guidekit.model import COMPONENTS
    >>> print(about_component(COMPONENTS["Expandable"]))
    `<Expandable>`: Details that open on demand
    <BLANKLINE>
    - `title`: what it is about
    - `defaultOpen`: whether it is open (boolean, `false`)
    """
    lines = [f"`<{spec.name}>`: {spec.meaning}"]
    if spec.parents:
        lines += ["", "Stands in " + " or ".join(f"`<{name}>`" for name in spec.parents)]
    if spec.attributes:
        lines += ["", *(f"- {_about_spec(attribute)}" for attribute in spec.attributes)]
    return "\n".join(lines)


def _about_spec(spec: AttributeSpec) -> str:
    facts: list[str] = [] if spec.type in ("string", "any") else [spec.type]
    if spec.required:
        facts.append("required")
    if spec.allowed:
        facts.append(", ".join(f"`{value}`" for value in spec.allowed))
    elif spec.default is not None:
        default = str(spec.default).lower() if isinstance(spec.default, bool) else spec.default
        facts.append(f"`{default}`")
    return f"`{spec.name}`: {spec.meaning}" + (f" ({', '.join(facts)})" if facts else "")


def _about_attribute(desk: Desk, cursor: Cursor) -> str | None:
    if cursor.word in MARKS:
        return f"`{cursor.word}`: {MARKS[cursor.word]}"
    component = desk.components.get(cursor.tag)
    spec = component.attribute(cursor.word) if component else None
    return _about_spec(spec) if spec else None


def about_field(form: FormField) -> str:
    """What the form says of a field, and where the definition has it."""
    field = form.field
    need = "required" if field.required else "optional"
    kinds = [field.type, need, *(["secret"] if field.secret else [])]
    lines = [f"**{field.label}** `{field.key}`", "", ", ".join(kinds)]
    facts = {
        "method": f"{form.method.label} (`{form.method.key}`)",
        "description": field.description,
        "placeholder": field.placeholder and f"`{field.placeholder}`",
        "example": field.example and f"`{field.example}`",
        "pattern": field.validation
        and field.validation.pattern
        and f"`{field.validation.pattern}`",
        "options": ", ".join(f"`{option.value}`" for option in field.options),
        "help": field.anchor and f"`#{field.anchor}`",
        "defined": f"`{field.span}`",
    }
    lines += ["", *(f"- {name}: {fact}" for name, fact in facts.items() if fact)]
    return "\n".join(lines)


def about_scope(scope: Scope) -> str:
    """What a scope permits."""
    lines = [f"`{scope.name}`"]
    if scope.description:
        lines += ["", scope.description]
    if scope.includes:
        lines += ["", "Includes " + ", ".join(f"`{name}`" for name in scope.includes)]
    return "\n".join([*lines, "", f"- defined: `{scope.span}`"])


def about_variable(path: str, values: dict[str, str]) -> str:
    """What a value is for each brand that has it."""
    lines = list(_values(values))
    return "\n".join([f"`{{{path}}}`", "", *(lines or ["No brand has this value"])])


def _values(values: dict[str, str]) -> Iterator[str]:
    for brand, value in values.items():
        yield f"- {brand}: {value}"


def _about_rule(name: str) -> str | None:
    """The page of a rule, or None for a family of them and for what is none."""
    try:
        page = page_of(name)
    except GuidekitError:
        return None
    return f"**{page.code}** `{page.name}`\n\n{page.markdown()}"


def _about_link(desk: Desk, url: str) -> str | None:
    target = desk.target(url)
    guide = desk.guide_at(target[0]) if target else None
    if target is None or guide is None:
        return None
    parts = (*guide.sections, *guide.steps)
    part = next((part for part in parts if target[1] and part.anchor == target[1]), None)
    place = f", *{part.title.text}*" if part and part.title else ""
    return f"**{guide.title.text}**{place}\n\n`{guide.path}`"
