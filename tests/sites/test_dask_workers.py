"""A build on the workers of a Dask cluster: what one machine builds, even when workers die."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from guidekit.project import load_project
from guidekit.site import DaskWorkers, build_site
from guidekit.source import GuidekitError
from sites.conftest import Run
from sites.projects import FILES, definition, snapshot, write_files

dask = pytest.importorskip("dask", reason="`guidekit[dask]` is not installed")
distributed = pytest.importorskip("distributed", reason="`guidekit[dask]` is not installed")

CONNECTORS = 24


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two workers, each a process of its own with one thread."""
    one_more = dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with (
        one_more,
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
        ) as cluster,
    ):
        yield cluster


@pytest.fixture
def large(project: Path) -> Path:
    """A project with connectors enough to be stopped amid them."""
    for number in range(CONNECTORS):
        key = f"c{number}"
        steps = "".join(f"## Step {n}\n\nCopy the **API Token** of Orbit.\n\n" for n in range(9))
        write_files(
            project,
            {
                f"connectors/{key}/connector.yaml": definition(key, key, "API Token"),
                f"connectors/{key}/images/icon.svg": FILES["connectors/jira/images/icon.svg"],
                f"connectors/{key}/{key}.mdx": f"# {key}\n\n{steps}",
            },
        )
    return project


def processes(cluster: Any) -> dict[str, int]:
    with distributed.Client(cluster, set_as_default=False) as client:
        found: dict[str, int] = client.run(os.getpid)
    return found


def test_a_worker_that_is_killed_amid_a_build_changes_nothing(cluster: Any, large: Path) -> None:
    build_site(load_project(large), Path("local"))
    victim = processes(cluster).popitem()[1]
    killed_at: list[int] = []

    def kill(done: int, total: int) -> None:
        if not killed_at and done < total // 2:
            os.kill(victim, signal.SIGKILL)
            killed_at.append(done)

    workers = DaskWorkers(cluster.scheduler_address)
    result = build_site(load_project(large), Path("far"), workers=workers, progress=kill)
    assert result.replaced
    assert killed_at
    with suppress(ProcessLookupError):
        os.kill(victim, 0)  # not yet reaped, or gone; in no case did it come back to write
    assert victim not in processes(cluster).values()
    assert snapshot(Path("far")) == snapshot(Path("local"))


def test_workers_in_another_folder_build_the_same(
    cluster: Any, project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with distributed.Client(cluster, set_as_default=False) as client:
        before = client.run(os.getcwd)
        client.run(os.chdir, str(elsewhere))
        try:
            scheduler = ("--executor", "dask", "--scheduler", cluster.scheduler_address)
            far = run("build", *scheduler, "-o", "far")
        finally:
            client.run(os.chdir, next(iter(before.values())))
    near = run("build", "-o", "near")
    assert (far.exit_code, far.output) == (0, near.output.replace("near", "far"))
    assert snapshot(Path("far")) == snapshot(Path("near"))
    assert sorted(path.name for path in Path().glob(".far*")) == []


def test_a_build_with_errors_leaves_the_old_output(cluster: Any, project: Path, run: Run) -> None:
    run("build")
    before = snapshot(Path("build"))
    write_files(project, {"connectors/lucca/lucca.mdx": "# Lucca\n\n<Steps>\n"})
    done = run("build", "--executor", "dask", "--scheduler", cluster.scheduler_address)
    assert done.exit_code == 1
    assert "GK102 unclosed-tag" in done.output
    assert snapshot(Path("build")) == before


def test_workers_that_see_other_files_are_told(cluster: Any, project: Path) -> None:
    found = load_project(project)
    write_files(project, {"brands/acme.yaml": "name: Another\n"})
    workers = DaskWorkers(cluster.scheduler_address)
    with pytest.raises(GuidekitError, match=r"worker on `.*` sees another `.*guides`"):
        build_site(found, Path("build"), workers=workers)
    assert not Path("build").exists()


def test_a_task_that_ends_every_worker_is_told(cluster: Any) -> None:
    workers = DaskWorkers(cluster.scheduler_address)
    with pytest.raises(GuidekitError, match="2 workers ended over one connector"):
        list(workers.spread(partial(partial, os._exit), [1]))


def test_no_scheduler_is_told(project: Path) -> None:
    workers = DaskWorkers("tcp://127.0.0.1:9", patience=0.5)
    with pytest.raises(GuidekitError, match="no Dask scheduler at `tcp:"):
        build_site(load_project(project), Path("build"), workers=workers)


def test_a_scheduler_without_workers_is_told(project: Path) -> None:
    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address="127.0.0.1:0"
    ) as empty:
        workers = DaskWorkers(empty.scheduler_address, patience=0.5)
        with pytest.raises(GuidekitError, match="has no workers"):
            build_site(load_project(project), Path("build"), workers=workers)


@pytest.mark.parametrize("options", [("--executor", "dask"), ("--scheduler", "tcp://x:1")])
def test_executor_and_scheduler_go_together(run: Run, options: tuple[str, str]) -> None:
    done = run("build", *options)
    assert done.exit_code == 2
    assert "`--executor dask` and `--scheduler ADDRESS` together" in done.output


def test_without_dask_a_build_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['distributed'] = None\n"
        "from guidekit.cli import main; sys.argv[0] = 'guidekit'; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--executor", "dask", "--scheduler", "tcp://x:1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "install `guidekit[dask]`" in done.stderr
