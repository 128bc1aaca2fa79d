"""Which texts are JavaScript, as modules read it, and where those break off that are not."""

import pytest

from guidekit.syntax.script import ScriptError, expression_end, read_module

EXPRESSIONS = (
    # values
    "a", "a.b", "a?.b?.[c]?.(d)", "a['b']", "'a'", '"\\u{61}"', "`a ${b} c`", "`${`a`}`",
    "a`\\1`", ".5", "5.", "0x1f", "1_000", "10n", "/[/}]/g", "a / b / c", "[a, , ...b]",
    "({ a, b: 1, ...c, [d]: e, 'f': g })",
    "{ get a() { return 1 }, set a(b) {}, async c() {}, *d() {}, get, async }", "this", "new A",
    "new a.B(c)", "import('a')", "import.meta.url", "async", "of",
    # operators
    "a ?? b", "(a ?? b) || c", "a ? b : c", "-a", "!a", "a ** -b", "(-a) ** b", "typeof a",
    "a - -b", "a, b", "a = b", "a.b += 1", "[a, b] = c", "({ a = 1 } = b)", "a++", "await a",
    "a in b", "a instanceof b",
    # functions
    "a => b", "(a, { b = 1 }, [c], ...d) => ({ e })", "async (a) => { await b }", "async a => b",
    "() => {}", "function* () { yield; yield* a }",
    "class extends A { #b = 1; static c() { return this.#b } }",
    "() => { for (const a of b) { if (c) continue; else break } }",
    "() => { try { a() } catch { b() } }",
    "() => { switch (a) { case 1: return b; default: throw c } }", "a ? (b) : c => d",
    "a ? (b, c) => d : e", "() => { a: for (;;) { do b\nwhile (c) } }",
    "() => { var a = 1, b\nlet [c] = d }",
    # elements
    "<a />", "<a.b c='d' e={f} {...g} h:i />", "<>a {b} {/* c */} it's</>",
    "a && <b>{c.map((d) => <e key={d} />)}</b>", "<a b='\n' c=<d /> />",
    # blank space and comments
    "a // b\n", "/* } */ a", "\n  a\n",
)  # fmt: skip

NO_EXPRESSIONS = (
    "a b", "a-b c", "a:b", "a;", "a,", ",a", "a.", "..a", "#a", "@a", "a!", "%a%", "if", "let",
    "static", "1a", "08", "1__0", "0x", "'a", "'\\x4'", "`a", "`\\1`", "/a", "/a/gg", "a ? b",
    "a ?? b || c", "-a ** b", "a +", "a ++ b", "++a++", "1 = a", "a() = b", "a?.b = c",
    "(a, b) = c", "[a + 1] = b", "({ a = 1 })", "({ a() {} } = b)", "eval = 1", "delete a",
    "{ a b }", "{ 1 }", "{ a.b }", "{ 'a' }", "[a", "(a", "()", "(...a)", "a)", "new.target",
    "super.a", "import a", "return 1", "var a", "a\n=> b", "a => {}()", "a || b => c",
    "(a, ...b, c) => d", "(a.b) => c", "async (a, 1) => b", "() => { return", "() => { break }",
    "() => { try {} }", "function () { await a }", "() => { import 'a' }",
    "class { constructor( }", "<a>", "<a></b>", "<a><b></a>", "<a b={} />", "<a b=c />",
    "<a {b} />", "<a /><b />", "<a>></a>", "<a>}</a>", "<a:b.c />", "a as b",
)  # fmt: skip

MODULES = (
    "import 'a'", "import a, { b as c, default as d } from 'e'",
    "import a, * as b from 'c'; import { } from 'd'", "export const a = 1, { b } = c",
    "export { a as b, c }; const a = 1; let c", "export { default as a } from 'b'",
    "export * from 'a'; export * as b from 'c'", "export default function () {}",
    "export default <a />", "export async function a() {}\nexport class B {}",
    "// a\nexport let b",
)  # fmt: skip

NO_MODULES = {
    "import a form 'b'": (0, "form"),
    "import a from b": (0, "b"),
    "import { a b } from 'c'": (0, "b"),
    "import 'a' import 'b'": (0, "import"),
    "import type { A } from 'b'": (0, "{"),
    "export a": (0, "a"),
    "export const a": (0, ""),
    "export const a: string = ''": (0, ":"),
    "export { a }": (0, "a"),
    "export default": (0, ""),
    "import a from 'b'\nimport a from 'c'": (1, "a"),
    "export const a = 1\nexport const a = 2": (1, "a"),
    "export const A = () => (\n  <b>\n    c\n  </d>\n)": (3, "<"),
}


@pytest.mark.parametrize("source", EXPRESSIONS)
def test_is_an_expression(source: str) -> None:
    assert expression_end(f"{source}}} b", 0, len(source) + 3) == len(source)


@pytest.mark.parametrize("source", NO_EXPRESSIONS)
def test_is_no_expression(source: str) -> None:
    assert isinstance(expression_end(f"{source}}}", 0, len(source) + 1), ScriptError)


@pytest.mark.parametrize("source", MODULES)
def test_is_a_module(source: str) -> None:
    assert read_module(source, 0, len(source))[1] is None


@pytest.mark.parametrize("source", NO_MODULES)
def test_is_no_module(source: str) -> None:
    error = read_module(source, 0, len(source))[1]
    assert error is not None
    assert (source.count("\n", 0, error.at), error.token) == NO_MODULES[source]


def test_a_spread_has_its_dots() -> None:
    assert expression_end("...a}", 0, 5, spread=True) == 4
    assert isinstance(expression_end("a}", 0, 2, spread=True), ScriptError)
    assert isinstance(expression_end("...a, b}", 0, 8, spread=True), ScriptError)


def test_what_is_nested_without_end_is_taken_for_granted() -> None:
    source = "(" * 10_000
    assert expression_end(f"{source}}}", 0, len(source) + 1) == len(source)


def test_names_that_were_imported_before_are_known() -> None:
    source = "import a from 'b'"
    assert read_module(source, 0, len(source), frozenset({"a"}))[1] is not None
