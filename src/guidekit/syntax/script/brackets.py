"""What stands in brackets: lists, objects and parentheses, which may turn out to be patterns."""

from guidekit.syntax.script.shapes import Context, GrammarReader, Shape, take_over, value
from guidekit.syntax.script.tokens import RESERVED

__all__ = ["BracketReader"]


class BracketReader(GrammarReader):
    """Reads values in brackets, and template literals."""

    def parenthesis(self) -> Shape:
        """An expression in parentheses, or the parameters of an arrow function with its body."""
        start = self.start
        can_be_arrow = start == self.arrow_at
        self.next()
        items: list[Shape] = []
        only_pattern: int | None = None if not self.is_mark(")") else self.start
        while not self.is_mark(")"):
            if self.is_mark("..."):
                only_pattern = self.start
                self.next()
                items.append(self.assign(pattern=True))
                if not self.is_mark(")"):
                    self.fail()
                break
            items.append(self.assign(pattern=True))
            if self.is_mark(","):
                comma = self.start
                self.next()
                if self.is_mark(")"):
                    only_pattern = comma
            elif not self.is_mark(")"):
                self.fail()
        close = self.start
        self.next()
        if can_be_arrow and self.is_mark("=>") and not self.fresh:
            return self.arrow(start, items, awaiting=False)
        if only_pattern is not None:
            self.fail(close if not items else only_pattern, self.stop)
        for item in items:
            self.settle(item)
        inner = items[0]
        simple = len(items) == 1 and inner.kind in ("name", "member", "async", "paren")
        return Shape("paren", start, inner.target if simple else start, start)

    def array(self) -> Shape:
        """A list, or the pattern of one."""
        shape = Shape("array", self.start)
        self.next()
        while not self.eat("]"):
            if self.eat(","):
                continue
            spread = self.eat("...")
            item = self.assign(pattern=True)
            take_over(shape, item)
            if not self.is_mark("]"):
                if spread and shape.target is None:
                    shape.target = shape.binding = self.start  # nothing may follow a rest
                self.expect(",")
        return shape

    def object(self) -> Shape:
        """An object, or the pattern of one."""
        shape = Shape("object", self.start)
        self.next()
        while not self.eat("}"):
            if self.eat("..."):
                item = self.assign(pattern=True)
                if item.kind not in ("name", "member", "async"):
                    item.target = item.binding = item.start
                take_over(shape, item)
                if self.is_mark(",") and shape.target is None:
                    shape.target = shape.binding = self.start
            else:
                self._property(shape)
            if not self.is_mark("}"):
                self.expect(",")
        return shape

    def _property(self, shape: Shape) -> None:
        start = self.start
        generator = awaiting = accessor = False
        if self.eat("*"):
            generator = True
        elif self.kind == "name" and self.word in ("get", "set", "async"):
            word = self.word
            following, fresh = self.peek()
            if following not in (",", ":", "(", "}", "="):
                self.next()
                awaiting = word == "async" and not fresh
                accessor = word != "async"
                if word == "async" and fresh:
                    self.fail()
                generator = awaiting and self.eat("*")
        name, plain = self.word, self.kind == "name"
        self.property_name()
        if generator or awaiting or accessor or self.is_mark("("):
            self.method(Context(generator=generator, awaiting=awaiting, function=True, method=True))
            shape.target = shape.binding = start if shape.target is None else shape.target
        elif self.eat(":"):
            take_over(shape, self.assign(pattern=True))
        else:
            self._shorthand(shape, start, name, plain=plain)

    def _shorthand(self, shape: Shape, start: int, name: str, *, plain: bool) -> None:
        if not plain:
            self.fail()
        if name in RESERVED or name == "await":
            self.fail(start)
        if name in ("eval", "arguments") and shape.target is None:
            shape.target = shape.binding = start
        if self.is_mark("="):
            if shape.pending is None:
                shape.pending = self.start
            self.next()
            self.assign()

    def property_name(self) -> None:
        """Move over the name of a property."""
        if self.eat("["):
            self.assign()
            self.expect("]")
        elif self.kind in ("name", "number", "string"):
            self.next()
        else:
            self.fail()

    def template_value(self) -> Shape:
        """A template literal as a value."""
        start = self.start
        self.template()
        return value("literal", start)

    def template(self, *, tagged: bool = False) -> None:
        """A template literal from its first back-tick on."""
        while self.template_part(tagged=tagged) == "${":
            self.next()
            self.expression()
            if not self.is_mark("}"):
                self.fail()
        self.kind, self.word = "string", "`"
        self.next()
