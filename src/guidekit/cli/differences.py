"""What would change in a file, as a patch."""

from collections.abc import Iterator

__all__ = ["patch"]


def patch(path: str, before: str, after: str, what: str) -> str:
    r"""The change of one file in the unified format; ``what`` tells how it came about.

    >>> print(patch("a.mdx", "one\n", "two\n", "fixed"), end="")
    --- a.mdx
    +++ a.mdx (fixed)
    @@ -1 +1 @@
    -one
    +two
    """
    return "".join(_lines(path, before, after, what))


def _lines(path: str, before: str, after: str, what: str) -> Iterator[str]:
    from difflib import unified_diff  # few runs show a patch

    old, new = (one.splitlines(keepends=True) for one in (before, after))
    for line in unified_diff(old, new, path, f"{path} ({what})"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
