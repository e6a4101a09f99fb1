"""The register: what it records, that it is only added to, by many at once, and its faults in words."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from support.processes import environment

from access.register import Action, RegisterError, open_register
from access.viewer import Role


@pytest.fixture
def register(register_url):
    return open_register(register_url)


def test_an_event_is_kept_as_it_was_recorded(register):
    detail = {
        "files": 3,
        "refused": 0.5,
        "strict": True,
        "version": None,
        "tables": ["people", "schemes"],
        "ü": "é",
    }
    before = datetime.now(UTC)
    number = register.record(Action.LOAD, actor="ann", role=Role.ANALYST, scheme="llr", detail=detail)
    (event,) = register.events()
    assert (event.id, event.actor, event.role, event.scheme) == (number, "ann", "analyst", "llr")
    assert event.action is Action.LOAD
    assert event.detail == detail
    assert before <= event.at <= datetime.now(UTC)
    assert event.at.tzinfo is not None


def test_what_is_not_given_is_empty(register):
    register.record(Action.ROLLBACK, actor="ann")
    (event,) = register.events()
    assert (event.role, event.scheme, event.detail) == (None, None, {})


def test_events_come_newest_first_and_no_more_than_asked_for(register):
    for files in range(5):
        register.record(Action.LOAD, actor="ann", detail={"files": files})
    assert [event.detail["files"] for event in register.events(limit=2)] == [4, 3]


def test_events_since_a_moment(register, monkeypatch):
    register.record(Action.LOAD, actor="early")
    moment = register.events()[0].at + timedelta(microseconds=1)
    register.record(Action.EXPORT, actor="late")
    assert [event.actor for event in register.events(since=moment)] == ["late"]
    elsewhere = moment.astimezone(tz=datetime.strptime("+0530", "%z").tzinfo)
    assert [event.actor for event in register.events(since=elsewhere)] == ["late"]


def test_opening_again_keeps_what_is_there(register, register_url):
    register.record(Action.CHECK, actor="ann")
    assert len(open_register(register_url).events()) == 1


def test_the_actions_are_a_closed_list(register):
    with pytest.raises(ValueError, match="tidy"):
        register.record("tidy", actor="ann")
    assert {action.value for action in Action} == {"load", "check", "rollback", "export"}


@pytest.mark.parametrize("name", ["person_ref", "person", "refs", "com_ref"])
def test_nobody_can_be_named_in_the_detail(register, name):
    with pytest.raises(ValueError, match=f"holds nobody's reference: leave out {name}"):
        register.record(Action.EXPORT, actor="ann", detail={name: "P1"})
    assert register.events() == []


@pytest.mark.parametrize(
    "change",
    ["update audit set actor = 'x'", "delete from audit", "update audit set at = at where id < 0 or true"],
)
def test_the_database_itself_refuses_to_change_or_remove_a_line(register, register_url, change):
    register.record(Action.LOAD, actor="ann")
    engine = sa.create_engine(register_url, poolclass=sa.NullPool)
    with pytest.raises(sa.exc.DBAPIError, match="only added to"), engine.begin() as connection:
        connection.execute(sa.text(change))
    assert [event.actor for event in register.events()] == ["ann"]


def test_hostile_text_is_kept_as_text(register):
    text = "'); drop table audit; --\n=cmd|x"
    register.record(Action.LOAD, actor=text, scheme=text, detail={text: text})
    (event,) = register.events()
    assert (event.actor, event.scheme, event.detail) == (text, text, {text: text})


WRITER = """
import sys
from access.register import Action, open_register
register = open_register(sys.argv[1])
for n in range(25):
    register.record(Action.LOAD, actor=sys.argv[2], detail={"n": n})
"""


def test_several_processes_open_and_write_at_once(register_url):
    command = [sys.executable, "-c", WRITER, register_url]
    writers = [
        subprocess.Popen([*command, f"writer-{n}"], env=environment(), stderr=subprocess.PIPE)
        for n in range(4)
    ]
    said = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4, said
    events = open_register(register_url).events(limit=1000)
    assert len({event.id for event in events}) == 4 * 25
    for n in range(4):
        mine = [event.detail["n"] for event in events if event.actor == f"writer-{n}"]
        assert mine == list(range(24, -1, -1))


def test_sqlite_is_written_ahead_and_waits(tmp_path):
    open_register(f"sqlite:///{tmp_path / 'r.sqlite'}")
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'r.sqlite'}", poolclass=sa.NullPool)
    with engine.connect() as connection:
        assert connection.execute(sa.text("pragma journal_mode")).scalar() == "wal"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("no url", "IOM_REGISTER is not the URL of a database"),
        ("", "IOM_REGISTER is not the URL of a database"),
        ("mysql://ann:s3cret@host/db", r"SQLite or PostgreSQL, not in \[mysql\]"),
        ("sqlite:////no/such/folder/register.sqlite", "unable to open database file"),
        ("postgresql://ann:s3cret@127.0.0.1:1/db", r"ann:\*\*\*@127.0.0.1:1/db\] cannot be used: .*refused"),
        ("postgresql+unheard://ann:s3cret@host/db", "cannot be used"),
    ],
)
def test_a_register_that_cannot_be_used_is_one_clear_sentence_without_the_password(url, says):
    with pytest.raises(RegisterError, match=says) as raised:
        open_register(url)
    assert "s3cret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "r.sqlite").write_text("not a database, but long enough to be looked at" * 50)
    with pytest.raises(RegisterError, match="file is not a database"):
        open_register(f"sqlite:///{tmp_path / 'r.sqlite'}")


def test_a_register_that_goes_away_says_so_when_it_is_written_or_read(tmp_path):
    (tmp_path / "folder").mkdir()
    register = open_register(f"sqlite:///{tmp_path / 'folder' / 'r.sqlite'}")
    for file in (tmp_path / "folder").iterdir():
        file.unlink()
    Path(tmp_path / "folder").rmdir()
    for attempt in (lambda: register.record(Action.LOAD, actor="ann"), register.events):
        with pytest.raises(RegisterError, match="cannot be used: unable to open database file"):
            attempt()


def test_a_fault_does_not_show_what_was_to_be_recorded(tmp_path):
    register = open_register(f"sqlite:///{tmp_path / 'r.sqlite'}")
    os.truncate(tmp_path / "r.sqlite", 100)
    with pytest.raises(RegisterError) as raised:
        register.record(Action.LOAD, actor="ann", detail={"file": "secret.csv"})
    assert "secret.csv" not in str(raised.value)
