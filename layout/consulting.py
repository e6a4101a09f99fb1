"""Opening somebody's record: written in the register first, and not opened where that fails."""

import streamlit as st

from access.register import Purpose, RegisterError
from access.settings import SettingError
from findings import cases as said
from layout import address
from layout.downloads import ACTOR, register
from layout.page import Page
from layout.plain import plain

MACC = "macc"
"""What the address has under `mode` while a meeting is stepped through."""

_FROM_LIST, _WRITTEN = "consulting_from_list", "consulting_written"


def coming_from_list() -> None:
    """From now on in this session, records are opened from the list of cases."""
    st.session_state[_FROM_LIST] = True


def refused(page: Page, person: str) -> str:
    """Empty where the register says that `person` is looked at, written just now or earlier in this session.

    Else the sentence to say instead; nothing of the record may be shown then.
    """
    opened = (page.scheme, person, page.as_at, page.viewer.role)
    written: set[object] = st.session_state.setdefault(_WRITTEN, set())
    if opened in written:
        return ""
    try:
        register().consulted(
            person, actor=ACTOR, role=page.viewer.role, scheme=page.scheme, purpose=_purpose()
        )
    except (RegisterError, SettingError) as error:
        return f"{said.NOT_RECORDED} {error}"
    written.add(opened)
    return ""


def say_closed(why: str) -> None:
    """Say that a record is not opened, in the same words whatever the reason, and then the reason."""
    st.title(plain(said.CLOSED), anchor=False)
    st.markdown(plain(why))


def _purpose() -> Purpose:
    if address.own("mode") == MACC:
        return Purpose.MACC
    return Purpose.CASE_LIST if st.session_state.get(_FROM_LIST) else Purpose.LINK
