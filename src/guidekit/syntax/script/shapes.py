"""What is known of an expression that was read, and what all that read them share."""

from abc import ABC, abstractmethod

from msgspec import Struct

from guidekit.syntax.script.tokens import TokenReader

__all__ = ["Context", "GrammarReader", "Shape", "take_over", "value"]


class Shape(Struct):
    """What is known of an expression that was read.

    ``target`` is the place of what keeps it from being assigned to, ``binding`` from being a
    parameter; ``pending`` of what may only stand in a pattern. None: nothing does.
    """

    kind: str
    start: int
    target: int | None = None
    binding: int | None = None
    pending: int | None = None


class Context(Struct, frozen=True):
    """What may stand in a function: ``yield``, ``await``, ``return``, ``super``."""

    generator: bool = False
    awaiting: bool = True
    function: bool = False
    method: bool = False


def value(kind: str, start: int) -> Shape:
    """An expression that nothing can be assigned to."""
    return Shape(kind, start, start, start)


def take_over(shape: Shape, item: Shape) -> None:
    """Note on a list what an item of it says."""
    target = None if item.kind == "assignment" else item.target
    if shape.target is None:
        shape.target = target
    if shape.binding is None:
        shape.binding = item.binding
    if shape.pending is None:
        shape.pending = item.pending


class GrammarReader(TokenReader, ABC):
    """Knows what it stands in; what the parts of the grammar read of each other is named here."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text, start, end)
        self.context = Context()
        self.arrow_at = -1
        self.classes = 0

    @abstractmethod
    def expression(self, *, no_in: bool = False) -> Shape:
        """One expression, or several with commas between."""

    @abstractmethod
    def assign(self, *, no_in: bool = False, pattern: bool = False) -> Shape:
        """One expression without commas; in a ``pattern`` it may be what only patterns hold."""

    @abstractmethod
    def arguments(self, *, pattern: bool = False) -> list[Shape]:
        """What stands between the parentheses of a call."""

    @abstractmethod
    def arrow(self, start: int, items: list[Shape], *, awaiting: bool) -> Shape:
        """An arrow function from its arrow on; ``items`` are its parameters."""

    @abstractmethod
    def subscripts(self, shape: Shape, *, calls: bool = True) -> Shape:
        """The members and calls that follow a value."""

    @abstractmethod
    def function(self, *, statement: bool = False, optional_name: bool = False) -> str:
        """A function from its word on; its name."""

    @abstractmethod
    def class_(self, *, statement: bool = False, optional_name: bool = False) -> str:
        """A class from its word on; its name."""

    @abstractmethod
    def arrow_body(self, *, awaiting: bool) -> None:
        """What follows ``=>``."""

    @abstractmethod
    def method(self, context: Context) -> None:
        """The parameters and the body of a method."""

    @abstractmethod
    def element(self) -> None:
        """A JSX element from its angle bracket on."""

    def settle(self, shape: Shape) -> None:
        """The expression is no pattern."""
        if shape.pending is not None:
            self.fail(shape.pending)
