"""Modules of JavaScript: their imports and exports."""

from msgspec import Struct

from guidekit.syntax.script.statements import DECLARING, StatementReader
from guidekit.syntax.script.tokens import RESERVED, ScriptError, TooDeep

__all__ = ["ModuleStatement", "read_module"]


class ModuleStatement(Struct, frozen=True):
    """A statement of a module from ``start`` to ``end``.

    ``kind`` is ``import``, ``export`` or empty for any other; ``source`` is the module that it
    names, ``default``, ``named`` and ``namespace`` are what an import defines and ``names`` what
    an export does; ``value`` is where the value of an exported variable begins.
    """

    kind: str
    start: int
    end: int
    source: str | None = None
    default: str | None = None
    named: tuple[tuple[str, str], ...] = ()
    namespace: str | None = None
    names: tuple[str, ...] = ()
    value: int | None = None

    @property
    def imported(self) -> tuple[str, ...]:
        """The names that an import defines."""
        alone = tuple(name for name in (self.default, self.namespace) if name)
        return (*alone, *(local for _, local in self.named))


def read_module(
    text: str, start: int, end: int, known: frozenset[str] = frozenset()
) -> tuple[tuple[ModuleStatement, ...], ScriptError | None]:
    """The statements of a stretch of text, and what is wrong after them.

    ``known`` are the names that earlier parts of the same module import.

    >>> statements, _ = read_module("import A from 'b'; export const c = 1", 0, 37)
    >>> [(each.kind, each.imported, each.names) for each in statements]
    [('import', ('A',), ()), ('export', (), ('c',))]
    """
    reader = _ModuleReader(text, start, end, known)
    try:
        reader.read()
    except ScriptError as error:
        return tuple(reader.found), error
    except TooDeep:
        pass
    return tuple(reader.found), None


class _ModuleReader(StatementReader):
    def __init__(self, text: str, start: int, end: int, known: frozenset[str]) -> None:
        super().__init__(text, start, end)
        self.found: list[ModuleStatement] = []
        self.known = known
        self.declared: set[str] = set(known)
        self.exported: dict[str, int] = {}
        self.to_check: list[tuple[str, int]] = []

    def read(self) -> None:
        """Read all statements."""
        self.next()
        while self.kind != "end":
            if self.is_name("import") and not self._is_expression("import"):
                self.found.append(self._import_statement())
            elif self.is_name("export"):
                self.found.append(self._export())
            else:
                self._other()
        for name, at in self.to_check:
            if name not in self.declared:
                self.fail(at)

    def _other(self) -> None:
        start = self.start
        if self.kind == "name" and self.word in DECLARING:
            self._declare(self.declaration(), start)
            self.semicolon()
        elif self.is_name("class"):
            self._declare([self.class_(statement=True)], start)
        elif self.begins_function():
            self._declare([self.function(statement=True)], start)
        else:
            self.statement()
        self.found.append(ModuleStatement("", start, self.last_stop))

    def _declare(self, names: list[str], at: int) -> None:
        for name in names:
            if name in self.declared:
                raise ScriptError(at, self.stop, name, twice=name)
            self.declared.add(name)

    # -- imports -----------------------------------------------------------------------------------

    def _import_statement(self) -> ModuleStatement:
        start = self.start
        self.next()
        default = namespace = None
        named: list[tuple[str, str]] = []
        if self.kind != "string":
            if self.kind == "name":
                default = self._local()
                if not self.is_name("from"):
                    self.expect(",")
                    if not (self.is_mark("*") or self.is_mark("{")):
                        self.fail()
            if self.eat("*"):
                self.expect_name("as")
                namespace = self._local()
            elif self.is_mark("{"):
                named = self._import_names()
            self.expect_name("from")
        source = self._source()
        return ModuleStatement(
            "import", start, self.last_stop, source, default, tuple(named), namespace
        )

    def _local(self) -> str:
        at = self.start
        name = self._binding_name()
        self._declare([name], at)
        return name

    def _import_names(self) -> list[tuple[str, str]]:
        self.next()
        named = []
        while not self.eat("}"):
            at, quoted, imported = self.start, self.kind == "string", self._module_name()
            if self.eat_name("as"):
                named.append((imported, self._local()))
            else:
                if quoted or imported in RESERVED:
                    self.fail(at)
                self._declare([imported], at)
                named.append((imported, imported))
            if not self.is_mark("}"):
                self.expect(",")
        return named

    def _module_name(self) -> str:
        """A name as modules export it: any word, or a string."""
        if self.kind not in ("name", "string"):
            self.fail()
        name = self.word if self.kind == "name" else self.word[1:-1]
        self.next()
        return name

    def _source(self) -> str:
        """The module that is imported from, with what may follow it."""
        if self.kind != "string" or self.word == "`":
            self.fail()
        source = self.word[1:-1]
        self.next()
        self.semicolon()
        return source

    # -- exports -----------------------------------------------------------------------------------

    def _export(self) -> ModuleStatement:
        start = self.start
        self.next()
        if self.eat("*"):
            names = (self._export_name(),) if self.eat_name("as") else ()
            self.expect_name("from")
            source = self._source()
            return ModuleStatement("export", start, self.last_stop, source, names=names)
        if self.is_name("default"):
            return self._export_default(start)
        if self.is_mark("{"):
            return self._export_list(start)
        return self._export_declaration(start)

    def _export_name(self) -> str:
        at = self.start
        name = self._module_name()
        self._note_export(name, at)
        return name

    def _note_export(self, name: str, at: int) -> None:
        if name in self.exported:
            self.fail(at)
        self.exported[name] = at

    def _export_default(self, start: int) -> ModuleStatement:
        self._note_export("default", self.start)
        self.next()
        if self.begins_function():
            self.function(statement=True, optional_name=True)
        elif self.is_name("class"):
            self.class_(statement=True, optional_name=True)
        else:
            self.assign()
            self.semicolon()
        return ModuleStatement("export", start, self.last_stop)

    def _export_list(self, start: int) -> ModuleStatement:
        self.next()
        names, local = [], []
        while not self.eat("}"):
            at = self.start
            quoted, name = self.kind == "string", self._module_name()
            local.append((name, at, quoted))
            if self.eat_name("as"):
                name = self._export_name()
            else:
                self._note_export(name, at)
            names.append(name)
            if not self.is_mark("}"):
                self.expect(",")
        source = None
        if self.eat_name("from"):
            source = self._source()
        else:
            for name, at, quoted in local:
                if quoted or name in RESERVED:
                    self.fail(at)
                self.to_check.append((name, at))
            self.semicolon()
        return ModuleStatement("export", start, self.last_stop, source, names=tuple(names))

    def _export_declaration(self, start: int) -> ModuleStatement:
        at = self.start
        if self.kind == "name" and self.word in DECLARING:
            value = self._value_start()
            names = self.declaration()
            self.semicolon()
        elif self.is_name("class"):
            value, names = None, [self.class_(statement=True)]
        elif self.begins_function():
            value, names = None, [self.function(statement=True)]
        else:
            self.fail()
        self._declare(names, at)
        for name in names:
            self._note_export(name, at)
        return ModuleStatement("export", start, self.last_stop, names=tuple(names), value=value)

    def _value_start(self) -> int | None:
        """Where the value of the first variable begins."""
        found = self.text.find("=", self.stop, self.end)
        return found + 1 if found >= 0 else None
