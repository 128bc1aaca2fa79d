"""Builds and checks that remember: never stale, and no more work than a change asks for."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from guidekit.project import load_project
from guidekit.site import BuildResult, Memory, build_site, lint_project
from guidekit.site.memory import FOLDER
from sites.conftest import JIRA, Build, Run
from sites.projects import DRAWING, FILES, GUIDE, inodes, snapshot, write_files

EXAMPLES = int(os.environ.get("GUIDEKIT_CHANGES", "4"))
"""How many series of changes are tried; a nightly run may try more."""

HEAD = "connectors/lucca/lucca.mdx"
CARD = """name: Plan
description: What a plan costs.
template: plan.html
attributes: {price: {type: string, description: The price}}
"""
KEEPS = FILES["brands/orbit.yaml"].replace(
    "assets: [", "keep: [{value: Orbit Hub, reason: it is a product}], assets: ["
)
KEYS_SEEN = sha256(DRAWING.format(size=55).encode()).hexdigest()
KINDS: dict[str, tuple[str, ...]] = {
    "guidekit.yaml": (
        FILES["guidekit.yaml"],
        "title: Other guides\nhouse: orbit\n",
        "title: Orbit guides\nhouse: orbit\nslugs: mintlify\ntemplates: templates\n",
        "title: Orbit guides\nhouse: orbit\ntemplates: templates\ncomponents: components\n",
        "title: Orbit guides\nhouse: orbit\nimage-limit: 100\nlint: {tier: strict}\n",
    ),
    HEAD: (
        GUIDE,
        GUIDE.replace("administrator", "admin"),
        GUIDE.replace("#create-a-token", "#nowhere"),
        GUIDE.replace("<Finish", "<Plan price='3' />\n\n<Finish"),
    ),
    "connectors/jira/jira.mdx": (
        FILES["connectors/jira/jira.mdx"],
        "# Jira\n\n## Create a key\n\nCopy the **API Token** of Orbit.\n",
        f"{JIRA}\n![](./images/icon.svg) {{/* guidekit-disable-line GK701: decoration */}}\n",
        "# Jira\n\nLog in to your Lucca account. Copy the **API Token**. Orb&#105;t has it.\n",
    ),
    "connectors/jira/second.mdx": ("# More of Jira\n\nThe **API Token** again.\n",),
    "connectors/lucca/connector.yaml": (
        FILES["connectors/lucca/connector.yaml"],
        FILES["connectors/lucca/connector.yaml"].replace("Subdomain", "Tenant"),
    ),
    "snippets/finish.mdx": (
        FILES["snippets/finish.mdx"],
        "All done, {name}.\n",
        "All done, {name}. {/* guidekit-disable-line GK701: for nothing */}\n",
    ),
    "brands/acme.yaml": (
        FILES["brands/acme.yaml"],
        FILES["brands/acme.yaml"].replace("Acme Connect", "Acme Gate"),
        FILES["brands/acme.yaml"].replace("#aa2200", "#005500") + "fonts: {body: Georgia}\n",
        FILES["brands/acme.yaml"] + "locale: de\nscopes: {lucca: [nothing]}\n",
        "# Acme is ours.\n\n" + FILES["brands/acme.yaml"] + "scopes: {lucca: [nothing]}\n",
    ),
    "brands/initech.yaml": (
        "name: Initech\nvocabulary: {Orbit: Initech, Hub: Desk}\n",
        "name: Initech\nvocabulary: {Hub: Desk of Orbit}\n",
    ),
    "brands/orbit.yaml": (FILES["brands/orbit.yaml"], KEEPS),
    "brands/reviewed.sha256": (f"{KEYS_SEEN} keys.svg\n", "nothing\n"),
    "brands/logos/acme.svg": (DRAWING.format(size=2), DRAWING.format(size=22)),
    "connectors/lucca/images/keys.svg": (DRAWING.format(size=5), DRAWING.format(size=55)),
    "connectors/jira/images/more.svg": (DRAWING.format(size=9),),
    "connectors/jira/images/icon.svg": (DRAWING.format(size=8), DRAWING.format(size=88)),
    "templates/components/plan.html": ("<b>{{ props.price }}</b>\n", "<i>{{ props.price }}</i>\n"),
    "templates/partials/footer.html": ("<footer>one</footer>\n", "<footer>two</footer>\n"),
    "templates/assets/theme.css": ("body { color: red }\n",),
    "components/plan.yaml": (CARD, CARD.replace("string", "boolean")),
}
"""Files of every kind, each with what may come to stand in it."""

CHANGES = st.one_of(
    *(st.tuples(st.just(path), st.sampled_from((*texts, None))) for path, texts in KINDS.items())
)


class Changes(RuleBasedStateMachine):
    """Whatever is added, changed, removed or renamed: the output is that of a clean build."""

    def __init__(self) -> None:
        super().__init__()
        self.allow_errors = True
        self.home = Path(tempfile.mkdtemp())
        self.root = write_files(self.home / "guides", FILES)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @rule(change=CHANGES)
    def change(self, change: tuple[str, str | None]) -> None:
        path, text = change
        if text is not None:
            write_files(self.root, {path: text})
        else:
            (self.root / path).unlink(missing_ok=path != "guidekit.yaml")
            if path == "guidekit.yaml":
                write_files(self.root, {path: FILES[path]})

    @rule(key=st.sampled_from(("lucca", "jira", "moved")), to=st.sampled_from(("jira", "moved")))
    def rename(self, key: str, to: str) -> None:
        old, new = (self.root / "connectors" / each for each in (key, to))
        if old.exists() and not new.exists():
            old.rename(new)

    @rule()
    def touch_all(self) -> None:
        for path in self.root.rglob("*"):
            os.utime(path)

    @rule(allow_errors=st.booleans())
    def be_strict(self, *, allow_errors: bool) -> None:
        self.allow_errors = allow_errors

    @rule()
    def lose_the_memory(self) -> None:
        shutil.rmtree(self.root / FOLDER, ignore_errors=True)

    def build(self, out: str, memory: Memory | None = None) -> BuildResult:
        return build_site(
            load_project(self.root),
            self.home / out,
            jobs=1,
            allow_errors=self.allow_errors,
            memory=memory,
        )

    @invariant()
    def is_as_if_built_anew(self) -> None:
        memory = Memory(self.root / FOLDER)
        again = self.build("out", memory)
        memory.keep_status()
        anew = self.build("fresh")
        assert snapshot(self.home / "out") == snapshot(self.home / "fresh")
        messages = [
            replace(d, message=d.message.replace("/fresh/", "/out/")) for d in anew.diagnostics
        ]
        assert list(again.diagnostics) == messages
        assert (again.pages, again.files) == (anew.pages, anew.files)
        assert (again.refused, again.replaced) == (anew.refused, anew.replaced)
        for files in ((), ("connectors/lucca/connector.yaml",)):
            memory = Memory(self.root / FOLDER)
            checked = lint_project(load_project(self.root), files, jobs=1, memory=memory)
            alone = lint_project(load_project(self.root), files, jobs=1)
            assert checked.diagnostics == alone.diagnostics
            assert checked.suppressed == alone.suppressed
        assert sorted(path.name for path in self.home.iterdir()) == ["fresh", "guides", "out"]


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=EXAMPLES, stateful_step_count=8, deadline=None)


def test_nothing_is_touched_where_nothing_changed(build: Build) -> None:
    first = build()
    assert first["parsed"] == first["compiled"] == 2
    before = inodes(Path("build"))
    second = build()
    assert second["recalled"] == 2
    assert not any(second.get(name) for name in ("parsed", "compiled", "filled", "written"))
    assert inodes(Path("build")) == before


def test_a_guide_that_changed_is_all_that_is_read(project: Path, build: Build) -> None:
    build()
    before = inodes(Path("build"))
    write_files(project, {HEAD: GUIDE.replace("administrator", "admin")})
    done = build()
    assert (done["compiled"], done["recalled"]) == (1, 1)
    after = inodes(Path("build"))
    changed = {path for path in after if before.get(path) != after[path]}
    pages = {f"build/{brand}/lucca/lucca/index.html" for brand in ("acme", "globex", "orbit")}
    certificates = {f"build/{brand}/certificate.json" for brand in ("acme", "globex")}
    assert changed == {*pages, *certificates, "build/manifest.json"}


def test_a_snippet_and_an_anchor_concern_those_who_use_them(project: Path, build: Build) -> None:
    build()
    write_files(project, {"snippets/finish.mdx": "Done.\n"})
    assert build()["compiled"] == 1
    write_files(project, {"connectors/jira/jira.mdx": f"{JIRA}\nMore.\n"})
    assert build()["compiled"] == 2


def test_errors_leave_what_is_remembered_of_the_output(project: Path, build: Build) -> None:
    build()
    before = snapshot(Path("build"))
    write_files(project, {HEAD: "# Lucca\n\n<Steps>\n"})
    build()
    assert snapshot(Path("build")) == before
    write_files(project, {HEAD: GUIDE})
    done = build()
    assert done["recalled"] == 2
    assert snapshot(Path("build")) == before


def test_another_output_is_built_as_a_whole(project: Path, build: Build) -> None:
    build()
    clean = snapshot(Path("build"))
    shutil.rmtree("build")
    assert build()["written"] == len(clean) - 1
    assert snapshot(Path("build")) == clean
    build_site(load_project(project), Path("build"), ("acme",))
    build()
    assert snapshot(Path("build")) == clean


def test_a_memory_that_was_spoilt_counts_as_none(project: Path, build: Build) -> None:
    build()
    clean = snapshot(Path("build"))
    for number, file in enumerate(sorted((project / FOLDER).rglob("*.json"))):
        data = file.read_bytes()
        file.write_bytes((data[: len(data) // 2], b"[]", b'{"basis": 1}', b"\xff")[number % 4])
    write_files(project, {HEAD: GUIDE.replace("administrator", "admin")})
    build()
    write_files(project, {HEAD: GUIDE})
    build()
    assert snapshot(Path("build")) == clean


def test_a_patch_that_was_killed_is_completed(
    project: Path, build: Build, guidekit_command: tuple[str, ...]
) -> None:
    build()
    write_files(project, {HEAD: GUIDE.replace("administrator", "admin")})
    code = f"""
import os, signal
from pathlib import Path
from guidekit.project import load_project
from guidekit.site import Memory, build_site
import guidekit.site.patching as patching
move, moves = Path.replace, []
def replace(self, target):
    if ".build.new-" in str(self):
        moves.append(target)
        if len(moves) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
    return move(self, target)
patching.Path.replace = replace
memory = Memory(Path("guides/{FOLDER}"))
build_site(load_project(Path("guides")), Path("build"), jobs=1, memory=memory)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert [path.name for path in Path().glob(".build.new-*")] != []
    build_site(load_project(project), Path("clean"), jobs=1)
    manifest = Path("build/manifest.json").read_bytes()
    build()
    assert Path("build/manifest.json").read_bytes() != manifest
    assert snapshot(Path("build")) == snapshot(Path("clean"))
    assert list(Path().glob(".build.*")) == []


def test_what_was_said_is_said_again(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    warned = f"{GUIDE}\n![](./images/unused.svg)\n"
    write_files(project, {HEAD: warned})
    first = [run("lint"), run("build")]

    def fail(*arguments: object, **options: object) -> None:
        raise AssertionError

    for name in ("lint_project", "build_site"):
        monkeypatch.setattr(f"guidekit.site.{name}", fail)
    again = [run("lint"), run("build")]
    assert [(one.output, one.exit_code) for one in again] == [
        (one.output, one.exit_code) for one in first
    ]
    write_files(project, {HEAD: f"{warned} "})
    for command in ("lint", "build"):
        with pytest.raises(AssertionError):
            run(command)


def test_an_output_of_any_size_is_known_again(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 4000
    monkeypatch.setattr("guidekit.site.fingerprints.MOST_READ", most)
    run("build")
    assert max(len(content) for content in FILES.values()) < most
    assert Path("build/manifest.json").stat().st_size > most
    run("build")
    monkeypatch.setattr("guidekit.site.build_site", None)
    assert run("build").exit_code == 0


def test_a_change_within_the_same_tick_of_the_clock_is_seen(project: Path, run: Run) -> None:
    run("lint")
    status = (project / HEAD).stat()
    write_files(project, {HEAD: GUIDE.replace("Subdomain", "Sebdomain")})
    os.utime(project / HEAD, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (project / HEAD).stat().st_size == status.st_size
    assert "`Sebdomain`" in run("lint").output


def test_a_link_that_took_the_place_of_a_file_or_a_folder_is_seen(project: Path, run: Run) -> None:
    before = run("lint").output
    for path in (HEAD, "connectors/lucca/images"):
        (project / path).rename(project.parent / "moved")
        (project / path).symlink_to(project.parent / "moved")  # it leads out, and holds the same
        assert run("lint").output != before
        (project / path).unlink()
        (project.parent / "moved").rename(project / path)
        assert run("lint").output == before


def test_a_page_that_is_gone_from_the_output_is_made_again(project: Path, run: Run) -> None:
    run("build")
    before = snapshot(Path("build"))
    shutil.rmtree("build/acme/lucca")
    run("build")
    assert snapshot(Path("build")) == before


def test_no_cache_remembers_nothing(project: Path, run: Run) -> None:
    assert run("build", "--no-cache").exit_code == 0
    assert not (project / FOLDER).exists()
    run("build")
    assert (project / FOLDER / ".gitignore").read_text("ascii") == "*\n"
    assert "cleared" in run("cache", "clear").output
    assert not (project / FOLDER).exists()
    assert "0 files" in run("cache", "info").output


def test_timings_tell_what_was_done(project: Path, run: Run) -> None:
    lines = [line.split() for line in run("build", "--timings").output.splitlines()]
    counts = {line[0]: line[1] for line in lines}
    assert (counts["parsed"], counts["compiled"], counts["filled"]) == ("2", "2", "5")
    assert "recalled         2" in run("build", "--timings").output


def test_two_builds_at_a_time_make_what_one_makes(
    project: Path, guidekit_command: tuple[str, ...]
) -> None:
    build_site(load_project(project), Path("clean"), jobs=1)
    started = [subprocess.Popen([*guidekit_command, "build"]) for _ in range(3)]
    assert [each.wait(60) for each in started] == [0, 0, 0]
    assert snapshot(Path("build")) == snapshot(Path("clean"))
    assert list(Path().glob(".build.*")) == []


def test_what_is_remembered_is_plain_json(project: Path, build: Build) -> None:
    build()
    files = sorted((project / FOLDER).rglob("*.json"))
    assert files
    for file in files:
        json.loads(file.read_bytes())
        assert file.stat().st_mtime <= time.time()
