"""The values that expressions are made of."""

from guidekit.syntax.script.brackets import BracketReader
from guidekit.syntax.script.shapes import Shape, value
from guidekit.syntax.script.tokens import RESERVED

__all__ = ["ValueReader"]

VALUE_WORDS = frozenset(("this", "null", "true", "false"))


class ValueReader(BracketReader):
    """Reads names, literals, functions, classes, elements and what begins with a keyword."""

    def primary(self) -> Shape:
        """A value without the members and calls that follow it."""
        start, kind, word = self.start, self.kind, self.word
        if kind == "name":
            return self._name()
        if kind == "private" and self.peek()[0] == "i":
            self.next()
            if not self.is_name("in"):
                self.fail()
            return value("private", start)
        if kind in ("number", "string"):
            self.next()
            return value("literal", start)
        if kind == "mark" and word in ("/", "/="):
            self.regex()
            self.next()
            return value("literal", start)
        reader = self.READERS.get(word) if kind == "mark" else None
        if reader is None or (word == "<" and self.last_kind in ("number", "string")):
            self.fail()  # an element begins no line of its own after a value
        return reader(self)

    def _name(self) -> Shape:
        start, word = self.start, self.word
        if word in VALUE_WORDS:
            self.next()
            return value("literal", start)
        if word == "function":
            self.function()
            return value("function", start)
        if word == "class":
            self.class_()
            return value("class", start)
        if word == "new":
            return self._new()
        if word == "super":
            return self._super()
        if word == "import":
            return self._import()
        if word == "async":
            return self._async()
        if word in RESERVED or word == "await":
            self.fail()
        can_be_arrow = start == self.arrow_at
        self.next()
        if can_be_arrow and self.is_mark("=>") and not self.fresh:
            return self.arrow(start, [], awaiting=False)
        odd = start if word in ("eval", "arguments") else None
        return Shape("name", start, odd, odd)

    def _async(self) -> Shape:
        start = self.start
        can_be_arrow = start == self.arrow_at
        if self.begins_function():
            self.function()
            return value("function", start)
        self.next()
        if can_be_arrow and self.is_mark("=>") and not self.fresh:
            return self.arrow(start, [], awaiting=False)
        named = self.kind == "name" and not self.fresh and self.word not in RESERVED
        if can_be_arrow and named and self.peek()[0] == "=":
            self.next()
            if self.fresh or not self.is_mark("=>"):
                self.fail()
            return self.arrow(start, [], awaiting=True)
        return Shape("async", start)

    def arrow(self, start: int, items: list[Shape], *, awaiting: bool) -> Shape:
        """An arrow function from its arrow on."""
        for item in items:
            if item.binding is not None:
                self.fail(item.binding)
        self.expect("=>")
        self.arrow_body(awaiting=awaiting)
        return value("arrow", start)

    def _new(self) -> Shape:
        start = self.start
        self.next()
        if self.eat("."):
            if not self.is_name("target") or not self.context.function:
                self.fail()
            self.next()
            return value("literal", start)
        if self.is_name("import"):
            self.fail()
        self.deeper()
        self.subscripts(self.primary(), calls=False)
        self.higher()
        if self.is_mark("?."):
            self.fail()
        if self.is_mark("("):
            self.arguments()
        return value("new", start)

    def _super(self) -> Shape:
        start = self.start
        if not self.context.method:
            self.fail()
        self.next()
        if not (self.is_mark("(") or self.is_mark(".") or self.is_mark("[")):
            self.fail()
        return value("super", start)

    def _import(self) -> Shape:
        start = self.start
        self.next()
        if self.eat("."):
            if not self.eat_name("meta"):
                self.fail()
            return value("meta", start)
        if not self.is_mark("("):
            self.fail()
        if not self.arguments():
            self.fail(self.last_stop - 1)
        return value("call", start)

    def _element_value(self) -> Shape:
        start = self.start
        self.element()
        return value("element", start)

    READERS = {  # noqa: RUF012  # a table, not a field
        "(": BracketReader.parenthesis,
        "[": BracketReader.array,
        "{": BracketReader.object,
        "`": BracketReader.template_value,
        "<": _element_value,
    }
