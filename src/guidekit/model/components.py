"""Components: everything that is to be said about a tag, said once.

Validation, defaults, rendering and the reference documentation derive from these specs.
"""

from collections.abc import Mapping

from guidekit.model.component_specs import AttributeSpec, ComponentSpec

__all__ = ["COMPONENTS"]


def _text(name: str, meaning: str, *, required: bool = False) -> AttributeSpec:
    return AttributeSpec(name, meaning, required=required, prose=True)


def _flag(name: str, meaning: str, *, default: bool = False) -> AttributeSpec:
    return AttributeSpec(name, meaning, type="boolean", default=default)


def _choice(name: str, meaning: str, *allowed: str, default: str | None = None) -> AttributeSpec:
    return AttributeSpec(name, meaning, allowed=allowed, default=default)


_TITLE = _text("title", "the heading", required=True)
_MAYBE_TITLE = _text("title", "the heading")
_HREF = AttributeSpec("href", "where it leads", url=True)
_COLOR = AttributeSpec("color", "accepted; the theme decides the colours")
_ICONS = (
    AttributeSpec("icon", "name of a picture; one that the theme does not have is left out"),
    AttributeSpec("iconType", "accepted; the theme has one kind of picture"),
)
_TITLE_SIZE = _choice("titleSize", "how large titles are", "p", "h2", "h3", "h4", default="p")
_COLS = AttributeSpec(
    "cols", "columns on a wide screen", type="number", default=2, allowed=("1", "2", "3", "4")
)
_FIELD = (
    AttributeSpec("type", "the type of its values"),
    _flag("required", "whether it must be given"),
    _flag("deprecated", "whether it should no longer be used"),
    AttributeSpec("default", "the value where none is given", type="any"),
)
_BADGE_COLORS = ("gray", "blue", "green", "yellow", "orange", "red", "purple")


def _callout(name: str, meaning: str) -> ComponentSpec:
    return ComponentSpec(name, meaning, "callout.html", (_MAYBE_TITLE, *_ICONS))


def _callout_of(name: str, meaning: str, *more: AttributeSpec) -> ComponentSpec:
    """One that says in an attribute what kind it is; the template knows which kinds are alike."""
    kinds = (
        "note", "info", "tip", "check", "warning", "danger",
        "default", "important", "idea", "success", "caution", "warn", "error",
    )  # fmt: skip
    kind = _choice("type", "the kind of remark", *kinds, default="note")
    return ComponentSpec(name, meaning, "callout.html", (_MAYBE_TITLE, kind, *_ICONS, *more))


_ALL = (
    ComponentSpec(
        "Steps", "What the reader does, in order", "steps.html", (_TITLE_SIZE,), sectioning=True
    ),
    ComponentSpec(
        "Step",
        "One thing that the reader does",
        "step.html",
        (
            _TITLE,
            *_ICONS,
            AttributeSpec("stepNumber", "the number to show for this step", type="number"),
            _choice("titleSize", "how large the title is", "p", "h2", "h3", "h4"),
            _flag("noAnchor", "whether to show no link to this step"),
        ),
        parents=("Steps",),
    ),
    _callout("Note", "Something to keep in mind"),
    _callout("Info", "Background that helps to understand"),
    _callout("Tip", "A better way"),
    _callout("Check", "How to see that it worked"),
    _callout("Warning", "Something needed, or easily done wrong"),
    _callout("Danger", "Something that does harm"),
    _callout_of("Callout", "A boxed remark of a kind of your choice", _COLOR),
    _callout_of("Admonition", "The same, as Docusaurus has it"),
    _callout_of("Aside", "The same, as Starlight has it"),
    ComponentSpec(
        "Frame",
        "A picture with a border and a caption",
        "frame.html",
        (_text("caption", "the text below"), _text("hint", "the text above")),
    ),
    ComponentSpec(
        "Card",
        "A box that leads somewhere",
        "card.html",
        (
            _MAYBE_TITLE,
            *_ICONS,
            _COLOR,
            _HREF,
            _flag("horizontal", "whether picture and text stand side by side"),
            AttributeSpec("img", "an image at the top", image=True),
            _text("cta", "the words of the link"),
            _flag("arrow", "whether to show an arrow", default=True),
            AttributeSpec("type", "accepted; the theme decides the looks"),
        ),
    ),
    ComponentSpec("CardGroup", "Cards side by side", "columns.html", (_COLS,)),
    ComponentSpec("Columns", "Blocks side by side", "columns.html", (_COLS,), sectioning=True),
    ComponentSpec(
        "Tabs",
        "Ways of which the reader takes one",
        "tabs.html",
        (
            AttributeSpec("defaultTabIndex", "the tab that is open, from 0", "number", default=0),
            _flag("sync", "accepted; tabs open one by one", default=True),
            _flag("borderBottom", "accepted; the theme decides the looks"),
            AttributeSpec("defaultValue", "the `value` of the tab that is open"),
            AttributeSpec("groupId", "accepted; tabs open one by one"),
            AttributeSpec("items", "the titles of tabs that have none, in order", type="any"),
            _flag("persist", "accepted; tabs open one by one"),
        ),
        sectioning=True,
    ),
    ComponentSpec(
        "Tab",
        "One of several ways",
        "tab.html",
        (
            _TITLE,
            *_ICONS,
            AttributeSpec("value", "its name"),
            _flag("default", "whether this tab is open"),
        ),
        parents=("Tabs",),
        sectioning=True,
    ),
    ComponentSpec(
        "TabItem",
        "One of several ways, as Docusaurus has it",
        "tab.html",
        (
            _text("label", "the heading", required=True),
            AttributeSpec("value", "its name"),
            _flag("default", "whether this tab is open"),
        ),
        parents=("Tabs",),
        sectioning=True,
    ),
    ComponentSpec(
        "Accordion",
        "A part that opens on demand",
        "accordion.html",
        (
            _TITLE,
            _text("description", "a line below the title"),
            _flag("defaultOpen", "whether it is open"),
            *_ICONS,
        ),
    ),
    ComponentSpec("AccordionGroup", "Accordions in one box", "accordion_group.html"),
    ComponentSpec(
        "Expandable",
        "Details that open on demand",
        "expandable.html",
        (_text("title", "what it is about"), _flag("defaultOpen", "whether it is open")),
    ),
    ComponentSpec("CodeGroup", "The same in several languages", "code_group.html"),
    ComponentSpec(
        "ParamField",
        "A parameter of a request",
        "field.html",
        (
            *(
                AttributeSpec(place, f"its name, where it stands in the {meaning}")
                for place, meaning in (
                    ("path", "path"), ("query", "query"), ("body", "body"), ("header", "headers"),
                )
            ),
            *_FIELD,
            AttributeSpec("placeholder", "an example of a value"),
        ),
    ),
    ComponentSpec(
        "ResponseField",
        "A value of a response",
        "field.html",
        (AttributeSpec("name", "its name", required=True, prose=True), *_FIELD),
    ),
    ComponentSpec(
        "Tooltip",
        "A word with an explanation",
        "tooltip.html",
        (
            _text("tip", "the explanation", required=True),
            _text("headline", "a line above it"),
            _text("cta", "the words of its link"),
            _HREF,
        ),
        content="phrase",
        inline=True,
    ),
    ComponentSpec(
        "Icon",
        "A small picture in a line",
        "icon.html",
        (
            AttributeSpec("icon", "its name; one that the theme does not have is left out"),
            _ICONS[1],
            AttributeSpec("size", "accepted; it is as high as the text", type="any"),
            _COLOR,
        ),
        content="none",
        inline=True,
    ),
    ComponentSpec(
        "Badge",
        "A short label",
        "badge.html",
        (
            _choice("color", "its colour", *_BADGE_COLORS, default="gray"),
            AttributeSpec("size", "accepted; the theme decides the looks"),
            AttributeSpec("shape", "accepted; the theme decides the looks"),
            *_ICONS,
        ),
        content="phrase",
        inline=True,
    ),
    ComponentSpec(
        "Update",
        "One entry of a list of changes",
        "update.html",
        (
            _text("label", "its date or version", required=True),
            _text("description", "a line below the label"),
            AttributeSpec("tags", "what it concerns", type="any"),
        ),
        sectioning=True,
    ),
    ComponentSpec(
        "Banner",
        "A line that stands out",
        "banner.html",
        (
            _text("content", "the text, where it does not stand inside"),
            _flag("dismissible", "accepted; a banner stays"),
        ),
    ),
    ComponentSpec(
        "Tile",
        "A small picture that leads somewhere",
        "tile.html",
        (_MAYBE_TITLE, _text("description", "a line below the title"), _HREF),
    ),
    ComponentSpec(
        "Visibility",
        "What only people see, or only programs",
        "visibility.html",
        (_choice("for", "whom it is for; pages are for people", "humans", "agents"),),
        sectioning=True,
    ),
    ComponentSpec(
        "FieldAnchor",
        "A part that explains inputs of the form, as Airbyte's guides mark it",
        "part.html",
        (AttributeSpec("field", "their names or paths", required=True, fields=True),),
        sectioning=True,
    ),
    ComponentSpec(
        "HideInUI",
        "A part for the page alone, and not for the panel beside a form",
        "part.html",
        sectioning=True,
    ),
)  # fmt: skip

COMPONENTS: Mapping[str, ComponentSpec] = {spec.name: spec for spec in _ALL}
"""Every component by its name."""
