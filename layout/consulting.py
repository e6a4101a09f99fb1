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


def recorded(page: Page, person: str) -> bool:
    """Whether the register says that `person` is looked at, written just now or earlier in this session.

    Where it cannot be written the page says so, and nothing of the record may be shown.
    """
    opened = (page.scheme, person, page.as_at, page.viewer.role)
    written: set[object] = st.session_state.setdefault(_WRITTEN, set())
    if opened in written:
        return True
    try:
        register().consulted(
            person, actor=ACTOR, role=page.viewer.role, scheme=page.scheme, purpose=_purpose()
        )
    except (RegisterError, SettingError) as error:
        st.title(plain(said.CLOSED), anchor=False)
        st.markdown(plain(f"{said.NOT_RECORDED} {error}"))
        return False
    written.add(opened)
    return True


def _purpose() -> Purpose:
    if address.own("mode") == MACC:
        return Purpose.MACC
    return Purpose.CASE_LIST if st.session_state.get(_FROM_LIST) else Purpose.LINK
