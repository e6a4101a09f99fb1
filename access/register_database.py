"""The database of the register: its tables, and how SQLite and PostgreSQL are made to hold it."""

import sqlite3
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.pool import ConnectionPoolEntry, NullPool
from sqlalchemy.schema import CreateTable

SUPPORTED = ("sqlite", "postgresql")

WAIT_SECONDS = 10
"""How long a writer waits for another one, or for the server to answer."""


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment, kept in UTC by databases that know of zones and by those that do not."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment, said to be in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _table(name: str, *columns: sa.Column[str]) -> sa.Table:
    """A table of numbered and dated lines that say who did something."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Table(
        name,
        sa.MetaData(),
        sa.Column("id", number, primary_key=True, autoincrement=True),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        *columns,
        sqlite_autoincrement=True,
    )


AUDIT = _table(
    "audit",
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("scheme", sa.Text),
    sa.Column("detail", sa.JSON, nullable=False),
)
"""What was done with the data; nobody's reference is in it."""

CONSULTATIONS = _table(
    "consultations",
    sa.Column("scheme", sa.Text, nullable=False),
    sa.Column("person_ref", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
)
"""Whose record was opened, and why (Data Protection Act 2018, section 62)."""

TABLES = {AUDIT: "the audit log", CONSULTATIONS: "the record of consultations"}
"""Each table, and what its database calls it when it refuses a change."""

APPEND_ONLY = {
    "sqlite": (
        "create trigger if not exists {table}_not_changed before update on {table} "
        "begin select raise(abort, '{words} is only added to'); end",
        "create trigger if not exists {table}_not_removed before delete on {table} "
        "begin select raise(abort, '{words} is only added to'); end",
    ),
    "postgresql": (
        "create or replace function {table}_only_added_to() returns trigger language plpgsql as "
        "'begin raise exception ''{words} is only added to''; end'",
        "create or replace trigger {table}_not_changed before update or delete or truncate on {table} "
        "for each statement execute function {table}_only_added_to()",
    ),
}
"""What refuses a change or a removal, whoever asks for it."""


def engine_for(url: sa.URL) -> sa.Engine:
    """An engine that holds no connection open between uses, so that threads and processes may share it."""
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(url, poolclass=NullPool, hide_parameters=True)
        sa.event.listen(engine, "connect", _prepare_sqlite)
        return engine
    wait = {"connect_timeout": WAIT_SECONDS}
    return sa.create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=wait)


def create_tables(engine: sa.Engine) -> None:
    """Make the tables and what keeps them append-only, where they lack; several processes may at once."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # `if not exists` alone still lets two makers collide
            connection.execute(sa.text("select pg_advisory_xact_lock(hashtext('iom-dashboard audit'))"))
        for table, words in TABLES.items():
            _create(connection, table, words)


def _create(connection: sa.Connection, table: sa.Table, words: str) -> None:
    backend = connection.dialect.name
    if backend == "postgresql" and sa.inspect(connection).has_table(table.name):
        return
    connection.execute(CreateTable(table, if_not_exists=True))
    for statement in APPEND_ONLY[backend]:
        connection.exec_driver_sql(statement.format(table=table.name, words=words))


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"pragma busy_timeout = {WAIT_SECONDS * 1000}")
    try:
        cursor.execute("pragma journal_mode = wal")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise  # else: another process is just making the file so, and once is for good
    finally:
        cursor.close()
