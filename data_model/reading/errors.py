"""What makes a source or one of its files unusable."""


class UnusableSource(Exception):
    """The source, or a file in it, cannot be read; the message is one clear sentence for people."""
