"""The rules of the schemas in words for people, each fitting after “row 12, score [-3]:”."""

from datetime import date

import dataframely as dy

from data_model.describing import rule_sentences

REFERENCE = "must be 1 to 64 letters, digits, _ or -"
LIMITS = {
    "min": "must be at least {min:g}",
    "max": "must be at most {max:g}",
    "regex": REFERENCE,
    "min_length": "must not be empty",
    "max_length": "must be at most {max_length} characters",
    "inf": "must be a finite number",
    "nan": "must be a finite number",
}
"""Kind of limit of a column, as dataframely calls it, to its sentence."""


def limit_sentence(column: dy.Column, limit: str) -> str:
    """What a limit of `column` asks for, such as `must be at least 0`."""
    limits = {name: getattr(column, name, None) for name in ("min", "max", "max_length")}
    if isinstance(limits["min"], date):
        return f"must be a date from {limits['min']} to {limits['max']}"
    return LIMITS[limit].format(**limits)


def rule_sentence(schema: type[dy.Schema], rule: str) -> str:
    """What a rule of `schema` asks for, without the marks of code and the full stop."""
    return rule_sentences(schema)[rule].replace("`", "").rstrip(".")


def rule_column(schema: type[dy.Schema], rule: str, touched: list[str]) -> str:
    """The column that a rule over the columns `touched` is about: the one it is named after, or the last."""
    named = [name for name in schema.columns() if rule.startswith(name)]
    return max(named, key=len) if named else touched[-1]
