"""What a query says when it cannot be asked."""


class QueryError(Exception):
    """A metric, a parameter or a value that does not exist; the message is one sentence for people."""
