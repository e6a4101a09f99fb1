"""A load that is killed at any moment leaves the old version or the new, whole, and nothing that stays."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.processes import ROOT, environment
from support.stores import make_store

from data_model.reader import open_reader
from data_model.versions import Store

STEPS = 22
"""More than a publish does to files: the last ones find it done."""

MOMENTS = [
    *(f"step-{n}" for n in range(1, STEPS + 1)),
    "fill-half",
    "fill-written",
    "fill-open",
    *(f"after-{n}" for n in (1, 60, 120, 180, 240)),
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """Moment to the store on which a load was killed then, and what became of the load."""
    tables = {
        "schemes": [{"scheme": "llr", "name": "before"}],
        "areas": [{"scheme": "llr", "area": "NC", "name": "before"}],
    }
    made = make_store(tmp_path_factory.mktemp("made") / "store", tables).folder
    base = tmp_path_factory.mktemp("killed")
    for moment in MOMENTS:
        shutil.copytree(made, base / moment / "store")
    command = [sys.executable, str(ROOT / "tests/support/killed_load.py"), *(str(base / m) for m in MOMENTS)]
    done = subprocess.run(
        command, env=environment(), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    said = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    return {moment: (base / moment / "store", said[moment]) for moment in MOMENTS}


def names(folder: Path) -> tuple[str, str]:
    reader = open_reader(folder)
    both = reader.read(
        "select (select any_value(name) from schemes) as s, (select any_value(name) from areas) as a"
    )
    reader.close()
    return both.row(0)


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_store_is_at_the_old_version_or_the_new(outcomes, moment):
    folder, said = outcomes[moment]
    assert said in ("killed", "published")
    assert names(folder) in (
        [("after", "after")] if said == "published" else [("before",) * 2, ("after",) * 2]
    )


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_listed_can_be_read_and_the_last_listed_is_current(outcomes, moment):
    versions = Store(outcomes[moment][0]).versions()
    assert [version.is_current for version in versions] == [False] * (len(versions) - 1) + [True]
    for version in versions:
        assert len(set(names(version.path))) == 1


def test_the_moments_span_the_whole_of_a_load(outcomes):
    steps = [outcomes[f"step-{n}"] for n in range(1, STEPS + 1)]
    said = [outcome for _, outcome in steps]
    assert said == sorted(said), "every step up to the last of the load kills it"
    assert said[0] == "killed"
    assert said[-1] == "published"
    killed_late = [folder for folder, outcome in steps if outcome == "killed" and names(folder)[0] == "after"]
    assert killed_late, "some kill comes after the pointer moved"
    assert any(
        len(list(folder.glob("store-*.duckdb"))) == 2 and names(folder)[0] == "before" for folder, _ in steps
    ), "some kill comes between the naming of the version and the moving of the pointer"


@pytest.mark.parametrize("moment", [*(f"step-{n}" for n in range(4, STEPS, 3)), "fill-open", "after-120"])
def test_the_next_load_succeeds_and_clears_up(outcomes, moment):
    store = Store(outcomes[moment][0])
    former = [version.path.name for version in store.versions()]
    new = store.publish(lambda _: None).path.name
    left = sorted(path.name for path in store.folder.iterdir() if path.name != ".lock")
    assert left == sorted([*former, new, "CURRENT"])
