"""The databases that the register is tested on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from support import postgres

DATABASES = ["sqlite", "postgresql"] if postgres.programs() else ["sqlite"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say on which databases the register was tested: PostgreSQL is left out where it is missing."""
    terminalreporter.write_line(f"register tested on: {', '.join(DATABASES)}")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres.server() as url:
        yield url


@pytest.fixture(params=DATABASES)
def register_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, on each kind that the machine has."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'register.sqlite'}"
        return
    url = request.getfixturevalue("postgres_url")
    yield url
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        for table in ("audit", "consultations"):
            connection.execute(sa.text(f"drop table if exists {table}"))
            connection.execute(sa.text(f"drop function if exists {table}_only_added_to"))
