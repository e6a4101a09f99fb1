"""The versions of a store: one file each, and a pointer to the current one that moves in one step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
from filelock import BaseFileLock, FileLock, Timeout

from data_model import building, version_files
from data_model.reader import Reader, open_reader
from data_model.store_errors import NewerStore, NoStore, StoreBusy, StoreError, WrongKey, writing_error

__all__ = ["NewerStore", "NoStore", "Store", "StoreBusy", "StoreError", "Version", "WrongKey"]


@dataclass(frozen=True)
class Version:
    """One version of a store."""

    name: str
    path: Path
    created_at: datetime
    is_current: bool


class Store:
    """A folder of versions, of which one is current; the only way to write one."""

    def __init__(self, folder: Path, key: str | None = None, keep: int = 12, patience: float = 5.0) -> None:
        """`keep` versions stay; a load waits `patience` seconds for another one to end."""
        if keep < 1:
            raise ValueError(f"a store keeps at least one version, not [{keep}]")
        self.folder = Path(folder)
        self._key, self._keep, self._patience = key or None, keep, patience

    def current(self) -> Path | None:
        """The file of the current version; None where there is none yet, StoreError where it is no store."""
        return version_files.current(self.folder)

    def open(self) -> Reader | None:
        """A reader of the current version; None where there is none yet. StoreError as `open_reader`."""
        return open_reader(self.folder, self._key) if self.current() else None

    def versions(self) -> list[Version]:
        """Every version kept, newest last; none is current where the pointer is damaged."""
        now = self._current_if_any()
        return [self._version(path, path == now) for path in version_files.versions(self.folder)]

    def publish(self, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> Version:
        """The new current version: every table, the rows of the version before, and what `fill` did to them.

        `fill` is given a connection whose default catalog is the new version; what it raises ends the
        publishing and is passed on. StoreBusy where another load is under way, StoreError where the folder
        cannot be written or the former version not be read; in every case the former version stays current
        and whole.
        """
        with self._writing():
            path = version_files.next_file(self.folder)
            made = self.folder / f"{version_files.NEW}{path.name}"
            building.build(made, self.current(), self._key, fill)
            with self._disk_faults_told():
                version_files.publish(made, path)
                version_files.prune(self.folder, self._keep)
        return self._version(path, True)

    def rollback(self, to: str | None = None) -> Version:
        """The version that is current from now on: the one named `to`, or the one before the present one."""
        if not self.folder.is_dir():
            raise NoStore(f"There is no store in [{self.folder}].")
        with self._writing():
            path = self._before() if to is None else self._named(to)
            with self._disk_faults_told():
                version_files.point_back(path)
        return self._version(path, True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The folder to oneself, free of leftovers before and after."""
        lock = self._lock()
        try:
            with self._disk_faults_told():
                version_files.clear_leftovers(self.folder)
            yield
        finally:
            with suppress(OSError):  # what stays is cleared by the next load
                version_files.clear_leftovers(self.folder)
            lock.release()

    def _lock(self) -> BaseFileLock:
        version_files.check_folder(self.folder)
        lock = FileLock(self.folder / ".lock", timeout=self._patience)
        try:
            with self._disk_faults_told():
                self.folder.mkdir(parents=True, exist_ok=True)
                lock.acquire()
        except Timeout:
            raise StoreBusy(
                f"Another load is writing the store [{self.folder}]: wait until it has ended and try again."
            ) from None
        return lock

    @contextmanager
    def _disk_faults_told(self) -> Iterator[None]:
        """Faults of the disk or its permissions become one sentence; what `fill` raises never comes here."""
        try:
            yield
        except Timeout:  # is an OSError too
            raise
        except OSError as error:
            raise writing_error(error, str(self.folder)) from error

    def _current_if_any(self) -> Path | None:
        try:
            return self.current()
        except StoreError:  # what is there is still worth listing, and going back to
            return None

    def _before(self) -> Path:
        now, paths = self._current_if_any(), version_files.versions(self.folder)
        earlier = [path for path in paths if now is None or path < now]
        if not earlier:
            raise StoreError(
                f"The store [{self.folder}] has no version before the current one to go back to."
            )
        return earlier[-1]

    def _named(self, name: str) -> Path:
        known = {path.stem: path for path in version_files.versions(self.folder)}
        found = known.get(name.removesuffix(".duckdb"))
        if found is None:
            listed = ", ".join(known) or "none"
            raise StoreError(f"The store [{self.folder}] has no version [{name}]; it has: {listed}.")
        return found

    def _version(self, path: Path, is_current: bool) -> Version:
        return Version(path.stem, path, version_files.created_at(path), is_current)
