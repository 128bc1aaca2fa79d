"""What a cold process loads: a command pays for the libraries that it uses and no others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sites.projects import FILES, write_files

HEAVY = ("jinja2", "markdown_it", "msgspec", "bs4", "yaml", "pygls", "distributed", "fsspec")
PROBE = """
import sys
from guidekit.cli import main
sys.argv[0] = "guidekit"
try:
    main()
except SystemExit as exit:
    assert not exit.code, exit.code
print("loaded:", *(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_no_heavy_library(argument: str) -> None:
    code = PROBE.format(heavy=(*HEAVY, "guidekit.reports", "guidekit.cli.commands"))
    done = subprocess.run(
        [sys.executable, "-c", code, argument], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert done.stderr.strip() == "loaded:"


def test_the_package_itself_loads_none_of_its_rooms() -> None:
    code = "import sys, guidekit; print(*(n for n in sys.modules if n.startswith('guidekit.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


COUNT = """
import json, re, sys
compiled, compiling = [], re.compile

def counting(*asked, **flags):
    compiled.append(sys._getframe(1).f_globals["__name__"].partition(".")[0])
    return compiling(*asked, **flags)

re.compile = counting
from guidekit.cli import main
try:
    main()
finally:
    print(json.dumps([compiled, sorted(sys.modules)]), file=sys.stderr)
"""
LINT, BUILD = ("lint", "connectors/lucca/lucca.mdx"), ("build", "--jobs", "1")
OURS = ("guidekit", "markdown_it", "mdurl", "yaml")


def counted(folder: Path, *command: str) -> tuple[list[str], list[str]]:
    """Who compiled patterns in a run, and the modules that were loaded."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT, *command],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    compiled, modules = json.loads(done.stderr.splitlines()[-1])
    return compiled, modules


@pytest.mark.parametrize(
    ("command", "most_modules", "most_patterns"), [(LINT, 400, 128), (BUILD, 430, 172)]
)
def test_a_check_loads_and_compiles_what_it_needs(
    tmp_path: Path, command: tuple[str, ...], most_modules: int, most_patterns: int
) -> None:
    write_files(tmp_path, FILES)
    compiled, modules = counted(tmp_path, *command)
    assert sum(name.partition(".")[0] in OURS for name in modules) <= most_modules
    assert sum(name in OURS for name in compiled) <= most_patterns


def test_a_guide_of_plain_texts_is_read_without_the_parser(tmp_path: Path) -> None:
    plain = "# Keys\n\nOpen [it](./b.mdx), click **+ Add:**\nand *copy* `it`.\n\n<b>Done</b> now\n"
    write_files(tmp_path, {"a.mdx": plain, "b.mdx": f"{plain}\n~~Not~~ this.\n"})
    assert "markdown_it" not in counted(tmp_path, "lint", "a.mdx")[1]
    assert "markdown_it" in counted(tmp_path, "lint", "b.mdx")[1]
