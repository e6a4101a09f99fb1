"""Lines in the register about what a command does: one before, so that none is missing, and one after."""

import getpass
from dataclasses import dataclass
from pathlib import Path

import click

from access.register import Action, Detail, Register, RegisterError, open_register
from access.settings import register_url

PUBLISHED = "published"
NOTHING = "nothing published"


@dataclass(frozen=True)
class Entry:
    """What is being done, already recorded as begun."""

    register: Register
    action: Action
    facts: Detail

    @classmethod
    def begun(cls, url: str | None, action: Action, **facts: str | int | bool | None) -> "Entry":
        """The entry, with its first line written. RegisterError where it cannot be: then do not go on."""
        entry = cls(open_register(url or register_url()), action, facts)
        entry._write(outcome="begun")
        return entry

    def ended(self, outcome: str, **facts: str | int | bool | None) -> None:
        """Write how it ended. What is done is done: a register that fails now is a warning."""
        try:
            self._write(outcome=outcome, **facts)
        except RegisterError as error:
            click.echo(f"Warning: {outcome}, but this could not be recorded. {error}", err=True)

    def _write(self, **facts: str | int | bool | None) -> None:
        self.register.record(self.action, actor=f"command line: {_user()}", detail={**self.facts, **facts})


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown user"


def place(path: Path) -> str:
    """The name of a file or folder, without the way to it."""
    return path.resolve().name
