"""A workbook sent by a browser: its name is not trusted, and it does not stay."""

from contextlib import suppress
from pathlib import Path

import pytest

from access.viewer import NotPermitted, Role, Viewer
from layout import workbook


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("north.xlsx", "north.xlsx"),
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("..\\..\\windows\\x.xlsx", "x.xlsx"),
        ("", "workbook.xlsx"),
        ("....xlsx", "workbook.xlsx"),
        ("a\x00b;c.xlsx", "a_b_c.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 60 + ".xlsx"),
    ],
)
def test_a_name_cannot_leave_its_folder(sent, kept):
    assert workbook.file_name(sent) == kept


def test_the_file_is_private_and_gone_afterwards():
    with workbook._on_disk(b"content", "north.xlsx") as path:
        assert path.read_bytes() == b"content"
        assert path.parent.stat().st_mode & 0o077 == 0
        folder = path.parent
    assert not folder.exists()


def test_the_file_is_gone_after_a_failure():
    seen: list[Path] = []
    with suppress(RuntimeError), workbook._on_disk(b"content", "north.xlsx") as path:
        seen.append(path)
        raise RuntimeError
    assert not seen[0].exists()


@pytest.mark.parametrize("role", [Role.BOARD, Role.PRESENTER, Role.INSPECTOR])
def test_only_an_analyst_may_publish(role, tmp_path):
    with pytest.raises(NotPermitted):
        workbook.publish_workbook(b"", "x.xlsx", str(tmp_path), Viewer.of(role), lambda *_: None)
