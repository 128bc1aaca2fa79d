"""How much is done, counted in calls of functions: seconds differ from day to day, calls do not."""

import gc
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from guidekit.model import Guide
from guidekit.project import load_project, resolve_targets
from guidekit.render import Theme
from guidekit.site import Memory, build_site, lint_project
from guidekit.site.memory import FOLDER
from sites.projects import FILES, snapshot, write_files

HEAD = "connectors/lucca/lucca.mdx"
JIRA = "connectors/jira/jira.mdx"
STATUS_A_GUIDE = 4
"""How often a build after another one's edit may ask for the status of a guide and its pages."""

CALLS_A_PAGE = 150
"""What a further brand may cost for each of its pages: some more than it did when this was set."""


def calls_of(work: Callable[[], object]) -> Counter[str]:
    """The calls of functions written in Python, by the name of the function."""
    calls = Counter[str]()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            calls[frame.f_code.co_name] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def asked_of_the_disk(work: Callable[[], object]) -> Counter[str]:
    """How often the system was asked for a file or a folder, by the name of the question."""
    asked = Counter[str]()

    def count(_: FrameType, event: str, function: object) -> None:
        name = getattr(function, "__name__", "")
        if event == "c_call" and name in ("open", "stat", "lstat", "listdir", "scandir"):
            asked[name] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return asked


def many_guides(project: Path, guides: int, partners: int) -> Path:
    text = "# Guide {0}\n\n## Step\n\nOpen **Orbit** and [read](https://docs.example/{0}).\n"
    write_files(project, {f"connectors/jira/g{n}.mdx": text.format(n) for n in range(guides)})
    brand = "name: Partner\nvocabulary: {Orbit: Partner}\nlinks: {'https://docs.example/': null}\n"
    return write_files(project, {f"brands/p{n}.yaml": brand for n in range(partners)})


def built(project: Path) -> Counter[str]:
    found = load_project(project)
    shutil.rmtree("out", ignore_errors=True)
    return calls_of(lambda: build_site(found, Path("out"), jobs=1, allow_errors=True))


def test_a_further_brand_costs_little_more_than_its_files(project: Path) -> None:
    added = []
    built(many_guides(project, 1, 4))  # what is done once in a process, for any project
    for guides in (5, 25):
        few = built(many_guides(project, guides, 4))
        many = built(many_guides(project, guides, 8))
        for name in ("build_guide", "compile_page"):
            assert few[name] == many[name] == guides + 2
        assert many["pieces"] - few["pieces"] == 4 * (guides + 2)
        added.append(many.total() - few.total())
        for brand in range(4, 8):
            (project / "brands" / f"p{brand}.yaml").unlink()
    calls = (added[1] - added[0]) / (4 * 20)
    assert calls < CALLS_A_PAGE, f"{calls:.0f} calls for each page of a brand"


def test_templates_are_rendered_per_guide_and_per_brand_but_not_per_page(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = Counter[str]()
    render = Theme.render

    def counted(self: Theme, name: str, /, *contexts: dict[str, object], **context: object) -> str:
        rendered[name] += 1
        return render(self, name, *contexts, **context)

    monkeypatch.setattr(Theme, "render", counted)
    built(many_guides(project, 20, 4))
    assert rendered["layouts/page.html"] == 22
    assert rendered["layouts/catalogue.html"] == rendered["layouts/brand.css"] == 7


def test_what_is_known_is_not_worked_out_again(project: Path) -> None:
    many_guides(project, 20, 4)
    memory = Memory(project / FOLDER)

    def check() -> None:
        lint_project(load_project(project), jobs=1, memory=memory)

    first, again = calls_of(check), calls_of(check)
    assert first["build_guide"] == first["check_guide"] == 22
    assert again["build_guide"] == again["check_guide"] == 0
    assert again.total() * 2 < first.total()


def test_a_command_without_news_loads_no_heavy_library(
    project: Path, guidekit_command: tuple[str, ...]
) -> None:
    heavy = ("jinja2", "markdown_it", "bs4", "yaml", "guidekit.rules", "guidekit.reports")
    code = (
        "import sys, atexit\n"
        f"heavy = {heavy!r}\n"
        "atexit.register(lambda: print('loaded:', *(n for n in heavy if n in sys.modules)))\n"
        "from guidekit.cli import main\nmain()\n"
    )
    for words in (["lint"], ["build"]):
        subprocess.run([*guidekit_command, *words], check=True, capture_output=True)
        done = subprocess.run(
            [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True
        )
        assert done.stdout.splitlines()[-1].strip() == "loaded:"


def test_a_check_of_one_file_looks_at_no_guide_of_others(project: Path) -> None:
    write_files(project, {HEAD: FILES[HEAD].replace("../jira/jira.mdx", "")})

    def check() -> None:
        found, files = resolve_targets((project / HEAD,))
        assert lint_project(found, files, jobs=1).guides == 1

    check()  # what is asked once in a process
    asked = []
    for guides in (5, 25):
        many_guides(project, guides, 0)
        asked.append(asked_of_the_disk(check))
    assert asked[0]["open"] > 0
    assert asked[0] == asked[1]


def test_a_build_after_an_edit_opens_no_guide_of_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidekit.site.fingerprints.RESTED", 0)
    write_files(project, {JIRA: FILES[JIRA].partition(" It works like")[0]})

    def build() -> None:
        memory = Memory(project / FOLDER)
        build_site(load_project(project), Path("out"), memory=memory, jobs=1, allow_errors=True)
        memory.keep_status()

    asked = []
    for guides in (5, 25):
        many_guides(project, guides, 0)
        for text in ("", "One.\n", "Two.\n"):
            write_files(project, {HEAD: FILES[HEAD] + text})
            last = asked_of_the_disk(build)
        asked.append(last)
    assert asked[0]["open"] == asked[1]["open"] > 0
    for question in ("stat", "lstat", "listdir", "scandir"):
        more = asked[1][question] - asked[0][question]
        assert more <= STATUS_A_GUIDE * 20, f"{question}: {more} times for 20 more guides"


def test_few_guides_are_kept_however_many_link_to_each_other(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# Guide {0}\n\nSee [the next](../c{1}/g.mdx#guide-{1}), [another](../c0/g.mdx#none).\n"
    guides = {f"connectors/c{n}/g.mdx": text.format(n, (n + 1) % 24) for n in range(24)}
    found = load_project(write_files(project, guides))
    kept: list[int] = []

    def look(_: int, __: int) -> None:
        gc.collect()
        kept.append(sum(isinstance(each, Guide) for each in gc.get_objects()))

    def build(out: str) -> tuple[object, ...]:
        result = build_site(found, Path(out), jobs=1, allow_errors=True, progress=look)
        return result.diagnostics

    all_kept = build("all")
    monkeypatch.setattr("guidekit.project.shelf.TARGETS", 3)
    monkeypatch.setattr("guidekit.project.shelf.WHOLE", 2)
    most, kept[:] = max(kept), []
    assert build("few") == all_kept
    assert snapshot(Path("few")) == snapshot(Path("all"))
    assert max(kept) <= 8 < 24 <= most


def test_a_build_after_an_edit_opens_no_file_of_other_connectors(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidekit.site.fingerprints.RESTED", 0)
    write_files(project, {JIRA: FILES[JIRA].partition(" It works like")[0]})
    definition = FILES["connectors/jira/connector.yaml"]

    def build() -> None:
        memory = Memory(project / FOLDER)
        build_site(load_project(project), Path("out"), memory=memory, jobs=1, allow_errors=True)
        memory.keep_status()

    asked = []
    for connectors in (5, 25):
        for key in (f"c{number}" for number in range(connectors)):
            home = f"connectors/{key}"
            write_files(project, {f"{home}/connector.yaml": definition.replace("jira", key)})
            write_files(project, {f"{home}/{key}.mdx": f"# {key}\n\nOpen the page.\n"})
        for text in ("", "One.\n", "Two.\n"):
            write_files(project, {HEAD: FILES[HEAD] + text})
            last = asked_of_the_disk(build)
        asked.append(last)
    assert asked[0]["open"] == asked[1]["open"] > 0
    for question, most in (("stat", 5), ("lstat", 6), ("listdir", 2)):
        more = asked[1][question] - asked[0][question]
        assert more <= most * 20, f"{question}: {more} times for 20 more connectors"
