"""The kinds of column that the tables of the data dictionary are made of."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import dataframely as dy

REF_PATTERN = r"^[A-Za-z0-9_-]{1,64}$"
"""What a pseudonymised reference looks like (data dictionary, opening paragraphs)."""


def ref(description: str, **options: Any) -> dy.String:
    """A pseudonymised reference or code: 1 to 64 letters, digits, `_` or `-`."""
    return dy.String(regex=REF_PATTERN, description=description, **options)


def text(description: str, **options: Any) -> dy.String:
    """Free text of one line, at most 500 characters."""
    return dy.String(min_length=1, max_length=500, description=description, **options)


def date(description: str, **options: Any) -> dy.Date:
    """A calendar date between 1900 and 2199; outside it is a slip of the keyboard."""
    return dy.Date(min=dt.date(1900, 1, 1), max=dt.date(2199, 12, 31), description=description, **options)


def closed_list(description: str, values: Sequence[str], **options: Any) -> dy.Enum:
    """One of `values`, exactly as spelt in the data dictionary."""
    return dy.Enum(list(values), description=description, **options)


def count(description: str, **options: Any) -> dy.Int64:
    """A whole number from 0."""
    return dy.Int64(min=0, description=description, **options)


def flag(description: str, **options: Any) -> dy.Bool:
    """True or false."""
    return dy.Bool(description=description, **options)
