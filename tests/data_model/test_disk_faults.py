"""A full disk and a folder that may not be written to: one clear sentence, and the former version stays."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.processes import run_python
from support.stores import make_store

from data_model.reader import open_reader
from data_model.versions import Store

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from data_model.versions import Store, StoreError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
many = "insert into areas select 'x', uuid()::varchar, uuid()::varchar, null, null from range(300000)"
try:
    Store(Path(sys.argv[1])).publish(lambda connection: connection.execute(many))
except StoreError as error:
    print(error)
"""

READ_ONLY = """
import os, sys
from pathlib import Path
from data_model.reader import open_reader
from data_model.reference_data import reference_frames
from data_model.versions import Store, StoreError

reference_frames()
folder = Path(sys.argv[1])
folder.chmod(0o555)
if os.getuid() == 0:
    os.setuid(65534)
publish = lambda: Store(folder).publish(lambda _: None)
for change in (publish, Store(folder).rollback, Store(folder / "new").rollback):
    try:
        change()
    except StoreError as error:
        print(error)
try:
    Store(folder / "new").publish(lambda _: None)
except StoreError as error:
    print(error)
print(open_reader(folder).read("select name from schemes").item())
"""

UNREADABLE = """
import os, sys
from pathlib import Path
from data_model.reader import open_reader
from data_model.versions import Store, StoreError

folder = Path(sys.argv[1])
folder.chmod(0o000)
if os.getuid() == 0:
    os.setuid(65534)
for look in (lambda: open_reader(folder), Store(folder).current):
    try:
        look()
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A store where another user may come: pytest's own folders are for one user alone."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        store = make_store(Path(place) / "store", {"schemes": [{"scheme": "llr", "name": "LLR"}]}).folder
        yield store
        store.chmod(0o755)


def contents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


@pytest.mark.parametrize("room", [0, 4096, 100_000, 3_000_000])
def test_a_full_disk_is_one_clear_sentence_and_the_former_version_stays(folder, room):
    before = contents(folder)
    said = run_python(FULL_DISK, folder, room).splitlines()
    assert said == [f"Nothing was published in [{folder}]: the disk is full. The store is as it was before."]
    assert contents(folder) == before
    assert open_reader(folder).read("select name from schemes").item() == "LLR"


def test_a_read_only_folder_is_one_clear_sentence_and_can_still_be_read(folder):
    before = contents(folder)
    said = run_python(READ_ONLY, folder).splitlines()
    refused = "the folder may not be written to. The store is as it was before."
    assert said == [
        f"Nothing was published in [{folder}]: {refused}",
        f"Nothing was published in [{folder}]: {refused}",
        f"There is no store in [{folder / 'new'}].",
        f"Nothing was published in [{folder / 'new'}]: {refused}",
        "LLR",
    ]
    assert contents(folder) == before


def test_a_folder_that_may_not_be_read_is_one_clear_sentence(folder):
    said = run_python(UNREADABLE, folder).splitlines()
    assert said == [f"The store [{folder}] may not be read by this user: ask for permission."] * 2


def test_the_spill_of_a_large_load_is_removed(folder, monkeypatch):
    monkeypatch.setenv("IOM_MEMORY_LIMIT", "64MB")
    monkeypatch.setenv("IOM_THREADS", "1")
    spilled: list[str] = []

    def fill(connection):
        connection.execute("create temp table large as select uuid()::varchar as a from range(3000000)")
        spilled.extend(path.name for path in folder.glob(".new-*.spill/*"))

    Store(folder).publish(fill)
    assert spilled
    assert not list(folder.glob(".new-*"))
