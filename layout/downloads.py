"""Downloads: exactly what is shown, and a line in the register before anything is given."""

from collections.abc import Callable

import streamlit as st

from access.register import Action, Detail, Register, open_register
from access.settings import register_url
from access.viewer import Role
from disclosure.figures import Figures
from layout.current import current_page

ACTOR = "dashboard"
"""Who the register names until sign-in says who it was."""


def offer_csv(figures: Figures, name: str, label: str = "CSV") -> None:
    """A button for the figures as CSV: what the viewer sees, cells inert in a spreadsheet."""
    file = file_name(figures)
    detail: Detail = {
        "metric": figures.metric,
        "file": file,
        "view": figures.view.value,
        "version": figures.version,
        "rows": figures.frame.height,
        "filters": [
            f"{key}={value}" for key, value in sorted(figures.parameters.items()) if value is not None
        ],
    }
    offer(label, figures.csv, file, "text/csv", name=f"csv-{name}", scheme=_scheme(figures), detail=detail)


def offer(
    label: str,
    make: Callable[[], str | bytes],
    file: str,
    mime: str,
    *,
    name: str,
    scheme: str | None,
    detail: Detail,
    icon: str = ":material/download:",
) -> None:
    """A button that makes the file when pressed, and records it first: without a record nothing is given."""
    page = current_page()
    role = page.viewer.role if page else None
    st.download_button(
        label,
        lambda: _recorded(make, role, scheme, detail),
        file_name=file,
        mime=mime,
        type="tertiary",
        icon=icon,
        key=name,
        on_click="ignore",
    )


def file_name(figures: Figures) -> str:
    """Such as `caseload.by_cohort_lincolnshire_2022-09-30.csv`."""
    parts = (figures.metric, _scheme(figures), figures.as_at.isoformat() if figures.as_at else None)
    return "_".join(part for part in parts if part) + ".csv"


def register() -> Register:
    """The audit register that the settings name; RegisterError where it cannot be used."""
    return _register(register_url())


@st.cache_resource(max_entries=2, show_spinner=False)
def _register(url: str) -> Register:
    return open_register(url)


def _recorded(
    make: Callable[[], str | bytes], role: Role | None, scheme: str | None, detail: Detail
) -> str | bytes:
    register().record(Action.EXPORT, actor=ACTOR, role=role, scheme=scheme, detail=detail)
    return make()


def _scheme(figures: Figures) -> str | None:
    scheme = figures.parameters.get("scheme")
    return scheme if isinstance(scheme, str) else None
