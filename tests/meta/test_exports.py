"""Every module says what it offers, and every room offers something."""

import importlib
import pkgutil
import types

import pytest

import guidekit

ROOMS = (
    "source",
    "syntax",
    "connectors",
    "model",
    "variants",
    "render",
    "rules",
    "reports",
    "project",
    "audit",
    "web",
    "site",
    "editor",
    "lsp",
    "cli",
)
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(guidekit.__path__, "guidekit.")
    if not module.name.endswith(".__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_all_names_exist(name: str) -> None:
    module = importlib.import_module(name)
    if all(each.startswith("__") for each in vars(module)):
        return  # but a page: of a rule whose problems are found while reading
    offered = getattr(module, "__all__", None)
    assert offered is not None, f"`{name}` has no `__all__`"
    assert len(set(offered)) == len(offered)
    missing = [each for each in offered if not hasattr(module, each)]
    assert missing == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_offers_its_names_from_its_package(room: str) -> None:
    module = importlib.import_module(f"guidekit.{room}")
    assert module.__all__
    modules = [
        name for name in module.__all__ if isinstance(getattr(module, name), types.ModuleType)
    ]
    assert modules == [], "a room offers names, not its modules"


def test_the_rooms_are_all_there_is() -> None:
    packages = {module.name for module in pkgutil.iter_modules(guidekit.__path__)}
    assert packages - {"__main__"} == set(ROOMS)
