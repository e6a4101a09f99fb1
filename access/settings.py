"""The settings, each from an environment variable."""

import os
import re
from pathlib import Path

from access.viewer import Role


class SettingError(Exception):
    """A setting has a value that cannot be used; the message is one clear sentence."""


def store_location() -> str:
    """IOM_STORE: a store folder, a single `.duckdb` file or a `ducklake:` URL; `store` unless set."""
    return os.environ.get("IOM_STORE", "").strip() or "store"


def role() -> Role:
    """IOM_ROLE: the role of whoever looks; `board` unless set. SettingError for an unknown one."""
    value = os.environ.get("IOM_ROLE", "").strip() or Role.BOARD.value
    if value not in set(Role):
        raise SettingError(f"IOM_ROLE is [{value}]: it must be one of {', '.join(Role)}.")
    return Role(value)


def schemes() -> frozenset[str] | None:
    """IOM_SCHEMES: the codes of the schemes that may be seen, with commas between; None (all) unless set."""
    value = os.environ.get("IOM_SCHEMES", "")
    codes = frozenset(code.strip() for code in value.split(",") if code.strip())
    if value and not codes:  # else a slip of the keyboard would show every scheme
        raise SettingError(f"IOM_SCHEMES names no scheme [{value}]: write codes with commas, or unset it.")
    return codes or None


def restricted() -> bool:
    """IOM_RESTRICTED: whether whoever works the cases may see the restricted ones too; `no` unless set."""
    value = os.environ.get("IOM_RESTRICTED", "").strip() or "no"
    if value not in ("yes", "no"):
        raise SettingError(f"IOM_RESTRICTED is [{value}]: it must be yes or no.")
    return value == "yes"


def register_url() -> str:
    """IOM_REGISTER: where the audit log is kept; `sqlite:///register.sqlite` unless set."""
    return os.environ.get("IOM_REGISTER", "").strip() or "sqlite:///register.sqlite"


def store_key() -> str | None:
    """The key of an encrypted store, from IOM_STORE_KEY or the file IOM_STORE_KEY_FILE; None unless set."""
    key, file = os.environ.get("IOM_STORE_KEY"), os.environ.get("IOM_STORE_KEY_FILE")
    if key and file:
        raise SettingError("IOM_STORE_KEY and IOM_STORE_KEY_FILE are both set: set one of them.")
    if file:
        return _usable(_content(Path(file)), "IOM_STORE_KEY_FILE")
    return _usable(key, "IOM_STORE_KEY") if key else None


def memory_limit() -> str:
    """IOM_MEMORY_LIMIT: the memory a reader or a load may take, such as `500MB`; `2GB` unless set."""
    value = os.environ.get("IOM_MEMORY_LIMIT", "").strip() or "2GB"
    if not re.fullmatch(r"\d+(\.\d+)? ?[KMGT]i?B", value):
        raise SettingError(f"IOM_MEMORY_LIMIT is [{value}]: write a number and its unit, such as 2GB.")
    return value


def threads() -> int:
    """IOM_THREADS: the threads one reader or load may use; the machine's, at most 4, unless set."""
    value = os.environ.get("IOM_THREADS", "").strip() or str(min(4, os.cpu_count() or 1))
    if not re.fullmatch(r"[1-9]\d{0,2}", value):
        raise SettingError(f"IOM_THREADS is [{value}]: it must be a whole number from 1 to 999.")
    return int(value)


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingError(f"IOM_STORE_KEY_FILE names [{file}], which cannot be read as text.") from None


def _usable(key: str, setting: str) -> str:
    if not key or not key.isprintable():
        raise SettingError(f"{setting} must hold a key of printable characters on one line.")
    return key
