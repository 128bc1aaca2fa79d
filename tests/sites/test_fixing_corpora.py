"""The law of `--fix` on real guides, as they are and with slips at their ends.

It removes what it says it does, changes no other line, and has nothing to do a second time.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.cli.checking import Check
from guidekit.cli.fixing import Fixing
from guidekit.rules import Choice
from guidekit.site import Fixes, LintResult
from guidekit.source import Diagnostic

SLIPS = {
    "Go<br>on <!-- soon -->": "Go<br />on {/* soon */}",
    "1 <2 and {not": "1 \\<2 and \\{not",
    "> <!-- two\n> lines -->": "> {/* two\n> lines */}",
    "- **<https://a.example>**": "- **[https://a.example](https://a.example)**",
    "{/* guidekit-disable-line GK999: gone */}": "{/* guidekit-disable-line GK999: gone */}",
}
FENCE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
SLIP = st.sampled_from(sorted(SLIPS))


@cache
def guides_in(corpus: Path) -> tuple[Path, ...]:
    """All guides but those that end in open code, in which slips at the end would be code too."""
    guides = sorted(corpus.rglob("*.mdx"))
    return tuple(each for each in guides if len(FENCE.findall(each.read_text("utf-8"))) % 2 == 0)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_fixes_do_what_they_say_and_nothing_else(shared: Path, data: st.DataObject) -> None:
    guides = st.sampled_from(guides_in(shared / "corpus"))
    chosen = data.draw(st.dictionaries(guides, st.lists(SLIP, max_size=3), min_size=4, max_size=12))
    with TemporaryDirectory() as name:
        copies = {}
        for number, (guide, slips) in enumerate(chosen.items()):
            copies[Path(name, f"{number}.mdx")] = slips
            shutil.copyfile(guide, Path(name, f"{number}.mdx"))
            with Path(name, f"{number}.mdx").open("a", encoding="utf-8") as file:
                file.write("".join(f"\n\n{slip}\n" for slip in slips))
        texts = {path: path.read_bytes().decode() for path in copies}
        before = found_in(Path(name))
        fixes = fix(Path(name))
        after = found_in(Path(name))
        again = fix(Path(name))
        fixed = {path: path.read_bytes().decode() for path in copies}
    assert by_file_and_rule(after) <= by_file_and_rule(before)
    gone = by_file_and_rule(before) - by_file_and_rule(after)
    assert gone >= by_file_and_rule(fixes.fixed)
    assert not again.files
    claims = {file.path.name: file.fixed for file in fixes.files}
    for path, slips in copies.items():
        end = "".join(f"\n\n{SLIPS[slip]}\n" for slip in slips)
        assert fixed[path].endswith(end)
        assert changed_lines(texts[path], fixed[path]) <= lines_of(claims.get(path.name, ()))


def found_in(folder: Path) -> tuple[Diagnostic, ...]:
    return check(folder).run().result.diagnostics


def fix(folder: Path) -> Fixes:
    fixing = Fixing(write=True, unsafe=True, diff=False, show=False)
    return fixing.run(check(folder), as_it_is)[1]


def as_it_is(_: object, result: LintResult, __: object) -> LintResult:
    return result


def check(folder: Path) -> Check:
    return Check((folder,), None, 1, Choice(select=("ALL",)))


def by_file_and_rule(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((Path(problem.span.path).name, problem.code) for problem in found)


def changed_lines(before: str, after: str) -> set[int]:
    matcher = SequenceMatcher(
        None, before.splitlines(keepends=True), after.splitlines(keepends=True), autojunk=False
    )
    return {
        line + 1
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for line in range(start, end)
    }


def lines_of(problems: Iterable[Diagnostic]) -> set[int]:
    return {
        line
        for problem in problems
        for edit in (problem.fix.edits if problem.fix else ())
        for line in range(edit.span.start.line, edit.span.end.line + 1)
    }
