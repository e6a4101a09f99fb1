"""The register: what was done, and whose record was opened; only ever added to, on SQLite or PostgreSQL."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from access.register_database import AUDIT, CONSULTATIONS, SUPPORTED, create_tables, engine_for
from access.viewer import Role

Detail = Mapping[str, str | int | float | bool | list[str] | None]
"""Facts of an event: counts, files, dates, filters. Never a person's reference or the values of a row."""

PERSONAL = re.compile(r"(^|_)(person|refs?)(_|$)")
"""Names of facts that would hold a person, and so are refused."""


class RegisterError(Exception):
    """The register cannot be reached or used; the message is one clear sentence, without the password."""


class Action(StrEnum):
    """What the register records."""

    LOAD = "load"
    CHECK = "check"
    ROLLBACK = "rollback"
    EXPORT = "export"


@dataclass(frozen=True)
class Event:
    """One line of the register."""

    id: int
    at: datetime
    actor: str
    role: str | None
    action: Action
    scheme: str | None
    detail: dict[str, object]


class Purpose(StrEnum):
    """Why somebody's record was opened."""

    CASE_LIST = "case list"
    """From the caseload, by whoever works it."""
    MACC = "macc"
    """In the order of the meeting that discusses them."""
    LINK = "link"
    """By an address that a colleague sent, or a bookmark."""
    EXPORT = "export"
    """Taken away as a file."""


@dataclass(frozen=True)
class Consultation:
    """Who opened whose record, when and why (Data Protection Act 2018, section 62)."""

    id: int
    at: datetime
    actor: str
    role: str | None
    scheme: str
    person_ref: str
    purpose: Purpose


class Register:
    """An open register; there is no way to change or remove what it holds."""

    def __init__(self, engine: sa.Engine) -> None:
        """Use `open_register`."""
        self._engine = engine

    def record(
        self,
        action: Action,
        *,
        actor: str,
        role: Role | None = None,
        scheme: str | None = None,
        detail: Detail | None = None,
    ) -> int:
        """The number of the line that was added, dated now.

        `detail` must never hold a person's reference: ValueError for a fact whose name says that it does.
        RegisterError where the register cannot be written: then what was to be recorded should not be done.
        """
        line = {"action": Action(action).value, "scheme": scheme, "detail": _impersonal(detail or {})}
        return self._add(AUDIT, actor, role, line)

    def consulted(
        self, person_ref: str, *, actor: str, scheme: str, purpose: Purpose, role: Role | None = None
    ) -> int:
        """The number of the line that says whose record is being opened, and why; dated now.

        Write it before anything of the record is shown. RegisterError where it cannot be written: then the
        record should not be opened.
        """
        line = {"scheme": scheme, "person_ref": person_ref, "purpose": Purpose(purpose).value}
        return self._add(CONSULTATIONS, actor, role, line)

    def events(self, limit: int = 100, since: datetime | None = None) -> list[Event]:
        """The last `limit` lines, newest first; those at or after `since` only, where it is given."""
        return [_event(row) for row in self._last(AUDIT, limit, since)]

    def consultations(
        self, limit: int = 100, since: datetime | None = None, person_ref: str | None = None
    ) -> list[Consultation]:
        """The last `limit` consultations, newest first; of one record only, where `person_ref` is given."""
        only = () if person_ref is None else (CONSULTATIONS.c.person_ref == person_ref,)
        return [_consultation(row) for row in self._last(CONSULTATIONS, limit, since, *only)]

    def _add(self, table: sa.Table, actor: str, role: Role | None, line: Mapping[str, object]) -> int:
        who = {"at": datetime.now(UTC), "actor": actor, "role": role.value if role else None}
        try:
            with self._engine.begin() as connection:
                added = connection.execute(sa.insert(table).values(who | dict(line)).returning(table.c.id))
                return int(added.scalar_one())
        except SQLAlchemyError as error:
            raise _unusable(self._engine.url, error) from None

    def _last(
        self, table: sa.Table, limit: int, since: datetime | None, *only: sa.ColumnElement[bool]
    ) -> Sequence[sa.Row[tuple[object, ...]]]:
        asked = sa.select(table).where(*only).order_by(table.c.id.desc()).limit(limit)
        if since is not None:
            asked = asked.where(table.c.at >= since)
        try:
            with self._engine.connect() as connection:
                return connection.execute(asked).all()
        except SQLAlchemyError as error:
            raise _unusable(self._engine.url, error) from None


def open_register(url: str) -> Register:
    """The register in the database at `url`, its tables made if need be; RegisterError if that fails."""
    parsed = _parsed(url)
    try:
        engine = engine_for(parsed)
        create_tables(engine)
    except (SQLAlchemyError, ImportError) as error:
        raise _unusable(parsed, error) from None
    return Register(engine)


def _parsed(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except ArgumentError:
        raise RegisterError(
            "IOM_REGISTER is not the URL of a database: write one such as sqlite:///register.sqlite."
        ) from None
    if parsed.get_backend_name() not in SUPPORTED:
        raise RegisterError(
            f"The register can be kept in SQLite or PostgreSQL, not in [{parsed.get_backend_name()}]: "
            "change IOM_REGISTER."
        )
    return parsed


def _impersonal(detail: Detail) -> dict[str, object]:
    personal = sorted(name for name in detail if PERSONAL.search(name))
    if personal:
        raise ValueError(f"the register holds nobody's reference: leave out {', '.join(personal)}")
    return dict(detail)


def _event(row: sa.Row[tuple[object, ...]]) -> Event:
    line = row._mapping
    return Event(**{**line, "action": Action(line["action"])})


def _consultation(row: sa.Row[tuple[object, ...]]) -> Consultation:
    line = row._mapping
    return Consultation(**{**line, "purpose": Purpose(line["purpose"])})


def _unusable(url: sa.URL, error: Exception) -> RegisterError:
    """The first line of the database's own words: no password, no statement, no values."""
    cause = str(getattr(error, "orig", None) or error).strip().splitlines()
    shown = url.render_as_string(hide_password=True)
    return RegisterError(
        f"The register [{shown}] cannot be used: {cause[0] if cause else type(error).__name__}."
    )
