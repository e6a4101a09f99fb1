"""A workbook sent by a browser: kept in a private folder while it is read, checked and published."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from access.register import Action, Detail
from access.settings import store_key
from access.viewer import NotPermitted, Role, Viewer
from data_model.loading import Progress, Report, check, load
from data_model.versions import Store
from layout.downloads import ACTOR, register

NAME = re.compile(r"[^\w .()-]+")


def may_load(viewer: Viewer, location: str) -> bool:
    """Whether this viewer may load into the store at `location`: an analyst, and a store that is a folder."""
    return viewer.role is Role.ANALYST and Path(location).is_dir()


def check_workbook(content: bytes, name: str, location: str, progress: Progress) -> Report:
    """What loading the workbook would do. UnusableSource where it cannot be read; StoreError."""
    with _on_disk(content, name) as path:
        return check(path, _store(location), progress=progress)


def publish_workbook(content: bytes, name: str, location: str, viewer: Viewer, progress: Progress) -> Report:
    """The report of loading the workbook, which the register knows of from before it began.

    NotPermitted for anyone but an analyst; RegisterError, and nothing loaded, where it cannot be recorded.
    """
    if not may_load(viewer, location):
        raise NotPermitted("Only an analyst may load a workbook.")
    with _on_disk(content, name) as path:
        source: Detail = {"source": path.name, "store": Path(location).resolve().name}
        _record(viewer, {**source, "outcome": "begun"})
        report = load(path, _store(location), progress=progress)
    outcome = "published" if report.published else "nothing published"
    _record(viewer, {**source, "outcome": outcome, **counts(report)})
    return report


def counts(report: Report) -> dict[str, int]:
    """Rows read, loaded and refused in all tables together."""
    tables = report.tables.values()
    return {
        "read": sum(table.read for table in tables),
        "loaded": sum(table.loaded for table in tables),
        "refused": sum(table.refused for table in tables),
    }


@contextmanager
def _on_disk(content: bytes, name: str) -> Iterator[Path]:
    """The workbook as a file that only this process's user can read, removed whatever happens."""
    with TemporaryDirectory(prefix="iom-upload-") as folder:
        path = Path(folder) / file_name(name)
        path.write_bytes(content)
        yield path


def file_name(name: str) -> str:
    """`name` as a file's: what a browser calls it is not to be trusted with a folder."""
    stem = NAME.sub("_", Path(name.replace("\\", "/")).stem).strip(" .")[:60]
    return f"{stem or 'workbook'}.xlsx"


def _store(location: str) -> Store:
    return Store(Path(location), key=store_key())


def _record(viewer: Viewer, detail: Detail) -> None:
    register().record(Action.LOAD, actor=ACTOR, role=viewer.role, detail=detail)
