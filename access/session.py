"""The viewer of a browser session: from the settings until sign-in fills this seam."""

import streamlit as st

from access import settings
from access.viewer import Role, Viewer

_ROLE = "viewer_role"


def current_viewer(*, demo: bool) -> Viewer:
    """Who is looking. On a store of made-up people (`demo`), and only there, the role may be switched."""
    role = st.session_state.get(_ROLE) if demo else None
    return Viewer.of(
        role if isinstance(role, Role) else settings.role(),
        settings.schemes(),
        restricted=settings.restricted(),
    )


def switch_role(role: Role) -> None:
    """Look with another role from the next run on; `current_viewer` heeds it on a demo store only."""
    st.session_state[_ROLE] = Role(role)
