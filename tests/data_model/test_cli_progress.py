"""Progress: a bar on a terminal, lines elsewhere, and nothing where it is quick."""

import io
import time

import pytest
from rich.console import Console

from data_model.cli.progress import Steps

HOUR = 3600.0


def _terminal(screen: io.StringIO) -> Console:
    return Console(file=screen, force_terminal=True, width=80)


def test_quick_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    screen = io.StringIO()
    with Steps(_terminal(screen), quick=HOUR) as steps:
        steps("reading people", 1, 2)
    assert screen.getvalue() == ""
    with Steps(Console(file=io.StringIO()), quick=HOUR) as steps:
        steps("reading people", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_slow_work_is_told_in_plain_lines_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Steps(Console(file=io.StringIO()), quick=0) as steps:
        steps("reading people", 1_000, 2_000)
    assert capsys.readouterr() == ("", "reading people (50%)\n")


def test_slow_work_has_a_bar_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    screen = io.StringIO()
    with Steps(_terminal(screen), quick=0) as steps:
        steps("reading [people]", 1, 2)
        waited_until = time.monotonic() + 10
        while "[people]" not in screen.getvalue() and time.monotonic() < waited_until:
            time.sleep(0.01)
    assert "reading [people]" in screen.getvalue()
    assert "50%" in screen.getvalue()
    assert capsys.readouterr() == ("", "")


def test_steps_of_an_unknown_number_are_no_error() -> None:
    screen = io.StringIO()
    with Steps(Console(file=screen, force_terminal=True), quick=HOUR) as steps:
        steps("reading", 0, 0)
    assert screen.getvalue() == ""


def test_a_failure_inside_is_passed_on() -> None:
    with pytest.raises(ValueError, match="broken"), Steps(quick=HOUR):
        raise ValueError("broken")
