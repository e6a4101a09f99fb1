"""What can go wrong with a store, each as one clear sentence for people."""

import duckdb


class StoreError(Exception):
    """Something is wrong with the store; the message is one clear sentence for people."""


class NoStore(StoreError):
    """There is no store where one was looked for."""


class WrongKey(StoreError):
    """The key does not fit the store: wrong, missing, or given for a store that is not encrypted."""


class NewerStore(StoreError):
    """The store was made by a newer version of the project."""


class OlderStore(StoreError):
    """The store was made by an older version of the project and has not been brought up to date."""


class StoreBusy(StoreError):
    """Another load is writing the store."""


FULL = ("no space left", "disk quota", "file too large", "enospc", "out of disk")
DENIED = ("permission denied", "read-only file system", "operation not permitted")

UNREADABLE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.OutOfMemoryException,
)
"""DuckDB's own words for a file or a machine at fault, as against SQL at fault."""


def opening_error(error: Exception, place: str) -> StoreError:
    """Why the file at `place` could not be opened, in words that hold neither the key nor SQL."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return StoreError(
            "This needs more memory than a reader may take: raise IOM_MEMORY_LIMIT, such as 4GB."
        )
    words = str(error).lower()
    if "wrong encryption key" in words:
        return WrongKey(f"The key does not open the store [{place}]: give the key that it was made with.")
    if "without a key" in words:
        return WrongKey(
            f"The store [{place}] is encrypted: give its key in IOM_STORE_KEY or IOM_STORE_KEY_FILE."
        )
    if "is not encrypted" in words:
        return WrongKey(
            f"A key was given but the store [{place}] is not encrypted: "
            "unset IOM_STORE_KEY and IOM_STORE_KEY_FILE, or load into a new store."
        )
    if any(word in words for word in DENIED):
        return StoreError(f"The store [{place}] may not be read by this user: ask for permission to read it.")
    return StoreError(
        f"The store [{place}] cannot be read: the file is damaged, cut short or not a store. "
        "Roll back to an earlier version, or load again."
    )


def is_full(error: Exception) -> bool:
    """Whether it was the disk that had no room."""
    return any(word in str(error).lower() for word in FULL)


def writing_error(error: Exception, folder: str) -> StoreError:
    """Why a new version could not be written into `folder`; the former one still stands."""
    words = str(error).lower()
    if is_full(error):
        why = "the disk is full"
    elif any(word in words for word in DENIED) or isinstance(error, PermissionError):
        why = "the folder may not be written to"
    elif isinstance(error, duckdb.OutOfMemoryException):
        why = "there is not enough memory (IOM_MEMORY_LIMIT raises the limit)"
    else:
        why = "writing to the folder failed"
    return StoreError(f"Nothing was published in [{folder}]: {why}. The store is as it was before.")
