"""What a definition file says of a connector, whatever its format."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct, field

from guidekit.source import Fault, SourceText, Span

__all__ = [
    "Action",
    "Audience",
    "AuthMethod",
    "Connector",
    "Environment",
    "Field",
    "Notice",
    "Option",
    "Scope",
    "Support",
    "Translation",
    "Validation",
    "VisibleWhen",
]


Audience = Literal["config", "setup"]
"""Who fills a form: the end user who links an account, or the admin who registers the app."""


class Option(Struct, frozen=True):
    """One choice of a field that offers a list; the form shows ``warning`` once it is chosen."""

    value: str
    label: str
    warning: str | None = None


class Validation(Struct, frozen=True):
    """How the form checks what is typed: a kind, a pattern for it, and the form's complaint."""

    type: str
    pattern: str | None = None
    error: str | None = None


class VisibleWhen(Struct, frozen=True):
    """A condition that a form knows itself: another field holds one of these values."""

    field: str
    equals: tuple[str, ...]


class Translation(Struct, frozen=True):
    """What the form says of a field in another language; None where it says the same."""

    locale: str
    label: str | None
    description: str | None
    span: Span


class Field(Struct, frozen=True):
    """One input of a connection form; ``key`` is unique among the fields of its audience.

    ``span`` covers the whole entry, ``label_span`` the label (or the key where it has none).
    ``visible`` is false for what the form never shows, or shows without letting anyone type;
    ``secret`` follows the form's own rule. ``description`` and ``tooltip`` are the texts that the
    form shows, ``value`` is what stands in the field already, ``condition`` an expression in the
    format's own language. ``aliases`` are other words that guides may use for the label.

    ``path`` is the field's place in its format's own terms, such as ``credentials.apiKey``;
    ``order`` the place in the form that the definition asks for. ``example`` is a value as one
    would type it, between ``prefix`` and ``suffix``, which the form shows around the input.
    ``anchor`` names the heading of the guide that explains the field, ``automated`` fields are
    filled by the platform (those that are ``visible`` where the reader signs in instead of typing),
    and a field shows only where all of ``visible_when`` hold. ``examples`` are all examples,
    ``example`` the first; ``group`` is the title of the part of the form.
    """

    key: str
    label: str
    required: bool
    secret: bool
    visible: bool
    audience: Audience
    span: Span
    label_span: Span
    type: str = "text"
    placeholder: str | None = None
    description: str | None = None
    tooltip: str | None = None
    aliases: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    validation: Validation | None = None
    value: str | None = None
    condition: str | None = None
    key_span: Span | None = None
    path: str = ""
    order: float | None = None
    example: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    anchor: str | None = None
    anchor_span: Span | None = None
    automated: bool = False
    visible_when: tuple[VisibleWhen, ...] = ()
    translations: tuple[Translation, ...] = ()
    examples: tuple[str, ...] = ()
    group: str | None = None


class Notice(Struct, frozen=True):
    """A message of the form.

    With an ``anchor`` it stands before that field, whatever its position; without, at the top or
    the bottom of the form.
    """

    key: str
    description: str
    anchor: str | None
    span: Span
    type: str = "info"
    position: str = "top"


class Support(Struct, frozen=True):
    """Where a definition says that help is: a link, a text, a guide per audience as plain data.

    ``setup_link`` leads to the guide for admins, where it is another.
    """

    link: str | None = None
    description: str | None = None
    guides: Mapping[str, object] = field(default_factory=dict)
    link_span: Span | None = None
    setup_link: str | None = None
    setup_link_span: Span | None = None


class Environment(Struct, frozen=True):
    """One of the provider's installations, such as production."""

    key: str
    name: str


class AuthMethod(Struct, frozen=True):
    """One way to authenticate, with the fields of both audiences in the form's order.

    ``key`` is unique within its connector. ``required_scopes`` are needed whatever actions are
    used; ``scope_separator`` stands between scopes where they are one text.
    """

    key: str
    type: str
    label: str
    fields: tuple[Field, ...]
    notices: tuple[Notice, ...]
    support: Support
    span: Span
    grant_type: str | None = None
    environments: tuple[Environment, ...] = ()
    required_scopes: tuple[str, ...] = ()
    scope_separator: str = " "

    def fields_for(self, audience: Audience) -> tuple[Field, ...]:
        """The fields that this audience sees."""
        return tuple(f for f in self.fields if f.audience == audience and f.visible)


class Scope(Struct, frozen=True):
    """A permission of the provider; choosing it grants what it ``includes`` too."""

    name: str
    description: str | None
    includes: tuple[str, ...]
    span: Span


class Action(Struct, frozen=True):
    """Something the connector can do, and the scopes that it needs, those of its results too."""

    id: str
    label: str
    required_scopes: tuple[str, ...]
    span: Span
    description: str | None = None


class Connector(Struct, frozen=True):
    """One connector, as its definition file (and the parts that it pulls in) describes it.

    ``faults`` holds all that is wrong with the definition; what could not be read is left out of
    the rest. ``parts`` are the other files that were read, which spans may point into. ``docs``
    is the address of the connector's own documentation.
    """

    key: str
    title: str
    description: str | None
    icon: str | None
    auth_methods: tuple[AuthMethod, ...]
    scopes: Mapping[str, Scope]
    actions: tuple[Action, ...]
    source: SourceText
    span: Span
    faults: tuple[Fault, ...] = ()
    parts: tuple[SourceText, ...] = ()
    version: str | None = None
    release_stage: str | None = None
    docs: str | None = None
    categories: tuple[str, ...] = ()

    def auth_method(self, key: str) -> AuthMethod | None:
        """The auth method with this key."""
        return next((method for method in self.auth_methods if method.key == key), None)

    def closure(self, chosen: Iterable[str]) -> frozenset[str]:
        """The chosen scopes and all that they include, directly or through others."""
        closed: set[str] = set()
        waiting = list(chosen)
        while waiting:
            name = waiting.pop()
            if name not in closed:
                closed.add(name)
                if name in self.scopes:
                    waiting.extend(self.scopes[name].includes)
        return frozenset(closed)
