"""How a command ends: 0 published, 1 nothing published because of the data, 2 unusable arguments or files."""

import functools
from collections.abc import Callable
from typing import NoReturn, ParamSpec, TypeVar

import click

from access.register import RegisterError
from access.settings import SettingError
from data_model.pseudonyms import PseudonymisingError
from data_model.reading.errors import UnusableSource
from data_model.store_errors import StoreError

NOTHING_PUBLISHED = 1
UNUSABLE = 2

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def clean(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The command, ending in one clear sentence and status 2 where its files or settings cannot be used."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **options: Parameters.kwargs) -> Result:
        try:
            return command(*args, **options)
        except (PseudonymisingError, RegisterError, SettingError, StoreError, UnusableSource) as error:
            fail(str(error))
        except OSError as error:
            fail(f"{error.strerror or 'The file cannot be used'}: [{error.filename}].")

    return run


def fail(sentence: str, status: int = UNUSABLE) -> NoReturn:
    """Say why on standard error and end with `status`."""
    for line in f"Error: {sentence}".splitlines():
        click.echo(printable(line, None), err=True)
    raise click.exceptions.Exit(status)


def printable(text: str, longest: int | None = 80) -> str:
    """The text without whatever could steer a terminal, cut to `longest` characters."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return plain if longest is None or len(plain) <= longest else plain[: longest - 1] + "…"
