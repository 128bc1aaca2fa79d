"""Functions and classes of JavaScript, and the patterns that parameters and variables are."""

from abc import abstractmethod

from guidekit.syntax.script.elements import ElementReader
from guidekit.syntax.script.shapes import Context

__all__ = ["FunctionReader"]

ENDS_CLASS_WORD = frozenset(("=", "(", ";", "}", ""))


class FunctionReader(ElementReader):
    """Reads functions and classes; statements are read by who knows them."""

    @abstractmethod
    def block(self) -> None:
        """Statements in braces."""

    # -- patterns ----------------------------------------------------------------------------------

    def pattern(self) -> list[str]:
        """What a variable or a parameter is called; the names that it defines."""
        self.deeper()
        if self.is_mark("["):
            names = self._array_pattern()
        elif self.is_mark("{"):
            names = self._object_pattern()
        else:
            names = [self._binding_name()]
        self.higher()
        return names

    def _binding_name(self) -> str:
        if self.word in ("eval", "arguments", "await") and self.kind == "name":
            self.fail()
        return self.identifier()

    def _with_default(self) -> list[str]:
        names = self.pattern()
        if self.eat("="):
            self.assign()
        return names

    def _array_pattern(self) -> list[str]:
        names: list[str] = []
        self.next()
        while not self.eat("]"):
            if self.eat(","):
                continue
            if self.eat("..."):
                names += self.pattern()
                if not self.is_mark("]"):
                    self.fail()
                continue
            names += self._with_default()
            if not self.is_mark("]"):
                self.expect(",")
        return names

    def _object_pattern(self) -> list[str]:
        names: list[str] = []
        self.next()
        while not self.eat("}"):
            if self.eat("..."):
                names.append(self._binding_name())
                if not self.is_mark("}"):
                    self.fail()
                continue
            names += self._property_pattern()
            if not self.is_mark("}"):
                self.expect(",")
        return names

    def _property_pattern(self) -> list[str]:
        if self.kind == "name" and self.peek()[0] in (",", "}", "="):
            name = self._binding_name()
            if self.eat("="):
                self.assign()
            return [name]
        self.property_name()
        self.expect(":")
        return self._with_default()

    # -- functions ---------------------------------------------------------------------------------

    def function(self, *, statement: bool = False, optional_name: bool = False) -> str:
        """A function from its first word on; its name."""
        awaiting = self.eat_name("async")
        self.expect_name("function")
        generator = self.eat("*")
        name = ""
        if self.kind == "name":
            name = self.identifier()
        elif statement and not optional_name:
            self.fail()
        self.method(Context(generator=generator, awaiting=awaiting, function=True))
        return name

    def method(self, context: Context) -> None:
        """The parameters and the body of a function."""
        outer, self.context = self.context, context
        self.expect("(")
        while not self.eat(")"):
            if self.eat("..."):
                self.pattern()
                if not self.is_mark(")"):
                    self.fail()
                continue
            self._with_default()
            if not self.is_mark(")"):
                self.expect(",")
        self._body(outer)

    def _body(self, outer: Context) -> None:
        """A body in braces; the token after it belongs to what is around."""
        if not self.is_mark("{"):
            self.fail()
        self.deeper()
        self.block()
        self.higher()
        self.context = outer

    def arrow_body(self, *, awaiting: bool) -> None:
        """What follows ``=>``."""
        outer = self.context
        self.context = Context(awaiting=awaiting, function=outer.function, method=outer.method)
        if self.is_mark("{"):
            self.context = Context(awaiting=awaiting, function=True, method=outer.method)
            self._body(outer)
        else:
            self.assign()
            self.context = outer

    # -- classes -----------------------------------------------------------------------------------

    def class_(self, *, statement: bool = False, optional_name: bool = False) -> str:
        """A class from its word on; its name."""
        self.next()
        name = ""
        if self.kind == "name" and self.word != "extends":
            name = self.identifier()
        elif statement and not optional_name:
            self.fail()
        if self.eat_name("extends"):
            self.subscripts(self.primary())
        self.expect("{")
        self.deeper()
        self.classes += 1
        while not self.eat("}"):
            if not self.eat(";"):
                self._member()
        self.classes -= 1
        self.higher()
        return name

    def _member(self) -> None:
        if self._eat_modifier("static") and self.is_mark("{"):
            outer = self.context
            self.context = Context(awaiting=False, method=True)
            self._body(outer)
            return
        awaiting = self._eat_modifier("async")
        generator = self.eat("*")
        if not awaiting and not generator and not self._eat_modifier("get"):
            self._eat_modifier("set")
        if self.kind == "private":
            self.next()
        else:
            self.property_name()
        if generator or awaiting or self.is_mark("("):
            self.method(Context(generator=generator, awaiting=awaiting, function=True, method=True))
            return
        if self.eat("="):
            outer = self.context
            self.context = Context(awaiting=False, method=True)
            self.assign()
            self.context = outer
        self.semicolon()

    def _eat_modifier(self, word: str) -> bool:
        """Move over a word before the name of a member; the name itself may be that word."""
        following = self.peek()[0]
        if not self.is_name(word) or (following in ENDS_CLASS_WORD):
            return False
        self.next()
        return True
