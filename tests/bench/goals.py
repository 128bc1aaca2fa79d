"""All goals in one table, read from the tables that have them."""

import re
from collections.abc import Iterator, Mapping

__all__ = ["goals"]

TITLE = re.compile(r"^## (.*)$", re.MULTILINE)
ROW = re.compile(
    r"^\| (?P<what>.+) \| [\d.]+ \| [\d.]+ \| (?P<peak>\d+) "
    r"\| (?P<ratio>[\d.]*) \| (?P<goal>.+) \|$",
    re.MULTILINE,
)
"""A line of a table of costs that has a goal: times, the peak in MB, the ratio, the goal."""

LEAST = re.compile(r"> ([\d.]+)")
MOST = re.compile(r"([\d.]+)( MB)?")


def goals(parts: Mapping[str, str]) -> Iterator[str]:
    """A line for each goal in some parts of the document: what was reached, and whether it was."""
    yield "## Goals\n"
    yield "| what | reached | goal | |"
    yield "|---|--:|--:|---|"
    for text in parts.values():
        if title := TITLE.search(text):
            for row in ROW.finditer(text):
                for goal in row["goal"].split(", "):
                    yield _line(title[1], row, goal)


def _line(title: str, row: re.Match[str], goal: str) -> str:
    if least := LEAST.fullmatch(goal):
        reached, met = row["ratio"], float(row["ratio"]) >= float(least[1])
    elif (most := MOST.fullmatch(goal)) is None:
        raise ValueError(f"goal `{goal}`, expected `> 5`, `1.2` or `120 MB`")
    else:
        figure = row["peak"] if most[2] else row["ratio"]
        reached, met = f"{figure}{most[2] or ''}", float(figure) <= float(most[1])
    return f"| {title}: {row['what']} | {reached} | {goal} | {'reached' if met else 'missed'} |"
