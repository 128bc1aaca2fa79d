"""The reference parser of MDX, in a Node process of its own: set up once, then asked for rounds."""

import json
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.packages import install

__all__ = ["Remark"]

HERE = Path(__file__).resolve().parent


class Remark:
    """remark-parse with the extensions for frontmatter, GFM and MDX, over some files."""

    def __init__(self, paths: list[Path]) -> None:
        folder = install()
        script = shutil.copy(HERE / "remark.mjs", folder)
        self.process = subprocess.Popen(
            ["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder
        )
        self.version = str(self._ask(json.dumps([str(path.resolve()) for path in paths])))

    def round(self) -> list[float | None]:
        """Milliseconds for each file, None for one that remark refuses."""
        times: list[float | None] = self._ask("")
        return times

    def _ask(self, line: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def __enter__(self) -> "Remark":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()
