"""The rules of one row, as its schema states them."""

from copy import copy
from functools import cache
from types import new_class

import dataframely as dy
import polars as pl

from data_model.faults import ROW, all_faults, faults_in
from data_model.rules.sentences import limit_sentence, rule_column, rule_sentence

AT_ONCE = 1_000_000
"""Rows looked at together: the checks of more would take memory and save no time."""


def row_faults(frame: pl.DataFrame, schema: type[dy.Schema], already: pl.DataFrame) -> pl.DataFrame:
    """Faults of the rows of `frame` that break a rule of `schema`.

    Empty cells and keys are looked at elsewhere; a rule over a value at fault `already` says nothing more.
    """
    checked = keyless(schema)
    parts = []
    for start in range(0, frame.height, AT_ONCE):
        part = frame.slice(start, AT_ONCE)
        _, failure = checked.filter(part.drop(ROW))
        if len(failure):
            parts.append(_faults(part, checked, list(failure.counts()), already))
    return all_faults(parts)


@cache
def keyless(schema: type[dy.Schema]) -> type[dy.Schema]:
    """`schema` without its primary key: repeats and clashes are told apart, across the whole table."""
    columns = {name: _without_key(column) for name, column in schema.columns().items()}
    rules = {name: getattr(schema, name) for name in schema._schema_validation_rules()}
    return new_class(
        f"{schema.__name__}Rows", (dy.Schema,), exec_body=lambda body: body.update(columns, **rules)
    )


def _without_key(column: dy.Column) -> dy.Column:
    copied = copy(column)
    copied.primary_key = False
    return copied


def _faults(
    part: pl.DataFrame, checked: type[dy.Schema], broken: list[str], already: pl.DataFrame
) -> pl.DataFrame:
    """A fault for each of the rules `broken` that a row of `part` breaks."""
    rules = checked._validation_rules(with_cast=False)
    found = []
    for rule in (rule for rule in broken if not rule.endswith("|nullability")):
        check = rules[rule].expr
        touched = check.meta.root_names()
        told = already.filter(pl.col("column").is_in(touched))
        bad = part.filter(~check.fill_null(True)).join(told, on=ROW, how="anti")[ROW]
        column, _, limit = rule.partition("|")
        if limit:
            found.append(faults_in(bad, column, limit_sentence(checked.columns()[column], limit)))
        else:
            found.append(faults_in(bad, rule_column(checked, rule, touched), rule_sentence(checked, rule)))
    return all_faults(found)
