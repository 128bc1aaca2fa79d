"""The packages of Node that are measured: what they are, and where they are installed."""

import json
import os
import shutil
import subprocess
from pathlib import Path

__all__ = ["CACHE", "install", "missing", "versions"]

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "guidekit" / "bench"


def missing() -> str | None:
    """Why packages of Node cannot be measured here, if they cannot."""
    lacking = [name for name in ("node", "npm") if not shutil.which(name)]
    return f"`{'` and `'.join(lacking)}` not installed" if lacking else None


def versions(*prefixes: str) -> str:
    """The packages whose names begin so, with what version is measured, in words."""
    packages = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    named = {name: version for name, version in packages.items() if name.startswith(prefixes)}
    return ", ".join(f"{name} {version}" for name, version in named.items())


def install() -> Path:
    """The folder with the packages, which are installed there if they are not yet."""
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
    return CACHE


if __name__ == "__main__":
    print(missing() or f"{versions('')} in {install()}")
