"""Parts of a build, put together: the bytes of a whole build, or a plain reason why not."""

import re
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from guidekit.project import load_project
from guidekit.site import Shard, build_shard
from guidekit.source import GuidekitError
from sites.conftest import Run
from sites.projects import FILES, definition, snapshot, write_files

GUIDE = "connectors/lucca/lucca.mdx"
MORE = {
    path: text
    for key in ("alpha", "beta", "gamma")
    for path, text in {
        f"connectors/{key}/connector.yaml": definition(key, key.title(), "API Token"),
        f"connectors/{key}/images/icon.svg": FILES["connectors/jira/images/icon.svg"],
        f"connectors/{key}/{key}.mdx": f"# {key}\n\n## Go\n\nCopy the **API Token**. As in "
        "[Lucca](../lucca/lucca.mdx).\n",
    }.items()
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project of five connectors, and its three shards."""
    home = tmp_path_factory.mktemp("made")
    with chdir(home):
        write_files(home / "guides", {**FILES, **MORE})
        for number in (1, 2, 3):
            build_shard(load_project(Path("guides")), Shard(number, 3), Path(f"shard-{number}"))
    return home


@pytest.fixture
def shards(project: Path, made: Path) -> list[Path]:
    """The shards of a project with five connectors, three in all."""
    shutil.copytree(made, project.parent, dirs_exist_ok=True)
    return [Path(f"shard-{number}") for number in (1, 2, 3)]


def built(run: Run, count: int, *options: str) -> list[Path]:
    folders = [Path(f"shard-{number}") for number in range(1, count + 1)]
    for number, folder in enumerate(folders, 1):
        done = run("build", "--shard", f"{number}/{count}", "-o", folder, *options)
        assert done.exit_code == 0, done.output
    return folders


@pytest.mark.parametrize("count", [2, 7])
def test_merged_shards_are_a_whole_build(project: Path, run: Run, count: int) -> None:
    write_files(project, MORE)
    folders = built(run, count)
    whole, merged = (run("build", "-o", "whole"), run("merge", *reversed(folders), "-o", "merged"))
    assert merged.exit_code == 0
    assert {"acme/fields.json", "acme/certificate.json", "acme/index.html"} <= snapshot(
        Path("merged")
    ).keys()
    assert snapshot(Path("merged")) == snapshot(Path("whole"))
    assert merged.output.replace("merged", "whole") == whole.output


def test_each_shard_has_the_pages_of_its_own_connectors(shards: list[Path]) -> None:
    pages = [
        {path.parent.parent.name for path in folder.glob("*/*/*/index.html")} for folder in shards
    ]
    assert pages == [{"alpha", "jira"}, {"beta", "lucca"}, {"gamma"}]
    assert not list(Path().glob("shard-*/*/index.html"))


def test_shards_of_some_brands_make_up_a_build_of_these(project: Path, run: Run) -> None:
    folders = built(run, 2, "--brand", "acme")
    assert run("merge", *folders, "-o", "merged").exit_code == 0
    run("build", "--brand", "acme", "-o", "whole")
    assert snapshot(Path("merged")) == snapshot(Path("whole"))


def test_shards_come_from_and_go_to_wherever_the_project_is_checked_out(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = built(run, 2)
    run("build", "-o", "whole")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(project, elsewhere / "guides")
    shutil.move(str(one), elsewhere)
    shutil.move(str(other), elsewhere)
    monkeypatch.chdir(elsewhere)
    assert run("merge", one, other).exit_code == 0
    assert snapshot(Path("build")) == snapshot(tmp_path / "whole")


def test_errors_keep_a_shard_and_a_whole_from_being_written(project: Path, run: Run) -> None:
    write_files(project, {GUIDE: "# Lucca\n\n<Steps>\n"})
    fine = run("build", "--shard", "1/2", "-o", "shard-1")
    assert (fine.exit_code, Path("shard-1").is_dir()) == (0, True)
    broken = run("build", "--shard", "2/2", "-o", "shard-2")
    assert (broken.exit_code, Path("shard-2").is_dir()) == (1, False)
    assert "GK102 unclosed-tag" in broken.output
    run("build", "--shard", "2/2", "-o", "shard-2", "--allow-errors")
    merged = run("merge", "shard-1", "shard-2")
    assert (merged.exit_code, Path("build").is_dir()) == (1, False)
    assert "GK102 unclosed-tag" in merged.output
    run("merge", "shard-1", "shard-2", "--allow-errors")
    run("build", "-o", "whole", "--allow-errors")
    assert snapshot(Path("build")) == snapshot(Path("whole"))


def test_a_partner_with_a_trace_of_the_house_is_left_out(project: Path, run: Run) -> None:
    write_files(project, {"guidekit.yaml": "house: orbit\ntemplates: look\n"})
    footer = "{% if brand.support.url %}<p>By <b>Or</b>bit</p>{% endif %}\n"
    write_files(project, {"look/partials/footer.html": footer})
    folders = built(run, 2)
    whole, merged = (run("build", "-o", "whole"), run("merge", *folders, "-o", "merged"))
    assert "GK540 house-trace-in-output" in merged.output
    assert "not among them `acme`:" in merged.output
    assert (merged.exit_code, merged.output.replace("merged", "whole")) == (1, whole.output)
    assert snapshot(Path("merged")) == snapshot(Path("whole"))


def test_a_shard_replaces_what_the_one_before_left(shards: list[Path], run: Run) -> None:
    before = snapshot(shards[0])
    run("build", "--shard", "2/3", "-o", shards[0])
    assert snapshot(shards[0]) == snapshot(shards[1])
    run("build", "--shard", "1/3", "-o", shards[0])
    assert snapshot(shards[0]) == before


def edit(path: str, *, rebuilt: int | None = None) -> Callable[[Path, Run], None]:
    def change(project: Path, run: Run) -> None:
        write_files(project, {path: f"{(project / path).read_text('utf-8')}\n"})
        if rebuilt:
            run("build", "--shard", f"{rebuilt}/3", "-o", f"shard-{rebuilt}")

    return change


def spoil(path: str, data: bytes | None) -> Callable[[Path, Run], None]:
    def change(_: Path, __: Run) -> None:
        if data is None:
            Path(path).unlink()
        else:
            Path(path).write_bytes(data)

    return change


def forge(old: str, new: str) -> Callable[[Path, Run], None]:
    def change(_: Path, __: Run) -> None:
        path = Path("shard-2/shard.json")
        text, count = re.subn(old, new, path.read_text("ascii"))
        assert count
        path.write_text(text, "ascii")

    return change


def replace_by(*options: str) -> Callable[[Path, Run], None]:
    def change(_: Path, run: Run) -> None:
        run("build", "-o", "shard-2", *options)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda *_: shutil.rmtree("shard-2"), "`shard-2` is no shard"),
        (lambda *_: Path("shard-2/shard.json").write_text("{"), "`shard-2` is no shard"),
        (replace_by(), "`shard-2` is no shard"),
        (replace_by("--shard", "1/3"), "`shard-1` and `shard-2` are both shard 1/3"),
        (replace_by("--shard", "2/4"), "is shard 2/4, expected shards of one build"),
        (replace_by("--shard", "2/3", "--brand", "acme"), "was built for other brands"),
        (edit(GUIDE), "was built of another `guides/connectors/lucca/lucca.mdx` than is here"),
        (edit(GUIDE, rebuilt=2), "shard 1/3 in `shard-1` was built of another `guides/connectors"),
        (edit("snippets/finish.mdx"), "was built of another `guides/snippets/finish.mdx`"),
        (edit("brands/acme.yaml"), "was built for other brands, of other settings"),
        (edit("guidekit.yaml", rebuilt=2), "was built for other brands, of other settings"),
        (spoil("shard-2/acme/beta/beta/index.html", b"<p>"), "is not the file that the build"),
        (spoil("shard-2/acme/beta/beta/index.html", None), "expected a file of the shard"),
        (forge(r'"release": "[^"]*"', '"release": "0+0"'), "was built by guidekit 0+0, expected "),
        (forge('"version": 1', '"version": 2'), "`shard-2` is no shard"),
        (forge('"basis":""', '"bases":""'), "`shard-2` is no shard"),
        (forge('(?m)^."connector lucca.*\n', ""), "shard 2/3 in `shard-2` lacks `connector luc"),
        (forge("connector lucca", "connector jira"), "has `connector jira"),
        (forge('"acme/lucca', '"acme/../../shard-1/acme/lucca'), "names files outside of it"),
        (forge(r'html","(\w+)","acme"', r'html","\1","../acme"'), "names files outside of it"),
    ],
)
def test_what_is_no_whole_is_not_merged(
    project: Path, shards: list[Path], run: Run, change: Callable[[Path, Run], None], words: str
) -> None:
    change(project, run)
    done = run("merge", *shards)
    assert done.exit_code == 2
    assert words in done.output
    assert not Path("build").exists()


def test_all_missing_shards_are_named(shards: list[Path], run: Run) -> None:
    done = run("merge", shards[1])
    assert done.exit_code == 2
    assert "no shard `1/3`, `3/3`, expected all 3" in done.output


def test_a_shard_cannot_bring_files_from_elsewhere(shards: list[Path], run: Run) -> None:
    secret = Path("secret")
    secret.write_text("secret")
    page = Path("shard-2/acme/beta/beta/index.html")
    page.unlink()
    page.symlink_to(secret.resolve())
    done = run("merge", *shards)
    assert done.exit_code == 2
    assert "names files outside of it" in done.output


@pytest.mark.parametrize("text", ["", "3", "0/2", "3/2", "1/0", "a/2", "-1/2", "1/2/3", "²/3"])
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(GuidekitError, match="expected one such as"):
        Shard.parse(text)
