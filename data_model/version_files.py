"""The files of a store folder: naming, pointing, clearing up; each step safe against a kill at any moment."""

import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data_model.store_errors import StoreError

CURRENT = "CURRENT"
"""The pointer: names the current version's file."""

NEW = ".new-"
"""Begins the name of a version being written, and of all that belongs to it."""

PUBLISHING = ".CURRENT-publishing"
"""The next CURRENT, written before its version gets its name: a version cut off in between is known by it."""

RETURNING = ".CURRENT-returning"
"""The next CURRENT of a roll-back."""

STAMP = "%Y%m%dT%H%M%S-%fZ"
NAME = re.compile(r"store-(\d{8}T\d{6}-\d{6}Z)\.duckdb")


def current(folder: Path) -> Path | None:
    """The version file that CURRENT names; None where nothing was published yet.

    StoreError where `folder` is no folder or may not be read, or CURRENT is missing, damaged or wrong.
    """
    try:
        return _current(folder)
    except OSError:
        raise StoreError(f"The store [{folder}] may not be read by this user: ask for permission.") from None


def check_folder(folder: Path) -> None:
    """Nothing, or StoreError where `folder` is something else."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"The store [{folder}] is not a folder: give a folder.")


def versions(folder: Path) -> list[Path]:
    """The version files, oldest first, without one whose publishing was cut off."""
    pending = _named_in(folder / PUBLISHING)
    return sorted(
        path for path in folder.glob("store-*.duckdb") if NAME.fullmatch(path.name) and path != pending
    )


def created_at(path: Path) -> datetime:
    """When the version file was made, in UTC, by its name."""
    return datetime.strptime(path.stem.removeprefix("store-"), STAMP).replace(tzinfo=UTC)


def next_file(folder: Path) -> Path:
    """The file of the next version; later by its name than every other, even where the clock went back."""
    now = datetime.now(UTC)
    last = max((created_at(path) for path in versions(folder)), default=None)
    stamp = now if last is None or now > last else last + timedelta(microseconds=1)
    return folder / f"store-{stamp.strftime(STAMP)}.duckdb"


def publish(made: Path, path: Path) -> None:
    """Give the finished file `made` its name `path` and point CURRENT at it."""
    folder = path.parent
    _sync(made)
    _write(folder / PUBLISHING, path.name)
    made.replace(path)
    _sync_folder(folder)
    _point(folder, PUBLISHING)


def point_back(path: Path) -> None:
    """Point CURRENT at the version file `path`, which is there already."""
    _write(path.parent / RETURNING, path.name)
    _point(path.parent, RETURNING)


def clear_leftovers(folder: Path) -> None:
    """Remove what a killed or failed load left behind; only for whoever holds the lock."""
    pending = _named_in(folder / PUBLISHING)
    if pending is not None and pending != _named_in(folder / CURRENT):
        pending.unlink(missing_ok=True)
    for left in [*folder.glob(f"{NEW}*"), folder / PUBLISHING, folder / RETURNING]:
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def prune(folder: Path, keep: int) -> None:
    """Remove all but the last `keep` versions, never the current one."""
    for path in versions(folder)[:-keep]:
        if path != current(folder):
            _remove_unless_open(path)


def _current(folder: Path) -> Path | None:
    check_folder(folder)
    path = _named_in(folder / CURRENT)
    if path is not None and path.is_file():
        return path
    if path is None and not (folder / CURRENT).exists() and not versions(folder):
        return None
    fault = f"names the version [{path.name}], which is missing" if path else "is missing or damaged"
    raise StoreError(
        f"The pointer CURRENT of the store [{folder}] {fault}: "
        "point it at a version with `python -m data_model rollback`."
    )


def _named_in(pointer: Path) -> Path | None:
    """The version file that a pointer names; None where it is missing, or was cut off in the writing."""
    if not pointer.is_file():
        return None
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    return pointer.parent / name if NAME.fullmatch(name) else None


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())


def _point(folder: Path, prepared: str) -> None:
    (folder / prepared).replace(folder / CURRENT)
    _sync_folder(folder)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders, and keeps their entries itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_unless_open(path: Path) -> None:
    try:
        path.unlink()
    except PermissionError:  # Windows, while a reader has it open: the next load tries again
        return
