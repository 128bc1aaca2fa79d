"""Formats of other distributions, each a folder on the path as an installer leaves it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from guidekit.connectors import Connector, read_connector
from guidekit.source import GuidekitError, SourceText

GOOD = """
from guidekit.connectors import Connector

def matches(root):
    return "papyr" in root

def read(source, root, load_part):
    name = root.string("papyr", required=True)
    return (Connector("papyr", name, None, None, (), {}, (), source, root.node.span),)
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Lays a distribution with one format on the path."""

    def lay(module: str, code: str, target: str | None = None) -> None:
        folder = tmp_path / module
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (folder / f"{module}.py").write_text(code, "utf-8")
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8"
        )
        (info / "entry_points.txt").write_text(
            f"[guidekit.connector_formats]\n{module}-format = {target or module}\n", "utf-8"
        )
        monkeypatch.syspath_prepend(folder)

    return lay


def read(text: str) -> Connector:
    return read_connector(SourceText("connector.yaml", text), lambda name: None)


def test_a_format_of_another_distribution_is_tried(install: Install) -> None:
    install("papyr_one", GOOD)
    connector = read("papyr: Desk\n")
    assert (connector.key, connector.title, connector.faults) == ("papyr", "Desk", ())
    assert read("papyr: [x]\n").faults[0].message == "`papyr` is a list, expected text"


def test_it_comes_before_plain_json_schema_and_after_the_others(install: Install) -> None:
    install("papyr_two", GOOD.replace('"papyr" in root', "True").replace("required=True", ""))
    assert read("papyr: Desk\nproperties: {}\n").title == "Desk"
    assert read("info: {key: a, title: A}\n").title == "A"


def test_a_class_may_be_a_format(install: Install) -> None:
    code = GOOD.replace("\n\ndef ", "\n\nclass Format:\n    pass\n\ndef ")
    code += "\nFormat.matches = staticmethod(matches)\nFormat.read = staticmethod(read)\n"
    install("papyr_three", code, "papyr_three:Format")
    assert read("papyr: Desk\n").title == "Desk"


def test_without_it_the_file_is_of_no_format() -> None:
    assert read("papyr: Desk\n").faults[0].name == "invalid-definition"


@pytest.mark.parametrize(
    ("module", "code", "message"),
    [
        ("papyr_four", "import papyr_nowhere", "cannot be loaded: No module named"),
        ("papyr_five", "1 / 0", "cannot be loaded: division by zero"),
        ("papyr_six", "def matches(root): return True", "has no `read`, expected a format"),
        ("papyr_seven", GOOD.replace('"papyr" in root', "root.nothing"), "failed: AttributeError"),
        ("papyr_eight", GOOD.replace("name = ", "name = 1 / 0 #"), "failed: ZeroDivisionError"),
        ("papyr_nine", GOOD.replace("return (Conn", "return 1 #"), "failed: TypeError"),
        ("papyr_ten", GOOD.replace("return (Conn", "return ['x'] #"), "something else than conn"),
    ],
)
def test_a_broken_format_is_named(install: Install, module: str, code: str, message: str) -> None:
    install(module, code)
    # What guidekit knows itself needs no other format.
    assert read("info: {key: a, title: A}\n").faults == ()
    with pytest.raises(GuidekitError) as caught:
        read("papyr: Desk\n")
    assert caught.value.message.startswith(f"connector format `{module}-format` ")
    assert message in caught.value.message
    assert caught.value.help is not None
    assert f"`{module}`" in caught.value.help
