"""The only place that reads the store: one SQL file per metric, whose header is its published definition."""

from queries.errors import QueryError
from queries.runner import run

__all__ = ["QueryError", "run"]
