"""Headers: the TOML in the opening comment of a metric's SQL, which is its published definition."""

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from access.viewer import View
from disclosure.columns import Column, Kind, Unit

OPENING = re.compile(r"\A/\*(?P<toml>.*?)\*/", re.DOTALL)

KINDS_OF_PARAMETER = ("ref", "refs", "date", "snapshot", "choice", "number", "decimal", "text")


class HeaderError(Exception):
    """A metric's header breaks the rules; the message names the file and the entry."""


@dataclass(frozen=True)
class Parameter:
    """Something a metric can be asked with."""

    name: str
    kind: str
    """`ref`, `refs` (several), `date`, `snapshot` (the latest on or before it), `choice`, `number`, `decimal`
    or `text`."""
    meaning: str
    required: bool = False
    default: str | int | None = None
    choices: tuple[str, ...] = ()
    """For a `choice` or for `refs`: what may be chosen; for `refs`, none stated means any code."""


@dataclass(frozen=True)
class Header:
    """What a metric says of itself."""

    title: str
    definition: str
    numerator: str
    denominator: str
    grain: str
    source: str
    good_direction: str
    caveat: str
    owner: str
    reviewed: date
    next_review: date
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    views: frozenset[View] = frozenset(View)
    across_schemes: str = ""
    """Why the rows belong to no scheme, where they do not."""


def read_header(sql: str, where: str) -> Header:
    """The header of `sql`; HeaderError where it is missing or says something that is not understood."""
    found = OPENING.match(sql)
    if not found:
        raise HeaderError(f"{where}: the file must open with a comment that holds its definition in TOML.")
    try:
        entries = tomllib.loads(found["toml"])
        parameters = tuple(_parameter(name, one) for name, one in entries.pop("parameters", {}).items())
        columns = tuple(_column(name, one) for name, one in entries.pop("columns", {}).items())
        views = frozenset(View(view) for view in entries.pop("views", list(View)))
        return Header(parameters=parameters, columns=columns, views=views, **entries)
    except (tomllib.TOMLDecodeError, TypeError, ValueError, KeyError) as fault:
        known = ", ".join(field.name for field in fields(Header))
        raise HeaderError(f"{where}: {fault}. A header has: {known}.") from fault


def _parameter(name: str, entry: dict[str, Any]) -> Parameter:
    if entry["kind"] not in KINDS_OF_PARAMETER:
        raise ValueError(f"parameter [{name}] has kind [{entry['kind']}], not one of {KINDS_OF_PARAMETER}")
    return Parameter(name, **{**entry, "choices": tuple(entry.get("choices", ()))})


def _column(name: str, entry: dict[str, Any]) -> Column:
    of = entry.get("of", ())
    known = {
        "kind": Kind(entry["kind"]),
        "of": (of,) if isinstance(of, str) else tuple(of),
        "unit": Unit(entry.get("unit", "number")),
    }
    return Column(name, **{**entry, **known})
