"""The statements of JavaScript."""

from guidekit.syntax.script.functions import FunctionReader

__all__ = ["StatementReader"]

DECLARING = frozenset(("var", "let", "const"))


class StatementReader(FunctionReader):
    """Reads statements; those of modules are read by who knows modules."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text, start, end)
        self.loops = 0

    def block(self) -> None:
        """Statements in braces."""
        self.expect("{")
        while not self.is_mark("}"):
            if self.kind == "end":
                self.fail()
            self.statement()
        self.next()

    def statement(self) -> None:
        """One statement, and the token after it."""
        self.deeper()
        word = self.word
        if self.kind == "mark" and word == "{":
            self.block()
        elif self.kind == "mark" and word == ";":
            self.next()
        elif self.kind == "name" and word in self.STATEMENTS and not self._is_expression(word):
            self.STATEMENTS[word](self)
        else:
            self._expression_statement()
        self.higher()

    def _is_expression(self, word: str) -> bool:
        """Whether what begins like a statement is an expression after all."""
        if word == "async":
            return not self.begins_function()
        return word == "import" and self.peek()[0] in ("(", ".")

    def _expression_statement(self) -> None:
        named = self.kind == "name"
        shape = self.expression()
        if named and shape.kind in ("name", "async") and self.eat(":"):
            self.statement()
        else:
            self.semicolon()

    # -- declarations ------------------------------------------------------------------------------

    def declaration(self, *, loop: bool = False) -> list[str]:
        """Variables from ``var``, ``let`` or ``const`` on; the names that they define."""
        constant = self.is_name("const")
        self.next()
        names: list[str] = []
        while True:
            plain = self.kind == "name"
            names += self.pattern()
            if self.eat("="):
                self.assign(no_in=loop)
            elif not (loop and (self.is_name("of") or self.is_name("in"))) and (
                constant or not plain
            ):
                self.fail()
            if not self.eat(","):
                return names

    def _declaration(self) -> None:
        self.declaration()
        self.semicolon()

    def _function(self) -> None:
        self.function(statement=True)

    def _class(self) -> None:
        self.class_(statement=True)

    # -- control -----------------------------------------------------------------------------------

    def _condition(self) -> None:
        self.expect("(")
        self.expression()
        self.expect(")")

    def _if(self) -> None:
        self.next()
        self._condition()
        self.statement()
        if self.eat_name("else"):
            self.statement()

    def _while(self) -> None:
        self.next()
        self._condition()
        self._loop_body()

    def _loop_body(self) -> None:
        self.loops += 1
        self.statement()
        self.loops -= 1

    def _do(self) -> None:
        self.next()
        self._loop_body()
        self.expect_name("while")
        self._condition()
        self.eat(";")

    def _for(self) -> None:
        self.next()
        if self.context.awaiting:
            self.eat_name("await")
        self.expect("(")
        if self.kind == "name" and self.word in DECLARING:
            self.declaration(loop=True)
        elif not self.is_mark(";"):
            self.assign(no_in=True, pattern=True)
            while self.eat(","):
                self.assign(no_in=True)
        if self.eat_name("of"):
            self.assign()
        elif self.eat_name("in"):
            self.expression()
        else:
            self._for_parts()
        self.expect(")")
        self._loop_body()

    def _for_parts(self) -> None:
        self.expect(";")
        if not self.is_mark(";"):
            self.expression()
        self.expect(";")
        if not self.is_mark(")"):
            self.expression()

    def _return(self) -> None:
        if not self.context.function:
            self.fail()
        self.next()
        self._optional_expression()

    def _optional_expression(self) -> None:
        if self.kind != "end" and not self.fresh and self.word not in (";", "}"):
            self.expression()
        self.semicolon()

    def _throw(self) -> None:
        self.next()
        if self.fresh:
            self.fail()
        self.expression()
        self.semicolon()

    def _jump(self) -> None:
        start = self.start
        self.next()
        if self.kind == "name" and not self.fresh:
            self.identifier()
        elif not self.loops:
            self.fail(start)
        self.semicolon()

    def _try(self) -> None:
        start = self.start
        self.next()
        self.block()
        handled = self.eat_name("catch")
        if handled:
            if self.eat("("):
                self.pattern()
                self.expect(")")
            self.block()
        if self.eat_name("finally"):
            self.block()
        elif not handled:
            self.fail(start)

    def _switch(self) -> None:
        self.next()
        self._condition()
        self.expect("{")
        self.loops += 1
        while not self.eat("}"):
            if self.eat_name("case"):
                self.expression()
            else:
                self.expect_name("default")
            self.expect(":")
            while not (self.is_mark("}") or self.is_name("case") or self.is_name("default")):
                self.statement()
        self.loops -= 1

    def _debugger(self) -> None:
        self.next()
        self.semicolon()

    def _nowhere(self) -> None:
        """Imports and exports stand in no block."""
        self.fail()

    STATEMENTS = {  # noqa: RUF012  # a table, not a field
        "var": _declaration,
        "let": _declaration,
        "const": _declaration,
        "function": _function,
        "async": _function,
        "class": _class,
        "if": _if,
        "while": _while,
        "do": _do,
        "for": _for,
        "return": _return,
        "throw": _throw,
        "break": _jump,
        "continue": _jump,
        "try": _try,
        "switch": _switch,
        "debugger": _debugger,
        "import": _nowhere,
        "export": _nowhere,
    }
