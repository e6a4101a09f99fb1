"""The database of the register: its table, and how SQLite and PostgreSQL are made to hold it."""

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


AUDIT = sa.Table(
    "audit",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("role", sa.Text),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("scheme", sa.Text),
    sa.Column("detail", sa.JSON, nullable=False),
    sqlite_autoincrement=True,
)

APPEND_ONLY = {
    "sqlite": (
        "create trigger if not exists audit_not_changed before update on audit "
        "begin select raise(abort, 'the audit log is only added to'); end",
        "create trigger if not exists audit_not_removed before delete on audit "
        "begin select raise(abort, 'the audit log is only added to'); end",
    ),
    "postgresql": (
        "create or replace function audit_only_added_to() returns trigger language plpgsql as "
        "'begin raise exception ''the audit log is only added to''; end'",
        "create or replace trigger audit_not_changed before update or delete or truncate on audit "
        "for each statement execute function audit_only_added_to()",
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
    """Make the table and what keeps it append-only, where they lack; several processes may do so at once."""
    with engine.begin() as connection:
        backend = engine.dialect.name
        if backend == "postgresql":  # `if not exists` alone still lets two makers collide
            connection.execute(sa.text("select pg_advisory_xact_lock(hashtext('iom-dashboard audit'))"))
        if sa.inspect(connection).has_table(AUDIT.name) and backend == "postgresql":
            return
        connection.execute(CreateTable(AUDIT, if_not_exists=True))
        for statement in APPEND_ONLY[backend]:
            connection.exec_driver_sql(statement)


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
