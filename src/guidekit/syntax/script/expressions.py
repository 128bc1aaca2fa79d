"""The expressions of JavaScript, by recursive descent; which operator binds closer is no matter."""

from guidekit.syntax.script.shapes import Shape, value
from guidekit.syntax.script.values import ValueReader

__all__ = ["ExpressionReader"]

ASSIGNING = frozenset(
    (
        "=",
        "+=",
        "-=",
        "*=",
        "/=",
        "%=",
        "**=",
        "<<=",
        ">>=",
        ">>>=",
        "&=",
        "|=",
        "^=",
        "&&=",
        "||=",
        "??=",
    )
)
BINARY = frozenset(
    (
        "==", "!=", "===", "!==", "<", ">", "<=", ">=", "<<", ">>", ">>>", "+", "-", "*", "/", "%",
        "**", "&", "|", "^", "&&", "||", "??",
    )
)  # fmt: skip
BINARY_WORDS = frozenset(("in", "instanceof"))
UNARY = frozenset(("+", "-", "!", "~"))
UNARY_WORDS = frozenset(("typeof", "void", "delete"))
NO_VALUE = frozenset((")", "]", "}", ",", ";", ":"))


class ExpressionReader(ValueReader):
    """Reads expressions; functions, classes and elements are read by those who know them."""

    # -- operators ---------------------------------------------------------------------------------

    def expression(self, *, no_in: bool = False) -> Shape:
        """One expression, or several with commas between."""
        shape = self.assign(no_in=no_in)
        while self.eat(","):
            self.assign(no_in=no_in)
            shape = value("sequence", shape.start)
        return shape

    def assign(self, *, no_in: bool = False, pattern: bool = False) -> Shape:
        """One expression without commas; in a ``pattern`` it may be what only patterns hold."""
        self.deeper()
        start = self.arrow_at = self.start
        if self.context.generator and self.is_name("yield"):
            self._yield(no_in=no_in)
            shape = value("yield", start)
        else:
            shape = self._conditional(no_in=no_in)
            if self.kind == "mark" and self.word in ASSIGNING:
                shape = self._assignment(shape, no_in=no_in)
            elif shape.pending is not None and not pattern:
                self.fail(shape.pending)
        self.higher()
        return shape

    def _assignment(self, left: Shape, *, no_in: bool) -> Shape:
        patterned = left.kind in ("array", "object")
        if left.target is not None or (patterned and self.word != "="):
            self.fail(left.start if left.target is None else left.target)
        self.next()
        self.assign(no_in=no_in)
        binding = left.binding if left.kind in ("name", "array", "object") else left.start
        return Shape("assignment", left.start, left.start, binding)

    def _yield(self, *, no_in: bool) -> None:
        self.next()
        ends = self.kind == "end" or (self.kind == "mark" and self.word in NO_VALUE)
        if not self.fresh and not ends:
            self.eat("*")
            self.assign(no_in=no_in)

    def _conditional(self, *, no_in: bool) -> Shape:
        shape = self._operators(no_in=no_in)
        if shape.kind != "arrow" and self.is_mark("?"):
            self.settle(shape)
            self.next()
            self.assign()
            self.expect(":")
            self.assign(no_in=no_in)
            return value("conditional", shape.start)
        return shape

    def _operators(self, *, no_in: bool) -> Shape:
        shape = self._unary()
        mixed = ""
        while shape.kind != "arrow" and self._is_operator(no_in=no_in):
            self.settle(shape)
            operator = self.word
            if operator in ("??", "||", "&&"):
                if mixed and ("??" in (mixed, operator)) and mixed != operator:
                    self.fail()
                mixed = operator
            if operator == "**" and shape.kind == "unary":
                self.fail()
            self.next()
            right = self._unary()
            self.settle(right)
            if right.kind == "arrow":
                self.fail(right.start)
            shape = value(
                "unary" if operator == "**" and right.kind == "unary" else "binary", shape.start
            )
        return shape

    def _is_operator(self, *, no_in: bool) -> bool:
        if self.kind == "mark":
            return self.word in BINARY
        return (
            self.kind == "name" and self.word in BINARY_WORDS and not (no_in and self.word == "in")
        )

    def _unary(self) -> Shape:
        start = self.start
        if self.kind == "mark" and self.word in ("++", "--"):
            self.next()
            self._simple_target(self._nested_unary())
            return value("update", start)
        word = self.word
        if (self.kind == "mark" and word in UNARY) or (self.kind == "name" and word in UNARY_WORDS):
            self.next()
            operand = self._nested_unary()
            if word == "delete" and operand.kind == "name":
                self.fail(start)
            return value("unary", start)
        if self.is_name("await") and self.context.awaiting:
            self.next()
            self._nested_unary()
            return value("unary", start)
        shape = self.subscripts(self.primary())
        if (
            self.kind == "mark"
            and self.word in ("++", "--")
            and not self.fresh
            and shape.kind != "arrow"
        ):
            self._simple_target(shape)
            self.next()
            return value("update", start)
        return shape

    def _nested_unary(self) -> Shape:
        self.deeper()
        shape = self._unary()
        self.settle(shape)
        if shape.kind == "arrow":
            self.fail(shape.start)
        self.higher()
        return shape

    def _simple_target(self, shape: Shape) -> None:
        if shape.target is not None or shape.kind in ("array", "object"):
            self.fail(shape.start)

    # -- members and calls -------------------------------------------------------------------------

    def subscripts(self, shape: Shape, *, calls: bool = True) -> Shape:
        """The members and calls that follow a value."""
        chained = False
        while shape.kind != "arrow":
            maybe_arrow = shape.kind == "async" and shape.start == self.arrow_at and not self.fresh
            if self.is_mark("?.") and calls:
                chained = True
                self.next()
                self._after_chain()
                made = value("chain", shape.start)
            elif self.eat("."):
                self._member_name()
                made = Shape("member", shape.start, None, shape.start)
            elif self.eat("["):
                self.expression()
                self.expect("]")
                made = Shape("member", shape.start, None, shape.start)
            elif self.is_mark("(") and calls:
                made = self._call(shape, maybe_arrow=maybe_arrow)
            elif self.is_mark("`"):
                if chained:
                    self.fail()
                self.template(tagged=True)
                made = value("call", shape.start)
            else:
                break
            self.settle(shape)
            shape = value("chain", shape.start) if chained and made.kind != "arrow" else made
        return shape

    def _after_chain(self) -> None:
        if self.eat("["):
            self.expression()
            self.expect("]")
        elif self.is_mark("("):
            self.arguments()
        elif self.is_mark("`"):
            self.fail()
        else:
            self._member_name()

    def _member_name(self) -> None:
        if self.kind != "name" and not (self.kind == "private" and self.classes):
            self.fail()
        self.next()

    def _call(self, shape: Shape, *, maybe_arrow: bool) -> Shape:
        items = self.arguments(pattern=maybe_arrow)
        if maybe_arrow and self.is_mark("=>") and not self.fresh:
            return self.arrow(shape.start, items, awaiting=True)
        for item in items:
            self.settle(item)
        return value("call", shape.start)

    def arguments(self, *, pattern: bool = False) -> list[Shape]:
        """What stands between the parentheses of a call."""
        self.expect("(")
        items = []
        while not self.eat(")"):
            spread = self.eat("...")
            item = self.assign(pattern=pattern)
            items.append(item)
            if not self.is_mark(")"):
                comma = self.start
                self.expect(",")
                if spread and item.binding is None:
                    item.binding = comma  # nothing may follow the rest of parameters
        return items
