"""Consultations: whose record was opened, by whom, when and why; kept apart from the audit log."""

import os
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from access.register import Action, Purpose, RegisterError, open_register
from access.viewer import Role


@pytest.fixture
def register(register_url):
    return open_register(register_url)


def opened(register, person="P1", **other):
    given = {"actor": "ann", "role": Role.INSPECTOR, "scheme": "llr", "purpose": Purpose.CASE_LIST} | other
    return register.consulted(person, **given)


def test_it_says_who_when_which_record_and_why(register):
    before = datetime.now(UTC)
    number = opened(register)
    (one,) = register.consultations()
    assert (one.id, one.actor, one.role, one.scheme) == (number, "ann", "inspector", "llr")
    assert (one.person_ref, one.purpose) == ("P1", Purpose.CASE_LIST)
    assert before <= one.at <= datetime.now(UTC)
    assert one.at.tzinfo is not None


def test_the_purposes_are_a_closed_list(register):
    with pytest.raises(ValueError, match="curiosity"):
        opened(register, purpose="curiosity")
    assert {purpose.value for purpose in Purpose} == {"case list", "macc", "link", "export"}
    assert register.consultations() == []


def test_the_audit_log_does_not_learn_of_it(register):
    opened(register)
    register.record(Action.EXPORT, actor="ann")
    assert len(register.events()) == 1
    assert "P1" not in str(register.events())
    assert len(register.consultations()) == 1


def test_they_come_newest_first_of_one_record_or_of_all(register):
    for person in ("P1", "P2", "P1", "P3"):
        opened(register, person)
    assert [one.person_ref for one in register.consultations(limit=2)] == ["P3", "P1"]
    assert [one.id for one in register.consultations(person_ref="P1")] == [3, 1]
    moment = register.consultations()[0].at
    assert register.consultations(since=moment + timedelta(microseconds=1)) == []
    assert [one.person_ref for one in register.consultations(since=moment)] == ["P3"]


@pytest.mark.parametrize("change", ["update consultations set person_ref = 'x'", "delete from consultations"])
def test_the_database_itself_refuses_to_change_or_remove_one(register, register_url, change):
    opened(register)
    engine = sa.create_engine(register_url, poolclass=sa.NullPool)
    with pytest.raises(sa.exc.DBAPIError, match="only added to"), engine.begin() as connection:
        connection.execute(sa.text(change))
    assert [one.person_ref for one in register.consultations()] == ["P1"]


def test_a_register_made_before_there_were_consultations_gets_their_table(register, register_url):
    register.record(Action.LOAD, actor="ann")
    engine = sa.create_engine(register_url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text("drop table consultations"))
    opened(open_register(register_url))
    assert len(register.events()) == 1
    assert len(register.consultations()) == 1


def test_hostile_text_is_kept_as_text(register):
    text = "'); drop table consultations; --"
    opened(register, text, actor=text, scheme=text)
    (one,) = register.consultations(person_ref=text)
    assert (one.actor, one.scheme, one.person_ref) == (text, text, text)


def test_a_fault_does_not_show_whose_record_it_was(tmp_path):
    register = open_register(f"sqlite:///{tmp_path / 'r.sqlite'}")
    os.truncate(tmp_path / "r.sqlite", 100)
    with pytest.raises(RegisterError) as raised:
        opened(register, "P-secret")
    assert "P-secret" not in str(raised.value)
