"""References in place of identifiers, by a keyed hash; the key stays with the caller."""

import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from pathlib import Path

LEAST_KEY_BYTES = 32
STAFF = ("com_ref", "polm_ref", "support_officer_ref")
LETTERS = "bcdfghjklmnpqrst"
"""One per half byte. Without figures none looks like an identifier; without vowels, like a word."""


class PseudonymisingError(Exception):
    """The step cannot be done; the message is one clear sentence without any value from the files."""


def reference(key: bytes, identifier: str, column: str = "person_ref") -> str:
    """The reference of an identifier: the same for the same key, whatever the file; empty for an empty one.

    Case and spaces are evened out first, so `ab 12` and `AB12` are one. People and staff have references of
    their own, so that the same number never links one to the other.
    """
    plain = even(identifier)
    if not plain:
        return ""
    kind = "s" if column in STAFF else "p" if column == "person_ref" else "r"
    scope = {"s": "staff", "p": "person"}.get(kind, column)
    digest = hmac.new(key, f"{scope}\0{plain}".encode(), hashlib.sha256).hexdigest()[:32]
    return f"{kind}_" + "".join(LETTERS[int(half, 16)] for half in digest)


def even(identifier: str) -> str:
    """The identifier in capitals without any space, in Unicode's compatible form."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", identifier)).upper()


def key_from_file(path: Path) -> bytes:
    """The key in a file. PseudonymisingError where it cannot be read or is too short."""
    try:
        return _long_enough(path.read_bytes().strip(), f"the key file [{path.name}]")
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise PseudonymisingError(f"The key file [{path.name}] cannot be read: {reason}.") from None


def key_from_text(text: str, where: str) -> bytes:
    """The key given as text by `where`. PseudonymisingError where it is too short."""
    return _long_enough(text.strip().encode(), where)


def new_key(path: Path) -> None:
    """A new random key in a file of its own that only this user can read; never over an existing file."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise PseudonymisingError(f"The file [{path.name}] exists: a key is never written over.") from None
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise PseudonymisingError(f"The key file [{path.name}] cannot be written: {reason}.") from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(LEAST_KEY_BYTES) + "\n")


def _long_enough(key: bytes, where: str) -> bytes:
    if len(key) < LEAST_KEY_BYTES:
        raise PseudonymisingError(
            f"The key in {where} is too short: it needs at least {LEAST_KEY_BYTES} bytes. "
            "--new-key FILE makes a good one."
        )
    return key
