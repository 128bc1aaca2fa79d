"""``python -m guidekit``: the command where no script of that name is on the path."""

from guidekit.cli import main

__all__: list[str] = []

if __name__ == "__main__":  # processes that share the work load this module, too
    main()
