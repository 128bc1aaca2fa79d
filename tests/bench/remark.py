"""The reference parser of MDX, in a Node process of its own: set up once, then asked for rounds."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

__all__ = ["Remark", "missing", "versions"]

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "guidekit" / "bench"


def missing() -> str | None:
    """Why remark cannot be measured here, if it cannot."""
    lacking = [name for name in ("node", "npm") if not shutil.which(name)]
    return f"`{'` and `'.join(lacking)}` not installed" if lacking else None


def versions() -> str:
    """What is measured, in words."""
    packages = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    return ", ".join(f"{name} {version}" for name, version in packages.items())


class Remark:
    """remark-parse with the extensions for frontmatter, GFM and MDX, over some files."""

    def __init__(self, paths: list[Path]) -> None:
        CACHE.mkdir(parents=True, exist_ok=True)
        manifest = (HERE / "package.json").read_bytes()
        installed = CACHE / "package.json"
        if not installed.is_file() or installed.read_bytes() != manifest:
            (CACHE / "bench.json").write_bytes(manifest)
            (CACHE / "bench.json").replace(installed)
            command = ["npm", "install", "--silent", "--no-audit", "--no-fund"]
            try:
                subprocess.run(command, cwd=CACHE, check=True)
            except subprocess.CalledProcessError:
                installed.unlink()
                raise
        script = shutil.copy(HERE / "remark.mjs", CACHE)
        self.process = subprocess.Popen(
            ["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CACHE
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
