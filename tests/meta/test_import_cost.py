"""What a cold process loads: a command pays for the libraries that it uses and no others."""

import subprocess
import sys

import pytest

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
